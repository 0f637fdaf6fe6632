"""Writing: new articles, versions, leases, side versions and the working copy between them."""

import unicodedata
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.workflow import Stage
from tests.cms.staffed_newsroom import SHUT_OUT, text


@pytest.fixture
def ferry(as_):
    """Minji's draft; its id."""
    return as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text()).article_id


def test_a_new_article_is_a_draft_of_one_version(as_, ferry):
    opened = as_("jun").reading.open("ferry")
    assert (opened.row.stage, opened.row.version, opened.row.author) == (Stage.DRAFT, 1, "minji")
    assert opened.text == text()


@pytest.mark.parametrize("slug", ["", "Ferry", "ferry boat", "-ferry", "ferry/..", "나루", "f" * 81])
def test_a_slug_that_could_not_be_an_address_is_refused(newsroom, as_, slug):
    with pytest.raises(RuleBroken, match="cannot be a slug"):
        as_("minji").drafting.new_article(slug, desk="world", language="en", text=text())


def test_a_slug_is_given_once(as_, ferry):
    with pytest.raises(RuleBroken, match="already an article “ferry”"):
        as_("jun").drafting.new_article("ferry", desk="world", language="en", text=text())


def test_an_article_is_written_in_a_language_the_newsroom_prints(as_):
    with pytest.raises(RuleBroken, match="“en” or “ko”, not “fr”"):
        as_("minji").drafting.new_article("ferry", desk="world", language="fr", text=text())


def test_nobody_starts_an_article_at_a_desk_they_are_not_at(as_):
    with pytest.raises(NotAllowed, match="not a member of the desk “sports”"):
        as_("minji").drafting.new_article("match", desk="sports", language="en", text=text())


def test_a_desk_nobody_knows_is_answered_with_those_there_are(as_):
    with pytest.raises(NotFound, match=r"The desks are: letters, sports, world\."):
        as_("minji").drafting.new_article("match", desk="football", language="en", text=text())


def test_every_version_stays_and_can_be_read_again(as_, ferry):
    as_("minji").drafting.save("ferry", text("Second"))
    as_("minji").drafting.save("ferry", text("Third"))
    reading = as_("minji").reading
    assert [reading.version("ferry", number).headline for number in (1, 2, 3)] == [
        "Ferry leaves at dawn",
        "Second",
        "Third",
    ]
    assert [(row.number, row.base_number) for row in reading.versions("ferry")] == [(3, 2), (2, 1), (1, None)]


def test_decomposed_hangul_from_another_computer_is_the_same_headline(as_):
    composed, decomposed = "북한 나루", unicodedata.normalize("NFD", "북한 나루")
    as_("minji").drafting.new_article("naru", desk="world", language="ko", text=text(composed))
    assert as_("minji").drafting.save("naru", text(decomposed)).version == 1


def test_a_text_from_an_older_version_is_kept_aside_and_overwrites_nothing(as_, ferry):
    as_("minji").drafting.save("ferry", text("Hers"), base=1)
    taken = as_("jun").drafting.save("ferry", text("His"), base=1)
    assert (taken.version, taken.kept_aside) == (2, 3)
    reading = as_("daniel").reading
    assert reading.open("ferry").text.headline == "Hers"
    assert reading.version("ferry", 3).headline == "His"
    assert reading.versions("ferry")[0].is_side
    assert reading.history("ferry")[0].step == "save_aside"


def test_of_two_saves_from_one_base_one_is_the_head_and_the_other_is_kept(newsroom, as_, ferry):
    writers = {login: as_(login).drafting for login in ("minji", "jun")}
    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(lambda login: writers[login].save("ferry", text(login), base=1), writers))
    assert sorted(taken.kept_aside is None for taken in saved) == [False, True]
    kept = {as_("daniel").reading.version("ferry", number).headline for number in (2, 3)}
    assert kept == {"minji", "jun"}


def test_a_text_kept_aside_does_not_make_its_writer_a_contributor(as_, ferry):
    as_("minji").drafting.save("ferry", text("Hers"))
    as_("daniel").drafting.save("ferry", text("His"), base=1)
    as_("minji").review.submit("ferry")
    assert as_("daniel").review.approve("ferry").stage is Stage.APPROVED


def test_a_text_from_an_older_version_is_kept_even_if_the_article_waits_for_review(as_, ferry):
    as_("minji").drafting.save("ferry", text("Hers"))
    as_("minji").review.submit("ferry")
    taken = as_("jun").drafting.save("ferry", text("His"), base=1)
    assert (taken.stage, taken.version, taken.kept_aside) == (Stage.SUBMITTED, 2, 3)


def test_an_outsiders_text_is_not_even_kept_aside(newsroom, as_, ferry):
    before = newsroom.state_of_file()
    for named in ("ferry", ferry):
        with pytest.raises(RuleBroken, match="not a member"):
            as_("tomas").drafting.save(named, text("Goal"), base=7)
    assert newsroom.state_of_file() == before


def test_a_save_asked_for_again_is_the_same_version(as_, ferry):
    asked = str(uuid.uuid4())
    first = as_("minji").drafting.save(ferry, text("Hers"), base=1, command_id=asked)
    again = as_("minji").drafting.save(ferry, text("Hers"), base=1, command_id=asked)
    assert first == again
    assert [version.number for version in as_("jun").reading.versions("ferry")] == [2, 1]


def test_who_writes_is_shown_to_others_until_ninety_seconds_of_silence(as_, clock, ferry):
    assert as_("minji").drafting.take_lease(ferry).token
    clock.forward(seconds=89)
    answer = as_("jun").drafting.take_lease(ferry)
    assert (answer.token, answer.held_by_name) == ("", "Minji Kim")
    assert as_("daniel").reading.open("ferry").row.edited_by == "minji"
    clock.forward(seconds=2)
    assert as_("jun").drafting.take_lease(ferry).token
    assert as_("daniel").reading.open("ferry").row.edited_by == "jun"


def test_a_renewed_lease_stays_the_same_lease(as_, clock, ferry):
    first = as_("minji").drafting.take_lease(ferry)
    clock.forward(seconds=60)
    renewed = as_("minji").drafting.take_lease(ferry)
    assert (renewed.token, renewed.since) == (first.token, first.since)
    clock.forward(seconds=60)
    assert as_("jun").drafting.take_lease(ferry).held_by_name == "Minji Kim"


def test_a_save_while_a_colleague_writes_is_kept_aside(as_, ferry):
    as_("minji").drafting.take_lease(ferry)
    taken = as_("jun").drafting.save("ferry", text("His"))
    assert (taken.version, taken.kept_aside) == (1, 2)


def test_a_writer_whose_lease_passed_on_keeps_their_text_aside(as_, clock, ferry):
    lost = as_("minji").drafting.take_lease(ferry)
    clock.forward(seconds=91)
    as_("jun").drafting.take_lease(ferry)
    taken = as_("minji").drafting.save("ferry", text("Hers"), base=1, token=lost.token)
    assert taken.kept_aside == 2


def test_a_writer_returning_with_an_old_token_after_their_own_new_one_overwrites_nothing(as_, clock, ferry):
    old = as_("minji").drafting.take_lease(ferry)
    clock.forward(seconds=91)
    as_("minji").drafting.take_lease(ferry)
    assert as_("minji").drafting.save("ferry", text("Old window"), token=old.token).kept_aside == 2


def test_a_released_lease_lets_a_colleague_write(as_, ferry):
    lease = as_("minji").drafting.take_lease(ferry)
    as_("jun").drafting.release_lease(ferry, "not-the-token")
    assert as_("jun").drafting.take_lease(ferry).held_by_name == "Minji Kim"
    as_("minji").drafting.release_lease(ferry, lease.token)
    assert as_("jun").drafting.take_lease(ferry).token


def test_nobody_of_another_desk_can_lock_an_article(as_, ferry):
    with pytest.raises(NotAllowed, match="not a member"):
        as_("tomas").drafting.take_lease(ferry)


def test_taking_over_a_lapsed_lease_makes_the_holders_unfinished_text_a_version_of_theirs(as_, clock, ferry):
    as_("minji").drafting.take_lease(ferry)
    as_("minji").drafting.keep_working_copy(ferry, text("Hers, unfinished"), base=1)
    clock.forward(seconds=91)
    as_("jun").drafting.take_lease(ferry)
    newest = as_("daniel").reading.versions("ferry")[0]
    assert (newest.number, newest.saved_by_name) == (2, "Minji Kim")
    assert as_("daniel").reading.version("ferry", 2).headline == "Hers, unfinished"


def test_the_working_copy_is_its_writers_alone_until_it_is_a_version(as_, ferry):
    as_("minji").drafting.keep_working_copy(ferry, text("Unfinished"), base=1)
    assert as_("minji").reading.open("ferry").working_copy.headline == "Unfinished"
    assert as_("jun").reading.open("ferry").working_copy is None
    as_("minji").drafting.save("ferry", text("Finished"))
    assert as_("minji").reading.open("ferry").working_copy is None


def test_an_outsider_keeps_no_working_copy(as_, ferry):
    with pytest.raises(NotAllowed, match="not a member"):
        as_("tomas").drafting.keep_working_copy(ferry, text("Goal"), base=1)
    with pytest.raises(NotAllowed, match="not a member"):
        as_("tomas").drafting.keep_unless_a_version(ferry, text("Goal"), base=1)


def test_a_disabled_writer_can_neither_take_a_lease_nor_keep_a_working_copy(as_, ferry):
    minji = as_("minji")
    as_("root").people.disable("minji")
    with pytest.raises(NotAllowed, match=SHUT_OUT):
        minji.drafting.take_lease(ferry)
    with pytest.raises(NotAllowed, match=SHUT_OUT):
        minji.drafting.keep_working_copy(ferry, text("Revenge"), base=1)
    with pytest.raises(NotAllowed, match=SHUT_OUT):
        minji.drafting.keep_unless_a_version(ferry, text("Revenge"), base=1)


def test_saving_a_scheduled_article_takes_back_approval_and_schedule(as_, file_article):
    slug = file_article("ferry", Stage.APPROVED, "scheduled")
    taken = as_("minji").drafting.save(slug, text("New words"))
    assert (taken.stage, taken.publication) == ("submitted", "unpublished")


def test_a_photo_the_library_does_not_have_cannot_be_used(newsroom, as_, ferry, library_photo):
    photo = library_photo()
    unknown = type(photo)("0" * 32, "A caption", "AP")
    with pytest.raises(NotFound, match="no photo"):
        as_("minji").drafting.save("ferry", text("Ferry", "Body.", unknown))
    assert as_("minji").reading.open("ferry").row.version == 1
