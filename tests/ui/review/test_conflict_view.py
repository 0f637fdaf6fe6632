"""A person makes one article of two: sees both texts, settles each conflict by keyboard or mouse, and saves."""

from unicodedata import normalize

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cms.domain.article import ArticleText
from cms.domain.merging import merge_texts
from tests.ui.review.two_edits import MINE, THEIRS, clean_merge, english_merge, korean_merge
from tests.ui.rows import now
from ui.review.conflict_view import ConflictView


@pytest.fixture
def view(qtbot, theme, icons):
    view = ConflictView(theme, icons, now=now)
    qtbot.addWidget(view)
    view.resize(760, 560)
    with qtbot.waitExposed(view):
        view.show()
    return view


def show(view, merged, language="en"):
    view.show_merge(merged, mine=MINE, theirs=THEIRS, language=language)
    view.page.setFocus()


def labels(view):
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def press(qtbot, view, keys):
    for key in keys:
        qtbot.keyClick(view.page, key)


def button(view, name):
    return next(b for b in view.findChildren(QPushButton) if b.text() == name)


def click(qtbot, view, name):
    qtbot.mouseClick(button(view, name), Qt.MouseButton.LeftButton)


def saved(view):
    texts = []
    view.settled.connect(texts.append)
    return texts


def look_of(view, words):
    cursor = view.page.document().find(words, 0)
    assert not cursor.isNull(), words
    return cursor.charFormat()


def test_both_texts_stand_under_the_names_of_who_wrote_them_and_when(view):
    show(view, english_merge())
    heads = [label for label in labels(view) if label.startswith(("Mine", "Theirs"))]
    assert heads[0].startswith("Mine: Min-ji Park, ")
    assert heads[1].startswith("Theirs: Daniel Weber, ")
    page = view.page.toPlainText()
    assert "Ferry with 214 aboard runs aground" in page
    assert "The owner will speak to the press on Tuesday." in page


def test_the_head_counts_what_is_to_settle_and_promises_both_texts(view, qtbot):
    show(view, english_merge())
    assert "5 of 5 to settle" in labels(view)
    assert "Whatever you choose, both texts stay in the history as versions." in labels(view)
    press(qtbot, view, "1")
    assert "4 of 5 to settle" in labels(view)


def test_conflicts_are_marked_and_what_merged_by_itself_only_underlined(view, theme):
    show(view, english_merge())
    assert look_of(view, "hits").background().color().name().upper() == theme.tokens.diff_added.ground
    assert look_of(view, "reached").fontUnderline()
    assert look_of(view, "reached").background().style() is Qt.BrushStyle.NoBrush
    assert "Summary · taken from theirs" in view.page.toPlainText()
    assert "Text · taken from both" in view.page.toPlainText()


def test_n_and_p_lead_from_conflict_to_conflict(view, qtbot):
    show(view, english_merge())
    assert "1 of 5: Headline" in labels(view)
    press(qtbot, view, "nn")
    assert "3 of 5: Text" in labels(view)
    press(qtbot, view, "p")
    assert "2 of 5: Text" in labels(view)
    press(qtbot, view, "nnnnnnn")
    assert "5 of 5: Photo 2" in labels(view)


def test_n_works_while_the_korean_keyboard_is_on(view):
    show(view, korean_merge(), "ko")
    typed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "ㅜ")
    QApplication.sendEvent(view.page, typed)
    assert "2 of 2: Text" in labels(view)


def test_a_whole_article_is_settled_by_keyboard_and_saved(view, qtbot):
    texts = saved(view)
    show(view, english_merge())
    press(qtbot, view, "1n2n3n1n2")
    assert "All is settled" in labels(view)
    click(qtbot, view, "Save as new version")
    (text,) = texts
    assert text.headline == "Ferry with 214 aboard runs aground"
    assert "7 people were injured" in text.plain_body
    assert text.plain_body.endswith("in the evening.\n\nThe owner will speak to the press on Tuesday.")
    assert [use.credit_line for use in text.photos] == ["AP=Yonhap"]


def test_saving_too_early_leads_to_the_next_place_that_is_open(view, qtbot):
    texts = saved(view)
    show(view, english_merge())
    press(qtbot, view, "1")
    click(qtbot, view, "Save as new version")
    assert texts == []
    assert "2 of 5: Text" in labels(view)


def test_the_kept_text_can_be_written_anew(view, qtbot):
    texts = saved(view)
    show(
        view, merge_texts(*(ArticleText(headline=words) for words in ("Five dead", "Six dead", "Seven dead")))
    )
    click(qtbot, view, "Keep theirs")
    assert view.panel.field.toPlainText() == "Seven dead"
    view.panel.field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(view.panel.field, " or more")
    assert " settled: your own words " in view.page.toPlainText()
    click(qtbot, view, "Save as new version")
    assert [text.headline for text in texts] == ["Seven dead or more"]


def test_words_can_be_written_without_keeping_either_text(view, qtbot):
    texts = saved(view)
    show(
        view, merge_texts(*(ArticleText(headline=words) for words in ("Five dead", "Six dead", "Seven dead")))
    )
    qtbot.keyClicks(view.panel.field, "Several dead")
    click(qtbot, view, "Save as new version")
    assert [text.headline for text in texts] == ["Several dead"]


def test_a_syllable_still_being_composed_is_saved(view, qtbot):
    texts = saved(view)
    show(view, merge_texts(*(ArticleText(headline=words) for words in ("좌초", "여객선 좌초", "배 좌초"))))
    click(qtbot, view, "Keep mine")
    view.panel.field.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.sendEvent(view.panel.field, QInputMethodEvent("함", []))
    click(qtbot, view, "Save as new version")
    assert [normalize("NFC", text.headline) for text in texts] == ["여객선 좌초함"]


def test_a_click_on_a_conflict_leads_to_it(view, qtbot):
    show(view, english_merge())
    cursor = view.page.document().find("5")
    where = view.page.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(view.page.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert "2 of 5: Text" in labels(view)


def test_a_photograph_is_kept_or_taken_out_and_its_words_are_not_written_here(view, qtbot):
    show(view, english_merge())
    press(qtbot, view, "nnnn")
    assert button(view, "Keep both").isHidden()
    assert view.panel.field.isReadOnly()
    press(qtbot, view, "32")
    assert "settled: theirs" in view.page.toPlainText()
    assert view.panel.field.placeholderText() == "Nothing will stand here"


def test_nothing_in_question_is_read_and_saved_at_once(view, qtbot):
    texts = saved(view)
    show(view, clean_merge())
    assert "Everything was merged by itself" in labels(view)
    assert not view.panel.isVisible()
    click(qtbot, view, "Save as new version")
    assert len(texts) == 1


def test_settling_can_be_put_off(view, qtbot):
    show(view, english_merge())
    with qtbot.waitSignal(view.put_off):
        click(qtbot, view, "Not now")


def test_what_was_chosen_survives_a_change_of_theme_and_language(view, qtbot, theme, language):
    show(view, english_merge())
    press(qtbot, view, "1n2")
    theme.use("dark")
    language.use("ko")
    qtbot.waitUntil(lambda: "5곳 중 3곳 선택 필요" in labels(view))
    assert "5곳 중 2번째: 본문" in labels(view)
    assert "선택함: 내 글" in view.page.toPlainText()


def test_a_conflict_far_down_comes_into_view(view, qtbot):
    show(view, english_merge())
    press(qtbot, view, "nnnn")
    label = view.page.document().find("Photo 2")
    assert view.page.viewport().rect().contains(view.page.cursorRect(label).center())


def test_markup_in_a_text_is_shown_letter_by_letter(view):
    hostile = "<img src='file:///etc/hostname'>"
    show(view, merge_texts(*(ArticleText(headline=words) for words in ("A", "B", hostile))))
    assert hostile in view.page.toPlainText()


def test_both_texts_can_be_read_and_not_edited(view, qtbot):
    show(view, english_merge())
    shown = view.page.toPlainText()
    press(qtbot, view, "xyz")
    assert view.page.toPlainText() == shown


def test_every_control_has_a_name(view):
    show(view, english_merge())
    for control in (view.page, view.panel.field):
        assert control.accessibleName()
    assert all(b.text() for b in view.findChildren(QPushButton))
