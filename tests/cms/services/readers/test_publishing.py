"""What readers get: editions that never change, pages made from them, and what may not be published at all."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import html
from PIL import Image

from cms.domain.errors import NewsroomError, NotFound, RuleBroken, StaleArticle
from cms.domain.workflow import EditionKind, Publication, Stage
from tests.cms.staffed_newsroom import BODY, text


@pytest.fixture
def live(as_, file_article):
    """Minji's article, approved by Daniel and published in its first edition."""
    slug = file_article("ferry", Stage.APPROVED)
    as_("daniel").publishing.publish(slug)
    return slug


@pytest.fixture
def rewrite(as_):
    """Change a live article and bring it to approval again."""

    def rewrite(slug, headline="Ferry leaves before dawn"):
        as_("minji").drafting.save(slug, text(headline))
        as_("daniel").review.approve(slug)

    return rewrite


def page_of(taken):
    return html.parse(taken.page).getroot()


def test_publishing_makes_an_edition_and_a_page_that_exists(as_, file_article):
    taken = as_("daniel").publishing.publish(file_article("ferry", Stage.APPROVED))
    (edition,) = as_("minji").reading.editions("ferry")
    assert (edition.number, edition.version, edition.kind) == (1, 2, EditionKind.FIRST)
    assert edition.published_by_name == "Daniel Reyes"
    assert page_of(taken).xpath("string(//h1)") == "Ferry leaves at dawn"


def test_the_page_has_every_element_of_the_seed_article(as_, file_article, library_photo):
    photo = library_photo(caption="Crew on the quay.")
    file_article("ferry", Stage.APPROVED, words=text("Ferry leaves at dawn", BODY, photo))
    page = page_of(as_("daniel").publishing.publish("ferry"))
    words = " ".join(page.text_content().split())
    for skip_link in (
        "Quick access to top menu",
        "Direct access to main contents",
        "Quick access to page bottom",
    ):
        (link,) = [
            a for a in page.xpath("//a[starts-with(@href, '#')]") if a.text_content().strip() == skip_link
        ]
        assert page.xpath(f"//*[@id='{link.get('href')[1:]}']"), skip_link
    assert [p.text_content().strip() for p in page.xpath("//article//p")].count(
        "The ferry left at dawn."
    ) == 1
    assert page.xpath("string(//figcaption)").strip() == "▲ Crew on the quay. ⓒAP=Associated Press"
    assert page.xpath("//figure//img[@alt='A quay.']")
    assert len(page.xpath("//*[@class='reactions']//li")) == 5
    assert "Comments" in words
    assert "300" in words
    assert page.xpath("//img[contains(@alt, 'Minji Kim')]")
    assert "Share" in words
    assert page.xpath("//time[@datetime]")
    assert json.loads(page.xpath("string(//script[@type='application/ld+json'])"))["headline"]


def test_a_page_reads_from_a_folder_its_pictures_beside_it(as_, file_article, library_photo):
    file_article("ferry", Stage.APPROVED, words=text("Ferry", BODY, library_photo()))
    taken = as_("daniel").publishing.publish("ferry")
    folder = as_("daniel").connection.site_folder / "ferry"
    sources = page_of(taken).xpath("//figure//img/@src")
    assert sources
    assert all((folder / source).is_file() for source in sources)


def test_readers_get_each_picture_as_webp_too_with_the_same_words_in_it(as_, file_article, library_photo):
    file_article("ferry", Stage.APPROVED, words=text("Ferry", BODY, library_photo()))
    taken = as_("daniel").publishing.publish("ferry")
    folder = as_("daniel").connection.site_folder / "ferry"
    offered = page_of(taken).xpath("string(//figure//source[@type='image/webp']/@srcset)").split(", ")
    assert offered
    for copy in offered:
        picture = folder / copy.split()[0]
        with Image.open(picture) as webp, Image.open(picture.with_suffix(".jpg")) as jpeg:
            assert (webp.format, webp.size) == ("WEBP", jpeg.size)
        facts = as_("daniel").connection.darkroom.examine(picture)
        assert (facts.caption, facts.credit_line) == ("The quay at dawn.", "AP=Associated Press")


def test_only_the_approved_text_is_published(as_, file_article):
    slug = file_article("ferry", Stage.APPROVED)
    as_("minji").drafting.save(slug, text("Ferry sinks"))
    with pytest.raises(RuleBroken, match="Only an approved article can be published"):
        as_("daniel").publishing.publish(slug)


def test_a_photo_whose_rights_fell_after_approval_stops_publication(
    as_, file_article, library_photo, newsroom
):
    photo = library_photo(credit_line="Kim Chul-soo")
    with pytest.raises(RuleBroken, match="Photo 1"):
        file_article("ferry", Stage.APPROVED, words=text("Ferry", BODY, photo))
    assert as_("minji").reading.editions("ferry") == []


def test_an_update_is_named_as_one_and_readers_keep_the_first_time(as_, clock, live, rewrite):
    first = as_("minji").reading.editions(live)[0].published_at
    rewrite(live)
    clock.forward(hours=1)
    with pytest.raises(RuleBroken, match="Say whether this is an update or a correction"):
        as_("daniel").publishing.publish(live)
    taken = as_("daniel").publishing.publish(live, kind=EditionKind.UPDATE)
    newest, oldest = as_("minji").reading.editions(live)
    assert (newest.kind, oldest.kind) == (EditionKind.UPDATE, EditionKind.FIRST)
    times = page_of(taken).xpath("//header//time/@datetime")
    assert len(times) == 2
    assert times[0].startswith(f"{first:%Y-%m-%dT%H:%M}")


def test_a_correction_tells_readers_what_was_wrong(as_, live, rewrite):
    rewrite(live)
    with pytest.raises(RuleBroken, match="needs a notice"):
        as_("daniel").publishing.publish(live, kind=EditionKind.CORRECTION, notice=" ")
    notice = "An earlier version gave the wrong hour."
    taken = as_("daniel").publishing.publish(live, kind=EditionKind.CORRECTION, notice=notice)
    assert notice in page_of(taken).text_content()
    assert as_("minji").reading.editions(live)[0].notice == notice


def test_the_same_version_is_not_published_twice(as_, live):
    with pytest.raises(RuleBroken, match="Readers already have this version"):
        as_("daniel").publishing.publish(live, kind=EditionKind.UPDATE)


def test_a_note_for_the_ledger_never_reaches_readers(as_, live, rewrite):
    rewrite(live)
    taken = as_("daniel").publishing.publish(
        live, kind=EditionKind.UPDATE, note="The lawyer agreed by phone."
    )
    assert "lawyer" not in page_of(taken).text_content()
    assert "The lawyer agreed by phone." in as_("minji").reading.history(live)[0].reason


def test_a_live_article_with_a_newer_text_is_being_corrected(as_, live):
    assert not as_("minji").reading.open(live).row.is_being_corrected
    as_("minji").drafting.save(live, text("Ferry leaves before dawn"))
    assert as_("minji").reading.open(live).row.is_being_corrected


def test_a_withdrawn_article_is_gone_from_the_site_and_may_be_published_again(as_, live):
    site = as_("daniel").connection.site_folder
    as_("daniel").publishing.withdraw(live, reason="A source asked us to check.")
    assert not (site / "ferry" / "index.html").exists()
    assert "Ferry leaves" not in (site / "index.html").read_text(encoding="utf-8")
    taken = as_("daniel").publishing.publish(live)
    assert taken.publication is Publication.LIVE
    assert (site / "ferry" / "index.html").is_file()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_withdrawing_and_retracting_need_words(newsroom, as_, live, reason):
    before = newsroom.state_of_file()
    with pytest.raises(RuleBroken, match="write the reason"):
        as_("daniel").publishing.withdraw(live, reason=reason)
    with pytest.raises(RuleBroken, match="write the reason"):
        as_("daniel").publishing.retract(live, notice=reason)
    assert newsroom.state_of_file() == before


def test_a_retracted_article_leaves_its_notice_at_the_same_address(as_, live, rewrite):
    rewrite(live)
    taken = as_("daniel").publishing.retract(live, notice="The interview was invented.")
    page = page_of(taken)
    assert "The interview was invented." in page.text_content()
    assert "Nobody on the quay" not in page.text_content()
    assert taken.page.endswith("ferry/index.html")
    newest = as_("minji").reading.editions(live)[0]
    assert (newest.kind, newest.version) == (EditionKind.RETRACTION, 2)


def test_a_retraction_is_final(as_, live):
    as_("daniel").publishing.retract(live, notice="It was wrong.")
    with pytest.raises(RuleBroken, match="retracted, which is final"):
        as_("daniel").publishing.publish(live, kind=EditionKind.UPDATE)


def test_an_urgent_story_goes_out_before_approval_and_another_editor_looks_afterwards(as_, file_article):
    slug = file_article("quake", Stage.SUBMITTED)
    taken = as_("hana").publishing.publish_urgent(slug, reason="Tsunami warning.")
    assert (taken.stage, taken.publication) == (Stage.SUBMITTED, Publication.LIVE)
    with pytest.raises(RuleBroken, match=r"urgently, so another editor"):
        as_("hana").review.approve(slug)
    assert as_("daniel").review.approve(slug).stage is Stage.APPROVED


def test_an_urgent_story_is_not_published_twice_unchanged(as_, file_article):
    slug = file_article("quake", Stage.SUBMITTED)
    as_("hana").publishing.publish_urgent(slug, reason="Tsunami warning.")
    with pytest.raises(RuleBroken, match="Readers already have this version"):
        as_("hana").publishing.publish_urgent(slug, reason="Tsunami warning, again.")


def test_even_an_urgent_story_needs_the_provenance_of_its_photos(as_, library_photo):
    bare = replace(library_photo(), credit_line="")
    as_("minji").drafting.new_article("quake", desk="world", language="en", text=text("Quake", BODY))
    as_("minji").review.submit("quake")
    as_("sora").review.claim("quake")
    as_("sora").drafting.save("quake", text("Quake", BODY, bare))
    with pytest.raises(RuleBroken, match="Photo 1 has no credit"):
        as_("hana").publishing.publish_urgent("quake", reason="Tsunami warning.")
    assert as_("minji").reading.open("quake").row.publication is Publication.UNPUBLISHED


def test_an_urgent_story_needs_a_reason(as_, file_article):
    with pytest.raises(RuleBroken, match="write the reason"):
        as_("hana").publishing.publish_urgent(file_article("quake", Stage.SUBMITTED), reason="")


def test_a_time_to_publish_lies_in_the_future_by_the_newsrooms_clock(as_, clock, file_article):
    slug = file_article("ferry", Stage.APPROVED)
    with pytest.raises(RuleBroken, match="already past"):
        as_("daniel").publishing.schedule(slug, at=clock())
    as_("daniel").publishing.schedule(slug, at=clock() + timedelta(seconds=1))
    assert as_("daniel").reading.history(slug)[0].reason == "for 2026-11-23 05:00 UTC"


def test_there_is_one_schedule_at_a_time(as_, clock, file_article):
    slug = file_article("ferry", Stage.APPROVED, Publication.SCHEDULED)
    with pytest.raises(StaleArticle, match="“schedule” was taken"):
        as_("sora").publishing.schedule(slug, at=clock() + timedelta(hours=9))


@pytest.mark.parametrize("fall", ["unschedule", "an edit"])
def test_a_withdrawn_article_whose_schedule_falls_is_withdrawn_and_can_still_be_retracted(
    as_, clock, live, rewrite, fall
):
    as_("daniel").publishing.withdraw(live, reason="To check.")
    rewrite(live)
    as_("daniel").publishing.schedule(live, at=clock() + timedelta(hours=1))
    if fall == "unschedule":
        as_("daniel").publishing.unschedule(live)
    else:
        as_("minji").drafting.save(live, text("Ferry, once more"))
    assert as_("daniel").reading.open(live).row.publication is Publication.WITHDRAWN
    as_("daniel").publishing.retract(live, notice="It was wrong.")


def test_a_page_that_cannot_be_written_leaves_the_article_published_and_says_so(as_, file_article):
    slug = file_article("ferry", Stage.APPROVED)
    site = as_("daniel").connection.site_folder
    site.write_text("in the way")
    with pytest.raises(NewsroomError, match="The article is safe in the newsroom"):
        as_("daniel").publishing.publish(slug)
    assert as_("daniel").reading.open(slug).row.publication is Publication.LIVE
    site.unlink()
    assert as_("daniel").publishing.write_page(slug).is_file()


def test_the_whole_site_is_what_readers_may_see_now(as_, live, file_article, tmp_path):
    file_article("unseen", Stage.APPROVED)
    file_article("gone", Stage.RETURNED, Publication.WITHDRAWN)
    file_article("wrong", Stage.APPROVED, Publication.RETRACTED)
    pages = as_("daniel").publishing.build_site(tmp_path / "site")
    assert {page.parent.name for page in pages} - {"site"} == {"ferry", "wrong"}


def test_a_proof_of_an_article_shows_its_newest_version(as_, file_article):
    slug = file_article("ferry", Stage.DRAFT)
    publishing = as_("minji").publishing
    assert "Ferry leaves at dawn" in publishing.export(slug, "text")
    assert json.loads(publishing.export(slug, "json"))
    assert html.document_fromstring(publishing.export(slug, "html")).xpath("string(//h1)")
    with pytest.raises(RuleBroken, match="Choose one of: html, text, json"):
        publishing.export(slug, "pdf")


def test_an_article_never_published_has_no_page_to_write(as_, file_article):
    with pytest.raises(NotFound, match="has not been published yet"):
        as_("daniel").publishing.write_page(file_article("ferry"))


def test_a_publish_command_repeated_makes_one_edition(as_, file_article):
    slug = file_article("ferry", Stage.APPROVED)
    command_id = "6d7c2f0e-0000-4000-8000-000000000003"
    first = as_("daniel").publishing.publish(slug, command_id=command_id)
    assert as_("daniel").publishing.publish(slug, command_id=command_id) == first
    assert len(as_("daniel").reading.editions(slug)) == 1
