"""What a screen may rely on when it asks the newsroom for something in the background."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from cms.domain.errors import RuleBroken
from ui.work.runner import Lane, Runner


def refuse() -> None:
    raise RuleBroken("Photo {position} has no credit.", position=2)


def fail() -> None:
    raise ZeroDivisionError("a bug")


def test_answer_reaches_the_screen_on_the_window_thread(qtbot, runner):
    owner, seen = QObject(), []
    window_thread = threading.get_ident()
    runner.run(
        threading.get_ident,
        owner=owner,
        then=lambda worker: seen.append((worker == window_thread, threading.get_ident() == window_thread)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_newsroom_jobs_run_one_after_another_in_the_order_asked(qtbot, runner):
    owner, done, answered = QObject(), [], []
    for number in range(200):
        runner.run(lambda n=number: done.append(n) or n, owner=owner, then=answered.append)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert done == answered == list(range(200))


def test_pictures_do_not_wait_for_the_newsroom(qtbot, runner):
    owner, gate, pictures = QObject(), threading.Event(), []
    runner.run(gate.wait, owner=owner)
    runner.run(lambda: "thumbnail", owner=owner, then=pictures.append, lane=Lane.PICTURES)
    qtbot.waitUntil(lambda: pictures == ["thumbnail"])
    assert runner.is_busy
    gate.set()


def test_refusal_goes_to_the_screen_that_asked(qtbot, runner):
    owner, answers, refusals = QObject(), [], []
    runner.run(refuse, owner=owner, then=answers.append, otherwise=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert (answers, str(refusals[0])) == ([], "Photo 2 has no credit.")


def test_refusal_nobody_asked_for_is_told_to_the_window(qtbot, runner):
    owner = QObject()
    with qtbot.waitSignal(runner.unanswered) as told:
        runner.run(refuse, owner=owner)
    assert isinstance(told.args[0], RuleBroken)


def test_bug_in_a_job_reaches_the_crash_report_and_not_the_screen(qtbot, runner):
    owner, refusals = QObject(), []
    with qtbot.waitSignal(runner.crashed) as told:
        runner.run(fail, owner=owner, otherwise=refusals.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert refusals == []


def test_bug_in_a_job_does_not_stop_the_jobs_after_it(qtbot, runner):
    owner, answers = QObject(), []
    runner.run(fail, owner=owner)
    runner.run(lambda: "saved", owner=owner, then=answers.append)
    qtbot.waitUntil(lambda: answers == ["saved"])


def test_answer_for_a_screen_closed_while_it_ran_is_dropped(qtbot, runner):
    screen, gate, answers = QWidget(), threading.Event(), []
    runner.run(gate.wait, owner=screen, then=answers.append)
    delete(screen)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert answers == []


def test_refusal_for_a_closed_screen_is_dropped_but_a_bug_is_not(qtbot, runner):
    screen, gate, told = QWidget(), threading.Event(), []
    runner.unanswered.connect(told.append)
    runner.crashed.connect(told.append)
    runner.run(gate.wait, owner=screen)
    runner.run(refuse, owner=screen)
    runner.run(fail, owner=screen)
    delete(screen)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert [type(error) for error in told] == [ZeroDivisionError]


class _Leaving(QObject):
    """A screen that notes the thread it is destroyed on."""

    def __init__(self, left_on: list[bool], window_thread: int) -> None:
        super().__init__()
        self._note = lambda: left_on.append(threading.get_ident() == window_thread)

    def __del__(self) -> None:
        self._note()


def test_screen_held_only_by_its_job_is_destroyed_on_the_window_thread(qtbot, runner):
    left_on: list[bool] = []
    for _ in range(50):
        screen = _Leaving(left_on, threading.get_ident())
        runner.run(lambda held=screen: refuse(), owner=screen, otherwise=lambda _error: None)
        del screen
    qtbot.waitUntil(lambda: not runner.is_busy)
    gc.collect()
    assert left_on == [True] * 50


def test_idle_is_told_once_everything_is_answered(qtbot, runner):
    owner = QObject()
    with qtbot.waitSignal(runner.idle):
        runner.run(lambda: None, owner=owner)
        runner.run(lambda: None, owner=owner, lane=Lane.PICTURES)
    assert not runner.is_busy


def test_closing_finishes_what_was_asked_and_leaves_no_thread(qapp):
    runner, owner, saved, answers = Runner(), QObject(), [], []
    for number in range(20):
        runner.run(lambda n=number: saved.append(n), owner=owner, then=answers.append)
    runner.close()
    assert saved == list(range(20))
    assert answers == []
    assert all(lane.isFinished() for lane in runner.children())


def test_bug_in_the_last_job_is_still_told_while_closing(qapp):
    runner, owner, told = Runner(), QObject(), []
    runner.crashed.connect(told.append)
    runner.run(fail, owner=owner)
    runner.close()
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_closed_runner_takes_no_more_jobs(qapp):
    runner = Runner()
    runner.close()
    with pytest.raises(RuntimeError, match="closed"):
        runner.run(lambda: None, owner=QObject())
