"""Two edits of one body: nothing either person wrote is lost or printed twice, and what both changed is asked about."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.merge import merge, retyped
from cms.body.model import WITHOUT_WORDS, Block, BlockType, Mark, MarkType, body_from_text, new_block_id
from tests.cms.body.laws import BODIES
from tests.cms.body.two_writers import drawn_body, edited

BASE = body_from_text(
    "The ferry left at dawn on Monday with 40 people aboard.\n"
    "Nobody at the harbour saw it leave. The quay was wet.\n"
    "It was found two days later off the northern coast."
)
SCHEDULES = 5_000


def schedules(number):
    """What two people make of a text at once, *number* times; its words come only once, so each can be looked for."""
    for seed in range(number):
        random = Random(seed)  # noqa: S311 - a schedule must come back by its number
        base = drawn_body(random)
        yield base, edited(base, random, "m"), edited(base, random, "t"), f"schedule {seed}"


def words(*bodies):
    return Counter(word for body in bodies for block in body for word in block.text.replace(".", " ").split())


def texts(body):
    return [block.text for block in body]


def changed(place, old, new, body=BASE):
    return (*body[:place], replace(body[place], text=body[place].text.replace(old, new)), *body[place + 1 :])


def settled(mine, theirs, base=BASE):
    merged = merge(base, mine, theirs)
    assert not merged.conflicts
    return merged.settled()


def only_conflict(mine, theirs, base=BASE):
    (conflict,) = merge(base, mine, theirs).conflicts
    return conflict


@given(BODIES, BODIES)
def test_a_body_only_one_person_changed_is_theirs(base, changed):
    assert settled(changed, base, base=base) == changed
    assert settled(base, changed, base=base) == changed


@given(BODIES, BODIES)
def test_a_body_both_changed_alike_is_as_both_want_it(base, changed):
    assert settled(changed, changed, base=base) == changed


@given(BODIES, BODIES, BODIES)
def test_the_same_is_settled_and_in_question_whoever_merges(base, mine, theirs):
    swapped = [
        replace(
            p,
            mine=p.theirs,
            theirs=p.mine,
            keeping_mine=p.keeping_theirs,
            keeping_theirs=p.keeping_mine,
        )
        for p in merge(base, theirs, mine).passages
    ]
    assert list(merge(base, mine, theirs).passages) == swapped


@given(BODIES, BODIES, BODIES)
def test_every_block_of_all_three_texts_is_shown_in_one_place(base, mine, theirs):
    passages = merge(base, mine, theirs).passages
    for body, shown in ((mine, [p.mine for p in passages]), (theirs, [p.theirs for p in passages])):
        assert sorted(map(repr, body)) == sorted(repr(block) for blocks in shown for block in blocks)


@given(BODIES, BODIES, BODIES, st.booleans())
def test_no_two_blocks_of_a_merged_body_have_one_id(base, mine, theirs, both):
    merged = merge(base, mine, theirs)
    choices = [p.keeping_both if both else p.keeping_theirs for p in merged.conflicts]
    ids = [block.block_id for block in merged.settled(choices)]
    assert len(ids) == len(set(ids))


@pytest.mark.slow
def test_no_word_of_either_writer_is_lost_or_doubled_unseen():
    for base, mine, theirs, schedule in schedules(SCHEDULES):
        merged = merge(base, mine, theirs)
        found = words(*(p.keeping_mine for p in merged.passages if not p.is_conflict))
        asked = words(*(side for p in merged.conflicts for side in (p.mine, p.theirs)))
        added = (words(mine).keys() | words(theirs).keys()) - words(base).keys()
        kept = words(mine).keys() & words(theirs).keys()
        assert not (added | kept) - found.keys() - asked.keys(), schedule
        assert not {word for word, times in found.items() if times > 1} - asked.keys(), schedule


@pytest.mark.slow
def test_who_keeps_one_writers_words_everywhere_keeps_all_they_wrote():
    for base, mine, theirs, schedule in schedules(SCHEDULES):
        merged, old = merge(base, mine, theirs), words(base).keys()
        with_mine = merged.settled([p.keeping_mine for p in merged.conflicts])
        with_theirs = merged.settled([p.keeping_theirs for p in merged.conflicts])
        assert not words(mine).keys() - old - words(with_mine).keys(), schedule
        assert not words(theirs).keys() - old - words(with_theirs).keys(), schedule


def test_a_number_changed_two_ways_is_a_conflict_that_holds_all_three():
    conflict = only_conflict(changed(0, "40", "41"), changed(0, "40", "38"))
    assert "with 40 people" in conflict.base[0].text
    assert "with 41 people" in conflict.keeping_mine[0].text
    assert "with 38 people" in conflict.keeping_theirs[0].text


def test_keeping_one_number_keeps_what_the_other_changed_elsewhere_in_the_paragraph():
    mine = changed(1, "Nobody", "Someone")
    theirs = changed(1, "wet", "dry", changed(1, "Nobody", "Anyone"))
    conflict = only_conflict(mine, theirs)
    assert texts(conflict.keeping_mine) == ["Someone at the harbour saw it leave. The quay was dry."]
    assert texts(conflict.keeping_theirs) == ["Anyone at the harbour saw it leave. The quay was dry."]


def test_keeping_both_keeps_two_paragraphs_and_never_runs_two_numbers_together():
    conflict = only_conflict(changed(0, "40", "6"), changed(0, "40", "7"))
    assert texts(conflict.keeping_both) == [BASE[0].text.replace("40", "6"), BASE[0].text.replace("40", "7")]


def test_different_paragraphs_are_merged():
    body = settled(changed(0, "dawn", "noon"), changed(2, "two days", "a week"))
    assert body == changed(2, "two days", "a week", changed(0, "dawn", "noon"))
    assert [block.block_id for block in body] == [block.block_id for block in BASE]


def test_changes_a_word_apart_in_one_paragraph_are_merged():
    mine, theirs = changed(1, "saw it", "heard it"), changed(1, "The quay", "Its quay")
    assert settled(mine, theirs) == changed(1, "saw it", "heard it", theirs)


def test_a_paragraph_moved_by_one_and_edited_by_the_other_is_both():
    moved = (BASE[2], BASE[0], BASE[1])
    assert settled(moved, changed(2, "two days", "a week")) == changed(0, "two days", "a week", moved)


def test_a_paragraph_cut_and_pasted_by_one_and_edited_by_the_other_is_both():
    pasted = (replace(BASE[2], block_id=new_block_id()), BASE[0], BASE[1])
    assert settled(pasted, changed(2, "two days", "a week")) == changed(0, "two days", "a week", pasted)


def test_a_paragraph_one_removed_and_nobody_changed_is_gone():
    assert settled((BASE[0], BASE[2]), changed(0, "dawn", "noon")) == changed(
        0, "dawn", "noon", (BASE[0], BASE[2])
    )


def test_neighbouring_paragraphs_removed_by_two_people_are_gone():
    assert settled((BASE[0], BASE[2]), (BASE[0], BASE[1])) == (BASE[0],)


def test_a_paragraph_one_removed_and_the_other_edited_is_in_question():
    conflict = only_conflict((BASE[0], BASE[2]), changed(1, "wet", "dry"))
    assert conflict.keeping_mine == ()
    assert conflict.keeping_theirs == (changed(1, "wet", "dry")[1],)


def test_a_paragraph_one_removed_and_the_other_moved_is_in_question():
    conflict = only_conflict(BASE[1:], (*BASE[1:], BASE[0]))
    assert (conflict.keeping_mine, conflict.keeping_theirs) == ((), (BASE[0],))


def test_a_paragraph_moved_to_two_places_is_asked_about_at_each():
    one, two, three, four = base = (*BASE, Block(text="Its owner has not spoken."))
    merged = merge(base, (two, three, one, four), (two, three, four, one))
    assert [(p.keeping_mine, p.keeping_theirs) for p in merged.conflicts] == [((one,), ()), ((), (one,))]


def test_paragraphs_added_in_different_places_are_both_there():
    mine, theirs = Block(text="Mine is new."), Block(text="Theirs is, too.")
    assert settled((mine, *BASE), (*BASE, theirs)) == (mine, *BASE, theirs)


def test_two_paragraphs_added_in_one_place_are_in_question():
    mine, theirs = Block(text="Six were saved."), Block(text="Seven were rescued by a trawler.")
    conflict = only_conflict((*BASE, mine), (*BASE, theirs))
    assert (conflict.base, conflict.mine, conflict.theirs) == ((), (mine,), (theirs,))
    assert conflict.keeping_both == (mine, theirs)


def test_one_paragraph_added_by_both_is_added_once():
    new = "The owner has not spoken yet."
    assert texts(settled((*BASE, Block(text=new)), (*BASE, Block(text=new)))) == [*texts(BASE), new]


def test_a_paragraph_split_by_one_and_edited_by_the_other_in_its_second_half_is_in_question():
    first, second = "Nobody at the harbour saw it leave.", "The quay was wet."
    split = (BASE[0], replace(BASE[1], text=first), Block(text=second), BASE[2])
    merged = merge(BASE, split, changed(1, "wet", "dry"))
    assert any("dry" in block.text for p in merged.conflicts for block in p.theirs)


def test_a_sentence_moved_to_two_places_is_not_printed_twice_unseen():
    said = " Nobody at the harbour saw it leave."
    without = changed(1, said[1:] + " ", "")
    mine = changed(0, "aboard.", "aboard." + said, without)
    theirs = changed(2, "coast.", "coast." + said, without)
    merged = merge(BASE, mine, theirs)
    assert [p.base for p in merged.conflicts] == [(BASE[0],), (BASE[2],)]


def test_a_heading_made_by_one_and_words_changed_by_the_other_come_together():
    mine = (replace(BASE[0], type=BlockType.SUBHEADING), *BASE[1:])
    assert settled(mine, changed(0, "dawn", "noon")) == changed(0, "dawn", "noon", mine)


def test_two_kinds_for_one_paragraph_are_in_question():
    mine = (replace(BASE[0], type=BlockType.SUBHEADING), *BASE[1:])
    theirs = (replace(BASE[0], type=BlockType.QUOTE), *BASE[1:])
    conflict = only_conflict(mine, theirs)
    assert (conflict.keeping_mine[0].type, conflict.keeping_theirs[0].type) == (
        BlockType.SUBHEADING,
        BlockType.QUOTE,
    )


def test_a_link_one_laid_stays_on_its_words_when_the_other_writes_before_them():
    linked = (replace(BASE[0], marks=(Mark(4, 9, MarkType.LINK, "https://port.example"),)), *BASE[1:])
    body = settled(linked, changed(0, "The ferry left", "The old white ferry left"))
    (mark,) = body[0].marks
    assert body[0].text[mark.start : mark.end] == "ferry"


@given(BODIES)
def test_a_body_written_anew_in_the_same_words_is_the_same(body):
    lines = [block.text for block in body]
    kept = [block for block in body if block.text.strip() or block.type in WITHOUT_WORDS]
    again = retyped(body, lines)
    assert [block.text for block in again if block.text] == [block.text for block in kept if block.text]
    assert [b for b in again if b.type in WITHOUT_WORDS] == [b for b in kept if b.type in WITHOUT_WORDS]


def test_a_figure_stays_where_it_stood_when_the_words_around_it_are_written_anew():
    figure = Block(BlockType.FIGURE, photo_id="p1")
    body = retyped((BASE[0], figure, BASE[1]), [BASE[0].text, "Something else.", BASE[1].text])
    assert body[:2] == (BASE[0], figure)


def test_a_retyped_paragraph_keeps_its_link_and_a_heading_stays_one():
    heading = Block(type=BlockType.SUBHEADING, text="What is known")
    linked = replace(BASE[0], marks=(Mark(4, 9, MarkType.LINK, "https://port.example"),))
    body = retyped(
        (heading, linked), ["What is known so far", linked.text.replace("dawn", "noon"), "", "More."]
    )
    assert [block.type for block in body] == [BlockType.SUBHEADING, BlockType.PARAGRAPH, BlockType.PARAGRAPH]
    (mark,) = body[1].marks
    assert body[1].text[mark.start : mark.end] == "ferry"
