"""The page's tools through the real window: found from anywhere, reached by F6, undone from the toast."""

import pytest
from PySide6.QtWidgets import QApplication

HEADLINE = "Lakeside Secretariat"


def open_and_find(desk, words, keys="Ctrl+F"):
    desk.open_article(HEADLINE)
    desk.press(keys)
    desk.write(words)


def test_ctrl_f_finds_and_escape_gives_the_keyboard_back(desk):
    open_and_find(desk, "Varga")
    assert desk.window.page.finding.bar.said().startswith("1 of ")
    desk.press("Escape")
    assert desk.window.page.body.textCursor().selectedText() == "Varga"
    desk.press("F3")
    desk.press("Shift+F3")
    assert desk.window.page.body.hasFocus()


def test_all_replaced_come_back_from_the_toast(desk):
    open_and_find(desk, "the", "Ctrl+H")
    before = desk.window.page.text()
    desk.window.page.finding.bar.by_field.setText("THE")
    desk.click("Replace all")
    assert any("matches were replaced" in toast for toast in desk.toasts)
    assert desk.window.page.text() != before
    desk.click("Undo")
    assert desk.window.page.text() == before


def test_f6_goes_from_the_search_to_the_page_and_back(desk):
    open_and_find(desk, "Varga")
    field = QApplication.focusWidget()
    desk.press("F6")
    assert QApplication.focusWidget().accessibleName() == "Headline"
    desk.press("Shift+F6")
    assert QApplication.focusWidget() is field


def test_without_an_article_there_is_nothing_to_find_in(desk):
    desk.press("Ctrl+F")
    desk.press("F3")
    assert not desk.window.page.finding.is_open


def test_the_status_bar_counts_what_is_selected(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    for _ in range(3):
        desk.press("Ctrl+Shift+Right")
    desk.wait(lambda: desk.can_read("Selected: 3 words"))
    desk.press("Left")
    desk.wait(lambda: not desk.can_read("Selected"))


def test_the_outline_is_reached_by_its_keys_and_by_f6_and_leads_to_a_heading(desk):
    desk.open_article("Three Dishes")
    desk.press("Ctrl+Shift+O")
    outline = desk.window.outline.list
    desk.wait(outline.hasFocus)
    desk.press("F6")
    assert not outline.hasFocus()
    desk.press("Shift+F6")
    assert outline.hasFocus()
    desk.press("Down")
    wanted = outline.currentIndex().data()
    desk.press("Return")
    desk.wait(desk.window.page.body.hasFocus)
    assert desk.window.page.body.textCursor().block().text() == wanted


def height_of_line(desk):
    """How far down the page, from 0 to 1, the cursor is."""
    body, sheet = desk.window.page.body, desk.window.page._sheet
    desk.breathe()
    line = body.viewport().mapTo(sheet.viewport(), body.cursorRect().center())
    return line.y() / sheet.viewport().height()


def surroundings(desk):
    window = desk.window
    parts = (window.top_bar, window.sidebar, window.pane, window.side, window.status, window.page.tray)
    return [part.isVisible() for part in parts]


def test_focus_mode_shows_only_the_page_and_escape_brings_everything_back(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    before = surroundings(desk)
    desk.press("Ctrl+Shift+F")
    assert surroundings(desk) == [False] * 6
    assert desk.toasts == ["Only the page is shown. Esc brings everything back."]
    desk.press("Escape")
    assert surroundings(desk) == before
    assert desk.window.page.body.hasFocus()


def test_escape_closes_a_search_before_it_leaves_focus_mode(desk):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Shift+F")
    desk.press("Ctrl+F")
    desk.press("Escape")
    assert desk.window.is_page_alone
    desk.press("Escape")
    assert not desk.window.is_page_alone


@pytest.mark.parametrize("keys", ["Ctrl+Shift+H", "Ctrl+5", "Ctrl+D", "Ctrl+Alt+S", "Ctrl+Shift+F"])
def test_whatever_else_is_asked_for_leaves_focus_mode(desk, keys):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Shift+F")
    desk.press(keys)
    desk.settle()
    assert not desk.window.is_page_alone
    assert desk.window.top_bar.isVisible()


def test_in_focus_mode_the_line_being_written_stays_where_it_is(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Shift+F")
    desk.press("Ctrl+End")
    for _ in range(6):
        desk.write("The last word of the night.\n")
        assert height_of_line(desk) == pytest.approx(0.45, abs=0.03)


def test_typewriter_scrolling_is_remembered(desk, open_window, newsroom_file):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Shift+T")
    desk.click_into("Body")
    desk.press("Ctrl+End")
    assert height_of_line(desk) == pytest.approx(0.45, abs=0.03)
    desk.window.close()
    again = open_window(newsroom_file)
    again.open_article(HEADLINE)
    again.click_into("Body")
    again.press("Ctrl+End")
    assert height_of_line(again) == pytest.approx(0.45, abs=0.03)
