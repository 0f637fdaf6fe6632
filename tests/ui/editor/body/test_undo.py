"""Taking back what was written: word by word, with the caret, and only one's own."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.body.splice import Splice, are_same
from tests.ui.editor.body.steps import ALT, CTRL, SHIFT, compose, hear, key, paste, select, texts, write
from ui.editor.body import history
from ui.editor.body.adapter import body_of, figure_of, has_no_words
from ui.editor.body.edit import BodyEdit

START = (
    Block(text="선원 노조는 🙂 합의했다.", marks=(Mark(0, 5, MarkType.STRONG),)),
    Block(type=BlockType.SUBHEADING, text="What changes"),
    Block(type=BlockType.LIST_ITEM, text="Boats run.", depth=1),
    Block(type=BlockType.DIVIDER),
    figure_of("ferry"),
    Block(
        type=BlockType.QUOTE, text="A city\non the water", marks=(Mark(2, 9, MarkType.LINK, "https://a.b"),)
    ),
)


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    return body


def shown(body, *blocks, language="en"):
    body.show_body(blocks, language)
    select(body, 10_000, 10_000)
    return body


def undo_all(body):
    while body.story.can_undo:
        body.undo()


# Steps.


def test_what_is_typed_is_taken_back_word_by_word(body):
    shown(body, Block(text=""))
    write(body, "the ferries sail")
    for left in ("the ferries ", "the ", ""):
        key(body, Qt.Key.Key_Z, CTRL)
        assert "".join(texts(body)) == left
    for back in ("the ", "the ferries ", "the ferries sail"):
        key(body, Qt.Key.Key_Z, CTRL | SHIFT)
        assert texts(body) == [back]


def test_after_a_pause_a_new_step_begins(body, monkeypatch):
    shown(body, Block(text=""))
    write(body, "ferr")
    monkeypatch.setattr(history, "PAUSE", -1)  # every moment is a pause: a test need not wait for one
    write(body, "y")
    body.undo()
    assert texts(body) == ["ferr"]


def test_what_is_erased_comes_back_word_by_word(body):
    shown(body, Block(text="the ferries sail"))
    for _ in range(8):
        key(body, Qt.Key.Key_Backspace)
    assert texts(body) == ["the ferr"]
    body.undo()
    assert texts(body) == ["the ferries"]
    body.undo()
    assert texts(body) == ["the ferries sail"]


def test_words_typed_elsewhere_are_a_step_of_their_own(body):
    shown(body, Block(text="one two"))
    write(body, "x")
    select(body, 0, 0)
    write(body, "y")
    body.undo()
    assert texts(body) == ["one twox"]


@pytest.mark.parametrize(
    "act",
    [
        lambda body: paste(body, "one\ntwo\nthree"),
        lambda body: body.toggle_strong(),
        lambda body: body.toggle_type(BlockType.QUOTE),
        lambda body: body.set_link("https://a.example"),
        lambda body: body.cut(),
        lambda body: key(body, Qt.Key.Key_Return),
        lambda body: write(body, "x"),
        lambda body: body.textCursor().insertText("put in by the program"),
    ],
)
def test_every_other_command_is_one_step_and_gives_the_selection_back(body, act):
    shown(body, *START[:2])
    select(body, 3, 20)
    told = []
    body.story.spliced.connect(told.append)
    act(body)
    assert len(told) == 1
    assert are_same(told[0].apply(START[:2]), body.story.blocks)
    now = body.story.blocks
    body.undo()
    assert are_same(body.story.blocks, START[:2])
    assert (body.textCursor().anchor(), body.textCursor().position()) == (3, 20)
    body.redo()
    assert are_same(body.story.blocks, now)


def test_undo_puts_the_caret_back_where_the_word_was_begun(body):
    shown(body, Block(text="🙂 one"), Block(text="two"))
    select(body, 3, 3)
    write(body, "word")
    select(body, 0, 0)
    body.undo()
    assert body.textCursor().position() == 3
    body.redo()
    assert body.textCursor().position() == 7


def test_what_one_command_does_in_two_places_is_one_step(body):
    shown(body, Block(text="one two three"))
    select(body, 0, 4)
    moved = body.createMimeDataFromSelection()
    with body.story.command():
        body.textCursor().removeSelectedText()
        body.setTextCursor(end_of(body))
        body.insertFromMimeData(moved)
    assert texts(body) == ["two threeone "]
    body.undo()
    assert texts(body) == ["one two three"]


def end_of(body):
    cursor = body.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    return cursor


def test_a_thousand_steps_can_be_taken_back(body):
    shown(body, Block(text="start"))
    for number in range(1000):
        write(body, "ab"[number % 2])
        key(body, Qt.Key.Key_Return) if number % 9 == 0 else select(body, 1, 1)
    undo_all(body)
    assert texts(body) == ["start"]


def test_a_new_word_after_undo_leaves_nothing_to_do_again(body):
    shown(body, Block(text=""))
    write(body, "one ")
    body.undo()
    write(body, "two")
    assert not body.story.can_redo
    body.undo()
    assert body.body == ()


def test_an_article_that_can_only_be_read_is_not_undone(body):
    shown(body, Block(text=""))
    write(body, "one")
    body.setReadOnly(True)
    body.undo()
    assert texts(body) == ["one"]
    body.setReadOnly(False)
    body.undo()
    assert body.body == ()


def test_undo_survives_a_change_of_theme(body, theme):
    shown(body, Block(text=""))
    write(body, "one")
    theme.use("dark")
    body.undo()
    assert body.body == ()


def test_the_menu_of_the_right_button_takes_back_what_was_written(body):
    shown(body, Block(text=""))
    write(body, "one")
    menu = body.createStandardContextMenu()
    next(one for one in menu.actions() if one.objectName() == "edit-undo").trigger()
    assert body.body == ()
    redo = next(one for one in body.createStandardContextMenu().actions() if one.objectName() == "edit-redo")
    redo.trigger()
    assert texts(body) == ["one"]


# What colleagues change.


def test_only_ones_own_words_are_taken_back(body):
    shown(body, Block(text="Ferries sail.", block_id="a"), Block(text="Two.", block_id="b"))
    select(body, 7, 7)
    write(body, " again")
    hear(body, 0, Block(text="Ferries again sail tonight.", block_id="a"))
    hear(body, 1, Block(text="Theirs."), Block(text="Two!", block_id="b"))
    body.undo()
    assert texts(body) == ["Ferries sail tonight.", "Theirs.", "Two!"]
    body.redo()
    assert texts(body) == ["Ferries again sail tonight.", "Theirs.", "Two!"]


def test_a_step_in_a_paragraph_a_colleague_removed_is_passed_over(body):
    shown(body, Block(text="One.", block_id="a"), Block(text="Two.", block_id="b"))
    select(body, 0, 0)
    write(body, "x")
    select(body, 10, 10)
    write(body, "y")
    hear(body, 1)
    body.undo()
    assert texts(body) == ["One."]


def test_the_caret_stays_with_its_words_when_a_colleague_writes_before_it(body):
    shown(body, Block(text="one two", block_id="a"), Block(text="three", block_id="b"))
    select(body, 4, 7)
    hear(body, 0, Block(text="New."), removing=0)
    hear(body, 1, Block(text="now one two", block_id="a"))
    assert body.textCursor().selectedText() == "two"
    hear(body, 1, removing=1)
    assert not body.textCursor().hasSelection()


def test_a_colleagues_change_is_no_edit(qtbot, body):
    shown(body, Block(text="one"))
    with qtbot.assertNotEmitted(body.edited):
        hear(body, 0, Block(text="two"))
    assert not body.story.can_undo


def test_words_come_into_an_empty_body_and_go_again(body):
    shown(body)
    body.apply_remote(Splice(0, (), (Block(text="one", block_id="a"),)))
    assert texts(body) == ["one"]
    body.apply_remote(Splice(0, body.body, ()))
    assert body.body == ()
    write(body, "mine")
    assert texts(body) == ["mine"]


def test_the_text_shown_anew_keeps_what_can_be_taken_back(body):
    shown(body, Block(text="one", block_id="a"))
    write(body, " two")
    body.follow_body((Block(text="Theirs."), Block(text="one two", block_id="a")), "en")
    body.undo()
    assert texts(body) == ["Theirs.", "one"]


# Composing.


def test_undo_while_a_syllable_is_composed_takes_the_whole_word_back(body):
    shown(body, Block(text="한국 "))
    compose(body, "신", "")
    compose(body, "무", "신")
    key(body, Qt.Key.Key_Z, CTRL)
    assert texts(body) == ["한국 "]
    assert not body.composition.is_open
    body.redo()
    assert texts(body) == ["한국 신무"]


def test_a_colleagues_change_elsewhere_leaves_the_syllable_alone(body):
    shown(body, Block(text="one", block_id="a"), Block(text="한", block_id="b"))
    compose(body, "구")
    hear(body, 0, Block(text="one and more", block_id="a"))
    assert body.composition.is_open
    assert texts(body) == ["one and more", "한"]
    compose(body, "", "국")
    assert texts(body) == ["one and more", "한국"]


def test_a_change_of_the_very_paragraph_waits_for_the_syllable(body):
    shown(body, Block(text="one", block_id="a"), Block(text="한 땅", block_id="b"))
    select(body, 5, 5)
    compose(body, "구")
    hear(body, 1, Block(text="큰 한 땅", block_id="b"))
    hear(body, 0)
    assert texts(body) == ["one", "한 땅"]
    compose(body, "", "국")
    assert texts(body) == ["큰 한국 땅"]
    body.undo()
    assert texts(body) == ["큰 한 땅"]


# Anything at all.


def remote(body, chance):
    """Let a colleague do something somewhere."""
    blocks = body.story.heard
    number = chance.randrange(len(blocks))
    block = blocks[number]
    match chance.randrange(4):
        case 0:
            hear(body, number, Block(text=f"새 문단 {chance.randrange(100)}"), removing=0)
        case 1 if len(blocks) > 4:
            hear(body, number)
        case 2 if not has_no_words(block.type):
            cut = chance.randrange(len(block.text) + 1)
            hear(body, number, Block(block.type, block.text[:cut], block_id=block.block_id), Block(text="새"))
        case _ if not has_no_words(block.type):
            hear(body, number, replace(block, text=block.text + " 그들", marks=()))


COMMANDS = {
    "type": lambda body: write(body, "a"),
    "blank": lambda body: write(body, " "),
    "enter": lambda body: key(body, Qt.Key.Key_Return),
    "break": lambda body: key(body, Qt.Key.Key_Return, SHIFT),
    "backspace": lambda body: key(body, Qt.Key.Key_Backspace),
    "delete": lambda body: key(body, Qt.Key.Key_Delete),
    "erase a word": lambda body: key(body, Qt.Key.Key_Backspace, CTRL),
    "bold": lambda body: key(body, Qt.Key.Key_B, CTRL),
    "heading": lambda body: key(body, Qt.Key.Key_1, ALT),
    "list": lambda body: key(body, Qt.Key.Key_L, CTRL | SHIFT),
    "link": lambda body: body.set_link("https://a.example"),
    "paste": lambda body: paste(body, "one\ntwo\nthree"),
    "paste a word": lambda body: paste(body, " word "),
    "paste blocks": lambda body: body.insertFromMimeData(body.createMimeDataFromSelection()),
    "cut": lambda body: body.cut(),
    "compose": lambda body: compose(body, "구"),
    "syllable": lambda body: compose(body, "", "국"),
    "place a photo": lambda body: body.place_figure("crew", body.place[0]),
    "move up": lambda body: key(body, Qt.Key.Key_Up, ALT),
    "move down": lambda body: key(body, Qt.Key.Key_Down, ALT),
    "cut by key": lambda body: key(body, Qt.Key.Key_X, CTRL),
    "dash": lambda body: write(body, "--"),
    "quote": lambda body: write(body, '"'),
    "item in": lambda body: key(body, Qt.Key.Key_BracketRight, CTRL),
    "undo": lambda body: body.undo(),
    "redo": lambda body: body.redo(),
}


def check(body, name):
    page = body_of(body.document())
    for kept, read in zip(body.body, page, strict=True):
        assert (kept.block_id, kept) == (read.block_id, read), name
    assert len({block.block_id for block in page}) == len(page), name
    assert all(not block.text for block in page if has_no_words(block.type)), name
    assert all(bool(block.photo_id) == (block.type is BlockType.FIGURE) for block in page), name
    assert all("\ufffc" not in block.text for block in page), name


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("has_colleagues", [False, True])
def test_whatever_is_done_the_page_is_the_text_and_all_of_it_can_be_taken_back(body, seed, has_colleagues):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    QApplication.clipboard().setMimeData(QMimeData())
    body.show_body(START, "ko")
    for _ in range(1200):
        if not body.composition.is_open:
            place = chance.randrange(body.document().characterCount())
            select(body, place, place + chance.choice((0, 0, 0, 3, 20)))
        name = chance.choice(sorted(COMMANDS))
        COMMANDS[name](body)
        check(body, name)
        if has_colleagues and chance.random() < 0.1:
            remote(body, chance)
            check(body, f"{name} and a colleague")
        if len(body.story.blocks) > 60:
            undo_all(body)
            check(body, "undo all")
    body.composition.commit()
    undo_all(body)
    check(body, "undo all")
    if not has_colleagues:
        assert are_same(body.body, START)
