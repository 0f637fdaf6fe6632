"""A document dropped on the list of articles becomes a new article, headline, words and pictures."""

import pytest

from tests.cms.intake.test_documents import word_file
from tests.ui.controllers.desk.test_arriving import with_picture

SLUG = "Slug: what the newsroom calls it"


@pytest.fixture
def dropped(desk, tmp_path):
    """The sheet that asks for the article after a document was dropped on the list."""
    desk.drop(desk.window.pane, [with_picture(tmp_path / "copy.docx")])
    desk.wait_for_words("“Ferry back at last”, with the words of “copy.docx”")
    return desk


def test_a_slug_is_offered_from_the_headline_and_the_page_is_filled(dropped):
    page = dropped.window.page
    assert dropped.field(SLUG).text() == "ferry-back-at-last"
    dropped.press("Return")
    dropped.wait(lambda: len(page.photos) == 1)
    text = page.text()
    assert (text.headline, text.plain_body.strip(), text.byline) == (
        "Ferry back at last",
        "It left at dawn.",
        "Park Min-ji",
    )
    dropped.wait_until_saved()


def test_leaving_the_sheet_forgets_the_document(dropped):
    dropped.press("Escape")
    dropped.press("Ctrl+N")
    assert not dropped.can_read("“Ferry back at last”, with the words of “copy.docx”")
    dropped.write("snow-roads")
    dropped.press("Return")
    dropped.wait(lambda: dropped.app.writing.opened is not None and dropped.opened_row().slug == "snow-roads")
    dropped.settle()
    assert dropped.window.page.text().headline == ""


def test_a_korean_document_without_a_heading_offers_its_language_and_file_name(desk, tmp_path):
    desk.drop(desk.window.pane, [word_file(tmp_path / "ferry notes.docx")])
    desk.wait_for_words("With the words of “ferry notes.docx”")
    assert desk.field(SLUG).text() == "ferry-notes"
    assert desk.field("Language").currentText() == "한국어"


def test_several_documents_at_once_are_not_guessed_at(desk, tmp_path):
    files = [word_file(tmp_path / name) for name in ("a.docx", "b.docx")]
    desk.drop(desk.window.pane, files)
    assert desk.toasts == ["Each document becomes an article of its own: drop one at a time."]


def test_a_broken_document_is_one_sentence_and_starts_nothing(desk, tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no package")
    desk.drop(desk.window.pane, [broken])
    desk.wait_for_words("is not a Word document Copydesk can read")
    assert desk.window.middle.currentWidget() is not desk.window.page
