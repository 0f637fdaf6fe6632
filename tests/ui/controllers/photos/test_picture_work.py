"""Photographs in the window: from files, from the library, taken out and put back, in another order."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from tests.journeys.test_step_3_a_photo import wait_for_photos
from ui.shell.side_panes import Pane

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def draft(desk):
    """The reporter's draft, which has one photo."""
    desk.open_article(DRAFT)
    return desk


@pytest.fixture
def picture(tmp_path):
    """Draw a picture; another colour is another picture."""

    def draw(colour: str) -> Path:
        path = tmp_path / f"{colour}.jpg"
        Image.new("RGB", (600, 400), colour).save(path)
        return path

    return draw


def names(desk):
    rows = desk.window.page.photo_rows
    return [rows[use.photo_id].file_name for use in desk.window.page.photos]


def test_a_photo_added_while_the_library_is_shown_goes_to_the_library_only(draft, picture):
    draft.go_to("Photos")
    before = len(draft.app.newsroom.photos.library())
    draft.app.pictures.take_in([str(picture("teal"))])
    draft.wait(lambda: "“teal.jpg” is in the library." in draft.toasts)
    draft.settle()
    assert draft.window.library._count.text() == str(before + 1)
    assert names(draft) == ["briefing-room.jpg"]


def test_a_picture_copied_anywhere_is_pasted_into_the_library(draft):
    draft.go_to("Photos")
    library = draft.window.library
    before = len(draft.app.newsroom.photos.library())
    copied = QImage(320, 200, QImage.Format.Format_RGB32)
    copied.fill(0x336699)
    library._view.setFocus()
    draft.paste_picture(copied)
    draft.wait(lambda: library._count.text() == str(before + 1))
    assert names(draft) == ["briefing-room.jpg"]


def test_a_photo_of_the_library_is_used_in_the_article(draft):
    draft.go_to("Photos")
    grid = draft.window.library._view
    chosen = next(row for row in draft.app.newsroom.photos.library() if row.file_name == "island-ferry.jpg")
    grid.setCurrentIndex(grid.model().index(draft.window.library._grid.row_of(chosen.photo_id), 0))
    draft.click("Use in the article")
    draft.wait(lambda: names(draft) == ["briefing-room.jpg", "island-ferry.jpg"])
    assert draft.window.middle.currentWidget() is draft.window.page
    draft.wait_until_saved()


def test_without_an_article_to_write_in_the_library_offers_no_use(desk):
    desk.go_to("Photos")
    assert not desk.has_button("Use in the article")


def test_a_photo_of_the_library_is_looked_at_but_not_reworded_there(draft):
    draft.go_to("Photos")
    first = draft.app.newsroom.photos.library()[0]
    draft.window.library.photo_opened.emit(first.photo_id)
    draft.wait(lambda: draft.field("Caption").toPlainText() == first.caption)
    assert draft.field("Caption").isReadOnly()


def test_beside_the_library_stands_its_photo_and_not_the_history_of_an_article(draft):
    draft.press("Ctrl+Shift+H")
    draft.settle()
    draft.go_to("Photos")
    assert draft.window.side.current is Pane.PHOTO


def test_a_photo_taken_out_is_put_back_where_it_was(draft, picture):
    draft.drop(draft.window.page.tray, [picture("teal"), picture("olive")])
    wait_for_photos(draft, 3)
    before = names(draft)
    draft.window.page.tray.select_photo(draft.window.page.photos[1].photo_id)
    draft.window.page.tray._list.setFocus()
    draft.press("Delete")
    assert names(draft) == [before[0], before[2]]
    assert draft.toasts == ["The photo was taken out of the article."]
    draft.click("Undo", draft.window.toasts)
    assert names(draft) == before


def test_an_undo_that_comes_too_late_puts_no_photo_into_another_article(draft):
    draft.window.page.tray._list.setFocus()
    draft.press("Delete")
    assert names(draft) == []
    draft.open_article("Three Dishes")
    others = names(draft)
    draft.click("Undo", draft.window.toasts)
    assert names(draft) == others


def test_the_same_photo_twice_stays_one(draft, picture):
    draft.drop(draft.window.page.tray, [picture("teal")])
    wait_for_photos(draft, 2)
    draft.drop(draft.window.page.tray, [picture("teal")])
    draft.wait(lambda: "The article has this photo already." in draft.toasts)
    assert len(names(draft)) == 2


def test_photos_are_put_in_another_order_by_key_and_numbered_anew(draft, picture):
    draft.drop(draft.window.page.tray, [picture("teal")])
    wait_for_photos(draft, 2)
    draft.window.page.tray.select_photo(draft.window.page.photos[1].photo_id)
    draft.window.page.tray._list.setFocus()
    draft.press("Alt+Up")
    assert names(draft) == ["teal.jpg", "briefing-room.jpg"]
    draft.wait_until_saved()
    kept = draft.app.newsroom.syncing.open("secretariat-backs-strait-talks").text.photos
    assert [use.photo_id for use in kept] == [use.photo_id for use in draft.window.page.photos]


def test_a_file_that_is_no_picture_is_refused_in_words_also_in_the_library(draft, tmp_path):
    notes = tmp_path / "notes.jpg"
    notes.write_text("not a picture", encoding="utf-8")
    draft.go_to("Photos")
    draft.app.pictures.take_in([str(notes)])
    draft.wait_for_words("“notes.jpg” is not a picture Copydesk can read.")


def test_a_reader_of_an_article_cannot_drop_photos_into_it(open_window, newsroom_file, picture):
    desk = open_window(newsroom_file, "hyunwoo")
    desk.go_to("All articles")
    desk.open_article(DRAFT)
    desk.app.pictures.take_in([str(picture("teal"))])
    desk.wait(lambda: "“teal.jpg” is in the library." in desk.toasts)
    assert names(desk) == ["briefing-room.jpg"]


def figures(desk):
    return [block.photo_id for block in desk.window.page.body.body if block.photo_id]


def test_photos_dropped_into_the_text_come_into_the_tray_and_stand_there_in_their_order(draft, picture):
    body = draft.window.page.body
    draft.drop(body.viewport(), [picture("teal"), picture("olive")])
    wait_for_photos(draft, 3)
    draft.settle()
    assert figures(draft) == [use.photo_id for use in draft.window.page.photos[1:]]
    draft.wait_until_saved()
    kept = draft.app.newsroom.syncing.open("secretariat-backs-strait-talks").text.body
    assert [block.photo_id for block in kept if block.photo_id] == figures(draft)
    body.setFocus()
    draft.press("Ctrl+Z")
    draft.press("Ctrl+Z")
    assert figures(draft) == []


def test_a_photo_in_the_text_shows_its_words_in_the_inspector(draft, picture):
    page = draft.window.page
    draft.drop(page.tray, [picture("teal")])
    wait_for_photos(draft, 2)
    page.place_in_text(page.photos[1].photo_id, page.body.body[0].block_id)
    page.tray.select_photo(page.photos[0].photo_id)
    page.body.setFocus()
    page.body.moveCursor(page.body.textCursor().MoveOperation.Start)
    draft.press("Ctrl+Down")
    assert page.body.selected_object
    assert draft.window.inspector.photo_id == page.photos[1].photo_id
    draft.window.inspector._caption.setFocus()
    draft.write("Boats at the pier")
    assert "Boats at the pier" in page.body.figures.in_words(page.photos[1].photo_id)
