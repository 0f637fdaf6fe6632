"""The sheets: what they ask for, what they tell, and why a button cannot be pressed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from cms.domain.staff import InHand, Names, NewPerson, PersonChange
from cms.domain.workflow import Role
from tests.ui.staff.staff_rows import DESKS, GONE, HANA, MINJI, ROOT
from ui.staff.first_password import FirstPassword
from ui.staff.offboarding import OffboardingQuestion
from ui.staff.password_sheet import PasswordOnce
from ui.staff.person_sheet import PersonSheet
from ui.widgets.tab_order import next_in_order

AWAY = "The newsroom does not answer."


@pytest.fixture
def sheet(qtbot, theme, icons, language):
    sheet = PersonSheet(icons)
    qtbot.addWidget(sheet)
    sheet.resize(400, 900)
    sheet.show()
    return sheet


def show(sheet, person, *, is_me=False, is_shared=False):
    sheet.show_person(person, DESKS, "en", is_me=is_me, is_shared=is_shared)


def desk_box(sheet):
    return sheet.roles._rows[0]._desk


def buttons(sheet):
    return {button.text() for button in sheet.findChildren(QPushButton) if button.isVisible()}


def test_somebody_new_is_told_with_all_that_was_typed(sheet, qtbot):
    sheet.ask(DESKS, "ko")
    for field, words in (("login", " kim "), ("name", "Kim"), ("name_ko", "김"), ("byline", "By Kim")):
        sheet._lines[field].setText(words)
    sheet.roles._add.click()
    desk_box(sheet).setCurrentIndex(1)
    sheet._admin.click()
    sheet.password.field.setText("quiet harbour lantern")
    with qtbot.waitSignal(sheet.add_wanted) as told:
        sheet.primary.click()
    assert told.args == [
        NewPerson(
            "kim", "Kim", (("sports", Role.REPORTER),), "김", "By Kim", "ko", True, "quiet harbour lantern"
        )
    ]


def test_only_what_was_changed_is_told(sheet, qtbot):
    show(sheet, MINJI)
    assert not sheet.primary.isEnabled()
    assert sheet.primary.accessibleDescription() == "Nothing was changed."
    sheet._lines["byline"].setText("By M. Kim")
    sheet.show_acts()
    with qtbot.waitSignal(sheet.change_wanted) as told:
        sheet.primary.click()
    names = Names("Minji Kim", "김민지", "By M. Kim", "en")
    assert told.args == [PersonChange("minji", names, None, is_admin=False)]


def test_a_person_moves_to_another_desk_by_choosing_it(sheet, qtbot):
    show(sheet, MINJI)
    desk_box(sheet).setCurrentIndex(2)
    with qtbot.waitSignal(sheet.change_wanted) as told:
        sheet.primary.click()
    assert told.args == [PersonChange("minji", None, (("letters", Role.REPORTER),), is_admin=False)]


def test_a_role_is_taken_away_and_the_same_one_twice_is_one(sheet):
    show(sheet, HANA)
    assert sheet.roles.roles() == (
        ("world", Role.EDITOR),
        ("world", Role.PICTURE_EDITOR),
        ("sports", Role.EDITOR),
    )
    sheet.roles._rows[1]._remove.click()
    sheet.roles._rows[1].choose("world", Role.EDITOR)
    assert sheet.roles.roles() == (("world", Role.EDITOR),)


def test_tab_goes_down_the_sheet_as_one_reads_through_roles_just_added(sheet, qtbot):
    show(sheet, HANA)
    sheet.roles._add.click()
    sheet.roles._add.click()
    qtbot.waitUntil(sheet.roles._rows[-1]._desk.isVisible)
    sheet.grab()
    tops, widget = [], next_in_order(sheet)
    while widget is not sheet:
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and sheet.isAncestorOf(widget)
        ):
            tops.append(widget.mapTo(sheet, QPoint()).y() // 20)
        widget = next_in_order(widget)
    assert len(tops) > 20
    assert tops == sorted(tops)


def test_scrolling_past_a_role_does_not_change_it(sheet):
    show(sheet, MINJI)
    box = desk_box(sheet)
    box.setFocus()
    spot = QPointF(box.rect().center())
    wheel = QWheelEvent(
        spot, box.mapToGlobal(spot), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert not sheet.is_touched


def test_one_s_own_login_and_administration_stay(sheet):
    show(sheet, ROOT, is_me=True)
    assert not sheet._offboard.isEnabled()
    assert "cannot disable your own login" in sheet._offboard.accessibleDescription()
    assert not sheet._admin.isEnabled()


def test_whoever_left_can_only_be_let_in_again_and_it_is_said_in_words(sheet):
    show(sheet, GONE, is_shared=True)
    assert sheet.line.text() == "The login “abel” is switched off."
    assert "Let in again" in buttons(sheet)
    assert not {"Offboard…", "Invite…"} & buttons(sheet)


def test_only_a_shared_newsroom_invites(sheet):
    show(sheet, MINJI)
    assert "Invite…" not in buttons(sheet)
    show(sheet, MINJI, is_shared=True)
    assert "Invite…" in buttons(sheet)


def test_while_the_newsroom_does_not_answer_every_act_says_so(sheet):
    show(sheet, MINJI)
    sheet._lines["name"].setText("Minji")
    sheet.set_hindrance(AWAY)
    acts = [sheet.primary, sheet._offboard, sheet._new_password]
    assert [button.isEnabled() for button in acts] == [False] * 3
    assert {button.accessibleDescription() for button in acts} == {AWAY}
    sheet.set_hindrance("")
    assert all(button.isEnabled() for button in acts)
    sheet.set_busy(is_busy=True)
    assert not sheet.primary.isEnabled()


def test_a_refusal_stands_at_its_field_until_something_else_is_typed(sheet):
    sheet.ask(DESKS, "en")
    sheet.refuse("Somebody already signs in as “kim”.", "login")
    assert sheet._lines["login"].accessibleDescription() == "Somebody already signs in as “kim”."
    sheet._lines["login"].textEdited.emit("kim2")
    assert sheet._lines["login"].accessibleDescription() == ""
    sheet.refuse("The newsroom does not answer.")
    assert sheet.problem() == "The newsroom does not answer."


def test_a_generated_password_is_shown_and_a_typed_one_is_not(qtbot, language):
    field = FirstPassword(is_first=True)
    qtbot.addWidget(field)
    field.make = lambda: "kfod-m3pa-tz7h-wqxn"
    assert field.field.echoMode() is field.field.EchoMode.Password
    field._generate.click()
    assert field.field.echoMode() is field.field.EchoMode.Normal
    assert field.text == "kfod-m3pa-tz7h-wqxn"
    field.forget()
    assert field.text == ""
    assert field.field.echoMode() is field.field.EchoMode.Password


def test_a_password_is_told_once(qtbot, language):
    once = PasswordOnce()
    qtbot.addWidget(once)
    once.tell("kim", "Kim", "kfod-m3pa-tz7h-wqxn", is_new=True, is_shared=False)
    with qtbot.waitSignal(once.told):
        once.forget()
    once.tell("kim", "Kim", "", is_new=True, is_shared=False)
    assert once.line.text() == "Signs in as “kim”, without a password."


@pytest.mark.parametrize(
    ("in_hand", "said", "unsaid"),
    [
        (InHand(0, 0, 0), ["They look after no article."], ["Others can write", "queue"]),
        (
            InHand(1, 1, 1),
            ["Their 1 article stays", "in the article they have open", "The article they are reviewing"],
            [],
        ),
        (InHand(7, 2, 3), ["Their 7 articles stay", "in the 2 articles", "The 3 articles"], []),
    ],
)
def test_the_question_says_plainly_what_happens(sheet, icons, in_hand, said, unsaid):
    question = OffboardingQuestion(sheet, icons, MINJI, in_hand, successors=[HANA], language="en")
    words = question.words()
    assert [part for part in said if part not in words] == []
    assert [part for part in unsaid if part in words] == []
    assert question.leave_it.isDefault()
    assert question.successor == ""


def test_the_question_names_the_successor_as_soon_as_one_is_chosen(sheet, icons):
    question = OffboardingQuestion(sheet, icons, MINJI, InHand(7, 0, 0), successors=[HANA], language="en")
    question._heir.setCurrentIndex(1)
    assert "Their 7 articles go to Hana Choi." in question.words()
    assert question.successor == "hana"
