"""The body as blocks: what goes into its JSON form comes out of it, and typed text becomes paragraphs."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import (
    Block,
    BlockType,
    BodyError,
    Mark,
    MarkType,
    body_from_text,
    canonical_json,
    clean_text,
    from_json,
    new_block_id,
    plain_text,
    to_json,
)
from tests.cms.body.laws import BODIES, WORDS


@given(BODIES)
def test_a_body_comes_back_from_its_json_with_every_id(body):
    again = from_json(json.loads(json.dumps(to_json(body))))
    assert again == body
    assert [block.block_id for block in again] == [block.block_id for block in body]


@given(BODIES)
def test_bodies_that_read_alike_are_told_alike_whatever_their_ids(body):
    renamed = tuple(replace(block, block_id=new_block_id()) for block in body)
    assert canonical_json(renamed) == canonical_json(body)


@given(BODIES)
def test_the_order_in_which_marks_were_made_does_not_matter(body):
    turned = tuple(replace(block, marks=block.marks[::-1]) for block in body)
    assert canonical_json(turned) == canonical_json(body)


@given(BODIES, BODIES)
def test_bodies_that_read_differently_are_told_apart(one, other):
    def read(body):
        return [(b.type, b.text, sorted(b.marks), b.depth) for b in body]

    assert (canonical_json(one) == canonical_json(other)) == (read(one) == read(other))


@given(st.text())
def test_typed_text_keeps_every_word_in_its_order(typed):
    body = body_from_text(typed)
    assert plain_text(body).split() == clean_text(typed).split()
    assert all(block.text == block.text.strip() != "" for block in body)


@given(st.text())
def test_cleaned_text_is_composed_without_control_characters_and_stays_so(typed):
    cleaned = clean_text(typed)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert clean_text(cleaned) == cleaned


def test_lines_from_any_computer_become_paragraphs():
    body = body_from_text("One\r\n\r\nTwo\rThree\u2029Four\u2028Five\n  \n")
    assert [block.text for block in body] == ["One", "Two", "Three", "Four", "Five"]


@given(WORDS.filter(bool), st.integers(-3, 40), st.integers(-3, 40))
def test_a_mark_lies_within_its_words(text, start, end):
    if 0 <= start < end <= len(text):
        Block(text=text, marks=(Mark(start, end, MarkType.STRONG),))
    else:
        with pytest.raises(BodyError):
            Block(text=text, marks=(Mark(start, end, MarkType.STRONG),))


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"schema": 2, "blocks": []},
        {"schema": 1},
        {"schema": 1, "blocks": [{}]},
        {"schema": 1, "blocks": [{"id": "a", "type": "video", "text": ""}]},
        {
            "schema": 1,
            "blocks": [{"id": "a", "type": "paragraph", "text": "a", "marks": [[0, 9, "strong", ""]]}],
        },
        {"schema": 1, "blocks": [{"id": "a", "type": "paragraph", "text": "a", "marks": [[0]]}]},
        {"schema": 1, "blocks": None},
    ],
)
def test_what_does_not_follow_the_schema_is_refused(stored):
    with pytest.raises(BodyError):
        from_json(stored)


def test_a_divider_says_nothing_in_plain_text():
    body = (Block(text="One"), Block(BlockType.DIVIDER), Block(text="Two"))
    assert plain_text(body) == "One\n\nTwo"
