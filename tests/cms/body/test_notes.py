"""Notes stand beside words: found again after edits, splits and moves, and told to be orphans once the words are gone."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.body.model import Block, Mark, MarkType
from cms.body.notes import Anchor, Place, anchor_of, find_again, find_all_again, places_of, with_notes
from tests.cms.body.laws import NEWS_BODIES

BODY = (
    Block(text="The attack killed 5 people on Monday, police said.", block_id="a"),
    Block(text="회담은 5일 도쿄에서 열린다 👩‍🚒.", block_id="b"),
)
FIVE = anchor_of(BODY, Place("a", 18, 19))


def quoted(body, place):
    block = next(block for block in body if block.block_id == place.block_id)
    return block.text[place.start : place.end]


def test_an_anchor_has_the_words_and_those_around_them():
    assert Anchor("a", 18, "5", "The attack killed ", " people on Monday, police said.") == FIVE
    assert anchor_of(BODY, Place("b", 4, 6)).quote == "5일"


def test_there_is_no_anchor_in_words_that_are_not_there():
    for place in (Place("a", 50, 51), Place("c", 0, 1), Place("a", 3, 3)):
        with pytest.raises(KeyError):
            anchor_of(BODY, place)


def test_a_note_is_found_again_after_words_were_put_before_it():
    body = (replace(BODY[0], text="On Monday 5 gunmen struck. " + BODY[0].text), BODY[1])
    assert find_again(body, FIVE) == Place("a", 45, 46)


def test_a_note_is_found_again_in_the_paragraph_its_words_were_moved_to():
    body = (BODY[1], replace(BODY[0], block_id="new"))
    assert find_again(body, FIVE) == Place("new", 18, 19)


def test_a_note_is_an_orphan_once_its_words_are_gone_and_never_put_beside_others():
    body = (replace(BODY[0], text="The attack killed nobody."), BODY[1])
    assert find_again(body, FIVE) is None
    assert with_notes(body, {"n1": FIVE}) == (body, frozenset({"n1"}))


def test_a_settled_note_loses_its_mark_and_an_open_one_gets_one():
    marked, orphans = with_notes(BODY, {"n1": FIVE})
    assert (places_of(marked, "n1"), orphans) == ((Place("a", 18, 19),), frozenset())
    assert with_notes(marked, {}) == (BODY, frozenset())


def test_a_mark_that_the_writer_moved_along_is_not_put_elsewhere():
    moved = (replace(BODY[0], marks=(Mark(4, 10, MarkType.NOTE, thread_id="n1"),)), BODY[1])
    assert with_notes(moved, {"n1": FIVE})[0] == moved


@given(NEWS_BODIES, st.data())
def test_a_note_in_an_unchanged_text_is_found_where_it_was(body, data):
    block = data.draw(st.sampled_from([block for block in body if block.text] or [Block(text="Tokyo")]))
    body = body if block in body else (*body, block)
    start = data.draw(st.integers(0, len(block.text) - 1))
    place = Place(block.block_id, start, data.draw(st.integers(start + 1, len(block.text))))
    found = find_again(body, anchor_of(body, place))
    assert found is not None
    assert quoted(body, found) == quoted(body, place)


@given(NEWS_BODIES, NEWS_BODIES)
def test_a_note_is_only_ever_put_to_its_own_words(body, other):
    block = next((block for block in body if block.text), None)
    assume(block is not None)
    anchor = anchor_of(body, Place(block.block_id, 0, min(len(block.text), 5)))
    marked, orphans = with_notes(other, {"mine": anchor})
    places = places_of(marked, "mine")
    assert bool(places) != ("mine" in orphans)
    assert all(quoted(marked, place) == anchor.quote for place in places)


@given(NEWS_BODIES, st.data())
def test_a_note_over_paragraphs_of_an_unchanged_text_is_found_where_it_was(body, data):
    blocks = [block for block in body if block.text.strip()]
    assume(len(blocks) > 1)
    first = data.draw(st.integers(0, len(blocks) - 2))
    run = blocks[first : data.draw(st.integers(first + 2, len(blocks)))]
    anchor = anchor_of(body, *(_whole(block) for block in run))
    found = find_all_again(body, anchor)
    assert [quoted(body, place) for place in found] == [block.text.strip() for block in run]


@given(NEWS_BODIES, NEWS_BODIES)
def test_a_note_over_paragraphs_is_only_ever_put_to_its_own_words(body, other):
    blocks = [block for block in body if block.text.strip()]
    assume(len(blocks) > 1)
    anchor = anchor_of(body, *(_whole(block) for block in blocks[:2]))
    words = {block.text.strip() for block in blocks[:2]}
    assert {quoted(other, place) for place in find_all_again(other, anchor)} <= words


def _whole(block):
    start = len(block.text) - len(block.text.lstrip())
    return Place(block.block_id, start, start + len(block.text.strip()))
