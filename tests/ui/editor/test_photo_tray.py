"""The tray: what the cards say, and what keys, mouse and paste ask for."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from tests.ui.editor.newsroom_rows import photo_row, use_of
from ui.editor.photo_cards import CARD, PhotoCards
from ui.editor.photo_tray import PhotoTray

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tray(on_screen, theme, icons):
    tray = PhotoTray(theme, icons)
    on_screen(tray, 900, 90)
    uses = (use_of("p1"), use_of("p2", credit_line=""), use_of("p3"))
    tray.show_photos(uses, {use.photo_id: photo_row(use.photo_id) for use in uses})
    return tray


def spoken(tray, row):
    return tray._cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def click(qtbot, tray, row):
    where = tray._list.visualRect(tray._cards.index(row)).center()
    qtbot.mouseClick(tray._list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_card_says_number_file_and_printed_credit(tray):
    assert spoken(tray, 0) == "Photo 1, p1.jpg, ⓒAP=Associated Press"
    assert spoken(tray, 1) == "Photo 2, p2.jpg, Credit missing"


def test_a_card_is_selected_by_a_click_or_with_enter(qtbot, tray):
    with qtbot.waitSignal(tray.photo_selected) as told:
        click(qtbot, tray, 1)
    assert told.args == ["p2"]
    qtbot.keyClick(tray._list, Qt.Key.Key_Right)
    with qtbot.waitSignal(tray.photo_selected) as told:
        qtbot.keyClick(tray._list, Qt.Key.Key_Return)
    assert told.args == ["p3"]


def test_the_drop_target_is_there_with_and_without_photos_and_opens_the_files(qtbot, tray):
    assert tray._target.isVisible()
    tray.show_photos((), {})
    assert tray._target.isVisible()
    with qtbot.waitSignal(tray.photos_wanted):
        qtbot.mouseClick(tray._target, Qt.MouseButton.LeftButton)
    tray._target.setFocus()
    with qtbot.waitSignal(tray.photos_wanted):
        qtbot.keyClick(tray._target, Qt.Key.Key_Space)


def test_many_photos_scroll_and_leave_the_drop_target_its_room(qtbot, tray):
    uses = tuple(use_of(f"p{number}") for number in range(12))
    tray.show_photos(uses, {})
    qtbot.waitUntil(lambda: tray._list.horizontalScrollBar().maximum() > 0)
    assert tray._target.width() >= tray._target.minimumSizeHint().width()
    assert tray._target.geometry().right() <= tray.width()


def test_a_dragged_card_is_put_where_it_is_dropped(qtbot, tray):
    mime = QMimeData()
    mime.setData("application/vnd.copydesk.photo", QByteArray(b"p1"))
    where = QPointF(2 * (CARD.width() + 12) + 4, 30)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = QDragMoveEvent(where.toPoint(), Qt.DropAction.MoveAction, mime, buttons, keys)
    tray._list.dragMoveEvent(move)
    assert move.isAccepted()
    with qtbot.waitSignal(tray.photo_moved) as told:
        tray._list.dropEvent(QDropEvent(where, Qt.DropAction.MoveAction, mime, buttons, keys))
    assert told.args == ["p1", 1]


def test_a_card_dropped_where_it_was_moves_nothing(qtbot, tray):
    mime = QMimeData()
    mime.setData("application/vnd.copydesk.photo", QByteArray(b"p1"))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.assertNotEmitted(tray.photo_moved):
        tray._list.dropEvent(QDropEvent(QPointF(10, 30), Qt.DropAction.MoveAction, mime, buttons, keys))


def test_files_copied_in_the_file_manager_are_pasted_as_photos(qtbot, tray):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/pictures/a.jpg"), QUrl("https://elsewhere.example/b.jpg")])
    QApplication.clipboard().setMimeData(mime)
    tray._list.setFocus()
    with qtbot.waitSignal(tray.photos_dropped) as taken:
        qtbot.keyClick(tray._list, Qt.Key.Key_V, CTRL)
    assert taken.args == [["/pictures/a.jpg"]]


def test_an_unreadable_file_says_why_until_it_is_dismissed(qtbot, tray):
    sentence = "“a.txt” is not a picture Copydesk can read."
    tray.show_importing("/a.txt", "a.txt", 0.1)
    assert spoken(tray, 3) == "a.txt is being read"
    tray.show_unreadable("/a.txt", "a.txt", sentence)
    assert spoken(tray, 3) == sentence
    with qtbot.assertNotEmitted(tray.photo_selected):
        click(qtbot, tray, 3)
    with qtbot.assertNotEmitted(tray.photo_removed):
        qtbot.keyClick(tray._list, Qt.Key.Key_Delete)
    assert len(tray.cards) == 3


def test_a_new_arrival_is_brought_into_view(qtbot, tray):
    tray.show_photos(tuple(use_of(f"p{number}") for number in range(12)), {})
    tray.show_importing("/a.jpg", "a.jpg")
    last = tray._cards.index(12)
    qtbot.waitUntil(lambda: 0 < tray._list.visualRect(last).right() <= tray._list.viewport().width())


def test_a_photo_that_was_added_is_brought_whole_into_view_and_another_articles_begin_with_the_first(
    qtbot, tray
):
    tray.resize(560, 90)
    for count in (4, 5):
        uses = tuple(use_of(f"p{number}") for number in range(1, count + 1))
        tray.show_photos(uses, {})
        qtbot.waitUntil(lambda: tray._list.viewport().rect().contains(place_of(tray, -1)))
    tray.show_photos(tuple(use_of(f"q{number}") for number in range(5)), {})
    qtbot.wait(20)
    assert tray._list.viewport().rect().contains(place_of(tray, 0))


def place_of(tray, card):
    """Return where a card is in the row of cards, across."""
    place = tray._list.visualRect(tray._cards.index(card % tray._cards.rowCount()))
    place.setHeight(1)
    return place


def test_a_file_name_with_markup_is_shown_letter_by_letter(tray):
    tray.show_unreadable("/x", "x", "“<img src=file:///etc/passwd>” cannot be read.")
    assert "&lt;img" in tray._cards.index(3).data(Qt.ItemDataRole.ToolTipRole)


def test_a_thumbnail_may_come_before_or_after_its_card(tray):
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    tray.set_thumbnail("p1", picture)
    tray.set_thumbnail("p9", picture)
    tray.show_photos((use_of("p9"), use_of("p1")), {})
    for row in (0, 1):
        assert tray._cards.index(row).data(PhotoCards.THUMBNAIL_ROLE) == picture
    assert not tray.grab().isNull()


def test_the_cards_keep_qts_rules_for_a_list(qtmodeltester, tray):
    qtmodeltester.check(tray._cards)
    assert tray._cards.rowCount(QModelIndex()) == 3


def test_the_selected_photo_stays_selected_when_the_photos_change(tray):
    tray.select_photo("p3")
    tray.show_photos((use_of("p3"), use_of("p1")), {})
    assert tray.selected_photo == "p3"
    assert tray._list.visualRect(tray._list.currentIndex()).topLeft() == QPoint(0, 0)
