"""The photo library: photos are found by their words, opened, and put into the open article."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.editor.newsroom_rows import photo_row
from ui.photos.library import PhotoLibrary

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def library(on_screen, theme, icons):
    library = PhotoLibrary(theme, icons)
    on_screen(library, 800, 560)
    return library


@pytest.fixture
def with_photos(library):
    library.show_photos(
        (
            photo_row("p1", caption="Ferry crew leave the harbour office"),
            photo_row("p2", caption="다리의 새벽", credit_line="AP=연합뉴스"),
            photo_row("p3", caption="Parliament votes", credit_line=""),
        )
    )
    return library


def spoken(library):
    grid = library._grid
    return [grid.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(grid.rowCount())]


def page(library):
    return library._pages.currentWidget()


def test_each_photo_says_caption_and_credit(with_photos):
    assert spoken(with_photos) == [
        "Ferry crew leave the harbour office, ⓒAP",
        "다리의 새벽, ⓒAP=연합뉴스",
        "Parliament votes, Credit missing",
    ]


@pytest.mark.parametrize(
    ("words", "found"), [("ferry", 1), ("연합", 1), ("okafor harbour", 1), ("p3.jpg", 1)]
)
def test_photos_are_found_by_caption_credit_name_and_file(with_photos, words, found):
    with_photos._search.setText(words)
    assert with_photos._grid.rowCount() == found
    assert with_photos._count.text() == f"{found} of 3"


def test_a_search_without_a_match_can_be_cleared(qtbot, with_photos):
    qtbot.keyClicks(with_photos._search, "zeppelin")
    assert page(with_photos) is with_photos._no_match
    with_photos._no_match.acted.emit()
    assert page(with_photos) is with_photos._view


def test_an_empty_library_offers_to_add_photos(qtbot, library):
    library.show_photos(())
    assert page(library) is library._empty
    with qtbot.waitSignal(library.photos_wanted):
        library._empty.acted.emit()


def test_loading_and_failing_are_said_in_words(qtbot, library):
    assert page(library) is library._loading
    library.show_error("The newsroom database does not answer.")
    assert page(library) is library._failed
    assert library._failed.accessibleName() == "The newsroom database does not answer."
    with qtbot.waitSignal(library.retry_wanted):
        library._failed.acted.emit()


def test_a_photo_is_opened_with_enter_and_used_with_ctrl_enter(qtbot, with_photos):
    view = with_photos._view
    view.setFocus()
    view.setCurrentIndex(with_photos._grid.index(1))
    with qtbot.waitSignal(with_photos.photo_opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["p2"]
    with qtbot.assertNotEmitted(with_photos.photo_chosen_for_article):
        qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    with_photos.set_can_add(can_add=True)
    with qtbot.waitSignal(with_photos.photo_chosen_for_article) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert told.args == ["p2"]


def test_the_button_uses_the_selected_photo(qtbot, with_photos):
    with_photos.set_can_add(can_add=True)
    assert not with_photos._use.isEnabled()
    cell = with_photos._view.visualRect(with_photos._grid.index(0)).center()
    qtbot.mouseClick(with_photos._view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    with qtbot.waitSignal(with_photos.photo_chosen_for_article) as told:
        qtbot.mouseClick(with_photos._use, Qt.MouseButton.LeftButton)
    assert told.args == ["p1"]


def test_only_the_pictures_that_can_be_seen_are_asked_for_and_only_once(qtbot, library):
    rows = tuple(photo_row(f"p{number}") for number in range(500))
    with qtbot.waitSignal(library.thumbnails_wanted) as told:
        library.show_photos(rows)
    first = told.args[0]
    assert first[0] == "p0"
    assert len(first) < 60
    for photo_id in first:
        library.set_thumbnail(photo_id, QImage(8, 8, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(library.thumbnails_wanted) as told:
        library._view.verticalScrollBar().setValue(library._view.verticalScrollBar().maximum())
    assert told.args[0][-1] == "p499"
    assert not set(first) & set(told.args[0])
    assert not library.grab().isNull()


def test_the_selected_photo_stays_selected_when_the_photos_are_fetched_again(with_photos):
    with_photos._view.setCurrentIndex(with_photos._grid.index(2))
    with_photos.show_photos((photo_row("p3"), photo_row("p1")))
    assert with_photos.selected_photo == "p3"


def test_the_last_of_fifty_thousand_photos_is_found(library):
    library.show_photos(tuple(photo_row(f"p{number}") for number in range(50_000)))
    library._search.setText("p49999.jpg")
    assert spoken(library) == ["The caption of p49999., ⓒAP"]


def test_the_grid_keeps_qts_rules_for_a_list(qtmodeltester, with_photos):
    qtmodeltester.check(with_photos._grid)


def test_everything_is_worded_again_in_korean(qtbot, language, with_photos):
    language.use("ko")
    qtbot.waitUntil(lambda: with_photos._title.text() == "사진")
    assert spoken(with_photos)[2] == "Parliament votes, 크레딧 없음"
