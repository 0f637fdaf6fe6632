"""Two edits of one body with figures, notes and suggestions: all stay, and what is suggested stays only suggested."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from cms.body.merge import merge
from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType, Suggestion, body_from_text
from cms.body.notes import places_of
from cms.body.suggestions import accept_all, as_read, open_suggestions
from tests.cms.body.two_writers import Words, drawn_body, edited

SCHEDULES = 1_500
MINJI = Suggestion("s1", "minji", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
DANIEL = Suggestion("s2", "daniel", datetime(2026, 3, 1, 9, 31, tzinfo=UTC))
FIGURE = Block(BlockType.FIGURE, photo_id="p1", block_id="f1")
BASE = body_from_text(
    "The attack killed 5 people 👩‍🚒 on Monday.\n총리는 월요일에 도쿄에서 말했다.\nNobody saw the ferry leave."
)


def mark(block, kind, words, **more):
    start = block.text.index(words)
    return replace(block, marks=(*block.marks, Mark(start, start + len(words), kind, **more)))


def suggested(block, old, new, made):
    """Return *block* with *new* suggested in the place of *old*."""
    at = block.text.index(old) + len(old)
    text = f"{block.text[:at]}{new}{block.text[at:]}"
    marks = (
        Mark(at - len(old), at, MarkType.DELETION, suggestion=made),
        Mark(at, at + len(new), MarkType.INSERTION, suggestion=made),
    )
    return replace(block, text=text, marks=marks)


def settled(mine, theirs, base=BASE):
    merged = merge(base, mine, theirs)
    assert not merged.conflicts
    return merged.settled()


def figures(body):
    return Counter(block.photo_id for block in body if block.type is BlockType.FIGURE)


def with_figures(body, random, photos):
    blocks = list(body)
    for photo in photos:
        at = random.randint(0, len(blocks))
        blocks.insert(at, Block(BlockType.FIGURE, photo_id=photo))
    return tuple(blocks)


def with_suggestions(body, random, voice, made):
    """Return *body* with words of *voice* suggested in the place of a word of some paragraphs."""
    words = Words(voice)
    blocks = list(body)
    for at, block in enumerate(blocks):
        old = block.text.split(" ")
        if len(old) > 3 and not block.marks and random.random() < 0.4:
            start = random.randrange(1, len(old) - 1)
            before = " ".join(old[:start]) + " "
            new = f"{words.some(2)} "
            text = before + new + " ".join(old[start:])
            end = len(before) + len(new)
            blocks[at] = replace(
                block,
                text=text,
                marks=(
                    Mark(len(before), end, MarkType.INSERTION, suggestion=made),
                    Mark(end, end + len(old[start]), MarkType.DELETION, suggestion=made),
                ),
            )
    return tuple(blocks)


def words_of(*bodies):
    return {word for body in bodies for block in body for word in block.text.replace(".", " ").split()}


def schedules():
    for seed in range(SCHEDULES):
        random = Random(seed)  # noqa: S311 - a schedule must come back by its number
        base = with_figures(drawn_body(random), random, ["p1", "p2"])
        mine, theirs = edited(base, random, "m", edits=2), edited(base, random, "t", edits=2)
        mine = with_suggestions(with_figures(mine, random, ["mine"]), random, "x", MINJI)
        theirs = with_suggestions(with_figures(theirs, random, ["theirs"]), random, "y", DANIEL)
        yield base, mine, theirs, f"schedule {seed}"


def test_no_suggested_word_is_lost_and_none_becomes_part_of_the_text_unasked():
    for base, mine, theirs, schedule in schedules():
        merged = merge(base, mine, theirs)
        wanted = {w for w in words_of(mine, theirs) if w[0] in "xy"}
        everything = [body for p in merged.passages for body in (p.keeping_mine, p.keeping_theirs)]
        assert wanted <= words_of(*everything), schedule
        for choices in (
            [p.keeping_mine for p in merged.conflicts],
            [p.keeping_theirs for p in merged.conflicts],
            [p.keeping_both for p in merged.conflicts],
        ):
            body = merged.settled(choices)
            assert wanted.isdisjoint(words_of(as_read(body))), schedule
            assert words_of(accept_all(body)) & wanted == words_of(body) & wanted, schedule


def test_no_figure_is_lost_and_none_is_printed_twice_unasked():
    for base, mine, theirs, schedule in schedules():
        merged = merge(base, mine, theirs)
        kept, asked = figures(mine) & figures(theirs), Counter[str]()
        for passage in merged.conflicts:
            asked |= figures((*passage.keeping_mine, *passage.keeping_theirs))
        body = merged.settled([p.keeping_both for p in merged.conflicts])
        for photo in {*kept, "mine", "theirs"}:
            assert figures(body)[photo] >= 1, (schedule, photo)
            assert figures(body)[photo] == 1 or photo in asked, (schedule, photo)


def test_a_number_suggested_two_ways_is_in_question():
    mine = (suggested(BASE[0], "5", "6", MINJI), *BASE[1:])
    theirs = (suggested(BASE[0], "5", "7", DANIEL), *BASE[1:])
    (conflict,) = merge(BASE, mine, theirs).conflicts
    assert as_read(conflict.keeping_both) == (BASE[0], BASE[0])
    assert [one.inserted for one in open_suggestions(conflict.keeping_both)] == ["6", "7"]


def test_suggestions_in_different_sentences_are_both_open():
    mine = (suggested(BASE[0], "5", "6", MINJI), *BASE[1:])
    theirs = (*BASE[:2], suggested(BASE[2], "Nobody", "Everybody", DANIEL))
    body = settled(mine, theirs)
    assert [(one.suggestion, one.deleted, one.inserted) for one in open_suggestions(body)] == [
        (MINJI, "5", "6"),
        (DANIEL, "Nobody", "Everybody"),
    ]


def test_a_suggestion_in_a_paragraph_the_other_moved_is_open_there():
    mine = (suggested(BASE[0], "5", "6", MINJI), *BASE[1:])
    theirs = (*BASE[1:], BASE[0])
    assert settled(mine, theirs) == (*BASE[1:], mine[0])


def test_a_suggestion_one_accepted_and_the_other_left_is_accepted():
    base = (suggested(BASE[0], "5", "6", MINJI), *BASE[1:])
    theirs = (base[0], mark(base[1], MarkType.STRONG, "도쿄에서"), base[2])
    body = settled(accept_all(base), theirs, base)
    assert (body[0].text, open_suggestions(body)) == (BASE[0].text.replace("5", "6"), ())
    assert body[1].marks == theirs[1].marks


def test_a_note_stays_with_its_words_whatever_the_other_writes():
    mine = (mark(BASE[0], MarkType.NOTE, "killed 5", thread_id="n1"), *BASE[1:])
    for there in ("The attack killed 6 people 👩‍🚒 on Monday.", "On Monday the attack killed 5 people 👩‍🚒."):
        body = settled(mine, (replace(BASE[0], text=there), *BASE[1:]))
        (place,) = places_of(body, "n1")
        assert body[0].text == there
        assert body[0].text[place.start : place.end].startswith("killed")


def test_notes_of_two_people_lie_over_one_another_without_a_question():
    mine = (mark(BASE[1], MarkType.NOTE, "월요일에 도쿄에서", thread_id="n1"),)
    theirs = (mark(BASE[1], MarkType.NOTE, "도쿄에서 말했다", thread_id="n2"),)
    body = settled(mine, theirs, BASE[1:2])
    assert {m.thread_id for m in body[0].marks} == {"n1", "n2"}


@pytest.mark.parametrize("kind", [MarkType.STRONG, MarkType.EMPHASIS])
def test_marks_and_words_come_together(kind):
    mine = (mark(BASE[0], kind, "attack"), *BASE[1:])
    theirs = (replace(BASE[0], text=BASE[0].text.replace("Monday", "Tuesday")), *BASE[1:])
    body = settled(mine, theirs)
    assert (body[0].text, body[0].marks) == (theirs[0].text, mine[0].marks)


def test_a_figure_moved_by_one_and_exchanged_by_the_other_is_both():
    base = (FIGURE, *BASE)
    moved = (*BASE, FIGURE)
    exchanged = (replace(FIGURE, photo_id="p2"), *BASE)
    assert settled(moved, exchanged, base) == (*BASE, exchanged[0])


def test_a_figure_exchanged_for_two_others_is_in_question():
    base, mine, theirs = ((replace(FIGURE, photo_id=photo),) for photo in ("p1", "p2", "p3"))
    (conflict,) = merge(base, mine, theirs).conflicts
    assert figures(conflict.keeping_both) == {"p2": 1, "p3": 1}


def test_a_link_card_is_taken_from_whoever_changed_it():
    card = Block(BlockType.EMBED, card=LinkCard("https://a.example", "A"), block_id="c1")
    retold = replace(card, card=LinkCard("https://a.example", "The port’s log", "부산항"))
    assert settled((card, *BASE[:1]), (retold,), (card,)) == (retold, BASE[0])


def test_words_one_wrote_are_never_put_into_the_figure_the_other_made_of_the_paragraph():
    base = BASE[:1]
    mine = (replace(base[0], text=base[0].text.replace("5", "6")),)
    theirs = (replace(FIGURE, block_id=base[0].block_id),)
    (conflict,) = merge(base, mine, theirs).conflicts
    assert conflict.keeping_mine == mine
    assert conflict.keeping_theirs == theirs
