"""The screen of the desks' plan as a whole: its states, its keys, its names for screen readers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
)

from cms.domain.correction_limits import Decision, RequestRow, limits_of
from cms.domain.planning import PlanAnswer, PlanRow
from cms.domain.workflow import Role
from tests.ui.staff.staff_rows import DESKS, person
from ui.planning.plan_sheet import Desks
from ui.planning.planning_page import DeskBook, PlanningPage
from ui.planning.planning_side import Kind

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 28)
EDITOR = person("dana", "Dana Editor", roles={DESKS[0].slug: {Role.EDITOR}})
ASKED = PlanRow(
    "p1",
    DESKS[0].slug,
    "harbour-fire",
    400,
    NOW + timedelta(hours=2),
    has_photo=True,
    answer=PlanAnswer.ASKED,
    reason="",
    assigned_to="dana",
    assigned_to_name="Dana Editor",
    assigned_to_name_ko="이다나",
)
LATE = RequestRow(
    "r1",
    "quay",
    "Port Authority",
    "The crane was not ours.",
    TODAY,
    TODAY - timedelta(days=100),
    "Dana Editor",
    NOW,
    Decision.OPEN,
    "",
    "",
    None,
    limits_of(date(2026, 8, 1), TODAY - timedelta(days=100)),
)


@pytest.fixture
def page(qtbot, theme, icons, language):
    page = PlanningPage(theme, icons, language.sentence, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    page.activateWindow()
    return page


def book(plans=(ASKED,), requests=(LATE,), me=EDITOR):
    return DeskBook(tuple(plans), tuple(requests), TODAY, Desks(DESKS, (EDITOR,), me, "Asia/Seoul"))


@pytest.fixture
def filled(page):
    page.show_book(book())
    page.side.focus_list()
    return page


def shown(page):
    return page.side._pages.currentWidget()


def press(page, key):
    QTest.keyClick(page.window().focusWidget() or page, key)


def test_loading_shows_the_shape_of_what_comes_only_after_a_moment(page, qtbot):
    page.show_loading()
    assert shown(page) is not page.side._skeleton
    qtbot.waitUntil(lambda: shown(page) is page.side._skeleton)
    page.show_book(book())
    assert shown(page) is page.side.list


def test_an_error_says_why_and_is_tried_again(page, qtbot):
    page.show_error("The newsroom does not answer.")
    assert shown(page).accessibleName() == "The newsroom does not answer."
    with qtbot.waitSignal(page.retry_wanted):
        page.side._failed._action.click()


def test_where_nothing_is_planned_that_is_said(page):
    page.show_book(book(plans=()))
    assert shown(page).accessibleName() == "Nothing is planned."


def test_offline_is_said_once_above_and_at_every_button(filled):
    filled.set_hindrance("The newsroom does not answer.")
    assert filled._hindered.isVisible()
    assert not filled.side.new.isEnabled()
    assert not filled.plan.primary.isEnabled()
    filled.set_hindrance("")
    assert filled.plan.primary.isEnabled()


def test_a_key_takes_on_what_one_is_asked_for(filled, qtbot):
    with qtbot.waitSignal(filled.accept_wanted) as wanted:
        press(filled, Qt.Key.Key_A)
    assert wanted.args == ["p1"]


def test_a_reporter_sees_the_plan_but_no_field_to_change_it(page):
    reporter = person("dana", "Dana", roles={DESKS[0].slug: {Role.REPORTER}})
    page.show_book(book(me=reporter))
    page.side.focus_list()
    assert not page.plan._slug.isVisible()
    assert not page.side.new.isVisible()
    assert page.plan._accept.isVisible()


def test_what_is_being_typed_is_left_neither_by_news_nor_by_another_choice(filled):
    filled.plan._slug.setText("another-name")
    filled.show_book(book())
    assert filled.plan._slug.text() == "another-name"
    filled.show_kind(Kind.REQUESTS)
    assert filled.side.kind is Kind.COMING
    assert filled.plan.problem() == "Save this first, or cancel it."


def test_a_request_that_came_too_late_is_marked_and_both_limits_are_said(filled):
    filled.show_kind(Kind.REQUESTS)
    filled.side.focus_list()
    assert "Came too late" in filled.side.list.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    told = filled.request._limits.text()
    assert "Six months from publication end on 1 Feb 2027 (65 days left)" in told
    assert "Three months from knowing of it end on 20 Nov 2026 (over)" in told
    assert filled.request._late.text() == "It came too late."


def test_desks_and_people_are_named_anew_when_the_language_changes(filled, language):
    language.use("ko")
    QApplication.sendPostedEvents()
    spoken = filled.side.list.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "이다나" in spoken
    assert DESKS[0].name_ko in spoken
    assert filled.plan._desk.itemText(0) == DESKS[0].name_ko
    assert filled.side._desk.findText(DESKS[0].name_ko) > 0
    assert DESKS[0].name_ko in filled.plan.line.text()


def test_every_control_of_every_sheet_has_a_name(filled):
    filled.ask_for_new()
    controls = [
        one
        for kind in (QAbstractButton, QComboBox, QLineEdit, QTextEdit, QAbstractSpinBox)
        for one in filled.findChildren(kind)
        if one.objectName() != "qt_spinbox_lineedit"
    ]
    seen = [one for one in controls if one.isVisibleTo(filled) and not isinstance(one.parent(), QLineEdit)]
    nameless = [one for one in seen if not (one.accessibleName() or getattr(one, "text", str)())]
    assert nameless == [], [(one, one.parent()) for one in nameless]
