"""The photo library: photos are found by their words, opened, and put into the open article."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cms.domain.checks import PhotoProvenance
from cms.domain.photos.search import Choice, PhotoChoices, PhotoSearch, PhotosFound
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, Terms
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
    give(
        library,
        photo_row("p1", caption="Ferry crew leave the harbour office"),
        photo_row("p2", caption="다리의 새벽", credit_line="AP=연합뉴스"),
        photo_row("p3", caption="Parliament votes", credit_line=""),
    )
    return library


def give(library, *photos, known=None):
    """Show photos in the library as the shell does: first which were found, then their rows."""
    library.show_found(PhotosFound(tuple(photo.photo_id for photo in photos), known or len(photos)))
    library.take_rows(photos)


def spoken(library):
    grid = library._grid
    return [grid.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(grid.rowCount())]


def spoken_of(library, row):
    return library._grid.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def page(library):
    return library._pages.currentWidget()


def test_each_photo_says_caption_and_credit(with_photos):
    assert spoken(with_photos) == [
        "Ferry crew leave the harbour office, ⓒAP",
        "다리의 새벽, ⓒAP=연합뉴스",
        "Parliament votes, Credit missing",
    ]


def test_what_is_looked_for_is_asked_once_after_the_last_letter(qtbot, with_photos):
    with qtbot.waitSignal(with_photos.search_wanted) as told:
        qtbot.keyClicks(with_photos._search, "ferr")
        with_photos._search.setText("ferry 연합")
    assert told.args == [PhotoSearch(words="ferry 연합")]
    give(with_photos, photo_row("p2"), known=3)
    assert with_photos._count.text() == "1 of 3"


def test_words_of_the_credit_are_looked_for_beside_those_of_the_caption(qtbot, with_photos):
    with qtbot.waitSignal(with_photos.search_wanted) as told:
        qtbot.keyClicks(with_photos._search, "ferry")
        with_photos._filters._credit.insert("연합")
    assert told.args == [PhotoSearch(words="ferry", credit="연합")]
    give(with_photos, known=3)
    with qtbot.waitSignal(with_photos.search_wanted) as told:
        page(with_photos).acted.emit()
    assert told.args == [PhotoSearch()]


def test_filters_narrow_what_is_looked_for(qtbot, with_photos):
    with_photos.show_choices(PhotoChoices(agencies=(Choice("ap", "AP", "AP", 2),)))
    agency = with_photos._filters._choices["agency"]
    agency.setCurrentIndex(1)
    with qtbot.waitSignal(with_photos.search_wanted) as told:
        agency.activated.emit(1)
        qtbot.mouseClick(with_photos._filters._signs["is_unused"], Qt.MouseButton.LeftButton)
    assert told.args == [PhotoSearch(agency="ap", is_unused=True)]
    assert agency.currentText() == "AP (2)"


def test_a_search_without_a_match_can_be_cleared(qtbot, with_photos):
    qtbot.keyClicks(with_photos._search, "zeppelin")
    with_photos.show_found(PhotosFound((), 3))
    assert page(with_photos) is with_photos._no_match
    with qtbot.waitSignal(with_photos.search_wanted) as told:
        with_photos._no_match.acted.emit()
    assert told.args == [PhotoSearch()]


def test_an_empty_library_offers_to_add_photos(qtbot, library):
    library.show_found(PhotosFound((), 0))
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
        give(library, *rows)
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
    give(with_photos, photo_row("p3"), photo_row("p1"))
    assert with_photos.selected_photo == "p3"


def test_rows_come_only_for_those_of_fifty_thousand_photos_that_are_seen(qtbot, library):
    found = PhotosFound(tuple(f"p{number}" for number in range(50_000)), 50_000)
    with qtbot.waitSignal(library.rows_wanted) as told:
        library.show_found(found)
    assert told.args[0][0] == "p0"
    assert len(told.args[0]) < 60
    assert spoken_of(library, 0) == "Fetching the photo…"
    with qtbot.waitSignal(library.rows_wanted) as told:
        library._view.verticalScrollBar().setValue(library._view.verticalScrollBar().maximum())
    library.take_rows(photo_row(photo_id) for photo_id in told.args[0])
    assert spoken_of(library, 49_999) == "The caption of p49999., ⓒAP"
    assert not library.grab().isNull()


def test_many_photos_are_taken_to_the_caption_desk(qtbot, with_photos):
    view, grid = with_photos._view, with_photos._grid
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (2, CTRL)):
        spot = view.visualRect(grid.index(row)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, pos=spot)
    assert with_photos._count.text() == "3 · 2 selected"
    with qtbot.waitSignal(with_photos.captions_wanted) as told:
        qtbot.mouseClick(with_photos._captions, Qt.MouseButton.LeftButton)
    assert told.args == [["p1", "p3"], ["p1", "p3"]]


def test_the_grid_keeps_qts_rules_for_a_list(qtmodeltester, with_photos):
    qtmodeltester.check(with_photos._grid)


def test_everything_is_worded_again_in_korean(qtbot, language, with_photos):
    language.use("ko")
    qtbot.waitUntil(lambda: with_photos._title.text() == "사진")
    assert spoken(with_photos)[2] == "Parliament votes, 크레딧 없음"


def ending_in(**left):
    """A photo row read a moment ago, whose only lease ends after so long."""
    now = datetime.now(UTC)
    lease = LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, now + timedelta(**left))
    return photo_row("p1", provenance=PhotoProvenance(terms=Terms((lease,)), as_of=now))


def test_a_photo_says_that_the_right_to_use_it_ends_soon_or_has_ended(library):
    give(library, ending_in(days=90))
    assert "Until" not in spoken(library)[0]
    library.take_rows([ending_in(days=3)])
    assert ", Until " in spoken(library)[0]
    library.take_rows([ending_in(hours=-1)])
    assert spoken(library)[0].endswith(", Rights ended")


def test_what_was_painted_once_is_copied_until_something_of_it_changes(with_photos, theme):
    painter = with_photos._view._painter
    # However busy the computer is.
    painter.seconds_a_frame = 60.0
    with_photos.grab()
    first = set(painter._painted)
    assert len(first) == 3
    with_photos.grab()
    assert set(painter._painted) == first
    with_photos.take_rows([photo_row("p1", caption="Ferry crew come home")])
    with_photos.grab()
    assert len(set(painter._painted) - first) == 1


def test_while_somebody_scrolls_what_takes_too_long_is_painted_with_the_next_frames(qtbot, library):
    give(library, *(photo_row(f"p{number}", caption=f"Photo {number}") for number in range(60)))
    view = library._view
    view._painter.seconds_a_frame = -1.0
    view._rest.start(60_000)
    view._painter._painted.clear()
    view.viewport().repaint()
    assert view._painter.is_behind
    view._painter.seconds_a_frame = 60.0
    qtbot.waitUntil(lambda: not view._painter.is_behind)
    assert len(view._painter._painted) >= len(list(view.rows_shown())) - 8


def test_a_library_that_fits_has_no_scroll_bar_and_a_longer_one_has(qtbot, with_photos):
    assert not with_photos._view.verticalScrollBar().isVisible()
    give(with_photos, *(photo_row(f"p{number}") for number in range(80)))
    qtbot.waitUntil(with_photos._view.verticalScrollBar().isVisible)
