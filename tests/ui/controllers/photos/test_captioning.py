"""Captions at the desk in the real window: from the library or an article, written, taken back, coded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cms.services.photos.library import Wording
from ui.photos.caption_desk import CaptionDesk
from ui.photos.library import PhotoLibrary

DRAFT = "Lakeside Secretariat"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def sheet_of(desk):
    desk.wait(lambda: desk.window.is_in_the_middle(CaptionDesk) and bool(desk.window.captions.photo_ids))
    desk.settle()
    return desk.window.captions.sheet


@pytest.fixture
def captions(desk):
    """The whole library at the caption desk."""
    desk.go_to("Photos")
    desk.click("Captions…")
    sheet_of(desk)
    return desk


def select(desk, first, last):
    sheet = desk.window.captions.sheet
    for row, keys in ((first, Qt.KeyboardModifier.NoModifier), (last, SHIFT)):
        spot = sheet.visualRect(sheet.model().index(row, 0)).center()
        QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, keys, spot)


def said(desk, name):
    photos = desk.app.newsroom.captions.photos(desk.window.captions.photo_ids)
    return [getattr(photo, name) for photo in photos]


def test_many_photos_are_worded_at_once_and_taken_back_at_once(captions):
    before = said(captions, "alt_text")
    select(captions, 0, 2)
    captions.field("Alternative text").setFocus()
    captions.write("In the harbour")
    captions.click("Save and go on")
    captions.wait(lambda: any("3 photos were worded." in toast for toast in captions.toasts))
    assert said(captions, "alt_text")[:3] == ["In the harbour"] * 3
    captions.click("Undo")
    captions.wait(lambda: said(captions, "alt_text") == before)


def test_a_colleagues_newer_words_are_kept_and_what_was_typed_is_shown_again(captions):
    select(captions, 0, 0)
    photo_id = captions.window.captions.sheet.current_photo
    captions.field("Caption").setFocus()
    captions.write("Mine")
    captions.app.newsroom.photos.reword(photo_id, Wording(caption="Theirs"))
    captions.press("Ctrl+Return")
    captions.wait_for_words("A colleague has reworded one of these photos meanwhile.")
    assert captions.app.newsroom.photos.show(photo_id).caption == "Theirs"
    assert captions.window.captions.panel.touched()["caption"].words.startswith("Mine")


def test_the_photos_of_an_article_are_captioned_and_the_article_comes_back(desk):
    desk.open_article(DRAFT)
    desk.press("Ctrl+Shift+K")
    assert sheet_of(desk).model().rowCount() == 1
    desk.press("Escape")
    desk.press("Escape")
    desk.wait(lambda: desk.window.middle.currentWidget() is desk.window.page)


def test_leaving_for_the_library_writes_what_was_touched(captions):
    select(captions, 0, 0)
    captions.field("Alternative text").setFocus()
    captions.write("A pier")
    captions.click("Back")
    captions.wait(lambda: captions.window.is_in_the_middle(PhotoLibrary))
    captions.settle()
    assert "A pier" in said(captions, "alt_text")[0]


def test_codes_are_kept_for_the_newsroom_and_offered_while_typing(captions):
    captions.click("Codes…")
    captions.field("Codes and their words").setPlainText("bsn\t부산항에서\tin Busan harbour")
    captions.click("Keep the codes")
    captions.settle()
    select(captions, 0, 0)
    caption = captions.field("Caption")
    caption.setFocus()
    caption.clear()
    captions.write("\\bsn#2\\")
    assert caption.toPlainText() == "in Busan harbour"
