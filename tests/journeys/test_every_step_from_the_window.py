"""The steps beside the main road, from the window: schedule, embargo, holds, withdrawal, retraction."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime, Qt, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.domain.workflow import Publication
from tests.journeys.test_step_5_review import DISHES
from ui.shell.side_panes import Pane

REASON = "Reason, for the ledger (required)"


@pytest.fixture
def editor(open_window, newsroom_file):
    """Daniel Whitfield with an approved article before him and its steps beside it."""
    desk = open_window(newsroom_file, "daniel")
    desk.go_to("All articles")
    desk.open_article(DISHES)
    desk.press("Ctrl+Shift+Return")
    desk.breathe()
    return desk


def give_reason(desk, reason, button, field=REASON):
    desk.click_into(field)
    desk.write(reason)
    desk.click(button, desk.window.further_steps.form)
    desk.settle()


def test_an_approved_article_is_scheduled_with_the_time_shown_in_every_zone(editor):
    editor.click("Schedule…")
    picker = editor.window.further_steps.form._moment
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    picker.field.setDateTime(
        QDateTime(tomorrow.year, tomorrow.month, tomorrow.day, 18, 0, 0, 0, QTimeZone.utc())
    )
    shown = " ".join(editor.texts(picker))
    assert "18:00 in the newsroom (Asia/Seoul)" in shown
    assert "09:00 UTC" in shown
    editor.click("Schedule", editor.window.further_steps.form)
    editor.wait(lambda: editor.opened_row().publication is Publication.SCHEDULED)
    scheduled_at = editor.opened_row().scheduled_at
    assert (scheduled_at.hour, scheduled_at.date()) == (9, tomorrow.date())
    editor.wait_for_words("Scheduled for")


def test_a_time_that_is_past_is_refused_where_it_was_chosen(editor):
    editor.click("Schedule…")
    picker = editor.window.further_steps.form._moment
    picker.field.setDateTime(QDateTime(2020, 1, 1, 18, 0, 0, 0, QTimeZone.utc()))
    editor.click("Schedule", editor.window.further_steps.form)
    editor.wait_for_words("The time to publish at is already past.")
    assert editor.opened_row().publication is Publication.UNPUBLISHED
    assert editor.button("Schedule", editor.window.further_steps.form).isEnabled()


def test_an_embargo_without_a_reason_is_not_set_and_one_with_a_reason_is(editor):
    editor.click("Set embargo…")
    editor.click("Until it is lifted")
    editor.click("Set embargo", editor.window.further_steps.form)
    editor.wait_for_words("Write the reason first")
    give_reason(editor, "The ministry asked until noon.", "Set embargo")
    editor.wait(lambda: editor.opened_row().has_embargo)
    editor.wait_for_words("Embargo until it is lifted.")
    editor.wait(lambda: editor.has_button("Lift embargo…"))


def test_what_readers_have_is_withdrawn_and_retracted_with_a_notice(editor):
    editor.app.newsroom.publishing.publish(editor.opened_row().slug)
    editor.app.lists.newsroom_moved.emit()
    editor.wait(lambda: editor.has_button("Withdraw…"))
    editor.click("Withdraw…")
    give_reason(editor, "A source asked us to check.", "Withdraw")
    editor.wait(lambda: editor.opened_row().publication is Publication.WITHDRAWN)
    editor.click("Retract…")
    give_reason(editor, "The report was wrong.", "Retract", "Notice for readers (required)")
    editor.wait(lambda: editor.opened_row().publication is Publication.RETRACTED)
    editor.wait_for_words("There is nothing else you can do with this article now.")
    with sqlite3.connect(editor.newsroom_file) as database:
        notices = database.execute("SELECT notice FROM edition WHERE kind = 'retraction'").fetchall()
    database.close()
    assert ("The report was wrong.",) in notices


def test_a_reporter_is_offered_no_step_of_an_editors(open_window, newsroom_file):
    desk = open_window(newsroom_file, "minji")
    desk.go_to("All articles")
    desk.open_article("Lakeside Secretariat Backs")
    desk.window.show_side(Pane.STEPS)
    desk.breathe()
    offered = desk.texts(desk.window.further_steps)
    assert not {"Schedule…", "Set embargo…", "Publish urgently…"} & set(offered)
    assert "Spike…" in offered


def test_the_form_is_used_and_left_without_a_mouse(editor):
    held = next(
        b for b in editor.window.further_steps._buttons.values() if b.text() == "Ask for a legal check…"
    )
    held.setFocus(Qt.FocusReason.TabFocusReason)
    editor.press("Space")
    editor.wait(lambda: editor.field(REASON).hasFocus())
    editor.press("Escape")
    assert QApplication.focusWidget() is held
    editor.press("Space")
    QTest.keyClicks(QApplication.focusWidget(), "Names a minor.")
    editor.press("Ctrl+Return")
    editor.wait_for_words("The article waits for the lawyer’s clearance.")


def test_what_is_demanded_of_an_article_is_shown_with_the_days_that_are_left(editor):
    newsroom, slug = editor.app.newsroom, editor.opened_row().slug
    newsroom.publishing.publish(slug)
    correcting = newsroom.correcting
    correcting.log(slug, asked_by="Hanne Solberg", wants="It was 41.", received_on=correcting.today())
    editor.app.writing.look_again()
    editor.wait_for_words("Hanne Solberg: It was 41.")
    assert editor.can_read("In time; the last day is ")
    assert editor.can_read("Not decided yet")
