"""From the keyboard to the newsroom: the journal first, the working copy next, a version at last, no word lost."""

from dataclasses import replace

import pytest

from cms.body.model import Block
from cms.domain.errors import RuleBroken
from cms.domain.workflow import Stage
from tests.cms.staffed_newsroom import text


@pytest.fixture
def ferry(as_):
    """Minji's draft; its id."""
    return as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text()).article_id


def test_typing_is_in_the_journal_then_in_the_newsroom_then_a_version(as_, ferry):
    syncing = as_("minji").syncing
    syncing.keep(ferry, replace(text(), dateline="ULSAN"), base=1, caret="dateline:5")
    assert len(syncing.unsent_drafts()) == 1
    assert syncing.send(ferry).taken is None
    assert len(syncing.unsent_drafts()) == 0
    assert as_("minji").reading.open("ferry").working_copy.dateline == "ULSAN"
    assert syncing.save_version(ferry).taken.version == 2
    assert as_("jun").reading.open("ferry").text.dateline == "ULSAN"


def test_a_new_headline_is_a_version_at_once_so_that_lists_name_the_article(as_, ferry):
    syncing = as_("minji").syncing
    syncing.keep(ferry, text("Ferry"), base=1)
    assert syncing.send(ferry).taken.version == 2
    assert as_("jun").reading.my_articles() == []
    assert as_("minji").reading.my_articles()[0].headline == "Ferry"


def test_what_is_typed_while_a_version_is_made_of_the_words_before_goes_on_from_it(as_, ferry):
    syncing = as_("minji").syncing
    syncing.keep(ferry, text("Ferr"), base=1)
    assert syncing.save_version(ferry).taken.version == 2
    # The window has not heard yet that there is a second version.
    syncing.keep(ferry, text("Ferry"), base=1)
    opened = syncing.open("ferry")
    assert (opened.text.headline, opened.kept_aside) == ("Ferry", None)
    assert syncing.save_version(ferry).taken.version == 3


def test_what_is_typed_after_the_last_step_of_writing_is_kept_beside(as_, ferry):
    syncing = as_("minji").syncing
    syncing.keep(ferry, text("Ferry"), base=1)
    syncing.save_version(ferry, goes_on=False)
    syncing.keep(ferry, text("Ferry, too late"), base=1)
    opened = syncing.open("ferry")
    assert (opened.text.headline, opened.kept_aside) == ("Ferry", 3)


def test_a_colleagues_version_is_never_gone_on_from_unseen(as_, ferry):
    syncing = as_("minji").syncing
    syncing.keep(ferry, text("Ferr"), base=1)
    syncing.save_version(ferry)
    as_("jun").drafting.save("ferry", text("His"))
    syncing.keep(ferry, text("Ferry"), base=1)
    opened = syncing.open("ferry")
    assert (opened.text.headline, opened.kept_aside) == ("His", 4)


def test_nothing_typed_is_nothing_sent_and_no_version(newsroom, as_, ferry):
    before = newsroom.state_of_file()
    assert as_("minji").syncing.send(ferry) is None
    assert as_("minji").syncing.save_version(ferry) is None
    assert newsroom.state_of_file() == before


def test_a_writer_finds_the_article_where_they_left_it_typing(as_, ferry):
    as_("minji").syncing.keep(ferry, text("Ferry"), base=1, caret="headline:5")
    opened = as_("minji").syncing.open("ferry")
    assert (opened.text.headline, opened.caret, opened.article.row.version) == ("Ferry", "headline:5", 1)


def test_a_writer_goes_on_at_another_computer_from_the_working_copy(newsroom, as_, ferry):
    as_("minji").syncing.keep(ferry, text("Ferry"), base=1)
    as_("minji").syncing.send(ferry)
    assert newsroom.elsewhere("minji").syncing.open("ferry").text.headline == "Ferry"


def test_typing_overtaken_by_a_colleagues_version_is_kept_beside_it_when_the_article_is_opened(as_, ferry):
    as_("minji").syncing.keep(ferry, text("Hers"), base=1)
    as_("jun").drafting.save("ferry", text("His"))
    opened = as_("minji").syncing.open("ferry")
    assert (opened.text.headline, opened.kept_aside) == ("His", 3)
    assert as_("daniel").reading.version("ferry", 3).headline == "Hers"
    assert as_("minji").syncing.open("ferry").kept_aside is None


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED, Stage.SPIKED])
def test_overtaken_typing_never_keeps_its_writer_from_opening_the_article(as_, ferry, file_article, stage):
    slug = file_article("quay", stage)
    quay = as_("jun").reading.open(slug).row.article_id
    as_("jun").syncing.keep(quay, text("His"), base=1)
    opened = as_("jun").syncing.open(slug)
    assert as_("jun").reading.version(slug, opened.kept_aside).headline == "His"
    assert as_("jun").reading.open(slug).row.stage is stage


def test_one_letter_typed_into_an_approved_article_is_a_version_and_revokes_the_approval(as_, file_article):
    slug = file_article("ferry", Stage.APPROVED)
    row = as_("minji").reading.open(slug).row
    as_("minji").syncing.keep(row.article_id, text("Ferry leavess at dawn"), base=row.version)
    sent = as_("minji").syncing.send(row.article_id)
    assert (sent.taken.stage, sent.taken.revoked_approval) == (Stage.SUBMITTED, True)


def test_typing_that_cannot_be_saved_now_stays_in_the_journal(as_, ferry):
    as_("minji").syncing.keep(ferry, text("Hers"), base=1)
    as_("minji").review.submit("ferry")
    with pytest.raises(RuleBroken, match="waits for review"):
        as_("minji").syncing.save_version(ferry)
    assert as_("minji").syncing.open("ferry").text.headline == "Hers"


def test_typing_back_to_the_saved_words_makes_no_version(as_, ferry):
    as_("minji").syncing.keep(ferry, text(), base=1)
    assert as_("minji").syncing.save_version(ferry).taken.version == 1
    assert len(as_("minji").syncing.unsent_drafts()) == 0


def test_half_a_character_from_a_broken_keyboard_driver_loses_no_other_word(as_, ferry):
    typed = replace(text("Ferry \ud83d leaves"), body=(Block(text="Dawn \ud83d broke."),))
    as_("minji").syncing.keep(ferry, typed, base=1)
    taken = as_("minji").syncing.save_version(ferry).taken
    assert taken.version == 2
    kept = as_("minji").reading.open("ferry").text
    assert (kept.headline, kept.plain_body) == ("Ferry leaves", "Dawn \ufffd broke.")
