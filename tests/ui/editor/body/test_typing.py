"""Keys at the edges of blocks, what is made of typed letters, and the keys that belong to the input method."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cms.body.model import Block, BlockType, Mark, MarkType
from tests.ui.editor.body.steps import CTRL, SHIFT, compose, key, paste, select, texts, write
from ui.editor.body.edit import BodyEdit

DIVIDER = Block(type=BlockType.DIVIDER, block_id="d")


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    return body


def shown(body, *blocks, language="en", at=10_000):
    body.show_body(blocks, language)
    select(body, at, at)
    return body


def types(body):
    return [block.type for block in body.body]


# Quotation marks, dashes, dots.


@pytest.mark.parametrize(
    ("typed", "language", "set_as"),
    [
        ('"Yes," he said.', "en", "“Yes,” he said."),
        ("'No'", "en", "‘No’"),
        ("the city's 'new' ferries", "en", "the city’s ‘new’ ferries"),
        ("\"'Go,' she said\"", "en", "“‘Go,’ she said”"),
        ('("so")', "en", "(“so”)"),
        ('"간다"고 했다', "ko", "“간다”고 했다"),
        ("'간다'", "ko", "‘간다’"),
        ("boats -- and trams", "en", "boats — and trams"),
        ("배--전차", "ko", "배―전차"),
        ("wait... now", "en", "wait… now"),
        ("....", "en", "…."),
    ],
)
def test_typed_signs_are_set_as_they_are_printed(body, typed, language, set_as):
    shown(body, language=language)
    write(body, typed)
    assert texts(body) == [set_as]


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [('say "', 'say "'), ("it --", "it --"), ("so...", "so..."), ("# ", "# "), ("- ", "- ")],
)
def test_one_undo_gives_the_typed_signs_back(body, typed, set_as):
    shown(body)
    write(body, typed)
    body.undo()
    assert texts(body) == [set_as]
    assert types(body) == [BlockType.PARAGRAPH]
    write(body, "x")
    assert texts(body) == [set_as + "x"]


def test_a_quotation_mark_in_bold_words_is_bold(body):
    shown(body, Block(text="bold", marks=(Mark(0, 4, MarkType.STRONG),)))
    write(body, '"')
    assert body.body == (Block(text="bold”", marks=(Mark(0, 5, MarkType.STRONG),)),)


def test_a_quotation_mark_an_input_method_hands_over_is_set_too(body):
    shown(body, Block(text=""), language="ko")
    compose(body, "", '"')
    compose(body, "가")
    compose(body, "", '가"')
    assert texts(body) == ["“가”"]


def test_what_is_pasted_is_left_as_it_came(body):
    shown(body, Block(text=""))
    paste(body, '"wait" -- ...')
    assert texts(body) == ['"wait" -- ...']


# Beginnings.


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("# ", BlockType.SUBHEADING),
        ("> ", BlockType.QUOTE),
        ("- ", BlockType.LIST_ITEM),
        ("* ", BlockType.LIST_ITEM),
        ("1. ", BlockType.NUMBERED_ITEM),
    ],
)
def test_a_paragraph_becomes_what_it_is_begun_as(body, typed, kind):
    shown(body, Block(text="Boats run.", block_id="a"), at=0)
    write(body, typed)
    assert body.body == (Block(type=kind, text="Boats run."),)
    assert body.body[0].block_id == "a"
    write(body, "x")
    assert texts(body) == ["xBoats run."]


def test_a_number_in_the_middle_of_a_line_is_a_number(body):
    shown(body, Block(text="Version"))
    write(body, " 1. - # ")
    assert types(body) == [BlockType.PARAGRAPH]


def test_list_items_are_moved_in_and_out(body):
    shown(
        body, Block(type=BlockType.LIST_ITEM, text="a"), Block(text="b"), Block(BlockType.NUMBERED_ITEM, "c")
    )
    select(body, 0, 5)
    key(body, Qt.Key.Key_BracketRight, CTRL)
    key(body, Qt.Key.Key_BracketRight, CTRL)
    assert [block.depth for block in body.body] == [2, 0, 2]
    key(body, Qt.Key.Key_BracketLeft, CTRL)
    assert [block.depth for block in body.body] == [1, 0, 1]
    body.undo()
    assert [block.depth for block in body.body] == [2, 0, 2]


def test_backspace_takes_a_list_item_out_level_by_level(body):
    shown(body, Block(BlockType.LIST_ITEM, "a", depth=1), at=0)
    key(body, Qt.Key.Key_Backspace)
    assert body.body == (Block(BlockType.LIST_ITEM, "a"),)
    key(body, Qt.Key.Key_Backspace)
    assert body.body == (Block(text="a"),)


# Edges.


def test_backspace_below_a_divider_goes_to_it_first_and_takes_it_out_next(body):
    shown(body, Block(text="one"), DIVIDER, Block(text="two"), at=5)
    key(body, Qt.Key.Key_Backspace)
    assert len(body.body) == 3
    assert body.place == ("d", 0)
    key(body, Qt.Key.Key_Backspace)
    assert texts(body) == ["one", "two"]
    assert body.textCursor().position() == 3
    body.undo()
    assert body.body == (Block(text="one"), DIVIDER, Block(text="two"))
    assert body.place == ("d", 0)


def test_delete_above_a_divider_goes_to_it_first_and_takes_it_out_next(body):
    shown(body, Block(text="one"), DIVIDER, Block(text="two"), at=3)
    key(body, Qt.Key.Key_Delete)
    assert body.place == ("d", 0)
    key(body, Qt.Key.Key_Delete)
    assert texts(body) == ["one", "two"]
    assert body.textCursor().position() == 4


def test_an_empty_paragraph_beside_a_divider_goes(body):
    shown(body, DIVIDER, Block(text="", block_id="e"), Block(text="two"), at=1)
    key(body, Qt.Key.Key_Backspace)
    assert body.body == (DIVIDER, Block(text="two"))
    assert body.place == ("d", 0)


def test_a_divider_alone_becomes_an_empty_page(body):
    shown(body, DIVIDER, at=0)
    key(body, Qt.Key.Key_Delete)
    assert body.body == ()


def test_words_typed_on_a_divider_come_below_it(body):
    shown(body, DIVIDER, Block(text="two"), at=0)
    write(body, "new")
    assert body.body == (DIVIDER, Block(text="new"), Block(text="two"))
    body.undo()
    assert body.body == (DIVIDER, Block(text="two"))


def test_words_composed_or_pasted_on_a_divider_come_below_it(body):
    shown(body, DIVIDER, at=0)
    compose(body, "구")
    compose(body, "", "국")
    assert body.body == (DIVIDER, Block(text="국"))
    select(body, 0, 0)
    paste(body, "one\ntwo")
    assert body.body == (DIVIDER, Block(text="one"), Block(text="two"), Block(text="국"))


def test_a_divider_that_was_selected_goes_with_the_selection(body):
    shown(body, Block(text="one"), DIVIDER, Block(text="two", block_id="t"), at=0)
    select(body, 4, 6)
    key(body, Qt.Key.Key_Backspace)
    assert body.body == (Block(text="one"), Block(text="wo"))
    select(body, 2, 5)
    write(body, "x")
    assert texts(body) == ["onxo"]


def test_words_below_an_empty_paragraph_keep_their_type_and_their_id(body):
    heading = Block(BlockType.SUBHEADING, "Talks", block_id="h")
    shown(body, Block(text="", block_id="e"), heading, at=0)
    key(body, Qt.Key.Key_Delete)
    assert body.body == (heading,)
    assert body.body[0].block_id == "h"
    shown(body, Block(text="", block_id="e"), Block(text="Words", block_id="w"), at=1)
    key(body, Qt.Key.Key_Backspace)
    assert [block.block_id for block in body.body] == ["w"]


def test_paragraphs_are_walked_through(body):
    shown(body, Block(text="one"), Block(text="two"), Block(text="three"), at=5)
    key(body, Qt.Key.Key_Down, CTRL)
    assert body.textCursor().position() == 8
    key(body, Qt.Key.Key_Down, CTRL)
    assert body.textCursor().position() == 13
    key(body, Qt.Key.Key_Up, CTRL)
    key(body, Qt.Key.Key_Up, CTRL | SHIFT)
    assert body.textCursor().selectedText() == "two\u2029"
    key(body, Qt.Key.Key_Home)
    key(body, Qt.Key.Key_Right, CTRL)
    assert body.textCursor().position() == 7


# The input method's keys.


def test_backspace_within_a_syllable_is_left_to_the_input_method(body):
    shown(body, Block(BlockType.SUBHEADING, ""), language="ko")
    compose(body, "국")
    compose(body, "구")
    compose(body, "ㄱ")
    assert body.composition.is_open
    compose(body, "")
    assert types(body) == [BlockType.SUBHEADING]
    assert texts(body) == [""]


def test_the_hanja_key_passes_through(body):
    shown(body, Block(text="국"), language="ko")
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Hangul_Hanja, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(body, pressed)
    assert not pressed.isAccepted()
    assert texts(body) == ["국"]


def test_a_word_turned_into_hanja_is_one_step(body):
    shown(body, Block(text=""), language="ko")
    compose(body, "국")
    compose(body, "", "國")
    assert texts(body) == ["國"]
    body.undo()
    assert body.body == ()
