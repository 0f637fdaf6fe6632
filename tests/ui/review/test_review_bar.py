"""The reviewer sees who waits and since when, and each step is offered to those the table allows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from cms.domain.workflow import Role, Stage
from tests.ui.review.rows_of_review import opened, submission
from tests.ui.rows import now
from ui.review.review_bar import ReviewBar


@pytest.fixture
def bar(qtbot, theme, icons, language):
    bar = ReviewBar(theme, icons, now=now, sentence=language.sentence)
    qtbot.addWidget(bar)
    bar.resize(640, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def shown_buttons(bar):
    return [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]


def button(bar, text):
    return next(button for button in bar.findChildren(QPushButton) if button.text() == text)


def words(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible() and label.text()]


def field(bar):
    return bar.findChild(QTextEdit)


def test_editor_reads_who_submitted_and_the_note(bar):
    bar.show_article(opened(), submission("Statement added."))
    assert words(bar) == ["Submitted by Min-ji Park · 12 min", "Note: Statement added."]


def test_article_in_review_names_its_reviewer(bar):
    bar.show_article(opened(Stage.IN_REVIEW, claimed_by_name="Daniel Weber"))
    assert words(bar) == ["In review with Daniel Weber · 12 min"]


def test_editor_may_start_a_review_and_return(bar, qtbot):
    bar.show_article(opened())
    assert shown_buttons(bar) == ["Changes", "Start review", "Return…"]
    with qtbot.waitSignal(bar.claimed):
        button(bar, "Start review").click()


def test_editor_who_reviews_may_leave_it_to_another(bar, qtbot):
    bar.show_article(opened(Stage.IN_REVIEW))
    assert shown_buttons(bar) == ["Changes", "Leave", "Return…"]
    with qtbot.waitSignal(bar.released):
        button(bar, "Leave").click()


def test_reporter_sees_the_changes_and_no_step_of_an_editor(bar):
    bar.show_article(opened(role=Role.REPORTER))
    assert shown_buttons(bar) == ["Changes"]


def test_step_that_is_not_possible_now_says_why(bar):
    bar.show_article(opened(Stage.APPROVED))
    returning = button(bar, "Return…")
    assert not returning.isEnabled()
    assert returning.accessibleDescription() == returning.toolTip()
    assert "this one is approved" in returning.toolTip()


def test_editor_is_told_that_their_own_words_need_another_editor(bar):
    bar.show_article(opened(wrote_it=True))
    assert "You wrote part of this article, so another editor must approve it (four eyes)." in words(bar)


def test_editor_of_a_solo_desk_is_told_that_the_record_will_say_so(bar):
    bar.show_article(opened(wrote_it=True, is_solo_desk=True))
    assert any("On a solo desk you may approve it" in sentence for sentence in words(bar))


def test_changes_are_switched_on_and_off(bar, qtbot):
    bar.show_article(opened())
    with qtbot.waitSignal(bar.changes_toggled, check_params_cb=lambda is_shown: is_shown):
        button(bar, "Changes").click()


def test_showing_the_changes_asks_for_nothing(bar, qtbot):
    bar.show_article(opened())
    with qtbot.assertNotEmitted(bar.changes_toggled):
        bar.set_changes_shown(True)
    assert button(bar, "Changes").isChecked()


def test_article_goes_back_with_the_reason_that_was_written(bar, qtbot):
    bar.show_article(opened())
    button(bar, "Return…").click()
    qtbot.keyClicks(field(bar), "Please check the date.")
    with qtbot.waitSignal(bar.returned) as sent:
        button(bar, "Return to writer").click()
    assert sent.args == ["Please check the date."]


def test_ctrl_enter_sends_the_reason(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    qtbot.keyClicks(field(bar), "Check it.")
    with qtbot.waitSignal(bar.returned):
        qtbot.keyClick(field(bar), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_return_without_a_reason_is_refused_in_words(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    qtbot.keyClicks(field(bar), "   ")
    with qtbot.assertNotEmitted(bar.returned):
        button(bar, "Return to writer").click()
    assert "Write what must change first: it is all the writer will read." in words(bar)


def test_escape_closes_the_box_and_keeps_the_reason(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    qtbot.keyClicks(field(bar), "Half a reason")
    qtbot.keyClick(field(bar), Qt.Key.Key_Escape)
    assert not field(bar).isVisible()
    bar.ask_reason()
    assert field(bar).toPlainText() == "Half a reason"


def test_reason_waits_with_its_article_while_another_is_looked_at(bar, qtbot):
    bar.show_article(opened(article_id="a1"))
    bar.ask_reason()
    qtbot.keyClicks(field(bar), "For the first")
    bar.show_article(opened(article_id="a2"))
    assert not field(bar).isVisible()
    assert field(bar).toPlainText() == ""
    bar.show_article(opened(article_id="a1"))
    assert field(bar).toPlainText() == "For the first"


def test_reason_is_gone_once_the_article_was_returned(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    qtbot.keyClicks(field(bar), "Check it.")
    button(bar, "Return to writer").click()
    bar.show_article(opened(Stage.RETURNED, return_reason="Check it."))
    assert "Reason: Check it." in words(bar)
    bar.show_article(opened())
    assert field(bar).toPlainText() == ""


def test_characters_are_counted_and_the_box_grows(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    height = field(bar).height()
    field(bar).insertPlainText("one\ntwo\nthree\nfour\nfive")
    assert "23 characters" in words(bar)
    assert field(bar).height() > height


def test_reporter_who_presses_r_is_asked_nothing(bar):
    bar.show_article(opened(role=Role.REPORTER))
    bar.ask_reason()
    assert not field(bar).isVisible()


def test_refusals_and_buttons_are_worded_in_korean(bar, language, qtbot):
    bar.show_article(opened(Stage.APPROVED))
    language.use("ko")
    qtbot.waitUntil(lambda: shown_buttons(bar) == ["변경 내용", "검토 시작", "보완 요청…"])
    assert "승인 상태입니다" in button(bar, "보완 요청…").toolTip()


def test_long_reason_scrolls_and_leaves_room_for_the_page(bar, qtbot):
    bar.show_article(opened())
    bar.ask_reason()
    field(bar).insertPlainText("Check this line too.\n" * 80)
    qtbot.waitUntil(lambda: field(bar).verticalScrollBar().maximum() > 0)
    assert field(bar).height() <= 220
