"""Splices: taken back they leave no trace, two become one, and two people's keep what either wrote."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.body.splice import Splice, SpliceError, are_same, cross, splice_between
from tests.cms.body.laws import BODIES, blocks

ONE, TWO, THREE = Block(text="One."), Block(text="Two."), Block(text="Three.")
BODY = (ONE, TWO, THREE)


@st.composite
def splices(draw, body):
    """Draw a change of *body*: blocks taken out, put in, rewritten, split."""
    first = draw(st.integers(0, len(body)))
    end = draw(st.integers(first, min(first + 3, len(body))))
    added = draw(st.lists(blocks(), max_size=3))
    for number, block in enumerate(body[first:end]):
        if number < len(added) and draw(st.booleans()):
            cut = draw(st.integers(0, len(block.text)))
            rewritten = Block(block.type, block.text[:cut] + added[number].text + block.text[cut:])
            added[number] = replace(rewritten, block_id=block.block_id)
    return Splice(first, body[first:end], tuple(added))


@st.composite
def two_changes(draw):
    body = draw(BODIES)
    first = draw(splices(body))
    return body, first, draw(splices(first.apply(body)))


@st.composite
def two_people(draw):
    body = draw(BODIES)
    return body, draw(splices(body)), draw(splices(body))


@given(two_changes())
def test_a_splice_taken_back_leaves_the_body_it_was_made_on(drawn):
    body, splice, _ = drawn
    assert are_same(splice.invert().apply(splice.apply(body)), body)


@given(BODIES, BODIES)
def test_the_splice_between_two_bodies_makes_one_of_the_other(before, after):
    splice = splice_between(before, after)
    assert are_same(splice.apply(before), after)
    assert splice.is_empty == are_same(before, after)


@given(two_changes())
def test_two_splices_that_touch_are_as_good_as_one(drawn):
    body, first, then = drawn
    if first.touches(then):
        assert are_same(first.compose(then).apply(body), then.apply(first.apply(body)))
        assert are_same(first.compose(then).invert().apply(then.apply(first.apply(body))), body)
    else:
        with pytest.raises(SpliceError, match="neither knows"):
            first.compose(then)


@given(two_people())
def test_in_whichever_order_two_people_are_heard_the_same_text_comes_out(drawn):
    body, mine, theirs = drawn
    mine_after, theirs_after = cross(mine, theirs)
    one = mine_after.apply(theirs.apply(body))
    assert are_same(one, theirs_after.apply(mine.apply(body)))
    assert len({block.block_id for block in one}) == len(one)
    assert mine.over(theirs).apply(theirs.apply(body)) == one


@given(two_people())
def test_a_splice_over_anothers_loses_no_letter_the_other_put_in(drawn):
    body, mine, theirs = drawn
    after = mine.over(theirs).apply(theirs.apply(body))
    # What theirs wrote is there, in order, whatever mine takes away of the old text.
    old = "".join(block.text for block in body)
    written = [letter for block in theirs.added for letter in block.text if letter not in old]
    kept = iter([letter for block in after for letter in block.text])
    assert all(letter in kept for letter in written)


@pytest.mark.parametrize(
    "splice",
    [Splice(3, (ONE,)), Splice(0, (TWO,)), Splice(2, (THREE, ONE)), Splice(4, (), (ONE,))],
)
def test_a_splice_made_for_another_text_is_refused(splice):
    with pytest.raises(SpliceError):
        splice.apply(BODY)


def test_a_splice_knows_a_block_by_its_id_too():
    with pytest.raises(SpliceError):
        Splice(0, (Block(text="One."),)).apply(BODY)


def test_splices_made_on_different_texts_are_not_made_one():
    with pytest.raises(SpliceError, match="not made on"):
        Splice(0, (), (ONE,)).compose(Splice(0, (TWO,), ()))


def test_no_splice_begins_before_the_text():
    with pytest.raises(SpliceError):
        Splice(-1)


def written(text, **changes):
    return replace(Block(text=text, block_id="p"), **changes)


def after_both(base, mine, theirs):
    mine, theirs = (
        Splice(0, (base,), side if isinstance(side, tuple) else (side,)) for side in (mine, theirs)
    )
    return mine.over(theirs).apply(theirs.apply((base,)))


def test_my_words_go_and_theirs_beside_them_stay():
    base = written("Ferries sail again tonight.")
    after = after_both(base, written("Ferries sail tonight."), written("Ferries sail again now tonight."))
    assert [block.text for block in after] == ["Ferries sail now tonight."]


def test_bold_taken_back_leaves_what_another_wrote_within_it():
    bold = (Mark(0, 12, MarkType.STRONG),)
    after = after_both(
        written("Ferries sail.", marks=bold),
        written("Ferries sail."),
        written("Ferries now sail.", marks=(Mark(0, 16, MarkType.STRONG),)),
    )
    assert [block.text for block in after] == ["Ferries now sail."]
    assert after[0].marks == (Mark(8, 12, MarkType.STRONG),)


def test_a_figure_another_changed_is_left_as_they_have_it():
    after = after_both(written("killed 6 people"), written("killed 5 people"), written("killed 7 people"))
    assert [block.text for block in after] == ["killed 7 people"]


def test_words_are_taken_back_on_both_sides_of_a_paragraph_another_broke():
    base = written("one two three four")
    halves = (written("one two"), Block(text="three four"))
    after = after_both(base, written("one four"), halves)
    assert [block.text for block in after] == ["one ", "four"]


def test_a_paragraph_taken_back_leaves_the_words_another_wrote_into_it():
    after = after_both(written("mine"), (), written("mine theirs"))
    assert [block.text for block in after] == [" theirs"]


def test_words_do_not_get_into_a_divider():
    divider = Block(BlockType.DIVIDER, block_id="d")
    base = (written("one"), divider)
    mine, theirs = Splice(0, base, (replace(divider),)), Splice(0, base[:1], (written("one two"),))
    after = mine.over(theirs).apply(theirs.apply(base))
    assert [(block.type, block.text) for block in after] == [
        (BlockType.PARAGRAPH, " two"),
        (BlockType.DIVIDER, ""),
    ]
