"""However the body is changed, the blocks we keep are those the page shows."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.body.model import Block, BlockType, Mark, MarkType
from ui.editor.body.adapter import body_of
from ui.editor.body.edit import BodyEdit

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
START = (
    Block(text="선원 노조는 🙂 합의했다.", marks=(Mark(0, 5, MarkType.STRONG),)),
    Block(type=BlockType.SUBHEADING, text="What changes"),
    Block(type=BlockType.LIST_ITEM, text="Boats run.", depth=1),
    Block(type=BlockType.DIVIDER),
    Block(
        type=BlockType.QUOTE, text="A city\non the water", marks=(Mark(2, 9, MarkType.LINK, "https://a.b"),)
    ),
)


def _key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    return lambda body: QTest.keyClick(body, key, held)


def _compose(preedit: str, commit: str):
    def compose(body: BodyEdit) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(body, event)

    return compose


def _paste(text: str):
    def paste(body: BodyEdit) -> None:
        mime = QMimeData()
        mime.setText(text)
        body.insertFromMimeData(mime)

    return paste


STEPS = {
    "type": _key(Qt.Key.Key_A),
    "enter": _key(Qt.Key.Key_Return),
    "backspace": _key(Qt.Key.Key_Backspace),
    "delete": _key(Qt.Key.Key_Delete),
    "bold": _key(Qt.Key.Key_B, CTRL),
    "heading": _key(Qt.Key.Key_1, ALT),
    "list": _key(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier),
    "undo": lambda body: body.undo(),
    "redo": lambda body: body.redo(),
    "begin a syllable": _compose("구", ""),
    "end a syllable": _compose("", "국"),
    "emoji": _compose("", "🙂"),
    "paste": _paste("one\ntwo\nthree"),
    "paste a word": _paste(" word "),
}


@pytest.fixture(scope="module")
def body(session_theme):
    body = BodyEdit(session_theme)
    yield body
    body.deleteLater()


@given(
    st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 70), st.integers(0, 6)), max_size=25)
)
@example([("backspace", 2, 6), ("undo", 0, 0)])
@settings(max_examples=150)
def test_the_blocks_kept_are_those_on_the_page(body, steps):
    body.composition.commit()
    body.show_body(START, "ko")
    for name, place, selected in steps:
        if not body.composition.is_open:
            cursor = body.textCursor()
            end = body.document().characterCount() - 1
            cursor.setPosition(min(place, end))
            cursor.setPosition(min(place + selected, end), QTextCursor.MoveMode.KeepAnchor)
            body.setTextCursor(cursor)
        STEPS[name](body)
        shown = body_of(body.document())
        assert body.body == shown, name
        assert [block.block_id for block in body.body] == [block.block_id for block in shown]
        assert len({block.block_id for block in shown}) == len(shown)


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 70)), max_size=15))
@settings(max_examples=50)
def test_undoing_everything_comes_back_to_the_text_that_was_opened(body, steps):
    body.composition.commit()
    body.show_body(START, "ko")
    for name, place in steps:
        cursor = body.textCursor()
        cursor.setPosition(min(place, body.document().characterCount() - 1))
        body.setTextCursor(cursor)
        STEPS[name](body)
    body.composition.commit()
    while body.story.can_undo:
        body.undo()
    assert body.body == START
