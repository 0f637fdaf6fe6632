"""The command palette and the shortcut sheet: opened, searched and left with the keyboard alone."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.models.palette_list import PaletteList
from ui.models.palette_match import Found, Kind, PaletteEntry
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.shortcuts import BY_COMMAND, SHORTCUTS, Command, Group

REVIEW = PaletteEntry(Kind.COMMAND, "review", ("Go to the review queue", "검토 대기로 가기"), "", "Ctrl+2")
FERRY = PaletteEntry(Kind.ARTICLE, "a1", ("Ferry talks resume",), "Min-ji Park")
DANIEL = PaletteEntry(Kind.PERSON, "daniel", ("Daniel Weber",))


@pytest.fixture
def window(qtbot, theme, language):
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.page = QLineEdit(window)
    window.show()
    window.page.setFocus()
    return window


@pytest.fixture
def palette(window, theme, icons):
    palette = Palette(theme, icons, window)
    palette.offer(lambda: (FERRY, REVIEW, DANIEL))
    palette.open_with()
    return palette


def typed(qtbot, palette, text: str) -> QLineEdit:
    field = palette.findChild(QLineEdit)
    qtbot.keyClicks(field, text)
    return field


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_three_letters_and_enter_open_an_article(qtbot, palette):
    field = typed(qtbot, palette, "fer")
    with qtbot.waitSignal(palette.picked) as picked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picked.args == [FERRY]
    assert palette.isHidden()


def test_korean_initials_find_a_command_in_an_english_window(qtbot, palette):
    field = palette.findChild(QLineEdit)
    field.setText("ㄱㅌㄷㄱ")
    assert palette.shown_names() == ["Go to the review queue"]


def test_arrows_step_over_the_headings(qtbot, palette):
    field = palette.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.picked) as picked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert picked.args == [REVIEW]


def test_escape_leaves_the_palette_and_gives_the_focus_back(qtbot, window, palette):
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert window.focusWidget() is window.page


def test_click_beside_the_palette_leaves_it(qtbot, palette):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert palette.isHidden()


def test_nothing_found_offers_to_create_the_article(qtbot, palette):
    field = typed(qtbot, palette, "Harbour strike")
    assert "create the article “Harbour strike”" in words(palette)
    with qtbot.waitSignal(palette.create_wanted) as wanted:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wanted.args == ["Harbour strike"]


def test_prefix_lists_one_kind(qtbot, palette):
    typed(qtbot, palette, "@")
    assert palette.shown_names() == ["Daniel Weber"]


def test_what_was_picked_last_stands_first_the_next_time(qtbot, palette):
    field = typed(qtbot, palette, "dan")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    palette.open_with()
    assert palette.shown_names()[0] == "Daniel Weber"


def test_palette_stays_inside_a_small_window(window, palette):
    window.resize(500, 320)
    QApplication.sendPostedEvents()
    assert palette.rect().contains(palette.panel.geometry())


def test_rows_and_headings_keep_to_the_rules_of_qt(qapp):
    model = PaletteList(lambda found: found.entry.kind.value)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_found([Found(FERRY, 1), Found(REVIEW, 1)])
    assert [model.row_at(model.index(row)).heading for row in range(4)] == ["article", "", "command", ""]


def test_no_two_commands_share_their_keys():
    everywhere = [line for line in SHORTCUTS if line.group is not Group.LISTS]
    used = Counter(QKeySequence(line.keys).toString() for line in everywhere)
    assert [keys for keys, times in used.items() if times > 1] == []


def test_every_command_stands_in_the_table_once_with_keys_qt_knows():
    assert set(BY_COMMAND) == set(Command)
    assert all(not QKeySequence(line.keys).isEmpty() for line in SHORTCUTS)


def test_nothing_essential_lies_on_keys_a_desktop_grabs():
    assert not {"F10", "F11", "F12"} & {line.keys for line in SHORTCUTS}


def test_sheet_shows_the_whole_table_and_nothing_else(window, theme, icons):
    sheet = ShortcutSheet(theme, icons, window)
    sheet.open()
    shown = words(sheet).split("\n")
    assert all(line.name in shown for line in SHORTCUTS)


def test_sheet_can_be_searched_and_left(qtbot, window, theme, icons):
    sheet = ShortcutSheet(theme, icons, window)
    sheet.open()
    qtbot.keyClicks(sheet.findChild(QLineEdit), "quit")
    assert "Quit" in words(sheet)
    assert "Bold" not in words(sheet)
    qtbot.keyClick(sheet.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert sheet.isHidden()
