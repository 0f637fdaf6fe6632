"""What is chosen at each conflict, and the article that follows from it."""

import pytest

from cms.domain.article import ArticleText
from cms.domain.merging import merge_texts
from tests.ui.review.two_edits import english_merge
from ui.review.conflict_choices import Choice, Choices, can_be_written, has_both

HEADLINE, INJURED, ENDING, CREDIT, BOATS = range(5)


@pytest.fixture
def choices():
    return Choices(english_merge())


def settle_all(choices, choice):
    for number in range(len(choices.conflicts)):
        choices.choose(number, choice)
    return choices.text()


def test_each_conflict_is_open_until_something_is_chosen(choices):
    assert choices.open_count == 5
    choices.choose(INJURED, Choice.THEIRS)
    assert choices.open_count == 4
    assert choices.chosen(INJURED).choice is Choice.THEIRS


def test_the_next_open_conflict_is_looked_for_below_and_then_from_the_top(choices):
    choices.choose(ENDING, Choice.MINE)
    assert choices.next_open(INJURED) == CREDIT
    assert choices.next_open(BOATS) == HEADLINE
    settle_all(choices, Choice.MINE)
    assert choices.next_open(HEADLINE) is None


def test_keeping_mine_everywhere_keeps_what_they_changed_elsewhere(choices):
    text = settle_all(choices, Choice.MINE)
    assert text.headline == "Ferry with 214 aboard runs aground"
    assert "6 people were injured" in text.plain_body
    assert "The sea was rough." in text.plain_body
    assert text.summary.startswith("Rescue boats have reached the ferry.")
    assert [use.photo_id for use in text.photos] == ["reef", "boats"]


def test_keeping_theirs_everywhere_keeps_what_i_changed_elsewhere(choices):
    text = settle_all(choices, Choice.THEIRS)
    assert "7 people were injured" in text.plain_body
    assert "left Port Else shortly before dawn. It was due on the islands at ten." in text.plain_body
    assert [use.credit_line for use in text.photos] == ["Reuters=Associated Press"]


def test_both_endings_can_stand_and_both_numbers_stand_in_paragraphs_of_their_own(choices):
    paragraphs = [block.text for block in settle_all(choices, Choice.BOTH).body]
    assert paragraphs[-2:] == [
        "The mayor is expected at the port in the evening.",
        "The owner will speak to the press on Tuesday.",
    ]
    assert ["6 people" in paragraphs[0], "7 people" in paragraphs[1]] == [True, True]


def test_own_words_stand_where_they_were_written(choices):
    settle_all(choices, Choice.MINE)
    choices.retype(HEADLINE, ["Ferry aground, all alive"])
    assert choices.chosen(HEADLINE).choice is Choice.OWN
    assert choices.text().headline == "Ferry aground, all alive"


def test_a_field_emptied_by_hand_leaves_the_place_open(choices):
    choices.retype(INJURED, ["Some people were injured."])
    choices.retype(INJURED, [""])
    assert choices.chosen(INJURED) is None


def test_a_photograph_is_kept_or_taken_out_and_not_rewritten(choices):
    boats = choices.conflicts[BOATS]
    assert not can_be_written(boats)
    assert not has_both(boats)
    assert can_be_written(choices.conflicts[CREDIT])


def test_keeping_both_is_not_offered_where_one_has_nothing():
    base, theirs = ArticleText(summary="At nine."), ArticleText(summary="At ten.")
    (conflict,) = merge_texts(base, ArticleText(), theirs).conflicts
    assert not has_both(conflict)
