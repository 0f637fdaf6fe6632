"""Edits that are only suggested: nothing is lost, what is one's own is changed at once, and all can be taken back."""

import random
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from cms.body.marks import line_of
from cms.body.model import Block, BlockType, Mark, MarkType, Suggestion
from cms.body.splice import are_same
from tests.ui.editor.body.steps import CTRL, compose, key, paste, select, texts, write
from ui.editor.body.adapter import body_of
from ui.editor.body.edit import BodyEdit
from ui.editor.body.suggesting import Suggester

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    body.story.suggester = lambda: Suggester("mira", NOON)
    return body


def shown(body, *blocks, at=10_000):
    body.show_body(blocks, "en")
    select(body, at, at)


def read(block):
    """Spell a block with what was put in in braces and what was taken out in brackets."""
    spelled, now = "", ""
    for letter, style in zip(block.text, line_of(block).styles, strict=True):
        kinds = {mark.type for mark in style}
        kind = "{" if MarkType.INSERTION in kinds else "[" if MarkType.DELETION in kinds else ""
        if kind != now:
            spelled += {"{": "}", "[": "]", "": ""}[now] + kind
            now = kind
        spelled += letter
    return spelled + {"{": "}", "[": "]", "": ""}[now]


def spelled(body):
    return [read(block) for block in body.body]


def test_what_is_typed_is_marked_as_put_in(body):
    shown(body, Block(text="Ferries sail."), at=7)
    write(body, " now")
    assert spelled(body) == ["Ferries{ now} sail."]
    (mark,) = body.body[0].marks
    assert (mark.suggestion.author, mark.suggestion.suggested_at) == ("mira", NOON)
    body.undo()
    assert body.body == (Block(text="Ferries sail."),)


def test_what_is_erased_stays_and_the_caret_goes_on(body):
    shown(body, Block(text="Ferries sail."), at=7)
    for _ in range(3):
        key(body, Qt.Key.Key_Backspace)
    assert spelled(body) == ["Ferr[ies] sail."]
    assert body.textCursor().position() == 4
    select(body, 7, 7)
    for _ in range(3):
        key(body, Qt.Key.Key_Delete)
    assert spelled(body) == ["Ferr[ies sa]il."]
    assert body.textCursor().position() == 10
    while body.story.can_undo:
        body.undo()
    assert body.body == (Block(text="Ferries sail."),)


def test_words_written_over_stand_beside_the_new_ones(body):
    shown(body, Block(text="killed 5 people"))
    select(body, 7, 8)
    write(body, "6")
    assert spelled(body) == ["killed [5]{6} people"]
    write(body, "0")
    assert spelled(body) == ["killed [5]{60} people"]
    assert len({mark.suggestion for mark in body.body[0].marks}) == 1


def test_ones_own_suggestion_is_changed_at_once(body):
    shown(body, Block(text="one"))
    write(body, " twp")
    key(body, Qt.Key.Key_Backspace)
    write(body, "o")
    assert spelled(body) == ["one{ two}"]


def test_anothers_suggestion_is_only_marked_as_taken_out(body):
    theirs = Mark(0, 3, MarkType.INSERTION, suggestion=Suggestion("s1", "jun", NOON))
    shown(body, Block(text="one two", marks=(theirs,)), at=3)
    key(body, Qt.Key.Key_Backspace)
    assert texts(body) == ["one two"]
    assert theirs in body.body[0].marks
    (mine,) = (mark for mark in body.body[0].marks if mark.type is MarkType.DELETION)
    assert (mine.start, mine.end, mine.suggestion.author) == (2, 3, "mira")


def test_a_paragraph_taken_out_stays_with_all_its_words_marked(body):
    shown(body, Block(text="one"), Block(text="two"), Block(text="three"))
    select(body, 4, 8)
    key(body, Qt.Key.Key_Delete)
    assert "".join(spelled(body)).replace("{three}", "three").count("[two]") == 1


def test_a_pasted_paragraph_is_put_in(body):
    shown(body, Block(text="one"))
    paste(body, "\ntwo\nthree")
    assert "".join(spelled(body)) == "one{two}{three}"


@pytest.mark.parametrize("place", [7, 8, 9, 10])
def test_what_is_typed_at_a_suggestion_where_edits_are_made_is_no_part_of_what_is_deleted(body, place):
    made = Suggestion("s1", "jun", NOON)
    marks = (Mark(7, 9, MarkType.DELETION, suggestion=made), Mark(9, 10, MarkType.INSERTION, suggestion=made))
    shown(body, Block(text="killed 56 7people".replace(" 7", "7"), marks=marks), at=place)
    body.story.suggester = None
    write(body, "x")
    compose(body, "", "국")
    styles = dict(zip(body.body[0].text, line_of(body.body[0]).styles, strict=True))
    assert not styles["x"]
    assert not styles["국"]


def test_what_is_typed_behind_a_note_is_no_part_of_it(body):
    note = Mark(0, 3, MarkType.NOTE, thread_id="t")
    shown(body, Block(text="one two", marks=(note,)), at=3)
    body.story.suggester = None
    write(body, "x")
    assert body.body[0].marks == (note,)
    select(body, 1, 1)
    write(body, "y")
    assert body.body[0].marks == (Mark(0, 4, MarkType.NOTE, thread_id="t"),)
    key(body, Qt.Key.Key_Return)
    assert [block.marks[0].thread_id for block in body.body] == ["t", "t"]


def test_a_syllable_is_put_in_and_composing_goes_on(body):
    shown(body, Block(text="한 땅"), at=1)
    compose(body, "국", "")
    compose(body, "ㅇ", "국")
    assert body.composition.is_open
    compose(body, "", "의")
    assert spelled(body) == ["한{국의} 땅"]


def test_what_a_paragraph_is_cannot_be_suggested_and_is_changed(body):
    shown(body, Block(text="one"))
    body.toggle_type(BlockType.SUBHEADING)
    assert body.body == (Block(BlockType.SUBHEADING, "one"),)


START = (
    Block(text="Ferries sail again."),
    Block(BlockType.QUOTE, "We got home."),
    Block(text="등대에 불이 켜졌다."),
)
COMMANDS = {
    "type": lambda body: write(body, "a"),
    "enter": lambda body: key(body, Qt.Key.Key_Return),
    "backspace": lambda body: key(body, Qt.Key.Key_Backspace),
    "delete": lambda body: key(body, Qt.Key.Key_Delete),
    "bold": lambda body: key(body, Qt.Key.Key_B, CTRL),
    "paste": lambda body: paste(body, "one\ntwo"),
    "cut": lambda body: body.cut(),
    "compose": lambda body: compose(body, "구"),
    "syllable": lambda body: compose(body, "", "국"),
    "undo": lambda body: body.undo(),
    "redo": lambda body: body.redo(),
}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_suggested_no_word_of_the_text_is_lost(body, seed):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    QApplication.clipboard().setMimeData(QMimeData())
    body.show_body(START, "ko")
    for _ in range(500):
        if not body.composition.is_open:
            place = chance.randrange(body.document().characterCount())
            select(body, place, place + chance.choice((0, 0, 0, 3, 20)))
        name = chance.choice(sorted(COMMANDS))
        COMMANDS[name](body)
        page = body_of(body.document())
        assert are_same(body.body, page), name
        original = "".join(
            letter
            for block in page
            for letter, style in zip(block.text, line_of(block).styles, strict=True)
            if not any(mark.type is MarkType.INSERTION for mark in style)
        )
        wanted = iter(original)
        assert all(letter in wanted for block in START for letter in block.text), name
        if len(page) > 40:
            while body.story.can_undo:
                body.undo()
    body.composition.commit()
    while body.story.can_undo:
        body.undo()
    assert are_same(body.body, START)
