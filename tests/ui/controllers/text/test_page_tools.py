"""The page's tools through the real window: found from anywhere, reached by F6, undone from the toast."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.shell.side_panes import Pane

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
    assert desk.toasts == []
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


def turn_wheel_with_ctrl(desk, up):
    sheet, window = desk.window.page._sheet.viewport(), desk.window.windowHandle()
    spot = sheet.mapTo(desk.window, sheet.rect().center())
    turned = QPoint(0, 120 if up else -120)
    QTest.wheelEvent(window, QPointF(spot), turned, stateKey=Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def usual_size(journey_theme):
    """All windows of the session share one theme."""
    yield
    journey_theme.set_zoom(100)


@pytest.mark.usefixtures("usual_size")
def test_text_grows_and_shrinks_by_key_and_wheel_within_limits(desk):
    desk.open_article(HEADLINE)
    body, theme = desk.window.page.body, desk.app.theme
    line = body.document().firstBlock().blockFormat().lineHeight()
    before = (desk.window.page.text(), body.font().pixelSize(), body.cursorRect().height())
    desk.press("Ctrl+=")
    assert theme.zoom == 110
    turn_wheel_with_ctrl(desk, up=True)
    assert theme.zoom == 125
    assert body.font().pixelSize() == round(17 * 1.25)
    assert desk.window.pane.list.visualRect(desk.window.pane.list.model().index(0, 0)).height() == 96 * 1.25
    for _ in range(9):
        desk.press("Ctrl+=")
    assert theme.zoom == 200
    assert desk.can_read("Text at 200 %")
    assert body.document().firstBlock().blockFormat().lineHeight() == 2 * line
    for _ in range(12):
        turn_wheel_with_ctrl(desk, up=False)
    assert theme.zoom == 80
    desk.press("Ctrl+0")
    assert (desk.window.page.text(), body.font().pixelSize(), body.cursorRect().height()) == before
    assert not desk.can_read("Text at")


@pytest.mark.usefixtures("usual_size")
def test_larger_text_stays_so_in_the_other_theme(desk):
    desk.open_article(HEADLINE)
    page, theme = desk.window.page, desk.app.theme
    desk.press("Ctrl+=")
    sizes = [page.body.font().pixelSize(), desk.field("Headline").font().pixelSize()]
    theme.use("dark")
    assert [page.body.font().pixelSize(), desk.field("Headline").font().pixelSize()] == sizes
    theme.use("light")
    assert sizes == [round(17 * 1.1), round(30 * 1.1)]


@pytest.mark.usefixtures("usual_size")
def test_larger_columns_step_aside_for_the_page_and_come_back(desk):
    desk.open_article(HEADLINE)
    window = desk.window
    assert window.side.isVisible()
    for _ in range(5):
        desk.press("Ctrl+=")
        desk.breathe()
    assert not window.side.isVisible()
    assert window.middle.width() > window.pane.width() + window.sidebar.width() - 50
    window.show_side(Pane.HISTORY)
    assert window.side.isVisible()
    desk.press("Ctrl+0")
    desk.breathe()
    assert window.side.isVisible()


@pytest.mark.usefixtures("usual_size")
def test_larger_text_is_no_edit_and_undo_still_takes_back_what_was_typed(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Headline")
    desk.press("Ctrl+End")
    desk.write(" and more")
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    before = desk.window.page.text()
    desk.write("Typed. ")
    typed, place = desk.window.page.text(), desk.window.page.caret
    desk.press("Ctrl+=")
    assert desk.window.page.text() == typed
    assert desk.window.page.caret.offset == place.offset
    desk.press("Ctrl+Z")
    assert desk.window.page.text() == before
    desk.click_into("Headline")
    desk.press("Ctrl+Z")
    assert not desk.window.page.text().headline.endswith("and more")


@pytest.mark.usefixtures("usual_size")
def test_a_syllable_being_composed_outlives_larger_text(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.compose("한", is_finished=False)
    desk.app.theme.set_zoom(150)
    assert desk.window.page.is_composing
    desk.compose("국")
    assert desk.window.page.text().plain_body.startswith("국")
    assert desk.window.page.body.font().pixelSize() == round(17 * 1.5)


@pytest.mark.usefixtures("usual_size")
def test_the_size_of_text_is_remembered(desk, open_window, newsroom_file):
    desk.press("Ctrl+=")
    desk.window.close()
    desk.app.theme.set_zoom(100)
    open_window(newsroom_file)
    assert desk.app.theme.zoom == 110
