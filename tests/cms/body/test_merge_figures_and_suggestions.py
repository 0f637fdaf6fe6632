"""Figures, link cards, suggestions and notes in two edits of one body: none is lost, and none is taken silently."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cms.body.merge import merge
from cms.body.model import (
    SUGGESTIONS,
    Block,
    BlockType,
    LinkCard,
    Mark,
    MarkType,
    Suggestion,
    body_from_text,
    new_block_id,
)
from cms.body.suggestions import accept_all, reject_all
from tests.cms.body.laws import NEWS

FIGURE = Block(BlockType.FIGURE, photo_id="p1")
CARD = Block(BlockType.EMBED, card=LinkCard("https://port.example", "항구 👩\u200d🚒", "All of it."))
WORDS = body_from_text(
    "The ferry left at dawn with 40 aboard.\n항구에서는 아무도 👩\u200d🚒 보지 못했다.\nIt was found two days later."
)
BASE = (WORDS[0], FIGURE, WORDS[1], CARD, WORDS[2])
MINJI = Suggestion("s1", "minji", datetime(2026, 3, 1, 9, tzinfo=UTC))
DANIEL = Suggestion("s2", "daniel", datetime(2026, 3, 1, 10, tzinfo=UTC))


def settled(mine, theirs, base=BASE):
    merged = merge(base, mine, theirs)
    assert not merged.conflicts
    return merged.settled()


def said(block, old, new):
    return replace(block, text=block.text.replace(old, new))


def suggesting(block, old, new, made):
    """Return *block* with *old* suggested for deletion and *new* for insertion behind it."""
    at = block.text.index(old)
    end = at + len(old)
    marks = [Mark(at, end, MarkType.DELETION, suggestion=made)] if old else []
    if new:
        marks.append(Mark(end, end + len(new), MarkType.INSERTION, suggestion=made))
    return replace(block, text=block.text[:end] + new + block.text[end:], marks=tuple(marks))


def suggested(body):
    """Return the words under each insertion and deletion of *body*."""
    return Counter(
        (mark.type, mark.suggestion.suggestion_id, block.text[mark.start : mark.end])
        for block in body
        for mark in block.marks
        if mark.type in SUGGESTIONS
    )


def objects(body):
    return Counter((block.type, block.photo_id, block.card) for block in body if not block.text)


def test_a_figure_moved_by_one_and_its_neighbours_edited_by_the_other_are_both():
    moved = (*WORDS[:2], CARD, WORDS[2], FIGURE)
    edited = (said(WORDS[0], "dawn", "noon"), FIGURE, said(WORDS[1], "아무도", "누구도"), *BASE[3:])
    assert settled(moved, edited) == (edited[0], edited[2], CARD, WORDS[2], FIGURE)
    assert settled(edited, moved) == (edited[0], edited[2], CARD, WORDS[2], FIGURE)


def test_a_figure_cut_and_pasted_is_the_same_figure():
    pasted = (*WORDS[:2], CARD, WORDS[2], replace(FIGURE, block_id=new_block_id()))
    edited = (said(WORDS[0], "dawn", "noon"), *BASE[1:])
    assert objects(settled(pasted, edited)) == objects(BASE)


def test_another_photo_in_a_figure_of_each_is_a_conflict_that_holds_both():
    mine, theirs = replace(FIGURE, photo_id="p2"), replace(FIGURE, photo_id="p3")
    (conflict,) = merge(BASE, (WORDS[0], mine, *BASE[2:]), (WORDS[0], theirs, *BASE[2:])).conflicts
    assert (conflict.keeping_mine, conflict.keeping_theirs) == ((mine,), (theirs,))


def test_a_figure_one_removed_and_whose_photo_the_other_changed_is_in_question():
    other = replace(FIGURE, photo_id="p2")
    (conflict,) = merge(BASE, (WORDS[0], *BASE[2:]), (WORDS[0], other, *BASE[2:])).conflicts
    assert (conflict.keeping_mine, conflict.keeping_theirs) == ((), (other,))


def test_a_card_reworded_by_one_stays_where_the_other_moved_it():
    reworded = replace(CARD, card=replace(CARD.card, title="부두"))
    moved = (CARD, *BASE[:3], BASE[4])
    assert settled((*BASE[:3], reworded, BASE[4]), moved) == (reworded, *BASE[:3], BASE[4])


def test_a_suggestion_of_one_stays_when_the_other_edits_the_paragraph():
    mine = (suggesting(WORDS[0], "dawn", "noon", MINJI), *BASE[1:])
    theirs = (said(WORDS[0], "The ferry", "The old 🚢 ferry"), *BASE[1:])
    body = settled(mine, theirs)
    assert suggested(body) == suggested(mine)
    assert reject_all(body) == theirs
    assert accept_all(body)[0].text == "The old 🚢 ferry left at noon with 40 aboard."


def test_words_one_suggested_to_delete_still_are_when_the_other_edits_beside_them():
    mine = (suggesting(WORDS[0], " at dawn", "", MINJI), *BASE[1:])
    body = settled(mine, (said(WORDS[0], "40", "41"), *BASE[1:]))
    assert suggested(body) == suggested(mine)
    assert accept_all(body)[0].text == "The ferry left with 41 aboard."


def test_suggestions_of_two_people_in_one_paragraph_both_stay_open():
    mine = (*BASE[:2], suggesting(WORDS[1], "항구에서는", "부두에서는", MINJI), *BASE[3:])
    theirs = (*BASE[:2], suggesting(WORDS[1], "못했다", "않았다", DANIEL), *BASE[3:])
    body = settled(mine, theirs)
    assert suggested(body) == suggested(mine) + suggested(theirs)
    assert reject_all(body) == BASE


def test_a_number_suggested_one_way_and_changed_another_is_a_conflict():
    mine = (suggesting(WORDS[0], "40", "41", MINJI), *BASE[1:])
    for theirs in (
        (said(WORDS[0], "40", "38"), *BASE[1:]),
        (suggesting(WORDS[0], "40", "38", DANIEL), *BASE[1:]),
    ):
        (conflict,) = merge(BASE, mine, theirs).conflicts
        assert (conflict.keeping_mine, conflict.keeping_theirs) == ((mine[0],), (theirs[0],))


def test_a_note_of_each_stays_beside_its_words():
    note = Mark(4, 9, MarkType.NOTE, thread_id="n1")
    noted = (replace(WORDS[0], marks=(note,)), *BASE[1:])
    theirs = (
        replace(said(WORDS[0], "40", "41"), marks=(Mark(15, 19, MarkType.NOTE, thread_id="n2"),)),
        *BASE[1:],
    )
    (one, two) = settled(noted, theirs)[0].marks
    assert (one.thread_id, two.thread_id) == ("n1", "n2")


@st.composite
def edits_of(draw, base, made, photo):
    """What one person makes of *base*: words put in as a suggestion or at once, objects moved, removed and added."""
    body = list(base)
    for place, block in enumerate(body):
        if block.text and draw(st.booleans()):
            at = draw(st.integers(0, len(block.text)))
            new = f" {made.author}{place}{draw(NEWS)} "
            marks = (Mark(at, at + len(new), MarkType.INSERTION, suggestion=made),)
            text = block.text[:at] + new + block.text[at:]
            body[place] = replace(block, text=text, marks=marks if draw(st.booleans()) else ())
    if draw(st.booleans()):
        body.insert(draw(st.integers(0, len(body))), body.pop(draw(st.integers(0, len(body) - 1))))
    if draw(st.booleans()):
        del body[next(n for n, block in enumerate(body) if not block.text)]
    if draw(st.booleans()):
        body.insert(draw(st.integers(0, len(body))), Block(BlockType.FIGURE, photo_id=photo))
    return tuple(body)


@given(edits_of(BASE, MINJI, "mine"), edits_of(BASE, DANIEL, "theirs"))
def test_no_suggestion_and_no_figure_of_either_is_lost(mine, theirs):
    merged = merge(BASE, mine, theirs)
    asked = [block for p in merged.conflicts for block in (*p.mine, *p.theirs)]
    kept = [block for p in merged.passages if not p.is_conflict for block in p.keeping_mine]
    told = {*suggested(kept), *suggested(asked)}
    assert {*suggested(mine), *suggested(theirs)} <= told
    added = (objects(mine) | objects(theirs)) - objects(BASE)
    assert not added - objects([*kept, *asked])
    # An object that nobody removed is still there, and one is never made two.
    stays = objects(mine) & objects(theirs) & objects(BASE)
    assert not stays - objects([*kept, *asked])
    assert not [one for one, times in objects(kept).items() if times > 1]


@given(edits_of(BASE, MINJI, "mine"), edits_of(BASE, DANIEL, "theirs"))
def test_who_keeps_one_persons_words_keeps_all_their_suggestions(mine, theirs):
    merged = merge(BASE, mine, theirs)
    with_mine = merged.settled([p.keeping_mine for p in merged.conflicts])
    with_theirs = merged.settled([p.keeping_theirs for p in merged.conflicts])
    assert not suggested(mine) - suggested(with_mine)
    assert not suggested(theirs) - suggested(with_theirs)
