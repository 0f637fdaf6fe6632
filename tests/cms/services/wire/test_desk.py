"""What agencies send becomes drafts: with its source, under its embargo, recognised when it comes again."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.photos.search import PhotoSearch, PhotosFound
from cms.domain.workflow import Stage
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import text

ITEM = {
    "uri": "tag:agency.example,2026:tide",
    "version": "1",
    "type": "text",
    "pubStatus": "usable",
    "versionCreated": "2026-11-23T04:00:00Z",
    "language": "en",
    "headlines": [{"role": "main", "value": "Tide comes late"}],
    "bodies": [{"contentType": "text/html", "value": "<p>The tide came late.</p><p>Nobody knows why.</p>"}],
    "by": "By Ana Ruiz",
    "located": "PORT ELLEN",
    "infoSources": [{"name": "Example Agency"}],
    "copyrightHolder": "Example Agency",
}


def picture(href):
    """A picture of the item, as ninjs has it."""
    return {
        "name": href,
        "uri": f"tag:agency.example,2026:{href}",
        "type": "picture",
        "descriptions": [{"role": "caption", "value": "The quay."}],
        "copyrightNotice": "AP=Associated Press",
        "renditions": [{"name": "high", "href": href}],
    }


@pytest.fixture
def send(tmp_path):
    """Write the item into a file as the agency would, with *changes*."""

    def send(name="item.json", **changes):
        file = tmp_path / name
        file.write_text(json.dumps({**ITEM, **changes}), encoding="utf-8")
        return file

    return send


@pytest.fixture
def desk(as_):
    """The wire desk as Minji, a reporter, has it open."""
    return as_("minji").wire


def test_an_item_becomes_a_draft_with_its_source(as_, desk, send):
    (brought,) = desk.bring(send(), desk="world")
    assert (brought.ok, brought.slug, brought.form, brought.words) == (True, "tide-comes-late", "ninjs", 7)
    opened = as_("minji").reading.open("tide-comes-late")
    assert (opened.row.stage, opened.row.language, opened.has_embargo) == (Stage.DRAFT, "en", False)
    assert (opened.text.headline, opened.text.byline, opened.text.dateline) == (
        "Tide comes late",
        "By Ana Ruiz",
        "PORT ELLEN",
    )
    (arrival,) = desk.arrivals("tide-comes-late")
    assert (arrival.source, arrival.credit, arrival.guid) == ("Example Agency", "Example Agency", ITEM["uri"])
    assert arrival.sent_at == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def test_the_same_item_again_is_recognised(as_, desk, send):
    desk.bring(send(), desk="world")
    (again,) = desk.bring(send("copy.json"), desk="world")
    assert (again.ok, again.is_known, again.slug) == (True, True, "tide-comes-late")
    assert len(as_("minji").reading.articles()) == 1


def test_a_later_version_of_the_item_is_the_articles_next_version(as_, desk, send):
    desk.bring(send(), desk="world")
    later = {"version": "2", "headlines": [{"value": "Tide comes very late"}]}
    (brought,) = desk.bring(send(**later), desk="world")
    assert (brought.slug, brought.kept_aside) == ("tide-comes-late", None)
    assert as_("minji").reading.open("tide-comes-late").text.headline == "Tide comes very late"
    assert [arrival.item_version for arrival in desk.arrivals("tide-comes-late")] == ["2", "1"]


def test_a_later_version_never_overwrites_what_somebody_wrote_meanwhile(as_, desk, send):
    desk.bring(send(), desk="world")
    as_("minji").drafting.save("tide-comes-late", text("Our own words"))
    (brought,) = desk.bring(send(version="2", headlines=[{"value": "Theirs"}]), desk="world")
    assert brought.kept_aside == 3
    assert as_("minji").reading.open("tide-comes-late").text.headline == "Our own words"
    assert as_("minji").reading.version("tide-comes-late", 3).headline == "Theirs"


def test_an_embargo_holds_from_the_first_moment(as_, desk, send):
    until = as_("minji").connection.clock() + timedelta(hours=3)
    (brought,) = desk.bring(send(embargoedUntil=until.isoformat()), desk="world")
    opened = as_("minji").reading.open(brought.slug)
    assert (brought.has_embargo, opened.has_embargo) == (True, True)
    assert abs(opened.embargo_until - until) < timedelta(seconds=1)
    steps = [act.step for act in as_("minji").reading.history(brought.slug)]
    assert sorted(steps) == ["create", "set_embargo"]


def test_an_embargo_that_has_passed_holds_nothing(as_, desk, send):
    (brought,) = desk.bring(send(embargoedUntil="2020-01-01T00:00:00Z"), desk="world")
    assert (brought.ok, brought.has_embargo) == (True, False)
    assert not as_("minji").reading.open(brought.slug).has_embargo


def test_a_text_the_agency_withholds_stays_until_it_lets_it_go(as_, desk, send):
    (brought,) = desk.bring(send(pubStatus="withheld"), desk="world")
    opened = as_("minji").reading.open(brought.slug)
    assert (opened.has_embargo, opened.embargo_until) == (True, None)


def test_an_item_that_was_taken_back_says_which_article_is_made_of_it(desk, send):
    assert "not brought in" in str(desk.bring(send(pubStatus="canceled"), desk="world")[0].error)
    desk.bring(send(), desk="world")
    (brought,) = desk.bring(send(version="2", pubStatus="canceled"), desk="world")
    assert not brought.ok
    assert "“tide-comes-late”" in str(brought.error)


def test_nobody_brings_anything_to_a_desk_they_do_not_work_at(as_, desk, send):
    (brought,) = as_("tomas").wire.bring(send(), desk="world")
    assert isinstance(brought.error, NotAllowed)
    assert isinstance(desk.bring(send(), desk="nowhere")[0].error, NotFound)


def test_two_items_of_one_name_get_two_slugs(desk, send):
    slugs = [desk.bring(send(uri=f"tag:agency.example,2026:{n}"), desk="world")[0].slug for n in range(3)]
    assert slugs == ["tide-comes-late", "tide-comes-late-2", "tide-comes-late-3"]


def test_a_picture_beside_the_file_comes_in_with_its_credit(as_, desk, send, tmp_path):
    Image.new("RGB", (320, 200), "teal").save(tmp_path / "quay.jpg")
    outside = tmp_path.parent / "outside.jpg"
    Image.new("RGB", (64, 40), "red").save(outside)
    hrefs = ("https://agency.example/pictures/quay.jpg", "../outside.jpg", "gone.jpg")
    pictures = [picture(href) for href in hrefs]
    (brought,) = desk.bring(send(associations=pictures), desk="world")
    assert (brought.pictures, brought.pictures_left) == (1, 2)
    opened = as_("minji").reading.open(brought.slug)
    (use,) = opened.text.photos
    assert (use.caption, use.credit_line) == ("The quay.", "AP=Associated Press")
    (photo,) = as_("minji").photos.library()
    assert (photo.file_name, photo.credit_line) == ("quay.jpg", "AP=Associated Press")


def test_a_picture_by_itself_comes_into_the_library(as_, desk, send, tmp_path):
    item = {**picture("quay.jpg"), "bodies": [], "headlines": [], "name": "item.json"}
    (brought,) = desk.bring(send(**item), desk="world")
    assert "is not beside it" in str(brought.error)
    Image.new("RGB", (320, 200), "teal").save(tmp_path / "quay.jpg")
    (brought,) = desk.bring(send(**item), desk="world")
    assert brought.error is None
    assert (brought.slug, brought.pictures) == ("", 1)
    assert [photo.credit_line for photo in as_("minji").photos.library()] == ["AP=Associated Press"]
    assert as_("minji").reading.articles() == []


def test_pictures_of_a_text_under_embargo_are_its_own_and_hidden_with_it(as_, desk, send, tmp_path):
    Image.new("RGB", (320, 200), "teal").save(tmp_path / "quay.jpg")
    file = send(associations=[picture("quay.jpg")], pubStatus="withheld")
    (brought,) = desk.bring(file, desk="world")
    assert (brought.pictures, brought.pictures_left) == (1, 0)
    (use,) = as_("daniel").reading.open(brought.slug).text.photos
    assert (use.caption, use.credit_line) == ("The quay.", "AP=Associated Press")
    assert [photo.photo_id for photo in as_("daniel").photos.library()] == [use.photo_id]
    outside = as_("tomas")
    assert outside.photos.library() == []
    assert outside.finding_photos.find(PhotoSearch()) == PhotosFound((), 0)
    with pytest.raises(NotFound):
        outside.photos.show(use.photo_id)
    with pytest.raises(RuleBroken, match=r"^“[^”]+” is in the newsroom already, but is kept back for now\."):
        outside.photos.add(tmp_path / "quay.jpg")
    as_("daniel").review.lift_embargo(brought.slug, reason="It is out.")
    assert [photo.photo_id for photo in outside.photos.library()] == [use.photo_id]


def test_a_photo_that_an_open_article_uses_too_is_no_secret(as_, desk, send, file_article, tmp_path):
    Image.new("RGB", (320, 200), "teal").save(tmp_path / "quay.jpg")
    photo = as_("minji").photos.add(tmp_path / "quay.jpg")
    as_("minji").photos.attach(file_article("open-quay"), photo.photo_id, Wording())
    desk.bring(send(associations=[picture("quay.jpg")], pubStatus="withheld"), desk="world")
    assert [row.photo_id for row in as_("tomas").photos.library()] == [photo.photo_id]


def test_an_embargo_that_comes_with_a_later_version_holds_at_once(as_, desk, send):
    desk.bring(send(), desk="world")
    (brought,) = desk.bring(send(version="2", embargoedUntil="2099-01-01T00:00:00Z"), desk="world")
    assert as_("minji").reading.open(brought.slug).has_embargo
    assert as_("tomas").reading.articles() == []


def test_an_article_is_linked_to_the_one_it_is_in_another_language(as_, desk):
    as_("minji").drafting.new_article("tide", desk="world", language="en", text=text())
    as_("minji").drafting.new_article("tide-ko", desk="world", language="ko", text=text("조수"))
    desk.link_translation("tide-ko", "tide")
    assert as_("minji").reading.history("tide-ko")[0].reason == "of tide"
    with pytest.raises(Exception, match="same language"):
        desk.link_translation("tide", "tide")
    desk.link_translation("tide-ko", "")
    assert as_("minji").reading.history("tide-ko")[0].reason == "of nothing"
