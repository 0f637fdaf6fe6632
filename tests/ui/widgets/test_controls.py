"""Buttons, fields and labels that every screen uses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import ui_font
from ui.widgets.buttons import IconButton, PrimaryButton, PushButton
from ui.widgets.drop_down import DropDown
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import FieldRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keyed_list import latin_letter
from ui.widgets.labels import ElidedLabel, break_lines, plain_label
from ui.widgets.pill import Pill
from ui.words.states import State


def test_blocked_step_says_why_and_can_still_be_pressed(qtbot, theme):
    button = PrimaryButton()
    qtbot.addWidget(button)
    button.set_step("Approve", tip="Photo 2 has no credit.", is_blocked=True)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleDescription() == "Photo 2 has no credit."


def test_click_on_a_button_leaves_the_caret_where_one_writes(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    field, button = QLineEdit(window), PushButton("Preview", parent=window)
    window.show()
    field.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is field


def test_icon_button_names_itself_and_its_keys(qtbot, icons):
    button = IconButton(icons, "history")
    qtbot.addWidget(button)
    button.set_words("History", "Ctrl+Shift+H")
    assert (button.accessibleName(), button.toolTip()) == ("History", "History (Ctrl+Shift+H)")


def test_field_tells_what_is_wrong_to_the_eye_and_to_a_screen_reader(qtbot, theme):
    row = FieldRow(QLineEdit(), "Credit")
    qtbot.addWidget(row)
    row.set_problem("Photo 2 has no credit.")
    assert row.field.accessibleName() == "Credit"
    assert row.field.accessibleDescription() == "Photo 2 has no credit."
    assert row.field.property("marked") == "true"
    row.set_problem("")
    assert row.field.property("marked") == "false"


def test_long_name_is_elided_and_whole_in_its_tool_tip(qtbot, theme):
    label = ElidedLabel("A desk with a very long name that nobody can fit")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    label.grab()
    assert label.toolTip() == label.text()


def test_user_text_in_a_label_is_never_rich_text(qtbot):
    label = plain_label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("headline", "lines"),
    [("Short", 1), ("Long " * 30, 2), ("", 1), ("😀 회담 " * 30, 2), ("가나다 " * 40, 2)],
)
def test_headline_takes_at_most_two_lines(theme, headline, lines):
    broken = break_lines(ui_font(14, QFont.Weight.DemiBold), headline, 260)
    assert len(broken) == lines
    assert "".join(broken).replace(" ", "") == headline.replace(" ", "")


def test_pill_is_named_for_screen_readers(qtbot, theme):
    pill = Pill(theme)
    qtbot.addWidget(pill)
    pill.show_state(State("In review", "in_review"))
    assert pill.accessibleName() == "In review"


def test_empty_place_offers_something_to_do(qtbot, theme, icons):
    empty = EmptyState(theme, icons, "inbox")
    qtbot.addWidget(empty)
    empty.set_words("No articles yet.", "New article")
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.findChild(PushButton), Qt.MouseButton.LeftButton)


def test_chips_begin_a_new_line_where_there_is_no_room(qtbot, theme):
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box)
    chips = [PushButton(word) for word in ("Draft", "In review", "Approved")]
    for chip in chips:
        flow.addWidget(chip)
    box.resize(160, 200)
    box.show()
    assert chips[2].pos().y() > chips[0].pos().y()
    assert chips[0].pos() == QPoint(0, 0)


@pytest.mark.parametrize(("typed", "letter"), [*zip("ㅓㅏㅁㄱㄷㅍㅜㅔㅕㅌ", "jkarevnpux", strict=True)])
def test_korean_keyboard_means_the_same_keys(typed, letter):
    assert latin_letter(typed) == letter


def test_long_list_is_scrolled_and_shows_its_longest_line(qtbot, theme, icons):
    choice = DropDown(icons)
    qtbot.addWidget(choice)
    choice.addItems([f"Country {number}" for number in range(200)])
    choice.addItem("Saint Vincent and the Grenadines, and everything else")
    choice.setFixedWidth(120)
    choice.show()
    choice.showPopup()
    rows = choice.view()
    line = rows.visualRect(rows.model().index(0, 0)).height()
    assert 6 * line <= rows.viewport().height() <= 13 * line
    assert rows.viewport().width() >= rows.sizeHintForColumn(0)
    choice.hidePopup()
