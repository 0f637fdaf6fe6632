"""The list beside the page, through what a person clicks, types and reads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton

from tests.ui.rows import article, articles_en, now
from ui.shell.article_pane import ArticlePane


@pytest.fixture
def pane(qtbot, theme, icons, language):
    pane = ArticlePane(theme, icons, now=now)
    qtbot.addWidget(pane)
    pane.set_title("Review queue", empty="Queue is clear.", empty_action="New article")
    pane.resize(320, 800)
    pane.show()
    pane.show_rows(articles_en())
    return pane


def key(pane, text: str, code: Qt.Key = Qt.Key.Key_unknown) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(pane.list, event)


def words(pane) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def headlines(pane) -> list[str]:
    model = pane.list.model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def button(pane, text: str) -> QPushButton:
    return next(b for b in pane.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize("down", ["j", "ㅓ"])
def test_j_goes_to_the_next_article_on_either_keyboard(qtbot, pane, down):
    pane.select("e1")
    with qtbot.waitSignal(pane.article_chosen) as chosen:
        key(pane, down)
    assert chosen.args == ["e2"]


def test_enter_opens_the_article(qtbot, pane):
    pane.select("e3")
    with qtbot.waitSignal(pane.article_opened) as opened:
        key(pane, "\r", Qt.Key.Key_Return)
    assert opened.args == ["e3"]


@pytest.mark.parametrize(("typed", "meant"), [("a", "a"), ("ㅁ", "a"), ("ㄱ", "r"), (" ", " ")])
def test_other_letters_are_passed_on_as_commands(qtbot, pane, typed, meant):
    with qtbot.waitSignal(pane.letter_typed) as letter:
        key(pane, typed)
    assert letter.args == [meant]


def test_letters_typed_into_the_search_are_letters(qtbot, pane):
    pane.focus_search()
    with qtbot.assertNotEmitted(pane.letter_typed):
        qtbot.keyClicks(pane.findChild(QLineEdit), "ja")
    assert pane.findChild(QLineEdit).text() == "ja"


def test_search_narrows_the_list_and_escape_shows_all_again(qtbot, pane):
    search = pane.findChild(QLineEdit)
    pane.focus_search()
    qtbot.keyClicks(search, "bridge")
    assert headlines(pane) == ["River bridge to close for repairs this weekend"]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(headlines(pane)) == len(articles_en())


def test_search_does_not_change_which_article_is_open(qtbot, pane):
    pane.select("e2")
    with qtbot.assertNotEmitted(pane.article_chosen):
        qtbot.keyClicks(pane.findChild(QLineEdit), "bridge")
        pane.findChild(QLineEdit).clear()
    assert pane.selected_id() == "e2"


def test_open_article_stays_selected_when_the_list_changes_around_it(qtbot, pane):
    pane.select("e2")
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.show_rows((article("new"), *reversed(articles_en())))
    assert pane.selected_id() == "e2"


def test_article_that_left_the_queue_does_not_open_its_neighbour(qtbot, pane):
    pane.select("e2")
    with qtbot.assertNotEmitted(pane.article_chosen):
        pane.show_rows(tuple(row for row in articles_en() if row.article_id != "e2"))
    assert pane.selected_id() == ""


def test_next_article_is_the_one_below_and_above_the_last(pane):
    assert pane.next_after("e1") == "e2"
    assert pane.next_after("e8") == "e7"
    pane.show_rows((article("only"),))
    assert pane.next_after("only") == ""


def test_chip_shows_one_stage_and_again_all(qtbot, pane):
    chip = next(c for c in pane.findChildren(QToolButton) if c.text() == "Returned 1")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert headlines(pane) == ["Forty days after the quake, evacuees wait for housing"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(headlines(pane)) == len(articles_en())


def test_empty_queue_says_so_and_offers_what_to_do(qtbot, pane):
    pane.show_rows(())
    assert "Queue is clear." in words(pane)
    with qtbot.waitSignal(pane.empty_action_wanted):
        qtbot.mouseClick(button(pane, "New article"), Qt.MouseButton.LeftButton)


def test_search_without_a_match_says_so_and_shows_all_again(qtbot, pane):
    qtbot.keyClicks(pane.findChild(QLineEdit), "zzz")
    assert "No article matches." in words(pane)
    qtbot.mouseClick(button(pane, "Show all"), Qt.MouseButton.LeftButton)
    assert len(headlines(pane)) == len(articles_en())


def test_list_that_cannot_be_fetched_says_why_and_tries_again(qtbot, pane):
    pane.show_error("The newsroom database does not answer.")
    assert "The newsroom database does not answer." in words(pane)
    with qtbot.waitSignal(pane.retry_wanted):
        qtbot.mouseClick(button(pane, "Try again"), Qt.MouseButton.LeftButton)


def test_quick_loading_shows_nothing_and_slow_loading_the_shape_of_rows(qtbot, pane):
    pane.show_loading()
    assert pane.list.isVisible()
    qtbot.waitUntil(pane._skeleton.isVisible)
    pane.show_rows(articles_en())
    assert pane.list.isVisible()


def test_list_is_worded_in_korean_at_once(pane, language):
    language.use("ko")
    QApplication.sendPostedEvents()
    assert pane.findChild(QLineEdit).placeholderText() == "이 목록에서 찾기"
    spoken = pane.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "검토 대기" in spoken
    assert "12분 전" in spoken
