"""Commands: each in a menu, in the palette and on its keys; what closes gives the keyboard back."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.shell.shortcuts import BY_COMMAND, SHORTCUTS, Command

HEADLINE = "Lakeside Secretariat"
# What the body's own keys do, beside the commands of the window.
_OF_THE_BODY = {
    Command.UNDO, Command.REDO, Command.BOLD, Command.EMPHASIS, Command.SUBHEADING, Command.QUOTE,
    Command.LIST, Command.LINK, Command.PASTE_PLAIN,
}  # fmt: skip
_OF_THE_WINDOW = [command for command in Command if command not in _OF_THE_BODY]


def actions_in_menus(desk):
    return [action for menu in desk.window.menuBar().actions() for action in menu.menu().actions()]


def entry(desk, typed):
    """Take the first thing the palette finds."""
    desk.press("Ctrl+K")
    desk.write(typed)
    desk.press("Return")
    desk.settle()


def test_every_command_is_in_a_menu_with_its_keys_and_a_tip(desk):
    shown = {action.text(): action for action in actions_in_menus(desk)}
    for command in _OF_THE_WINDOW:
        action = shown[BY_COMMAND[command].name]
        assert action.shortcut().toString() == BY_COMMAND[command].keys
        assert action.statusTip()


def test_every_command_but_the_palette_itself_is_in_the_palette(desk):
    desk.press("Ctrl+K")
    desk.write(">")
    names = set(desk.window.palette_.shown_names())
    # The reporter at the window administers nothing.
    left_out = {Command.PALETTE, Command.GO_PEOPLE}
    wanted = {BY_COMMAND[command].name for command in _OF_THE_WINDOW if command not in left_out}
    assert wanted <= names


def test_no_keys_mean_two_things():
    keys = Counter(line.keys for line in SHORTCUTS)
    assert [shared for shared, count in keys.items() if count > 1] == []


def test_no_two_actions_of_the_window_share_their_keys(desk):
    actions = {id(action): action for action in desk.window.findChildren(QAction)}.values()
    keys = Counter(action.shortcut().toString() for action in actions if not action.shortcut().isEmpty())
    assert [shared for shared, count in keys.items() if count > 1] == []


def test_alt_pressed_alone_shows_the_menus_and_again_hides_them(desk):
    bar = desk.window.menuBar()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Alt)
    assert bar.isVisible()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Alt)
    assert not bar.isVisible()


def test_alt_held_for_a_command_shows_no_menus(desk):
    desk.open_article(HEADLINE)
    assert desk.window.side.isVisible()
    desk.press("Ctrl+Alt+I")
    assert not desk.window.side.isVisible()
    assert not desk.window.menuBar().isVisible()


def test_the_palette_leads_to_a_desk_an_article_and_a_person(desk):
    entry(desk, "#Culture")
    assert desk.window.pane._title.text() == "Culture"
    entry(desk, "dishes-map")
    assert desk.opened_row().slug == "dishes-map-faint-galaxies"
    entry(desk, "@Clara")
    desk.wait(lambda: desk.app.newsroom.person.login == "clara")


def test_a_command_chosen_in_the_palette_is_done(desk):
    entry(desk, ">all articles")
    assert desk.window.pane._title.text() == "All articles"


def test_what_the_palette_does_not_know_it_offers_to_write(desk):
    desk.press("Ctrl+K")
    desk.write("grain harvest")
    assert desk.can_read("Nothing found. Press Enter to create the article “grain harvest”.")
    desk.press("Return")
    assert desk.field("Slug: what the newsroom calls it").text() == "grain-harvest"


@pytest.mark.parametrize("keys", ["Ctrl+K", "F1"])
def test_escape_closes_what_lies_over_the_window_and_gives_the_keyboard_back(desk, keys):
    desk.open_article(HEADLINE)
    body = desk.click_into("Body")
    desk.press(keys)
    assert not body.hasFocus()
    desk.press("Escape")
    desk.wait(body.hasFocus)


def test_letters_that_are_commands_in_lists_are_letters_in_fields(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Headline")
    desk.press("Ctrl+End")
    desk.write("jarvenpk")
    assert desk.window.page.text().headline.endswith("jarvenpk")
    desk.press("Ctrl+K")
    desk.write("ja")
    assert QApplication.focusWidget().text() == "ja"


def test_f6_goes_through_the_panes_and_round_again(desk):
    desk.open_article(HEADLINE)
    window = desk.window
    window.pane.list.setFocus()
    met = []
    for _ in range(5):
        desk.press("F6")
        panes = (window.middle, window.side, window.sidebar, window.pane)
        met.append(next(n for n, pane in enumerate(panes) if pane.isAncestorOf(QApplication.focusWidget())))
    assert met == [0, 1, 2, 3, 0]
    desk.press("Shift+F6")
    assert window.pane.isAncestorOf(QApplication.focusWidget())


def test_a_column_that_floats_over_the_page_goes_away_with_escape(desk):
    desk.window.resize(960, 600)
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Alt+I")
    assert desk.window.side.isVisible()
    desk.click_into("Caption")
    desk.press("Escape")
    assert not desk.window.side.isVisible()


def test_the_articles_text_is_copied_whole(desk, qapp):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+Alt+C")
    assert qapp.clipboard().text() == desk.window.page.text().plain_body


def test_quit_closes_the_window(desk):
    desk.press("Ctrl+Q")
    assert not desk.window.isVisible()
