"""The page's tools through the real window: found from anywhere, reached by F6, undone from the toast."""

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
