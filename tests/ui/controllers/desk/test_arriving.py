"""Words of other programs come to the page: pasted pages and documents, each in one step that can be taken back."""

import zipfile

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

from tests.cms.intake.test_documents import word_file
from tests.cms.intake.word_pictures import illustrated
from tests.journeys.test_step_2_a_new_article import start_article
from tests.journeys.windows import (  # noqa: F401 (fixtures of the window)
    demo_file,
    desk,
    journey_theme,
    newsroom_file,
    open_window,
)

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def body(desk):  # noqa: F811 (a fixture)
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.press("Return")
    return desk.window.page.body


def page(html, words=""):
    mime = QMimeData()
    mime.setHtml(html)
    if words:
        mime.setText(words)
    return mime


def kinds(body, count):
    return [(block.type.value, block.text) for block in body.body[-count:]]


def test_a_copied_page_comes_in_as_blocks_and_goes_in_one_step(body):
    before = body.body
    body.insertFromMimeData(page("<h2>Harbour</h2><ul><li>One</li><li>Two</li></ul>", "Harbour\nOne\nTwo"))
    assert kinds(body, 3) == [("subheading", "Harbour"), ("list_item", "One"), ("list_item", "Two")]
    body.undo()
    assert body.body == before


def test_a_large_page_is_read_beside_the_window(desk, body):  # noqa: F811 (a fixture)
    words = "<p>The ferry left at dawn.</p>" * 5000
    body.insertFromMimeData(page(words))
    desk.wait(lambda: len(body.body) > 5000)
    assert body.body[-1].text == "The ferry left at dawn."


def test_of_a_page_too_large_the_plain_words_come_in(desk, body):  # noqa: F811 (a fixture)
    body.insertFromMimeData(page("<p>x</p>" * 700_000, "only the words"))
    desk.wait(lambda: body.body[-1].text == "only the words")


def test_a_page_without_words_brings_nothing(body):
    before = body.body
    body.insertFromMimeData(page("<img src='https://tracker.example/x.png'>"))
    assert body.body == before


def test_a_dropped_word_document_fills_the_page_and_its_name_is_told(desk, body, tmp_path):  # noqa: F811 (a fixture)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(word_file(tmp_path / "copy.docx")))])
    body.insertFromMimeData(mime)
    desk.wait(lambda: any("The words of “copy.docx” are in the article." in toast for toast in desk.toasts))
    assert body.body[-2].text == "배가 새벽에 떠났다."
    desk.click("Undo", desk.window.toasts)
    assert body.body[-1].text == ""


def test_a_broken_document_is_one_sentence_and_the_text_stays(desk, body, tmp_path):  # noqa: F811 (a fixture)
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("nothing", "")
    before = body.body
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(broken))])
    body.insertFromMimeData(mime)
    desk.wait_for_words("is not a Word document Copydesk can read")
    assert body.body == before


def with_picture(path):
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return illustrated(path, {"a.png": bytes(buffer.data().data())})


def drop(body, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    body.insertFromMimeData(mime)


def test_the_pictures_of_a_document_come_to_the_photo_tray(desk, body, tmp_path):  # noqa: F811 (a fixture)
    before = len(desk.window.page.photos)
    drop(body, with_picture(tmp_path / "copy.docx"))
    desk.wait(lambda: len(desk.window.page.photos) == before + 1)
    added = desk.window.page.photos[-1]
    assert desk.window.page.photo_rows[added.photo_id].file_name == "copy-1.png"
    assert added.credit_line == ""


def test_a_heading_stays_in_the_body_where_the_article_has_a_headline(desk, body, tmp_path):  # noqa: F811
    headline = desk.window.page.headline.text
    drop(body, with_picture(tmp_path / "copy.docx"))
    desk.wait(lambda: body.body[-1].text == "It left at dawn.")
    assert (body.body[-2].type.value, body.body[-2].text) == ("subheading", "Ferry back at last")
    assert desk.window.page.headline.text == headline


def test_the_first_heading_becomes_the_headline_of_an_article_without_one(desk, tmp_path):  # noqa: F811
    start_article(desk)
    page = desk.window.page
    drop(page.body, with_picture(tmp_path / "copy.docx"))
    desk.wait(lambda: page.headline.text == "Ferry back at last")
    assert [block.text for block in page.text().body if block.text] == ["It left at dawn."]
    desk.click("Undo", desk.window.toasts)
    assert (page.headline.text, page.text().plain_body) == ("", "")
