"""In which order paragraphs stand that two people moved: each where its mover put it, or in question."""

from hypothesis import given
from hypothesis import strategies as st

from cms.body.order import Slot, longest_rising, merged_order

COUNT = 6


@st.composite
def orders(draw):
    """What one person makes of six parts: some left out, some moved, some new."""
    kept = draw(st.lists(st.integers(0, COUNT - 1), unique=True))
    return draw(st.permutations([*kept, *([None] * draw(st.integers(0, 3)))]))


def read(slots):
    return [slot.base for slot in slots]


@given(orders(), orders())
def test_every_old_part_and_every_part_of_either_person_has_one_place(mine, theirs):
    slots = merged_order(COUNT, mine, theirs)
    assert sorted(place for slot in slots for place in slot.mine) == list(range(len(mine)))
    assert sorted(place for slot in slots for place in slot.theirs) == list(range(len(theirs)))
    old = [slot.base for slot in slots if slot.base is not None]
    assert len(old) == len(set(old))


@given(orders(), orders())
def test_the_order_does_not_depend_on_who_merges(mine, theirs):
    swapped = [
        Slot(s.base, s.theirs, s.mine, s.moved_by_theirs, s.moved_by_mine, s.is_contested)
        for s in merged_order(COUNT, theirs, mine)
    ]
    assert list(merged_order(COUNT, mine, theirs)) == swapped


@given(orders())
def test_what_only_one_person_rearranged_stands_as_they_want_it(mine):
    slots = merged_order(COUNT, mine, range(COUNT))
    assert [place for slot in slots for place in slot.mine] == list(range(len(mine)))


def test_two_paragraphs_moved_by_two_people_both_move():
    assert read(merged_order(6, [1, 2, 0, 3, 4, 5], [0, 1, 2, 4, 5, 3])) == [1, 2, 0, 4, 5, 3]


def test_a_paragraph_both_moved_to_one_place_is_not_in_question():
    slots = merged_order(3, [2, 0, 1], [2, 0, 1])
    assert read(slots) == [2, 0, 1]
    assert not any(slot.is_contested for slot in slots)


def test_a_paragraph_moved_to_two_places_is_in_question_at_both():
    slots = merged_order(4, [1, 2, 0, 3], [1, 2, 3, 0])
    assert [(s.mine, s.theirs) for s in slots if s.is_contested] == [((2,), ()), ((), (3,))]


@given(st.lists(st.integers(0, 30), unique=True))
def test_the_longest_rising_run_rises_and_stands_in_the_list(numbers):
    rising = longest_rising(numbers)
    assert rising == sorted(rising)
    places = [numbers.index(number) for number in rising]
    assert places == sorted(places)


def test_one_moved_number_is_all_that_is_left_out():
    assert longest_rising([1, 2, 3, 0, 4]) == [1, 2, 3, 4]
