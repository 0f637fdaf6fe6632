"""What tests do to a body: keys, syllables, pastes, and what colleagues change."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.body.splice import Splice

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def key(body, pressed, held=Qt.KeyboardModifier.NoModifier):
    """Press a key in the body."""
    QTest.keyClick(body, pressed, held)


def write(body, words):
    """Type *words*; what is not on a keyboard comes from an input method."""
    for letter in words:
        if letter.isascii():
            QTest.keyClick(body, letter)
        else:
            compose(body, "", letter)


def compose(body, preedit, commit=""):
    """Let an input method show *preedit* after it has handed over *commit*."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(body, event)


def paste(body, text):
    """Paste plain words."""
    mime = QMimeData()
    mime.setText(text)
    body.insertFromMimeData(mime)


def select(body, start, end):
    """Select from one position of the document to another."""
    cursor = body.textCursor()
    cursor.setPosition(_place(body, start))
    cursor.setPosition(_place(body, end), QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def _place(body, position):
    """No caret stands in the middle of a letter of two units."""
    position = min(position, body.document().characterCount() - 1)
    cursor = QTextCursor(body.document())
    cursor.setPosition(position)
    return position - 1 if cursor.positionInBlock() and _is_split(cursor) else position


def _is_split(cursor):
    text = cursor.block().text().encode("utf-16-le")
    unit = int.from_bytes(text[cursor.positionInBlock() * 2 :][:2], "little")
    return 0xDC00 <= unit < 0xE000


def texts(body):
    """Return the words of each block."""
    return [block.text for block in body.body]


def hear(body, number, *added, removing=1):
    """Let a colleague put *added* in the place of so many blocks."""
    body.apply_remote(Splice(number, body.story.heard[number : number + removing], added))
