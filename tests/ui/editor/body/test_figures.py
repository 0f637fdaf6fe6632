"""Photographs in the text: selected, moved, copied, deleted, and shown with what is printed under them."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.body.model import Block, BlockType, LinkCard
from cms.domain.article import ArticleText
from tests.ui.editor.body.steps import ALT, CTRL, SHIFT, key, paste, select, texts, write
from tests.ui.editor.newsroom_rows import opened, use_of
from ui.editor.article_page import ArticlePage
from ui.editor.body.adapter import figure_of
from ui.editor.body.edges import stands_alone
from ui.theme.icons import Icons

ONE, TWO = Block(text="One.", block_id="1"), Block(text="Two.", block_id="2")
FERRY = figure_of("ferry")
PHOTOS = (use_of("ferry", caption="A ferry at the pier"), use_of("crew", credit_line=""))


@pytest.fixture
def page(on_screen, theme):
    page = ArticlePage(theme, Icons(theme))
    on_screen(page)
    return page


@pytest.fixture
def body(page):
    return page.body


def shown(page, *blocks, editable=True):
    page.show_article(opened(ArticleText(body=blocks), photos=PHOTOS), editable=editable)
    page.body.setFocus()
    return page.body


def order(body):
    return [block.photo_id or block.text for block in body.body]


def middle_of(body, number):
    block = body.document().findBlockByNumber(number)
    return body.room_of(block).center().toPoint()


def drop(body, brought, point):
    event = QDropEvent(
        QPointF(point),
        Qt.DropAction.CopyAction,
        brought,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    body.dropEvent(event)
    return event


def test_a_figure_comes_into_the_document_and_back(page):
    body = shown(page, ONE, FERRY, TWO)
    assert body.body == (ONE, FERRY, TWO)
    assert stands_alone(body.document().findBlockByNumber(1))


def test_the_arrow_keys_come_to_a_figure_and_the_inspector_is_told(qtbot, page):
    body = shown(page, ONE, FERRY, TWO)
    select(body, 4, 4)
    with qtbot.waitSignal(page.photo_passed) as told:
        key(body, Qt.Key.Key_Down)
    assert told.args == ["ferry"]
    assert body.selected_object == FERRY.block_id
    assert page.tray.selected_photo == "ferry"
    assert body.cursorWidth() == 0
    key(body, Qt.Key.Key_Down)
    assert body.selected_object == ""
    assert body.cursorWidth() == 2


def test_a_click_on_a_figure_opens_its_photo(qtbot, page):
    body = shown(page, ONE, FERRY, TWO)
    with qtbot.waitSignal(page.photo_selected) as opened_photo:
        QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(body, 1))
    assert opened_photo.args == ["ferry"]
    assert body.selected_object == FERRY.block_id


def test_a_screen_reader_is_told_what_is_selected(page):
    body = shown(page, FERRY, ONE, figure_of("gone"))
    body.go_to(FERRY.block_id, 0)
    select(body, 1, 1)
    body.go_to(FERRY.block_id, 0)
    assert "A ferry at the pier" in body.accessibleDescription()
    assert "AP" in body.accessibleDescription()
    key(body, Qt.Key.Key_Down)
    assert body.accessibleDescription() == "Write the article here"
    assert body.figures.in_words("gone") == "This photo is not in the article."


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_selected_figure_is_deleted_and_comes_back(page, pressed):
    body = shown(page, ONE, FERRY, TWO)
    body.go_to(FERRY.block_id, 0)
    key(body, pressed)
    assert order(body) == ["One.", "Two."]
    body.undo()
    assert body.body == (ONE, FERRY, TWO)
    assert body.selected_object == FERRY.block_id


def test_a_figure_is_moved_by_keys_and_stays_selected(page):
    body = shown(page, FERRY, ONE, TWO)
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_Down, ALT)
    assert order(body) == ["One.", "ferry", "Two."]
    key(body, Qt.Key.Key_Down, ALT)
    key(body, Qt.Key.Key_Down, ALT)
    assert order(body) == ["One.", "Two.", "ferry"]
    assert body.selected_object == FERRY.block_id
    key(body, Qt.Key.Key_Up, ALT)
    assert order(body) == ["One.", "ferry", "Two."]
    body.undo()
    body.undo()
    body.undo()
    assert order(body) == ["ferry", "One.", "Two."]
    assert not body.story.can_undo


def test_a_figure_is_dragged_between_two_paragraphs(page):
    body = shown(page, ONE, TWO, FERRY)
    body.go_to(FERRY.block_id, 0)
    brought = QMimeData()
    brought.setData("application/vnd.copydesk.block", FERRY.block_id.encode())
    assert drop(body, brought, QPoint(5, body.cursorRect(body.textCursor()).top() * 0 + 2)).isAccepted()
    assert order(body) == ["ferry", "One.", "Two."]
    body.undo()
    assert order(body) == ["One.", "Two.", "ferry"]


def test_a_copied_figure_is_pasted_with_an_id_of_its_own(page):
    body = shown(page, ONE, FERRY, TWO)
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_C, CTRL)
    select(body, 10_000, 10_000)
    key(body, Qt.Key.Key_V, CTRL)
    assert order(body) == ["One.", "ferry", "Two.", "ferry"]
    assert len({block.block_id for block in body.body}) == 4
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_X, CTRL)
    assert order(body) == ["One.", "Two.", "ferry"]


def test_a_figure_pasted_within_a_sentence_stands_between_its_halves(page):
    body = shown(page, Block(text="before after"), FERRY)
    select(body, 12, 13)
    QGuiApplication.clipboard().setMimeData(body.createMimeDataFromSelection())
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_C, CTRL)
    select(body, 7, 7)
    key(body, Qt.Key.Key_V, CTRL)
    assert order(body) == ["before ", "ferry", "after", "ferry"]


def test_words_typed_or_pasted_on_a_figure_come_below_it(page):
    body = shown(page, FERRY, ONE)
    body.go_to(FERRY.block_id, 0)
    write(body, "ab")
    assert order(body) == ["ferry", "ab", "One."]
    body.go_to(FERRY.block_id, 0)
    paste(body, "c\nd")
    assert order(body) == ["ferry", "c", "d", "ab", "One."]
    key(body, Qt.Key.Key_1, ALT)
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_1, ALT)
    assert body.body[0] == FERRY


def test_enter_goes_on_below_a_figure_and_with_shift_above_it(page):
    body = shown(page, FERRY, ONE)
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_Return)
    write(body, "b")
    body.go_to(FERRY.block_id, 0)
    key(body, Qt.Key.Key_Return, SHIFT)
    write(body, "a")
    assert order(body) == ["a", "ferry", "b", "One."]


def test_a_card_of_the_tray_dropped_on_the_text_stands_there(page):
    body = shown(page, ONE, TWO)
    brought = QMimeData()
    brought.setData("application/vnd.copydesk.photo", b"crew")
    drop(body, brought, QPoint(5, body.cursorRect().bottom() + 2))
    assert order(body) == ["One.", "crew", "Two."]


def test_a_photo_is_placed_in_the_text_from_its_card(page):
    body = shown(page, ONE, TWO)
    select(body, 2, 2)
    cards = page.tray._list
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(1, 0))
    key(cards, Qt.Key.Key_Return, ALT)
    assert order(body) == ["One.", "crew", "Two."]
    menu = cards.menu_of(0)
    menu.actions()[0].trigger()
    assert order(body) == ["One.", "crew", "ferry", "Two."]


def test_an_address_pasted_on_a_line_of_its_own_becomes_a_link_card(page):
    body = shown(page, ONE, Block(text="", block_id="e"))
    select(body, 10_000, 10_000)
    paste(body, "https://port.example/agreement")
    card = LinkCard("https://port.example/agreement")
    assert body.body == (ONE, Block(BlockType.EMBED, card=card))
    assert body.accessibleDescription() == "Link card: https://port.example/agreement, port.example"
    body.undo()
    assert texts(body) == ["One.", "https://port.example/agreement"]
    body.undo()
    paste(body, "see https://port.example/agreement")
    assert [block.type for block in body.body] == [BlockType.PARAGRAPH] * 2


@pytest.mark.parametrize("words", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example"])
def test_only_an_address_on_the_web_becomes_a_link_card(page, words):
    body = shown(page)
    paste(body, words)
    assert body.body == (Block(text=words),)


def test_a_document_dropped_on_the_text_is_no_photo(qtbot, page):
    body = shown(page, ONE, TWO)
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile("/documents/a.docx")])
    with qtbot.waitSignal(page.documents_dropped), qtbot.assertNotEmitted(page.photos_dropped_in_text):
        drop(body, brought, QPoint(5, 2))


def test_files_dropped_on_the_text_bring_their_place(qtbot, page):
    body = shown(page, ONE, TWO)
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile("/pictures/a.jpg")])
    with qtbot.waitSignal(page.photos_dropped_in_text) as taken:
        drop(body, brought, QPoint(5, body.cursorRect().bottom() + 2))
    assert taken.args == [["/pictures/a.jpg"], "1"]


def test_an_article_that_can_only_be_read_keeps_its_figures_in_place(page):
    body = shown(page, ONE, FERRY, TWO, editable=False)
    body.go_to(FERRY.block_id, 0)
    for pressed, held in ((Qt.Key.Key_Delete, None), (Qt.Key.Key_Up, ALT), (Qt.Key.Key_X, CTRL)):
        key(body, pressed, held or Qt.KeyboardModifier.NoModifier)
    page.place_in_text("crew", "1")
    assert body.body == (ONE, FERRY, TWO)


def test_a_new_caption_and_a_picture_that_comes_late_are_painted(qtbot, page):
    body = shown(page, FERRY, ONE)
    QApplication.sendPostedEvents()
    before = body.grab().toImage()
    page.change_photo(use_of("ferry", caption="Another caption"))
    captioned = body.grab().toImage()
    assert captioned != before
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#00ff00"))
    page.set_thumbnail("ferry", picture)
    where = body.room_of(body.document().firstBlock()).topLeft().toPoint() + QPoint(60, 60)
    assert body.grab().toImage().pixelColor(where) == QColor("#00ff00")


def test_a_selection_over_a_figure_is_deleted_with_it(page):
    body = shown(page, ONE, FERRY, TWO)
    select(body, 2, 8)
    key(body, Qt.Key.Key_Delete)
    assert texts(body) == ["Ono."]
    body.undo()
    assert body.body == (ONE, FERRY, TWO)
    assert [block.type for block in body.body][1] is BlockType.FIGURE
