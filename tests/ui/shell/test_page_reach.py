"""Without eyes or mouse: what surrounds the text has names, F6 and Tab lead everywhere and out again."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QScrollArea,
    QTextEdit,
)

HEADLINE = "Lakeside Secretariat"
CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QListView)


def spoken(widget):
    """What a screen reader is told the widget is called."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(desk):
    """What can be seen and used but is called nothing; a search field's own cross is Qt's and reached with Esc."""
    shown = [widget for kind in CONTROLS for widget in desk.seen(kind)]
    ours = [
        w for w in shown if not w.objectName().startswith("qt_") and not isinstance(w.parent(), QLineEdit)
    ]
    return [widget for widget in ours if not spoken(widget)]


def focused():
    return spoken(QApplication.focusWidget())


@pytest.fixture(params=["en", "ko"])
def reader(request, open_window, newsroom_file):
    desk = open_window(newsroom_file, language=request.param)
    desk.open_article(HEADLINE)
    return desk


def test_every_control_around_the_page_has_a_name(reader):
    desk = reader
    desk.press("Ctrl+H")
    desk.press("Ctrl+Shift+O")
    assert nameless(desk) == []
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    assert nameless(desk) == []
    desk.press("Escape")
    desk.press("Ctrl+Shift+F")
    assert nameless(desk) == []


def test_the_sheets_on_paper_have_a_name_and_can_be_scrolled_by_key(reader):
    desk = reader
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    sheets = QApplication.focusWidget()
    assert isinstance(sheets, QScrollArea)
    assert spoken(sheets)
    desk.breathe()
    desk.press("PgDown")
    assert sheets.verticalScrollBar().value() > 0


def test_the_body_tells_a_screen_reader_its_text_and_where_the_caret_is(reader):
    desk = reader
    body = desk.window.page.body
    desk.window.page.focus_field("body")
    desk.press("Ctrl+Home")
    desk.press("Right")
    told = QAccessible.queryAccessibleInterface(body)
    assert told.role() is QAccessible.Role.EditableText
    text = told.textInterface()
    assert text.characterCount() == len(body.toPlainText())
    assert text.text(0, 20) == body.toPlainText()[:20]
    assert text.cursorPosition() == 1


def test_tab_leaves_the_body_and_comes_back(reader):
    desk = reader
    before = desk.window.page.text()
    desk.window.page.focus_field("body")
    desk.press("Tab")
    assert not desk.window.page.body.hasFocus()
    desk.press("Shift+Tab")
    assert desk.window.page.body.hasFocus()
    assert desk.window.page.text() == before


@pytest.mark.parametrize(("on", "back"), [("F6", "Shift+F6"), ("Ctrl+Tab", "Ctrl+Shift+Tab")])
def test_every_pane_is_reached_and_round_again(desk, on, back):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Shift+O")
    desk.press("Ctrl+F")
    begun = focused()
    names = []
    for _ in range(5):
        desk.press(on)
        names.append(focused())
    assert begun == names[-1] == "Find in the article"
    assert names[0:2] == ["Headline", "Outline"]
    assert len(set(names)) == 5
    desk.press(back)
    assert focused() == names[-2]
