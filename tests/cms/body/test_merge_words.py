"""Two edits of one line: what lies apart is put together, what touches is asked about, marks come along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.marks import line_of, marks_of, plain_line
from cms.body.merge_words import merge_lines
from cms.body.model import Block, Mark, MarkType
from tests.cms.body.laws import blocks

LINES = st.text(st.sampled_from("ab 5,.한국말\n"), max_size=24)


def merged(base, mine, theirs):
    with_mine, with_theirs = merge_lines(plain_line(base), plain_line(mine), plain_line(theirs))
    return with_mine.text, with_theirs.text


def set_in(text, kind, words, href=""):
    start = text.index(words)
    return line_of(Block(text=text, marks=(Mark(start, start + len(words), kind, href),)))


def marked_words(line):
    return {(mark.type, mark.href, line.text[mark.start : mark.end]) for mark in marks_of(line)}


@given(LINES, LINES)
def test_a_line_only_one_person_changed_is_theirs(base, changed):
    assert merged(base, changed, base) == (changed, changed)
    assert merged(base, base, changed) == (changed, changed)


@given(LINES, LINES)
def test_a_line_both_changed_alike_is_as_both_want_it(base, changed):
    assert merged(base, changed, changed) == (changed, changed)


@given(LINES, LINES, LINES)
def test_the_same_is_in_question_whoever_merges(base, mine, theirs):
    assert merged(base, mine, theirs) == merged(base, theirs, mine)[::-1]


@given(blocks())
def test_marks_come_back_from_the_letters_they_lie_over(block):
    line = line_of(block)
    assert line_of(Block(text=block.text, marks=marks_of(line))) == line


def test_a_number_changed_two_ways_is_in_question():
    base = "The attack killed 5 people on Monday."
    assert merged(base, base.replace("5", "6"), base.replace("5", "7")) == (
        "The attack killed 6 people on Monday.",
        "The attack killed 7 people on Monday.",
    )


def test_changes_of_two_sentences_are_put_together():
    base = "The attack killed 5 people. The road is closed."
    merge = merged(base, base.replace("5", "6"), base.replace("closed", "open again"))
    assert merge == ("The attack killed 6 people. The road is open again.",) * 2


def test_changes_apart_in_one_sentence_are_put_together():
    base = "The bridge will close for repairs on Monday."
    merge = merged(base, base.replace("bridge", "old bridge"), base.replace("Monday", "Tuesday"))
    assert merge == ("The old bridge will close for repairs on Tuesday.",) * 2


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("He did not deny the report.", "He did confirm the report."),
        ("He never did deny the report.", "She did deny the report."),
        ("He did deny.", "He did deny the old report."),
        ("He did deny the report.", "He did deny the report"),
    ],
)
def test_changes_that_touch_are_in_question(mine, theirs):
    with_mine, with_theirs = merged("He did deny the report!", mine, theirs)
    assert with_mine != with_theirs


def test_two_figures_of_one_sentence_changed_by_two_people_are_in_question():
    base = "The attack killed 5 people and injured 12, police said."
    assert merged(base, base.replace("5", "6"), base.replace("12", "11")) == (
        base.replace("5", "6"),
        base.replace("12", "11"),
    )


def test_thousands_are_one_number():
    assert merged("It cost 12,000 won.", "It cost 12,500 won.", "It cost 13,000 won.") == (
        "It cost 12,500 won.",
        "It cost 13,000 won.",
    )


def test_a_particle_and_the_end_of_its_sentence_are_put_together():
    assert (
        merged("총리는 오늘 말했다.", "총리가 오늘 말했다.", "총리는 오늘 밝혔다.")
        == ("총리가 오늘 밝혔다.",) * 2
    )


def test_one_korean_word_changed_twice_is_asked_about_whole():
    assert merged("5명이 숨졌다.", "6명이 숨졌다.", "5명은 숨졌다.") == ("6명이 숨졌다.", "5명은 숨졌다.")


def test_what_both_changed_alike_is_not_in_question_beside_what_one_changed_apart():
    base = "It killed five people there, and the road is closed."
    alike = base.replace("five", "six")
    assert merged(base, alike, alike.replace("closed", "open")) == (alike.replace("closed", "open"),) * 2


def test_one_word_put_in_twice_at_two_ends_of_its_like_is_in_question():
    with_mine, with_theirs = merged("a very good day", "a very very good day", "a very very fine day")
    assert (with_mine, with_theirs) == ("a very very good day", "a very very fine day")


def test_words_one_took_out_and_the_other_changed_are_in_question():
    base = "The mayor, who is ill, left."
    with_mine, with_theirs = merged(base, "The mayor left.", base.replace("ill", "well"))
    assert (with_mine, with_theirs) == ("The mayor left.", "The mayor, who is well, left.")


def test_a_link_laid_by_one_and_a_word_changed_by_the_other_come_together():
    text = "The full agreement was read aloud on Monday."
    linked = set_in(text, MarkType.LINK, "full agreement", "https://port.example")
    with_mine, with_theirs = merge_lines(
        plain_line(text), linked, plain_line(text.replace("Monday", "Tuesday"))
    )
    assert with_mine == with_theirs
    assert with_mine.text.endswith("Tuesday.")
    assert marked_words(with_mine) == {(MarkType.LINK, "https://port.example", "full agreement")}


def test_a_word_put_into_a_stretch_the_other_made_bold_is_bold():
    text = "We will not yield to them."
    bold = set_in(text, MarkType.STRONG, "will not yield")
    with_mine, with_theirs = merge_lines(
        plain_line(text), plain_line("We will never not yield to them."), bold
    )
    assert with_mine == with_theirs
    assert marked_words(with_mine) == {(MarkType.STRONG, "", "will never not yield")}


def test_a_mark_one_took_off_stays_off():
    text = "We will not yield."
    bold = set_in(text, MarkType.STRONG, "not")
    with_mine, _ = merge_lines(
        bold, plain_line(text), set_in("We will not yield now.", MarkType.STRONG, "not")
    )
    assert with_mine == plain_line("We will not yield now.")


def test_one_stretch_linked_to_two_places_is_in_question():
    text = "Read the agreement."
    mine = set_in(text, MarkType.LINK, "agreement", "https://one.example")
    theirs = set_in(text, MarkType.LINK, "agreement", "https://two.example")
    assert merge_lines(plain_line(text), mine, theirs) == (mine, theirs)


def test_taking_out_words_the_other_linked_is_in_question():
    text = "Read the whole agreement here today."
    linked = set_in(text, MarkType.LINK, "whole agreement", "https://one.example")
    without = plain_line("Read here today.")
    assert merge_lines(plain_line(text), without, linked) == (without, linked)
