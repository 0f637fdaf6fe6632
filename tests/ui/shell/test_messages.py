"""What the window says of refusals and decisions, and what a bug leaves behind."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from cms.domain.errors import RuleBroken
from ui.shell.crash_notice import tell_of_crash
from ui.shell.crash_report import CrashReport, report_of
from ui.shell.messages import Messages
from ui.widgets.banner import Banner
from ui.widgets.question import Question
from ui.widgets.toast import ToastStack


@pytest.fixture
def banner(theme, icons):
    return Banner(theme, icons)


@pytest.fixture
def messages(qtbot, theme, icons, language, banner):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    banner.setParent(window)
    window.show()
    return Messages(window, toasts=ToastStack(window, icons), banner=banner, language=language)


def open_question(messages) -> Question:
    return messages._window.findChild(Question)


def press(qtbot, widget, name: str) -> None:
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_refusal_is_explained_in_the_window_language(messages, banner, language):
    language.use("ko")
    messages.explain(RuleBroken("Photo {position} has no credit.", position=2))
    assert banner.text() == "사진 2에 크레딧이 없습니다."


def test_refusal_leads_to_the_place_where_it_can_be_put_right(qtbot, messages, banner):
    gone = []
    error = RuleBroken("Photo {position} has no credit.", position=2)
    messages.explain(error, action="Go to", act=lambda: gone.append("credit"))
    press(qtbot, banner, "Go to")
    assert gone == ["credit"]
    assert banner.text() == ""


def test_publishing_is_asked_with_a_verb_and_done_when_agreed(qtbot, messages):
    done = []
    messages.confirm_publish("Ferry talks resume", lambda: done.append("published"))
    question = open_question(messages)
    assert "Ferry talks resume" in question.words()
    press(qtbot, question, "Publish now")
    assert done == ["published"]


@pytest.mark.parametrize(
    "ask", ["confirm_publish", "confirm_retract", "confirm_take_over", "confirm_restore"]
)
def test_enter_on_any_question_does_nothing(qtbot, messages, ask):
    done = []
    getattr(messages, ask)("Ferry talks resume", lambda: done.append("done"))
    qtbot.keyClick(open_question(messages), Qt.Key.Key_Return)
    assert done == []


def test_headline_in_a_question_is_shown_as_it_was_typed(messages):
    messages.confirm_retract("<b>Bold</b>", lambda: None)
    assert "<b>Bold</b>" in open_question(messages).words()


def wrong(headline: str) -> None:
    try:
        raise ValueError(headline)
    except ValueError as error:
        raise LookupError(headline) from error


def test_report_of_a_bug_quotes_no_word_of_an_article(tmp_path):
    with pytest.raises(LookupError) as caught:
        wrong("An embargoed headline")
    report = report_of(caught.value, version="0.1.0")
    assert "embargoed" not in report
    assert "LookupError" in report
    assert "ValueError" in report
    assert "in wrong" in report


def test_report_names_what_is_wrong_with_our_code():
    with pytest.raises(AttributeError) as caught:
        object().nothing  # noqa: B018 - the bug
    assert "has no attribute 'nothing'" in report_of(caught.value, version="0.1.0")


def test_report_is_kept_in_a_log(qtbot, tmp_path):
    crash = CrashReport(version="0.1.0", folder=tmp_path / "logs")
    with qtbot.waitSignal(crash.happened):
        crash.report(ZeroDivisionError("division"))
    assert "ZeroDivisionError" in crash.file.read_text(encoding="utf-8")


def test_report_is_told_even_when_the_log_cannot_be_written(qtbot, tmp_path):
    (tmp_path / "logs").write_text("a file where a folder should be")
    crash = CrashReport(version="0.1.0", folder=tmp_path / "logs")
    with qtbot.waitSignal(crash.happened) as told:
        crash.report(ZeroDivisionError("division"))
    assert "could not be written" in told.args[0]


def test_error_nobody_caught_reaches_the_report(qtbot, tmp_path):
    before = sys.excepthook
    crash = CrashReport(version="0.1.0", folder=tmp_path)
    crash.install()
    try:
        with qtbot.waitSignal(crash.happened):
            sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    finally:
        sys.excepthook = before


def test_person_is_told_that_their_text_is_safe_and_can_copy_the_report(qtbot, messages, banner):
    tell_of_crash(messages, "the report")
    assert "Your text is safe on this computer." in banner.text()
    press(qtbot, banner, "Copy report")
    assert QGuiApplication.clipboard().text() == "the report"
