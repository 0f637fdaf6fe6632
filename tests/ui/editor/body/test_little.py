"""What is painted with each key: no more than its lines, no less than what looks otherwise now, and before all else."""

import random
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.domain.proofreading import Remark
from ui.editor.body.edit import BodyEdit
from ui.editor.body.suggesting import Suggester
from ui.editor.proof.marks import Marked, ProofMarks

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
_WORDS = "Harbour pilots said the ferrry would wait for the goverment and sail at noon, “whatever” happens. "
_KEYS = [
    *((key, PLAIN) for key in "aegilmrt"),
    (" ", PLAIN),
    (" ", PLAIN),
    (Qt.Key.Key_Backspace, PLAIN),
    (Qt.Key.Key_Backspace, CTRL),
    (Qt.Key.Key_Delete, PLAIN),
    (Qt.Key.Key_Delete, CTRL),
    *((key, mode) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down) for mode in (PLAIN, SHIFT)),
    (Qt.Key.Key_Left, CTRL),
    (Qt.Key.Key_Up, PLAIN),
    (Qt.Key.Key_Home, PLAIN),
    (Qt.Key.Key_End, PLAIN),
]


class Paintings(QObject):
    """Hears what of a widget is painted."""

    def __init__(self, watched):
        super().__init__(watched)
        self.rects = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            self.rects.append(event.rect())
        return False


@pytest.fixture
def body(on_screen, theme):
    # A caret that blinks would look otherwise at any time.
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    yield body
    QApplication.setCursorFlashTime(flash)


def seen(body):
    """Return what stands on the screen."""
    QTest.qWait(0)
    where = QRect(body.viewport().mapTo(body.window(), QPoint(0, 0)), body.viewport().size())
    return body.screen().grabWindow(body.window().winId()).toImage().copy(where)


def as_painted_anew(body):
    body.viewport().update()
    return seen(body)


def compose(body, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(body, event)


def show(body, *blocks):
    body.show_body(blocks, "en")
    QTest.qWait(0)


def go_to(body, block, offset):
    cursor = QTextCursor(body.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, offset)
    body.setTextCursor(cursor)
    QTest.qWait(0)


@pytest.mark.parametrize("seed", range(3))
def test_after_every_key_the_page_looks_as_if_all_of_it_were_painted(body, theme, seed):
    chance = random.Random(seed)  # noqa: S311 (no secret)
    words = _WORDS * 4
    marks = [Mark(20, 90, MarkType.STRONG), Mark(200, 240, MarkType.LINK, "https://example.org")]
    paragraph = Block(text=words, marks=tuple(marks))
    show(body, Block(BlockType.QUOTE, words), paragraph, Block(BlockType.LIST_ITEM, words))
    proof = ProofMarks(body, theme)
    found = [(at, word) for word in ("ferrry", "goverment") for at in _places(word, words)]
    remarks = [Remark("spelling", at, at + len(word), word) for at, word in found]
    remarks.append(Remark("long", 30, 230, words[30:230]))
    proof.show({block.block_id: Marked(block.text, tuple(remarks)) for block in body.body})
    body.edited.connect(proof.note_edit)
    go_to(body, 1, 150)
    for number in range(120):
        key, held = chance.choice(_KEYS)
        QTest.keyClick(body, key, held)
        if number % 10 == 9:
            compose(body, "ㅎ")
            compose(body, "하")
            assert seen(body) == as_painted_anew(body)
            compose(body, "", chance.choice(["하", ""]))
        assert seen(body) == as_painted_anew(body), (number, key, held)


def _places(word, words):
    return [at for at in range(len(words)) if words.startswith(word, at)]


def test_a_letter_in_a_long_paragraph_paints_its_line_and_no_other(body):
    show(body, Block(text=_WORDS * 8), Block(text=_WORDS))
    go_to(body, 0, 300)
    QTest.keyClick(body, "a")
    QTest.qWait(0)
    painted = Paintings(body.viewport())
    QTest.keyClick(body, "b")
    QTest.qWait(0)
    line = body.cursorRect().height()
    assert painted.rects
    assert all(rect.height() < 3 * line for rect in painted.rects)


def test_a_letter_is_on_the_screen_before_anybody_hears_of_the_edit(body):
    show(body, Block(text=_WORDS))
    go_to(body, 0, 30)
    painted, known = Paintings(body.viewport()), []
    body.edited.connect(lambda: known.append(len(painted.rects)))
    QTest.keyClick(body, "a")
    assert known == [1]


def test_what_is_only_suggested_is_not_painted_before_it_is_marked(body):
    show(body, Block(text=_WORDS))
    go_to(body, 0, 30)
    body.story.suggester = lambda: Suggester("minji", datetime(2026, 1, 1, tzinfo=UTC))
    painted, known = Paintings(body.viewport()), []
    body.edited.connect(lambda: known.append(len(painted.rects)))
    QTest.keyClick(body, "a")
    assert known == [0]
    assert seen(body) == as_painted_anew(body)
