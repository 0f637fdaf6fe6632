"""Step 6: an approved article is published: an edition in the database, and the page, opened from the message."""

import sqlite3

import pytest

from cms.domain.workflow import Publication, Stage
from tests.journeys.test_step_5_review import DISHES, wait_for_stage

# What every published page has, as the page the newsroom started from had it.
ELEMENTS = {
    "three skip links": (
        "Quick access to top menu",
        "Direct access to main contents",
        "Quick access to page bottom",
    ),
    "the headline": ("<h1", DISHES),
    "the figure's caption and credit": ("<figcaption>▲ ", "ⓒ"),
    "comments of 300 characters": ('maxlength="300"',),
    "sharing": ('class="share"',),
    "the author with a picture": ('class="author', "Park Min-ji"),
}


@pytest.fixture
def editor(open_window, newsroom_file):
    return open_window(newsroom_file, "daniel")


@pytest.fixture
def published(editor):
    """An approved article, published from the panel."""
    editor.go_to("All articles")
    editor.open_article(DISHES)
    editor.click("Publish…")
    editor.click("Publish now")
    editor.wait(lambda: editor.opened_row().publication is Publication.LIVE)
    editor.settle()
    return editor


def test_the_panel_shows_what_was_approved_and_what_readers_will_see(editor):
    editor.go_to("All articles")
    editor.open_article(DISHES)
    editor.click("Publish…")
    texts = " ".join(editor.texts(editor.window.publish))
    assert "Daniel Whitfield" in texts
    assert "▲ " in texts
    assert "ⓒ" in texts


def test_an_edition_is_in_the_newsrooms_database(published):
    with sqlite3.connect(published.newsroom_file) as database:
        editions = database.execute(
            "SELECT edition.kind, edition.version FROM edition JOIN article USING (article_id) WHERE slug = ?",
            ("dishes-map-faint-galaxies",),
        ).fetchall()
    database.close()
    assert editions == [("first", 1)]


def test_the_page_exists_with_every_element_and_is_opened_from_the_message(published):
    assert published.toasts == ["Published."]
    published.click("Open page", published.window.toasts)
    page = published.pages[0].read_text(encoding="utf-8")
    for element, words in ELEMENTS.items():
        assert all(word in page for word in words), element
    assert page.count('<li class="reaction') == 5 or page.count("reaction-") >= 5


def test_a_published_article_is_listed_as_such_and_offers_no_second_first_edition(published):
    assert not published.has_button("Publish…")
    published.go_to("Published")
    assert any(row.startswith(DISHES) and "Published" in row for row in published.rows())


def test_a_correction_needs_its_notice_for_readers(published):
    published.click_into("Body")
    published.write(",")
    published.wait(lambda: published.opened_row().stage is Stage.SUBMITTED)
    published.settle()
    published.sit_down("Oh Se-jin")
    published.open_article(DISHES)
    published.click("Approve")
    wait_for_stage(published, Stage.APPROVED)
    published.click("Publish update…")
    published.click("Correction")
    published.click("Publish now")
    published.settle()
    assert published.opened_row().is_being_corrected
    published.field("Notice for readers (required)").setFocus()
    published.write("An earlier version had a comma missing.")
    published.click("Publish now")
    published.wait(lambda: not published.opened_row().is_being_corrected)
    published.settle()
    published.click("Open page", published.window.toasts)
    assert "An earlier version had a comma missing." in published.pages[-1].read_text(encoding="utf-8")
