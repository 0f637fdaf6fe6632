"""What must be fixed is named in words, with a way to the place; what only deserves a look says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.review.rows_of_review import ALT_TEXT_MISSING, CREDIT_MISSING, RIGHTS_MISSING
from ui.widgets.problem_list import ProblemList


@pytest.fixture
def problems(qtbot, theme, icons, language):
    problems = ProblemList(theme, icons, language.sentence)
    qtbot.addWidget(problems)
    problems.resize(260, 400)
    with qtbot.waitExposed(problems):
        problems.show()
    return problems


def words(problems):
    return [label.text() for label in problems.findChildren(QLabel) if label.isVisible() and label.text()]


def buttons(problems):
    return [button for button in problems.findChildren(QPushButton) if button.isVisible()]


def test_blockers_come_before_warnings_each_with_its_weight_in_words(problems):
    problems.show_problems((CREDIT_MISSING,), (ALT_TEXT_MISSING,))
    assert words(problems) == [
        "Must be fixed",
        "Photo 2 has no credit.",
        "Look again",
        "Photo 1 has no alternative text for readers who cannot see it.",
    ]


def test_article_without_a_finding_is_ready(problems):
    problems.show_problems((CREDIT_MISSING,), ())
    problems.show_problems((), ())
    assert words(problems) == ["Ready: every check has passed."]


def test_button_leads_to_the_place(problems, qtbot):
    problems.show_problems((CREDIT_MISSING, RIGHTS_MISSING), ())
    with qtbot.waitSignal(problems.go_to) as asked:
        qtbot.mouseClick(buttons(problems)[1], Qt.MouseButton.LeftButton)
    assert asked.args == [RIGHTS_MISSING]


def test_arrows_move_and_enter_goes_there(problems, qtbot):
    problems.show_problems((CREDIT_MISSING, RIGHTS_MISSING), ())
    problems.focus_first()
    qtbot.keyClick(buttons(problems)[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(problems.go_to) as asked:
        qtbot.keyClick(buttons(problems)[1], Qt.Key.Key_Return)
    assert asked.args == [RIGHTS_MISSING]


def test_screen_reader_hears_where_each_button_leads(problems):
    problems.show_problems((CREDIT_MISSING,), ())
    assert buttons(problems)[0].accessibleName() == "Go to: Photo 2 has no credit."


def test_findings_are_worded_again_in_korean(problems, language, qtbot):
    problems.show_problems((CREDIT_MISSING,), ())
    language.use("ko")
    qtbot.waitUntil(lambda: words(problems) == ["수정 필요", "사진 2에 크레딧이 없습니다."])


def test_a_narrow_pane_wraps_its_sentences_and_scrolls_only_down(problems, qtbot):
    problems.show_problems((CREDIT_MISSING,) * 12, (ALT_TEXT_MISSING,))
    qtbot.waitUntil(lambda: problems.verticalScrollBar().maximum() > 0)
    assert problems.horizontalScrollBar().maximum() == 0
