"""The review queue without a mouse: single letters, on either keyboard, and eight seconds to think again."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cms.domain.workflow import Stage
from tests.journeys.test_step_5_review import CHIPS, REASON
from ui.controllers.desk import held_steps


@pytest.fixture
def editor(open_window, newsroom_file):
    """Daniel Whitfield with an article of the queue open and the list in focus."""
    desk = open_window(newsroom_file, "daniel")
    desk.open_article(CHIPS)
    desk.window.pane.list.setFocus()
    desk.slug = desk.opened_row().slug
    return desk


def stage_of(desk):
    return desk.app.newsroom.reading.open(desk.slug).row.stage


def test_an_approval_waits_and_the_next_article_is_shown(editor):
    editor.press("A")
    editor.wait(lambda: editor.opened_row().slug != editor.slug)
    assert f"“{editor.slug}” is approved in 8 seconds." in editor.toasts
    assert stage_of(editor) is Stage.SUBMITTED
    editor.app.desk_day.held_steps.take_now()
    editor.wait(lambda: stage_of(editor) is Stage.APPROVED)


def test_it_is_taken_by_itself_when_the_time_is_over(open_window, newsroom_file, monkeypatch):
    monkeypatch.setattr(held_steps, "HELD_FOR", 300)
    desk = open_window(newsroom_file, "daniel")
    desk.open_article(CHIPS)
    desk.slug = desk.opened_row().slug
    desk.window.pane.list.setFocus()
    desk.press("A")
    desk.wait(lambda: stage_of(desk) is Stage.APPROVED)


@pytest.mark.parametrize("key", ["u", "ㅕ"])
def test_undo_takes_it_back_on_either_keyboard(editor, key):
    editor.press("A")
    editor.wait(lambda: editor.opened_row().slug != editor.slug)
    editor.window.pane.list.setFocus()
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, key)
    QApplication.sendEvent(editor.window.pane.list, pressed)
    editor.wait(lambda: editor.opened_row().slug == editor.slug)
    editor.app.desk_day.held_steps.take_now()
    editor.settle()
    assert stage_of(editor) is Stage.SUBMITTED


def test_a_return_with_its_reason_waits_too(editor):
    editor.press("R")
    editor.write(REASON)
    editor.press("Ctrl+Return")
    editor.wait(lambda: f"“{editor.slug}” goes back to its writer in 8 seconds." in editor.toasts)
    assert stage_of(editor) is Stage.SUBMITTED
    editor.app.desk_day.held_steps.take_now()
    editor.wait(lambda: stage_of(editor) is Stage.RETURNED)
    assert editor.app.newsroom.reading.open(editor.slug).row.return_reason == REASON


def test_whoever_leaves_the_queue_has_meant_it(editor):
    editor.press("A")
    editor.go_to("All articles")
    editor.wait(lambda: stage_of(editor) is Stage.APPROVED)


def test_a_colleague_who_was_quicker_is_not_run_over(editor):
    editor.press("A")
    editor.app.newsroom.review.return_to_writer(editor.slug, reason="Ask the ministry.")
    editor.app.desk_day.held_steps.take_now()
    editor.wait(lambda: bool(editor.banner))
    assert stage_of(editor) is Stage.RETURNED


def test_who_approved_and_what_took_it_back_is_shown(editor):
    editor.press("A")
    editor.app.desk_day.held_steps.take_now()
    editor.wait(lambda: stage_of(editor) is Stage.APPROVED)
    editor.settle()
    editor.app.writing.open(editor.app.newsroom.reading.open(editor.slug).row.article_id)
    editor.wait(lambda: editor.opened_row().slug == editor.slug)
    editor.press("Ctrl+Shift+Return")
    editor.wait_for_words("approved by Daniel Whitfield")
    assert editor.can_read("Text fingerprint")
