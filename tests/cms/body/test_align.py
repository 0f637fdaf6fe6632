"""Which words and blocks of one text are those of another: whole words, moved paragraphs, and long texts in time."""

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.align import changes, counterparts, tokens
from cms.body.model import Block, body_from_text, new_block_id
from tests.cms.body.laws import BODIES

LINES = st.text(st.sampled_from("ab ,.한국말 \n"), max_size=30)


def told(before, after):
    return [(before[h.start : h.end], after[h.new_start : h.new_end]) for h in changes(before, after)]


@given(st.text())
def test_the_tokens_of_a_text_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(LINES, LINES)
def test_the_old_text_with_its_changes_is_the_new_one(before, after):
    new, at = "", 0
    for hunk in changes(before, after):
        new += before[at : hunk.start] + after[hunk.new_start : hunk.new_end]
        at = hunk.end
    assert new + before[at:] == after


def test_a_change_inside_a_korean_word_is_a_change_of_the_word():
    assert told("총리는 오늘 말했다.", "총리가 오늘 말했다.") == [("총리는", "총리가")]


def test_a_sentence_written_anew_is_one_change_though_it_has_as_many_spaces():
    assert told("They sailed home today", "Nobody left any harbour") == [
        ("They sailed home today", "Nobody left any harbour")
    ]


def test_a_word_moved_within_a_sentence_is_taken_out_and_put_in():
    assert told("today the ferry left", "the ferry left today") == [("today ", ""), ("", " today")]


@given(BODIES, BODIES)
def test_no_two_blocks_are_made_from_one(base, other):
    found = [place for place in counterparts(base, other) if place is not None]
    assert len(found) == len(set(found))


@given(BODIES)
def test_every_block_of_the_same_body_is_known_again(body):
    assert counterparts(body, body) == tuple(range(len(body)))


def test_a_paragraph_cut_and_pasted_elsewhere_is_known_by_its_words():
    body = body_from_text("The ferry left at dawn.\nNobody saw it go.\nThe quay was wet.")
    pasted = replace(body[0], block_id=new_block_id())
    assert counterparts(body, (body[1], body[2], pasted)) == (1, 2, 0)


def test_words_that_moved_to_another_block_count_more_than_its_id():
    first, second = Block(text="The ferry left at dawn."), Block(text="Nobody saw it go.")
    emptied = replace(first, text="")
    pushed_down = Block(text=first.text)
    assert counterparts((first, second), (emptied, pushed_down, second)) == (None, 0, 1)


def test_an_edited_paragraph_without_its_id_is_known_by_its_place_and_most_of_its_words():
    body = body_from_text("The ferry left at dawn on Monday.\nNobody saw it go.")
    retyped = body_from_text("The ferry left at noon on Monday.\nQuite another thing is told here.")
    assert counterparts(body, retyped) == (0, None)


@pytest.mark.parametrize("words", [["word"], ["ㅋㅋ", "ㅋㅋ"], [f"word{n}" for n in range(5_000)]])
def test_a_paragraph_of_ten_thousand_words_is_compared_in_time(words):
    text = " ".join(words * (10_000 // len(words)))
    began = perf_counter()
    changes(text, f"Before {text[5:5_000]} within {text[5_100:]}")
    # A wide margin: this is about seconds and not about how busy the computer is.
    assert perf_counter() - began < 5
