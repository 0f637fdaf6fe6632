"""The outline: every heading of the article, as it is written, and the way to each of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester

from cms.body.model import Block, BlockType
from tests.ui.editor.newsroom_rows import ENGLISH, long_body, opened
from ui.editor.article_page import ArticlePage
from ui.editor.outline import OutlineModel, OutlinePanel

PARTS = replace(
    ENGLISH,
    headline="Ferries return",
    body=(
        Block(text="Before the first.", block_id="p0"),
        Block(BlockType.SUBHEADING, "What changes", block_id="h1"),
        *long_body(30),
        Block(BlockType.SUBHEADING, "다음은", block_id="h2"),
        Block(text="The end.", block_id="p2"),
    ),
)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(on_screen, theme, icons):
    page = ArticlePage(theme, icons)
    on_screen(page, 760, 620)
    page.show_article(opened(PARTS), editable=True)
    return page


@pytest.fixture
def outline(on_screen, page, theme, icons):
    outline = OutlinePanel(page, theme, icons)
    on_screen(outline, 300, 500)
    page.window().activateWindow()
    return outline


def rows(outline, role=Qt.ItemDataRole.DisplayRole):
    model = outline.list.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_headline_and_subheadings_are_listed_and_say_what_they_are(outline):
    assert rows(outline) == ["Ferries return", "What changes", "다음은"]
    assert rows(outline, SPOKEN) == [
        "Ferries return, Headline",
        "What changes, Subheading",
        "다음은, Subheading",
    ]
    assert outline.list.accessibleName() == "Outline"


def test_a_subheading_written_now_is_listed(qtbot, page, outline):
    page.body.go_to("p2", 8)
    page.body.setFocus()
    qtbot.keyClick(page.body, Qt.Key.Key_Return)
    qtbot.keyClicks(page.body, "Afterwards")
    page.body.toggle_type(BlockType.SUBHEADING)
    qtbot.waitUntil(lambda: rows(outline)[-1] == "Afterwards")


def test_the_part_the_writer_is_in_is_marked(qtbot, page, outline):
    page.body.go_to("p2", 0)
    qtbot.waitUntil(lambda: outline.list.currentIndex().data() == "다음은")
    page.body.go_to("p0", 0)
    qtbot.waitUntil(lambda: outline.list.currentIndex().data() == "Ferries return")


def test_enter_chooses_a_heading_and_the_page_goes_there(qtbot, page, outline):
    outline.heading_chosen.connect(page.go_to_heading)
    outline.window().activateWindow()
    outline.list.setFocus()
    outline.list.setCurrentIndex(outline.list.model().index(2, 0))
    qtbot.keyClick(outline.list, Qt.Key.Key_Return)
    assert page.body.place == ("h2", 0)
    line = page.body.viewport().mapTo(page._sheet, page.body.cursorRect().center())
    assert page._sheet.viewport().rect().contains(line)


def test_who_walks_through_the_outline_stays_there_when_a_heading_is_added(qtbot, page, outline):
    outline.window().activateWindow()
    outline.list.setFocus()
    outline.list.setCurrentIndex(outline.list.model().index(2, 0))
    qtbot.waitUntil(outline.list.hasFocus)
    body = (Block(BlockType.SUBHEADING, "A colleague's", block_id="h0"), *PARTS.body)
    page.show_article(opened(replace(PARTS, body=body)), editable=True)
    qtbot.waitUntil(lambda: len(rows(outline)) == 4)
    assert outline.list.currentIndex().data() == "다음은"


def test_an_article_without_a_heading_says_how_to_make_one(qtbot, page, outline):
    page.show_article(opened(replace(PARTS, headline="", body=()), article_id="a2"), editable=True)
    qtbot.waitUntil(lambda: not outline.findChild(QListView).isVisible())
    assert "Alt+1" in outline._nothing.accessibleName()


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester):
    model = OutlineModel()
    model.show_headings((("Headline", ""), ("First", "h1")))
    qtmodeltester.check(model)
    model.show_headings((("Headline", ""), ("First, changed", "h1")))
    model.show_headings(())
