"""A syllable being composed is broken by nothing, and kept whatever the writer does next, in every field of the desk."""

import pytest

from cms.domain.workflow import Stage
from ui.widgets.fields import SearchField

DRAFT = "Lakeside Secretariat"
WRITTEN, BEGUN = "등대에 불이 ", "켜"
OF_THE_TEXT = ("Headline", "Subheadline", "Byline", "Dateline")
OF_THE_PHOTO = ("Caption", "Credit (required)", "Alternative text")


@pytest.fixture
def draft(desk):
    desk.open_article(DRAFT)
    return desk


def begin(desk, name):
    """Compose in a field, and leave the last syllable open."""
    field = desk.click_into(name)
    desk.press("Ctrl+A")
    desk.press("Delete")
    desk.compose(WRITTEN + BEGUN, is_finished=False)
    assert field.composition.is_open
    return field


def kept(desk, article_id):
    """Return every text of a field that this computer or the newsroom has of the article."""
    text = desk.app.newsroom.syncing.open(article_id).text
    (use,) = text.photos
    words = (text.headline, text.subheadline, text.byline, text.dateline)
    return (*words, use.caption, use.credit_line, use.alt_text)


@pytest.mark.parametrize("name", [*OF_THE_TEXT, *OF_THE_PHOTO])
def test_saving_looking_again_and_another_theme_break_no_syllable_and_leaving_keeps_it(draft, name):
    field, article_id = begin(draft, name), draft.app.writing.article_id
    draft.wait_until_saved()
    draft.app.writing.look_again()
    draft.settle()
    draft.app.theme.use("dark")
    draft.breathe()
    draft.app.theme.use("light")
    assert field.composition.is_open
    draft.open_article("Three Dishes")
    assert WRITTEN + BEGUN in kept(draft, article_id)


@pytest.mark.parametrize("name", ["Headline", "Alternative text"])
def test_a_window_that_is_closed_keeps_the_syllable(draft, name, open_window, newsroom_file):
    begin(draft, name)
    article_id = draft.app.writing.article_id
    draft.window.close()
    again = open_window(newsroom_file)
    assert WRITTEN + BEGUN in kept(again, article_id)


@pytest.mark.parametrize("name", ["Headline", "Body"])
def test_an_article_goes_to_review_with_the_syllable_that_was_being_composed(draft, name):
    draft.click_into(name)
    draft.press("Ctrl+End")
    draft.compose(WRITTEN + BEGUN, is_finished=False)
    draft.click("Send to review")
    draft.wait(lambda: draft.opened_row().stage is Stage.SUBMITTED)
    sent = draft.app.newsroom.reading.open(draft.app.writing.article_id).text
    assert (sent.headline if name == "Headline" else sent.plain_body).endswith(WRITTEN + BEGUN)


def test_a_note_is_sent_with_the_syllable_that_was_being_composed(draft):
    draft.click_into("Body")
    draft.press("Ctrl+Alt+M")
    draft.wait(draft.window.notes.box.field.hasFocus)
    draft.compose(WRITTEN + BEGUN, is_finished=False)
    draft.press("Ctrl+Return")
    draft.wait_for_words(WRITTEN + BEGUN)
    draft.settle()
    (thread,) = draft.app.newsroom.notes.threads(draft.app.writing.article_id)
    assert thread.notes[0].words == WRITTEN + BEGUN


def test_a_note_begun_keeps_its_syllable_when_the_writer_turns_to_the_text(draft):
    draft.click_into("Body")
    draft.press("Ctrl+Alt+M")
    field = draft.window.notes.box.field
    draft.wait(field.hasFocus)
    draft.compose(WRITTEN + BEGUN, is_finished=False)
    draft.click_into("Body")
    assert field.text == WRITTEN + BEGUN


def test_what_is_sought_keeps_its_syllable_when_the_reader_turns_to_the_list(draft):
    field = draft.window.pane.findChild(SearchField)
    draft.click_into("Filter this list")
    draft.compose("눈이 와", is_finished=False)
    draft.window.pane.list.setFocus()
    assert field.text() == "눈이 와"
    draft.wait(lambda: len(draft.rows()) == 1)
