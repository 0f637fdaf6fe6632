"""The page: an article is shown, written on, left and come back to, and its photos are put in order."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from cms.body.model import Block
from tests.ui.editor.newsroom_rows import ENGLISH, KOREAN, long_body, opened, photo_row, use_of
from ui.editor.article_page import ArticlePage
from ui.editor.photo_cards import CardState

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(on_screen, theme, icons):
    page = ArticlePage(theme, icons)
    on_screen(page, 760, 620)
    return page


def headline(page):
    return page._sheet.headings.headline


def compose(field, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def drop(widget, mime):
    where = QPointF(widget.width() / 2, widget.height() / 2)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(where, Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


# Showing.


@pytest.mark.parametrize("text", [ENGLISH, KOREAN])
def test_an_article_is_shown_and_read_back_without_an_edit(qtbot, page, text):
    with qtbot.assertNotEmitted(page.text_edited):
        assert page.show_article(opened(text), editable=True)
    assert page.text() == text


def test_the_words_not_yet_sent_are_shown_rather_than_the_last_version(page):
    unsent = replace(ENGLISH, headline="Not yet sent")
    page.show_article(opened(ENGLISH, working_copy=unsent), editable=True)
    assert page.text() == unsent


def test_the_summary_which_the_page_does_not_show_is_kept(page):
    page.show_article(opened(replace(ENGLISH, summary="In short")), editable=True)
    assert page.text().summary == "In short"


def test_words_written_since_are_never_replaced_by_the_same_article(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("headline")
    qtbot.keyClicks(headline(page), "New ")
    assert not page.show_article(opened(replace(ENGLISH, headline="A colleague's")), editable=True)
    assert page.text().headline == "New " + ENGLISH.headline
    assert page.show_article(
        opened(replace(ENGLISH, headline="A colleague's")), editable=True, replacing=True
    )
    assert page.text().headline == "A colleague's"


def test_after_a_save_the_page_takes_a_colleagues_text_again(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("headline")
    qtbot.keyClicks(headline(page), "New ")
    page.show_article(opened(page.text()), editable=True)
    assert page.show_article(opened(replace(ENGLISH, headline="A colleague's")), editable=True)
    assert page.text().headline == "A colleague's"


def test_an_answer_older_than_the_last_key_neither_replaces_a_word_nor_settles_what_was_written(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("headline")
    qtbot.keyClicks(headline(page), "N")
    older = opened(page.text())
    qtbot.keyClicks(headline(page), "o")
    qtbot.keyClick(headline(page), Qt.Key.Key_Backspace)
    page.show_article(older, editable=True, is_newest=False)
    assert not page.show_article(opened(ENGLISH), editable=True)
    assert page.text().headline == "N" + ENGLISH.headline


def test_a_syllable_is_kept_where_the_right_to_write_is_lost(page):
    page.show_article(opened(KOREAN, language="ko"), editable=True)
    page.focus_field("headline")
    compose(headline(page), "국")
    page.show_article(opened(KOREAN, language="ko"), editable=False, reason="Kim is editing.")
    assert page.text().headline == "국" + KOREAN.headline


def test_the_same_byline_shown_again_moves_no_cursor(page):
    page.show_article(opened(ENGLISH), editable=True)
    byline = page._sheet.headings.byline
    byline.setCursorPosition(1)
    page.show_article(opened(replace(ENGLISH, headline="A colleague's")), editable=True)
    assert byline.cursorPosition() == 1


def test_the_same_text_shown_again_moves_no_cursor(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("body")
    for _ in range(9):
        qtbot.keyClick(page.body, Qt.Key.Key_Right)
    before = page.caret
    assert not page.show_article(opened(ENGLISH), editable=True)
    assert page.caret == before


def test_a_syllable_being_composed_survives_the_article_being_shown_again(page):
    page.show_article(opened(KOREAN, language="ko"), editable=True)
    page.focus_field("headline")
    compose(headline(page), "구")
    assert page.is_composing
    assert not page.show_article(opened(replace(KOREAN, headline="다른 제목"), language="ko"), editable=True)
    compose(headline(page), "", "국")
    assert page.text().headline == "국" + KOREAN.headline
    assert not page.is_composing


def test_another_article_takes_the_place_of_the_first(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    qtbot.keyClicks(headline(page), "New ")
    assert page.show_article(opened(KOREAN, article_id="a2", language="ko"), editable=True)
    assert page.text() == KOREAN
    assert page.article_id == "a2"


def test_an_article_that_can_only_be_read_says_why(qtbot, page):
    page.show_article(opened(ENGLISH), editable=False, reason="Kim is editing since 14:02.")
    qtbot.keyClicks(headline(page), "x")
    qtbot.keyClicks(page.body, "x")
    assert page.text() == ENGLISH
    (words,) = [label for label in page.findChildren(QLabel) if label.isVisible() and "14:02" in label.text()]
    assert words.textFormat() is Qt.TextFormat.PlainText


# Writing.


def test_enter_leads_from_the_headline_to_the_subheadline_and_on_to_the_body(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("headline")
    qtbot.keyClick(headline(page), Qt.Key.Key_Return)
    assert page._sheet.headings.subheadline.hasFocus()
    qtbot.keyClick(page._sheet.headings.subheadline, Qt.Key.Key_Return)
    assert page.body.hasFocus()
    assert page.text() == ENGLISH


@pytest.mark.parametrize("name", ["headline", "subheadline", "byline", "dateline", "body"])
def test_each_field_can_be_gone_to_and_written_in(qtbot, page, name):
    page.show_article(opened(replace(ENGLISH, **({} if name == "body" else {name: ""}))), editable=True)
    page.focus_field(name)
    with qtbot.waitSignal(page.text_edited):
        qtbot.keyClicks(QApplication.focusWidget(), "written")
    written = page.text().plain_body if name == "body" else getattr(page.text(), name)
    assert written.startswith("written")


@pytest.mark.parametrize(("language", "limit"), [("en", 80), ("ko", 20)])
def test_a_headline_that_is_too_long_is_counted_in_amber(qtbot, theme, page, language, limit):
    page.show_article(opened(replace(ENGLISH, headline="x" * limit), language=language), editable=True)
    count = page._sheet.headings._count
    assert count.text() == f"Headline {limit} of {limit}"
    page.focus_field("headline")
    qtbot.keyClicks(headline(page), "yy")
    assert count.text() == f"Headline {limit + 2} characters, 2 too many"
    assert theme.tokens.pills.in_review.ground in count.styleSheet()


def test_a_pasted_headline_becomes_one_line(page):
    page.show_article(opened(replace(ENGLISH, headline="")), editable=True)
    mime = QMimeData()
    mime.setText("Ferries\nreturn")
    headline(page).insertFromMimeData(mime)
    assert page.text().headline == "Ferries return"


def test_ctrl_l_asks_for_a_link_beside_the_word_and_refuses_a_bad_one(qtbot, page):
    page.show_article(opened(replace(ENGLISH, body=(Block(text="agreement"),))), editable=True)
    page.focus_field("body")
    qtbot.keyClick(page.body, Qt.Key.Key_L, CTRL)
    field = page._sheet.link_field
    assert field.isVisible()
    qtbot.keyClicks(QApplication.focusWidget(), "javascript:x")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert field.isVisible()
    assert page.text().body[0].marks == ()
    QApplication.focusWidget().clear()
    qtbot.keyClicks(QApplication.focusWidget(), "https://port.example")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not field.isVisible()
    assert page.body.hasFocus()
    assert [mark.href for mark in page.text().body[0].marks] == ["https://port.example"]


def test_escape_closes_the_link_field_and_comes_back_to_the_body(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    page.focus_field("body")
    qtbot.keyClick(page.body, Qt.Key.Key_L, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page._sheet.link_field.isVisible()
    assert page.body.hasFocus()
    assert page.text() == ENGLISH


def test_the_page_has_one_scroll_bar_and_follows_the_writer(qtbot, page):
    page.show_article(opened(replace(ENGLISH, body=long_body(2000))), editable=True)
    page.focus_field("body")
    qtbot.keyClick(page.body, Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: bool(page._sheet.verticalScrollBar().value() > 0))
    assert not page.body.verticalScrollBar().isVisible()
    line = page.body.mapTo(page._sheet.viewport(), page.body.cursorRect().center())
    assert page._sheet.viewport().rect().contains(line)


def test_page_down_moves_by_what_can_be_seen(qtbot, page):
    page.show_article(opened(replace(ENGLISH, body=long_body(2000))), editable=True)
    page.focus_field("body")
    before = page.body.cursorRect().top()
    qtbot.keyClick(page.body, Qt.Key.Key_PageDown)
    assert 200 < page.body.cursorRect().top() - before <= page._sheet.viewport().height()


def test_the_writer_comes_back_to_where_they_were(qtbot, page):
    long = replace(ENGLISH, body=long_body(2000))
    page.show_article(opened(long), editable=True)
    page.focus_field("body")
    qtbot.keyClick(page.body, Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(lambda: bool(page._sheet.verticalScrollBar().value() > 0))
    left = page.caret
    page.show_article(opened(KOREAN, article_id="a2"), editable=True)
    page.show_article(opened(long), editable=True)
    page.restore_caret(left)
    qtbot.waitUntil(lambda: bool(page.caret == left))
    assert page.body.hasFocus()


def test_tab_goes_through_the_page_from_top_to_bottom(qtbot, page):
    page.show_article(opened(ENGLISH, photos=(use_of("p1"),)), editable=True)
    head = page._sheet.headings
    page.focus_field("headline")
    expected = (head.subheadline, head.byline, head.dateline, page.body, page.tray._list, page.tray._target)
    for field in expected:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert field.hasFocus()


# Photos.


@pytest.fixture
def with_photos(page):
    page.show_article(opened(ENGLISH, photos=(use_of("p1"), use_of("p2"), use_of("p3"))), editable=True)
    return page


def order(page):
    return [use.photo_id for use in page.text().photos]


def cards(page):
    return page.tray._list


def test_a_photo_is_moved_by_keys_and_stays_selected(qtbot, with_photos):
    with_photos.tray.select_photo("p1")
    for key, expected in (
        (Qt.Key.Key_Right, ["p2", "p1", "p3"]),
        (Qt.Key.Key_Down, ["p2", "p3", "p1"]),
        (Qt.Key.Key_Down, ["p2", "p3", "p1"]),
        (Qt.Key.Key_Up, ["p2", "p1", "p3"]),
    ):
        qtbot.keyClick(cards(with_photos), key, ALT)
        assert order(with_photos) == expected
        assert with_photos.tray.selected_photo == "p1"


def test_a_photo_that_is_removed_can_be_put_back(qtbot, with_photos):
    with_photos.tray.select_photo("p2")
    with qtbot.waitSignal(with_photos.text_edited), qtbot.waitSignal(with_photos.photo_removed) as told:
        qtbot.keyClick(cards(with_photos), Qt.Key.Key_Delete)
    assert order(with_photos) == ["p1", "p3"]
    use, position = told.args
    with_photos.put_back_photo(use, position)
    assert order(with_photos) == ["p1", "p2", "p3"]


def test_the_credit_written_in_the_inspector_appears_on_the_card(qtbot, with_photos):
    uncredited = replace(with_photos.photos[0], credit_line="")
    with qtbot.waitSignal(with_photos.text_edited):
        with_photos.change_photo(uncredited)
    assert [card.has_no_credit for card in with_photos.tray.cards] == [True, False, False]
    with qtbot.assertNotEmitted(with_photos.text_edited):
        with_photos.change_photo(uncredited)


def test_a_new_photo_is_an_edit_and_the_same_photos_again_are_not(qtbot, with_photos):
    photos = (*with_photos.photos, use_of("p4"))
    with qtbot.waitSignal(with_photos.text_edited):
        with_photos.set_photos(photos, {"p4": photo_row("p4")})
    with qtbot.assertNotEmitted(with_photos.text_edited):
        with_photos.set_photos(photos, {})
    assert with_photos.tray.cards[-1].file_name == "p4.jpg"


def test_files_dropped_anywhere_on_the_page_are_for_the_tray(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/pictures/a.jpg")])
    for place in (page, page.tray):
        with qtbot.waitSignal(page.photos_dropped) as taken:
            assert drop(place, mime)
        assert taken.args == [["/pictures/a.jpg"]]
    assert not headline(page).canInsertFromMimeData(mime)


def test_a_page_that_can_only_be_read_takes_no_photos(qtbot, page):
    page.show_article(opened(ENGLISH, photos=(use_of("p1"),)), editable=False, reason="Published.")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/pictures/a.jpg")])
    assert not drop(page, mime)
    page.tray.select_photo("p1")
    qtbot.keyClick(cards(page), Qt.Key.Key_Delete)
    assert order(page) == ["p1"]


def test_a_picture_pasted_into_the_body_is_for_the_tray(qtbot, page):
    page.show_article(opened(ENGLISH), editable=True)
    QApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    page.focus_field("body")
    with qtbot.waitSignal(page.image_pasted):
        qtbot.keyClick(page.body, Qt.Key.Key_V, CTRL)
    assert page.text() == ENGLISH


def test_a_file_that_is_still_being_read_is_not_yet_a_photo(page):
    page.show_article(opened(ENGLISH), editable=True)
    page.tray.show_importing("/pictures/a.jpg", "a.jpg", 0.4)
    assert page.text().photos == ()
    page.set_photos((use_of("p1"),), {"p1": photo_row("p1")})
    page.tray.drop_arrival("/pictures/a.jpg")
    assert [(card.key, card.state) for card in page.tray.cards] == [("p1", CardState.READY)]


def test_everything_is_worded_again_in_korean(qtbot, page, language):
    page.show_article(opened(replace(ENGLISH, headline="")), editable=True)
    language.use("ko")
    qtbot.waitUntil(lambda: headline(page).placeholderText() == "제목")
    assert page.tray._target.text() == "사진을 끌어 놓거나 붙여넣기"
