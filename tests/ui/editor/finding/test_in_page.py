"""Find and replace on the page: counted, tinted, round the end, one step to undo, and the focus comes back."""

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from cms.body.model import Block, Mark, MarkType
from tests.ui.editor.newsroom_rows import ENGLISH, KOREAN, long_body, opened
from ui.editor.article_page import ArticlePage
from ui.editor.text_layers import Layer

FERRIES = replace(
    ENGLISH,
    headline="Ferry strike ends",
    subheadline="The ferry sails",
    body=(
        Block(text="A ferry and a bus.", block_id="b1"),
        Block(text="No boats 🙂 but one FERRY more.", marks=(Mark(19, 24, MarkType.STRONG),), block_id="b2"),
    ),
)


@pytest.fixture
def page(on_screen, theme, icons):
    page = ArticlePage(theme, icons)
    on_screen(page, 760, 620)
    return page


def show(page, text=FERRIES, *, editable=True, language="en"):
    page.show_article(opened(text, language=language), editable=editable)


def seek(qtbot, page, words, *, replacing=False):
    page.finding.open(replacing=replacing)
    page.finding.bar.field.clear()
    qtbot.keyClicks(page.finding.bar.field, words)


def press(qtbot, page, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def button(page, name):
    return next(
        b for b in page.finding.bar.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName())
    )


def tinted(page, field):
    return [laid.cursor.selectedText() for laid in page._sheet.layers[field].laid(Layer.FOUND)]


def underlined(page):
    laid = [one for layers in page._sheet.layers.values() for one in layers.laid(Layer.FOUND)]
    return [one.cursor.selectedText() for one in laid if one.format.fontUnderline()]


def compose(field, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_matches_in_headline_subheadline_and_body_are_counted_and_tinted(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry")
    assert page.finding.bar.said() == "1 of 4"
    assert tinted(page, "headline") == ["Ferry"]
    assert tinted(page, "subheadline") == ["ferry"]
    assert tinted(page, "body") == ["ferry", "FERRY"]


def test_the_match_it_stands_at_differs_by_more_than_its_colour(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry")
    assert underlined(page) == ["Ferry"]
    for _ in range(3):
        press(qtbot, page, Qt.Key.Key_Return)
    assert underlined(page) == ["FERRY"]


def test_it_goes_round_the_end_and_says_so(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry")
    press(qtbot, page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.finding.bar.said() == "4 of 4 · from the end"
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.finding.bar.said() == "1 of 4 · from the top"


def test_escape_gives_the_keyboard_back_where_the_match_is(qtbot, page):
    show(page)
    seek(qtbot, page, "but one")
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.body.hasFocus()
    assert page.body.textCursor().selectedText() == "but one"
    assert not page.finding.is_open
    assert tinted(page, "body") == []


def test_what_is_not_there_is_said_in_words_and_leaves_the_writer_where_they_were(qtbot, page):
    show(page)
    page.focus_field("subheadline")
    seek(qtbot, page, "zeppelin")
    assert page.finding.bar.said() == "Not found"
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page._sheet.headings.subheadline.hasFocus()


def test_the_selected_words_are_sought(qtbot, page):
    show(page)
    page.finding.step(1)
    qtbot.keyClicks(page.finding.bar.field, "bus")
    press(qtbot, page, Qt.Key.Key_Escape)
    page.finding.bar.field.setText("something else")
    page.finding.open()
    assert page.finding.bar.field.text() == "bus"


def test_f3_goes_on_from_the_cursor_when_the_bar_is_closed(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry")
    press(qtbot, page, Qt.Key.Key_Escape)
    page.finding.step(1)
    page.finding.step(1)
    assert page.body.textCursor().selectedText() == "ferry"
    page.finding.step(-1)
    assert page._sheet.headings.subheadline.textCursor().selectedText() == "ferry"


def test_choices_narrow_what_is_found(qtbot, page):
    show(page)
    seek(qtbot, page, "ferr")
    assert page.finding.bar.said() == "1 of 4"
    button(page, "Whole words only").click()
    assert page.finding.bar.said() == "Not found"
    button(page, "Whole words only").click()
    button(page, "Match capital letters").click()
    assert page.finding.bar.said() == "1 of 2"


def test_replacing_one_goes_on_to_the_next_and_keeps_its_marks(qtbot, page):
    show(page)
    seek(qtbot, page, "FERRY m", replacing=True)
    page.finding.bar.by_field.setText("boat m")
    page.finding.bar.by_field.setFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    block = page.text().body[1]
    assert block.text == "No boats 🙂 but one boat more."
    assert block.marks[0].type is MarkType.STRONG
    assert (block.marks[0].start, block.block_id) == (19, "b2")
    assert page.finding.bar.said() == "Not found"


def test_all_are_replaced_in_every_field_and_come_back_with_one_undo(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry", replacing=True)
    page.finding.bar.by_field.setText("🚢 배")
    with qtbot.waitSignal(page.finding.replaced) as told:
        button(page, "Replace all").click()
    assert told.args == [4]
    text = page.text()
    assert (text.headline, text.subheadline) == ("🚢 배 strike ends", "The 🚢 배 sails")
    assert text.plain_body == "A 🚢 배 and a bus.\n\nNo boats 🙂 but one 🚢 배 more."
    page.finding.undo_replace_all()
    assert page.text() == FERRIES


def test_all_replaced_in_the_body_is_one_step_for_ctrl_z(qtbot, page):
    body = tuple(Block(text=f"Boat {n}: boat, boat.") for n in range(40))
    show(page, replace(FERRIES, body=body))
    seek(qtbot, page, "boat", replacing=True)
    page.finding.bar.by_field.setText("ship")
    button(page, "Replace all").click()
    assert "oat" not in page.text().plain_body
    page.focus_field("body")
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text().body == body


@pytest.mark.parametrize("field", ["headline", "body"])
def test_ctrl_z_in_any_field_takes_back_all_that_was_replaced(qtbot, page, field):
    show(page)
    seek(qtbot, page, "ferry", replacing=True)
    page.finding.bar.by_field.setText("boat")
    button(page, "Replace all").click()
    page.focus_field(field)
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text() == FERRIES


def test_ctrl_z_takes_back_what_was_typed_after_the_replacement_first(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry", replacing=True)
    page.finding.bar.by_field.setText("boat")
    button(page, "Replace all").click()
    replaced = page.text()
    page.focus_field("body")
    qtbot.keyClicks(page.body, "Typed. ")
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text() == replaced
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.text() == FERRIES


def test_what_was_written_since_is_not_undone_with_the_replacement(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry", replacing=True)
    page.finding.bar.by_field.setText("boat")
    button(page, "Replace all").click()
    page.focus_field("headline")
    qtbot.keyClicks(page._sheet.headings.headline, "New: ")
    page.finding.undo_replace_all()
    assert page.text().headline.replace("New: ", "") == "boat strike ends"
    assert page.text().body == FERRIES.body


def test_a_text_that_can_only_be_read_is_found_in_but_not_replaced_in(qtbot, page):
    show(page, editable=False)
    seek(qtbot, page, "ferry", replacing=True)
    assert page.finding.bar.said() == "1 of 4"
    assert not page.finding.bar.by_field.isVisible()
    page.finding.replace_all()
    assert page.text() == FERRIES


def test_hangul_is_found_while_its_last_syllable_is_still_composed_in_the_bar(page):
    show(page, KOREAN, language="ko")
    page.finding.open()
    field = page.finding.bar.field
    field.setFocus()
    compose(field, "", unicodedata.normalize("NFD", "여객"))
    compose(field, "선")
    page.finding.step(1)
    assert field.text().endswith("선")
    assert page.finding.bar.said().startswith("2 of ")


def test_a_syllable_composed_in_the_body_is_text_before_anything_is_replaced(page):
    show(page, replace(KOREAN, body=(Block(text="배가 온다"),)), language="ko")
    page.focus_field("body")
    page.finding.open(replacing=True)
    page.finding.bar.field.setText("배")
    page.finding.bar.by_field.setText("여객선")
    page.focus_field("body")
    compose(page.body, "배")
    page.finding.replace_all()
    assert page.text().plain_body.startswith("여객선")
    assert "배" not in page.text().plain_body


def test_words_written_while_the_bar_is_open_are_counted(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry")
    page.focus_field("body")
    qtbot.keyClicks(page.body, "A ferry. ")
    qtbot.waitUntil(lambda: page.finding.bar.said() == "1 of 5")


def test_a_match_far_down_is_scrolled_to(qtbot, page):
    body = (*long_body(120), Block(text="The last word is zenith."))
    show(page, replace(FERRIES, body=body))
    seek(qtbot, page, "zenith")
    qtbot.wait(50)
    line = page.body.viewport().mapTo(
        page._sheet, page.body.cursorRect(page._sheet.layers["body"].laid(Layer.FOUND)[0].cursor).center()
    )
    assert page._sheet.viewport().rect().contains(line)
    assert tinted(page, "body") == ["zenith"]


def test_only_matches_near_what_can_be_seen_are_tinted_and_the_others_when_scrolled_to(qtbot, page):
    show(page, replace(FERRIES, body=tuple(Block(text=f"boat {n}") for n in range(400))))
    seek(qtbot, page, "boat")
    assert page.finding.bar.said() == "1 of 400"
    assert 10 < len(tinted(page, "body")) < 150
    page._sheet.verticalScrollBar().setValue(page._sheet.verticalScrollBar().maximum())
    assert page._sheet.layers["body"].laid(Layer.FOUND)[-1].cursor.block().text() == "boat 399"


def test_another_article_is_looked_through_anew(qtbot, page):
    show(page)
    page.finding.open()
    page.finding.bar.field.setText("여객선")
    assert page.finding.bar.said() == "Not found"
    page.show_article(opened(KOREAN, article_id="a2", language="ko"), editable=True)
    assert page.finding.bar.said().startswith("1 of ")


def test_every_control_of_the_bar_has_a_name_and_tab_goes_as_one_reads(qtbot, page):
    show(page)
    seek(qtbot, page, "ferry", replacing=True)
    names = []
    for _ in range(10):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        press(qtbot, page, Qt.Key.Key_Tab)
    assert names[:7] == [
        "Find in the article", "Match capital letters", "Whole words only", "Previous match", "Next match",
        "Close the search", "Replace with",
    ]  # fmt: skip
    assert names[7:9] == ["Replace", "Replace all"]


def test_escape_in_the_text_closes_the_search_and_leaves_the_cursor_alone(qtbot, page):
    show(page)
    seek(qtbot, page, "bus")
    page.focus_field("body")
    press(qtbot, page, Qt.Key.Key_Escape)
    assert not page.finding.is_open
    assert page.body.hasFocus()
    assert not page.body.textCursor().hasSelection()
