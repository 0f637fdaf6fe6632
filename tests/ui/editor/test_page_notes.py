"""Notes stay beside their words whatever becomes of the text, and are no part of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from cms.body.model import Block, BlockType, MarkType
from cms.body.notes import Anchor, places_of
from cms.domain.article import ArticleText, content_hash, reads_alike
from cms.domain.counts import length_of
from tests.ui.editor.body.steps import CTRL, compose, key, select, texts, write
from tests.ui.editor.newsroom_rows import opened
from ui.editor.article_page import ArticlePage

FERRY = Block(text="The ferry left at nine. Nobody saw it.", block_id="f")
MAYOR = Block(text="시장은 배를 보지 못했다고 말했다.", block_id="m")
TEXT = ArticleText(headline="The ferry", body=(FERRY, MAYOR))
# “left at nine”, and “배를 보지”.
NINE = Anchor("f", 10, "left at nine", "The ferry ", ". Nobody saw it.")
BOAT = Anchor("m", 4, "배를 보지", "시장은 ", " 못했다고 말했다.")


@pytest.fixture
def page(on_screen, theme, icons):
    page = ArticlePage(theme, icons)
    on_screen(page, 760, 620)
    page.show_article(opened(TEXT), editable=True)
    page.body.setFocus()
    return page


def noted(page, **anchors):
    page.notes.mark(page.article_id, anchors)


def quotes(page, thread_id):
    blocks = page.body.body
    found = places_of(blocks, thread_id)
    by_id = {block.block_id: block.text for block in blocks}
    return [by_id[place.block_id][place.start : place.end] for place in found]


def test_the_words_of_a_note_are_marked_and_nobody_is_told_of_an_edit(qtbot, page):
    with qtbot.assertNotEmitted(page.text_edited):
        noted(page, n=NINE, b=BOAT)
    assert (quotes(page, "n"), quotes(page, "b")) == (["left at nine"], ["배를 보지"])
    assert page.notes.order == ("n", "b")
    assert not page.body.story.can_undo


def test_a_note_is_no_word_of_the_text(page):
    noted(page, n=NINE, b=BOAT)
    text = page.text()
    assert text != TEXT
    assert reads_alike(text, TEXT)
    assert content_hash(text) == content_hash(TEXT)
    assert text.plain_body == TEXT.plain_body
    assert length_of(text.plain_body, "en") == length_of(TEXT.plain_body, "en")


def test_notes_are_marked_where_the_article_can_only_be_read(page):
    page.show_article(opened(TEXT), editable=False)
    noted(page, n=NINE)
    assert quotes(page, "n") == ["left at nine"]
    assert not page.show_article(opened(TEXT), editable=False)
    assert quotes(page, "n") == ["left at nine"]


def test_a_note_stays_with_its_words_when_others_are_written_before_and_in_it(page):
    noted(page, n=NINE)
    select(page.body, 0, 0)
    write(page.body, "Yes. ")
    assert quotes(page, "n") == ["left at nine"]
    at = page.body.toPlainText().index("at nine")
    select(page.body, at, at)
    write(page.body, "port ")
    assert quotes(page, "n") == ["left port at nine"]


def test_a_paragraph_is_split_within_a_note_and_joined_again(page):
    noted(page, n=NINE)
    at = page.body.toPlainText().index("at nine")
    select(page.body, at, at)
    key(page.body, Qt.Key.Key_Return)
    assert quotes(page, "n") == ["left ", "at nine"]
    key(page.body, Qt.Key.Key_Backspace)
    assert quotes(page, "n") == ["left at nine"]
    page.body.undo()
    assert quotes(page, "n") == ["left ", "at nine"]
    page.body.undo()
    assert quotes(page, "n") == ["left at nine"]


def test_a_note_goes_where_its_words_are_moved_to(page):
    noted(page, n=NINE)
    start = page.body.toPlainText().index("left at nine")
    select(page.body, start, start + len("left at nine"))
    page.body.cut()
    assert quotes(page, "n") == []
    page.body.moveCursor(QTextCursor.MoveOperation.End)
    page.body.paste()
    assert quotes(page, "n") == ["left at nine"]
    assert texts(page.body)[1].endswith("left at nine")


def test_words_that_are_put_back_have_their_note_again(page):
    noted(page, n=NINE)
    page.body.selectAll()
    key(page.body, Qt.Key.Key_Delete)
    assert quotes(page, "n") == []
    page.body.undo()
    assert quotes(page, "n") == ["left at nine"]


def test_undo_takes_back_the_writers_words_and_leaves_a_note_that_came_between(page):
    select(page.body, 0, 0)
    write(page.body, "Yes ")
    noted(page, n=NINE)
    write(page.body, "but ")
    page.body.undo()
    page.body.undo()
    assert texts(page.body)[0] == FERRY.text
    assert quotes(page, "n") == ["left at nine"]


def test_a_settled_note_leaves_no_mark(page):
    noted(page, n=NINE)
    noted(page)
    assert page.text() == TEXT


def test_a_note_whose_words_are_gone_is_told_from_the_others(page):
    noted(page, n=NINE, x=Anchor("f", 0, "The trawler", "", " left"))
    assert page.notes.orphans == {"x"}
    assert page.notes.order == ("n",)


def test_a_syllable_being_composed_is_not_broken_by_a_note(page):
    page.body.moveCursor(QTextCursor.MoveOperation.End)
    compose(page.body, "하")
    noted(page, b=BOAT)
    assert page.body.composition.is_open
    compose(page.body, "", "한")
    assert quotes(page, "b") == ["배를 보지"]
    assert texts(page.body)[1] == MAYOR.text + "한"


def test_words_brought_from_another_article_leave_its_notes_behind(qtbot, page):
    noted(page, n=NINE)
    page.body.selectAll()
    page.body.copy()
    other = opened(ArticleText(headline="Another", body=(Block(text="Other words."),)))
    page.show_article(replace(other, row=replace(other.row, article_id="another")), editable=True)
    noted(page)
    page.body.moveCursor(QTextCursor.MoveOperation.End)
    page.body.paste()
    qtbot.waitUntil(lambda: not any(m.type is MarkType.NOTE for b in page.body.body for m in b.marks))
    assert any("left at nine" in text for text in texts(page.body))


def test_clicking_the_words_opens_the_note_and_clicking_others_none(qtbot, page):
    noted(page, n=NINE)
    for words, told in (("at nine", ["n"]), ("Nobody saw", [])):
        at = page.body.toPlainText().index(words) + 2
        cursor = QTextCursor(page.body.document())
        cursor.setPosition(at)
        spot = page.body.cursorRect(cursor).center()
        heard = []
        page.notes.opened.connect(heard.append)
        QTest.mouseClick(page.body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.wait(20)
        page.notes.opened.disconnect(heard.append)
        assert heard == told


def test_going_to_a_note_selects_its_words(page):
    noted(page, n=NINE)
    assert page.notes.go_to("n")
    assert page.selected_words == "left at nine"
    assert not page.notes.go_to("unknown")


def test_a_note_is_written_to_the_selected_words_without_the_white_space_around_them(page):
    start = page.body.toPlainText().index(" left at")
    select(page.body, start, start + len(" left at "))
    anchor = page.notes.anchor()
    assert (anchor.block_id, anchor.start, anchor.quote) == ("f", 10, "left at")


def beside_both(page):
    """Begin a note beside words of both paragraphs: “Nobody saw it.” and the beginning of the next."""
    text = page.body.toPlainText()
    select(page.body, text.index("Nobody"), text.index("시장은") + len("시장은 배를"))
    anchor = page.notes.anchor()
    noted(page, n=anchor)
    return anchor


BOTH = ["Nobody saw it.", "시장은 배를"]


def test_a_note_to_several_paragraphs_stands_in_each_of_them_and_is_gone_to_as_one(page):
    beside_both(page)
    assert quotes(page, "n") == BOTH
    assert page.notes.order == ("n",)
    select(page.body, 0, 0)
    assert page.notes.go_to("n")
    assert page.selected_words == "\n".join(BOTH)


def test_a_note_to_several_paragraphs_survives_joining_parting_and_undo(page):
    beside_both(page)
    at = page.body.toPlainText().index("시장은")
    select(page.body, at, at)
    key(page.body, Qt.Key.Key_Backspace)
    assert quotes(page, "n") == ["".join(BOTH)]
    page.body.undo()
    assert quotes(page, "n") == BOTH
    at = page.body.toPlainText().index("saw it")
    select(page.body, at, at)
    key(page.body, Qt.Key.Key_Return)
    assert quotes(page, "n") == ["Nobody ", "saw it.", "시장은 배를"]
    page.body.undo()
    assert quotes(page, "n") == BOTH


def test_a_note_to_several_paragraphs_is_found_again_in_a_text_without_marks_and_settled_at_once(page):
    anchor = beside_both(page)
    moved = replace(TEXT, body=(Block(text="A new beginning."), *TEXT.body))
    page.show_article(opened(moved), editable=True, replacing=True)
    noted(page, n=anchor)
    assert quotes(page, "n") == BOTH
    noted(page)
    assert quotes(page, "n") == []
    assert page.text() == moved


def test_of_a_note_to_several_paragraphs_one_that_is_gone_leaves_the_others(page):
    page.body.selectAll()
    anchor = page.notes.anchor()
    page.show_article(opened(replace(TEXT, body=(FERRY,))), editable=True, replacing=True)
    noted(page, n=anchor)
    assert quotes(page, "n") == [FERRY.text]
    assert not page.notes.orphans


def test_without_a_selection_a_note_is_written_to_the_word_at_the_caret(page):
    select(page.body, 6, 6)
    assert page.notes.anchor().quote == "ferry"


def test_there_is_nothing_to_write_a_note_to_in_an_empty_article_or_a_divider(page):
    for body in ((), (Block(type=BlockType.DIVIDER),)):
        page.show_article(opened(replace(TEXT, body=body)), editable=True, replacing=True)
        page.body.moveCursor(QTextCursor.MoveOperation.Start)
        assert page.notes.anchor() is None


def test_what_is_copied_for_other_programs_has_no_note(page):
    noted(page, n=NINE)
    page.body.selectAll()
    key(page.body, Qt.Key.Key_C, CTRL)
    copied = page.body.createMimeDataFromSelection()
    assert "left at nine" in copied.text()
    assert "note" not in copied.html().lower()
