"""Changing the theme while the window is open."""

from PySide6.QtGui import QFontInfo, QPalette, QTextLayout
from PySide6.QtWidgets import QPushButton

from ui.theme.theme import ui_font
from ui.theme.tokens import DARK, LIGHT


def test_window_turns_dark_and_light_again_without_restart(qapp, qtbot, theme):
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    theme.use("light")
    assert theme.tokens is LIGHT


def test_choosing_the_same_theme_again_changes_nothing(qtbot, theme):
    with qtbot.assertNotEmitted(theme.changed):
        theme.use("light")


def test_font_is_the_one_that_ships_and_knows_hangul(theme):
    assert QFontInfo(ui_font()).family() == "Pretendard"


def test_what_that_font_lacks_comes_from_the_other_that_ships(theme):
    layout = QTextLayout("美ⓒ", ui_font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {"Copydesk Fallback"}


def test_icon_on_a_button_takes_the_colour_of_the_new_theme(qtbot, theme, icons):
    button = QPushButton()
    qtbot.addWidget(button)
    icons.dress(button, "search", colour="text")
    before = button.icon().pixmap(18).toImage()
    theme.use("dark")
    assert button.icon().pixmap(18).toImage() != before


def test_closed_button_does_not_hinder_a_change_of_theme(qtbot, theme, icons):
    button = QPushButton()
    icons.dress(button, "search")
    button.deleteLater()
    del button
    theme.use("dark")
    assert theme.is_dark
