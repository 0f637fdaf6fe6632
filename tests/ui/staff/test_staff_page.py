"""The screen as a whole: its states, its keys, its names for screen readers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from cms.domain.workflow import Role
from tests.ui.staff.staff_rows import DESKS, MINJI, PEOPLE
from ui.staff.staff_page import StaffPage


@pytest.fixture
def page(qtbot, theme, icons, language):
    page = StaffPage(theme, icons)
    qtbot.addWidget(page)
    page.resize(750, 520)
    page.show()
    page.activateWindow()
    return page


@pytest.fixture
def filled(page):
    show(page)
    return page


def show(page, people=PEOPLE, *, is_shared=True):
    page.show_staff(people, DESKS, "en", me="root", is_shared=is_shared)


def shown(page):
    return page.side._pages.currentWidget()


def press(page, key):
    QTest.keyClick(page.window().focusWidget() or page, key)


def test_loading_shows_the_shape_of_what_comes_only_after_a_moment(page, qtbot):
    page.show_loading()
    assert shown(page) is not page.side._skeleton
    qtbot.waitUntil(lambda: shown(page) is page.side._skeleton)
    show(page)
    assert shown(page) is page.side.list


def test_an_error_says_why_and_is_tried_again(page, qtbot):
    page.show_error("The newsroom does not answer.")
    assert shown(page).accessibleName() == "The newsroom does not answer."
    with qtbot.waitSignal(page.retry_wanted):
        page.side._failed._action.click()


def test_arrows_and_letters_walk_through_the_list_and_show_each(filled):
    filled.side.focus_list()
    assert filled.person.key == "hana"
    press(filled, Qt.Key.Key_J)
    assert filled.person.key == "minji"
    press(filled, Qt.Key.Key_K)
    assert filled.person.key == "hana"
    press(filled, Qt.Key.Key_Slash)
    assert filled.side.search.hasFocus()


def test_escape_closes_the_sheet_and_leads_back_to_the_list(filled):
    filled.show_person("minji")
    filled.person._lines["name"].setFocus()
    press(filled, Qt.Key.Key_Escape)
    assert filled.sheet is None
    assert filled.side.list.hasFocus()


def test_escape_loses_nothing_that_was_typed_and_cancelling_is_meant(filled):
    filled.show_person("minji")
    name = filled.person._lines["name"]
    name.setFocus()
    QTest.keyClicks(name, "!")
    press(filled, Qt.Key.Key_Escape)
    assert name.text() == "Minji Kim!"
    assert filled.person.problem() == "Save this first, or cancel it."
    assert filled.person.cancel.text() == "Cancel"
    filled.person.cancel.click()
    assert name.text() == "Minji Kim"
    assert filled.person.cancel.text() == "Close"
    filled.person.cancel.click()
    assert filled.sheet is None


def test_what_is_being_typed_is_left_neither_by_news_nor_by_another_choice(filled):
    filled.show_person("minji")
    filled.person._lines["name"].setText("Minji K")
    show(filled, (*PEOPLE[:2],))
    assert filled.person._lines["name"].text() == "Minji K"
    filled.side.list.setCurrentIndex(filled.side._model.index_of("root"))
    assert filled.person.key == "minji"
    assert filled.side.current == "minji"
    assert filled.person.problem() == "Save this first, or cancel it."


def test_news_of_the_person_shown_is_shown(filled):
    filled.show_person("minji")
    moved = replace(MINJI, roles={"sports": frozenset({Role.EDITOR})})
    show(filled, [moved if one.login == "minji" else one for one in PEOPLE])
    assert filled.person.roles.roles() == (("sports", Role.EDITOR),)


def test_offline_is_said_once_above_and_at_every_button(filled):
    filled.show_person("minji")
    filled.set_hindrance("The newsroom does not answer.")
    assert filled._hindered.isVisible()
    assert filled._hindered.text() == "The newsroom does not answer."
    assert not filled.person._offboard.isEnabled()
    assert not filled.side.new.isEnabled()
    assert filled.side.new.accessibleDescription() == "The newsroom does not answer."
    filled.set_hindrance("")
    assert not filled._hindered.isVisible()


def test_somebody_else_at_the_window_sees_nothing_of_what_was_typed(filled):
    filled.ask_for_new()
    filled.person._lines["name"].setText("A secret hire")
    filled.person.password.field.setText("quiet harbour lantern")
    filled.clear()
    assert filled.sheet is None
    filled.ask_for_new()
    assert filled.person._lines["name"].text() == ""
    assert filled.person.password.text == ""


def test_every_control_of_every_sheet_has_a_name(filled):
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
    shows = [
        lambda: filled.show_person("hana"),
        filled.ask_for_new,
        lambda: filled._ask_for_password("hana"),
        lambda: filled.tell_password("hana", "kfod-m3pa-tz7h-wqxn", is_new=True),
        lambda: filled._ask_for_invite("hana"),
        lambda: filled._show_kind("desks"),
        lambda: filled.show_desk("world"),
        filled.ask_for_new,
    ]
    for show_it in shows:
        show_it()
        controls = [one for kind in kinds for one in filled.findChildren(kind) if one.isVisible()]
        nameless = [one for one in controls if not one.accessibleName() and not getattr(one, "text", str)()]
        # The line inside a spin box and the cross of a search are Qt's own.
        ours = [one for one in nameless if not one.objectName().startswith("qt_")]
        assert [one for one in ours if not isinstance(one.parent(), QLineEdit)] == []
