"""Step 3: a photo is dropped, pasted or chosen; its file fills the fields, the inspector edits them."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QScrollArea

from tests.journeys.test_step_2_a_new_article import start_article
from tests.journeys.wire_photo import CAPTION
from ui.photos.file_facts import FileFacts


@pytest.fixture
def article(desk):
    start_article(desk)
    desk.write("Harbour lights return")
    return desk


def wait_for_photos(desk, count):
    desk.wait(lambda: len(desk.window.page.photos) == count)
    desk.settle()


def test_a_dropped_photos_file_fills_caption_photographer_and_credit(article, agency_photo):
    article.drop(article.window.page.tray, [agency_photo])
    wait_for_photos(article, 1)
    assert article.field("Caption").toPlainText() == CAPTION
    assert article.field("Credit (required)").text() == "AP"
    facts = article.window.inspector.findChild(FileFacts)
    article.window.inspector.findChild(QScrollArea).ensureWidgetVisible(facts)
    assert article.can_read("Jacquelyn Martin")


def test_caption_credit_alternative_text_and_rights_are_edited_and_the_printed_line_is_shown(
    article, agency_photo
):
    article.drop(article.window.page, [agency_photo])
    wait_for_photos(article, 1)
    article.rewrite("Caption", "A spokesperson answers.")
    article.rewrite("Credit (required)", "AP=Associated Press")
    article.rewrite("Alternative text", "A woman at a lectern")
    article.choose("Usage rights", "Agency")
    assert "▲ A spokesperson answers. ⓒAP=Associated Press" in article.texts(article.window.inspector)
    article.wait_until_saved()
    use = article.app.newsroom.syncing.open("harbour-lights-return").text.photos[0]
    assert (use.caption, use.credit_line) == ("A spokesperson answers.", "AP=Associated Press")
    assert use.alt_text == "A woman at a lectern"
    article.wait(
        lambda: (
            not article.app.writing.checking.blockers
            or article.app.writing.checking.blockers[0].rule == "body_empty"
        )
    )


def test_a_copied_picture_is_pasted_into_the_article(article):
    article.click_into("Body")
    picture = QImage(640, 400, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    article.paste_picture(picture)
    wait_for_photos(article, 1)
    assert article.field("Caption").toPlainText() == ""
    assert article.window.page.text().plain_body == ""


def test_photos_are_chosen_from_files(article, agency_photo, tmp_path):
    other = tmp_path / "quay.png"
    Image.new("RGB", (300, 200), "teal").save(other)
    article.press("Ctrl+Shift+P")
    dialog = the_dialog(article)
    names = dialog.findChild(QLineEdit, "fileNameEdit")
    QTest.keyClicks(names, f'"{agency_photo}" "{other}"')
    QTest.keyClick(names, Qt.Key.Key_Return)
    wait_for_photos(article, 2)


def the_dialog(desk):
    desk.wait(lambda: any(one.isVisible() for one in desk.window.findChildren(QFileDialog)))
    return next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())


def test_a_file_that_is_no_picture_is_refused_in_words(article, tmp_path):
    notes = tmp_path / "notes.jpg"
    notes.write_text("not a picture", encoding="utf-8")
    article.drop(article.window.page.tray, [notes])
    article.wait(lambda: any("not a picture Copydesk can read" in text for text in tray_texts(article)))
    article.settle()
    assert article.window.page.photos == ()


def tray_texts(desk):
    return [card.sentence for card in desk.window.page.tray.cards]


def test_a_photo_comes_into_the_article_it_was_dropped_on(article, agency_photo):
    first = article.app.writing.article_id
    article.drop(article.window.page.tray, [agency_photo])
    article.open_article("Three Dishes")
    assert len(article.window.page.photos) == 1
    assert CAPTION not in article.texts()
    assert article.app.writing.article_id != first
    assert "“wire photo.jpg” is in the library." in article.toasts
