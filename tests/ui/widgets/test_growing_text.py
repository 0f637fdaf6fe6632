"""A field for plain text grows with what is written in it and keeps what is composed in it."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.composing import ComposedLineEdit
from ui.widgets.growing_text import GrowingText


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 400)
    window.show()
    return window


def placed(window, field):
    field.setParent(window)
    field.resize(240, 30)
    field.show()
    field.setFocus()
    return field


def test_a_caption_grows_with_its_lines_and_shrinks_again(qtbot, theme, window):
    caption = placed(window, GrowingText())
    low = caption.height()
    qtbot.keyClicks(caption, "A caption that is much longer than the pane is wide, by far")
    high = caption.height()
    assert high > low
    assert caption.verticalScrollBar().maximum() == 0
    caption.set_text("")
    assert caption.height() == low


def test_a_field_is_never_lower_than_asked_for(theme, window):
    assert placed(window, GrowingText(min_lines=3)).height() > placed(window, GrowingText()).height()


def test_showing_a_text_is_not_an_edit_and_leaves_nothing_to_undo(qtbot, theme, window):
    field = placed(window, GrowingText())
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("one\ntwo\u00a0three")
    field.undo()
    assert field.text == "one\ntwo\u00a0three"


def test_what_is_typed_is_told_and_nbsp_is_kept(qtbot, theme, window):
    field = placed(window, GrowingText())
    field.set_text("a\u00a0b")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field, "x")
    assert field.text == "xa\u00a0b"


def test_enter_finishes_a_headline_and_breaks_a_caption(qtbot, theme, window):
    headline, caption = GrowingText(is_one_paragraph=True), GrowingText()
    placed(window, headline)
    with qtbot.waitSignal(headline.finished):
        qtbot.keyClick(headline, Qt.Key.Key_Return)
    assert headline.text == ""
    placed(window, caption)
    qtbot.keyClicks(caption, "a")
    qtbot.keyClick(caption, Qt.Key.Key_Return)
    qtbot.keyClicks(caption, "b")
    assert caption.text == "a\nb"


def test_files_and_markup_are_not_pasted(theme, window):
    field = placed(window, GrowingText())
    files, markup = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/pictures/a.jpg")])
    markup.setHtml("<b>bold</b>")
    markup.setText("bold")
    field.insertFromMimeData(files)
    assert field.text == ""
    field.insertFromMimeData(markup)
    assert field.text == "bold"
    assert "font-weight:7" not in field.document().toHtml()


@pytest.mark.parametrize("make", [GrowingText, ComposedLineEdit])
def test_a_syllable_is_kept_when_the_field_is_left(qtbot, theme, window, make):
    field, other = placed(window, make()), QWidget(window)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    QApplication.sendEvent(field, QInputMethodEvent("국", []))
    assert field.composition.is_open
    other.setFocus()
    text = field.text if isinstance(field, GrowingText) else field.text()
    assert text == "국"
    assert not field.composition.is_open
