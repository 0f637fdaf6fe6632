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
    without_notes,
)
from tests.cms.body.laws import BODIES, MADE, WORDS


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
        bare = map(without_notes, body)
        return [(b.type, b.text, b.marks, b.depth, b.photo_id, b.card) for b in bare]

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
        {"schema": 3, "blocks": []},
        {"schema": 1},
        {"schema": 1, "blocks": [{}]},
        {"schema": 1, "blocks": [{"id": "a", "type": "video", "text": ""}]},
        {
            "schema": 1,
            "blocks": [{"id": "a", "type": "paragraph", "text": "a", "marks": [[0, 9, "strong", ""]]}],
        },
        {"schema": 1, "blocks": [{"id": "a", "type": "paragraph", "text": "a", "marks": [[0]]}]},
        {"schema": 1, "blocks": None},
        {"schema": 2, "blocks": [{"id": "a", "type": "figure", "text": "", "photo_id": 7}]},
        {
            "schema": 2,
            "blocks": [{"id": "a", "type": "embed", "text": "", "card": {"href": "https://a.example"}}],
        },
        {
            "schema": 2,
            "blocks": [{"id": "a", "type": "paragraph", "text": "a", "marks": [[0, 1, "note", ""]]}],
        },
        {
            "schema": 2,
            "blocks": [
                {
                    "id": "a",
                    "type": "paragraph",
                    "text": "a",
                    "marks": [[0, 1, "insertion", "s1", "minji", "2026-03-01T09:30:00"]],
                }
            ],
        },
    ],
)
def test_what_does_not_follow_the_schema_is_refused(stored):
    with pytest.raises(BodyError):
        from_json(stored)


def test_a_divider_says_nothing_in_plain_text():
    body = (Block(text="One"), Block(BlockType.DIVIDER), Block(text="Two"))
    assert plain_text(body) == "One\n\nTwo"


def test_a_body_without_anything_new_is_stored_as_older_programs_read_it():
    body = (Block(text="Old", marks=(Mark(0, 3, MarkType.LINK, "https://a.example"),), block_id="a"),)
    assert to_json(body) == {
        "schema": 1,
        "blocks": [
            {"id": "a", "type": "paragraph", "text": "Old", "marks": [[0, 3, "link", "https://a.example"]]}
        ],
    }


def test_the_approved_text_of_older_programs_keeps_its_hash():
    body = (
        Block(BlockType.SUBHEADING, "Old", (Mark(0, 3, MarkType.LINK, "https://a.example"),)),
        Block(BlockType.LIST_ITEM, "가", depth=1),
    )
    assert canonical_json(body) == (
        '[{"marks":[[0,3,"link","https://a.example"]],"text":"Old","type":"subheading"},'
        '{"depth":1,"text":"가","type":"list_item"}]'
    )


def test_a_note_beside_the_words_changes_no_word():
    noted = Block(text="Tokyo", marks=(Mark(0, 5, MarkType.NOTE, thread_id="n1"),))
    assert canonical_json((noted,)) == canonical_json((Block(text="Tokyo"),))
    assert to_json((noted,))["schema"] == 2


def test_plain_text_has_what_is_to_be_deleted_and_lacks_what_is_to_be_inserted():
    marks = (
        Mark(0, 2, MarkType.DELETION, suggestion=MADE[0]),
        Mark(2, 4, MarkType.INSERTION, suggestion=MADE[0]),
    )
    body = (Block(text="5 6 killed", marks=marks), Block(text="👩‍🚒", marks=(marks[0].over(0, 3),)))
    assert plain_text(body) == "5 killed\n\n👩‍🚒"


def test_what_is_wrong_is_told_with_the_number_of_its_block():
    with pytest.raises(BodyError, match=r"Block 2 .*'video' is not a valid BlockType"):
        from_json(
            {
                "schema": 1,
                "blocks": [
                    {"id": "a", "type": "paragraph", "text": ""},
                    {"id": "b", "type": "video", "text": ""},
                ],
            }
        )
