"""What a writer does in the body, by keys and paste, and what the article holds afterwards."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit

from cms.body.model import Block, BlockType, Mark, MarkType
from ui.editor.body.edit import BodyEdit

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    return body


def shown(body, *blocks, language="en"):
    body.show_body(blocks, language)
    return body


def types(body):
    return [block.type for block in body.body]


def texts(body):
    return [block.text for block in body.body]


def select(body, start, end):
    cursor = body.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def go_to_end(body):
    body.moveCursor(QTextCursor.MoveOperation.End)


def compose(body, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(body, event)


def brought(*, text="", html="", files=(), formats=None):
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if files:
        mime.setUrls([QUrl.fromLocalFile(file) for file in files])
    for kind, content in (formats or {}).items():
        mime.setData(kind, QByteArray(content))
    return mime


# Showing and typing.


def test_showing_an_article_is_not_an_edit(qtbot, body):
    with qtbot.assertNotEmitted(body.edited):
        shown(body, Block(text="The ferries sail again."))
    assert texts(body) == ["The ferries sail again."]


def test_typing_is_an_edit_and_keeps_the_blocks_id(qtbot, body):
    shown(body, Block(text="Ferries", block_id="lead"))
    go_to_end(body)
    with qtbot.waitSignal(body.edited):
        qtbot.keyClicks(body, " sail")
    assert body.body == (Block(text="Ferries sail"),)
    assert body.body[0].block_id == "lead"


def test_moving_the_cursor_is_not_an_edit(qtbot, body):
    shown(body, Block(text="Ferries sail"))
    with qtbot.assertNotEmitted(body.edited):
        qtbot.keyClick(body, Qt.Key.Key_Right)
        qtbot.keyClick(body, Qt.Key.Key_End)


def test_an_article_nobody_touched_is_given_back_as_it_was_stored(body):
    halves = (Mark(0, 3, MarkType.STRONG), Mark(3, 6, MarkType.STRONG))
    stored = (Block(text="Seoul.", marks=halves),)
    shown(body, *stored)
    assert body.body == stored


def test_the_body_stays_true_however_it_is_changed(qtbot, body):
    shown(body, *(Block(text=f"Paragraph {number}") for number in range(8)))
    select(body, 5, 40)
    compose(body, "", "가")
    qtbot.keyClick(body, Qt.Key.Key_Return)
    compose(body, "", "🙂b")
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    body.undo()
    body.undo()
    body.redo()
    assert texts(body) == body.document().toRawText().split("\u2029")


# Enter, Backspace, Tab.


def test_enter_in_the_middle_makes_two_paragraphs_with_their_own_ids(qtbot, body):
    shown(body, Block(text="onetwo", block_id="first"))
    select(body, 3, 3)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert texts(body) == ["one", "two"]
    assert body.body[0].block_id == "first" != body.body[1].block_id


def test_enter_before_a_paragraph_leaves_the_id_with_the_words(qtbot, body):
    shown(body, Block(text="words", block_id="first"))
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert texts(body) == ["", "words"]
    assert body.body[1].block_id == "first" != body.body[0].block_id


def test_after_a_subheading_enter_goes_on_with_a_paragraph(qtbot, body):
    shown(body, Block(type=BlockType.SUBHEADING, text="What changes"))
    go_to_end(body)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "Boats run.")
    assert types(body) == [BlockType.SUBHEADING, BlockType.PARAGRAPH]


def test_a_list_goes_on_with_enter_and_ends_with_enter_on_an_empty_item(qtbot, body):
    shown(body, Block(type=BlockType.LIST_ITEM, text="Boats", depth=1))
    go_to_end(body)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert [(block.type, block.depth) for block in body.body] == [(BlockType.LIST_ITEM, 1)] * 2
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert [(block.type, block.depth) for block in body.body][1] == (BlockType.PARAGRAPH, 0)


def test_shift_enter_breaks_the_line_within_the_paragraph(qtbot, body):
    shown(body, Block(text="one"))
    go_to_end(body)
    qtbot.keyClick(body, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(body, "two")
    assert texts(body) == ["one\ntwo"]


def test_backspace_at_the_start_of_a_quote_makes_it_a_paragraph_first(qtbot, body):
    shown(body, Block(text="one"), Block(type=BlockType.QUOTE, text="two", block_id="q"))
    select(body, 4, 4)
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    assert types(body) == [BlockType.PARAGRAPH, BlockType.PARAGRAPH]
    assert body.body[1].block_id == "q"
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    assert texts(body) == ["onetwo"]


def test_tab_leaves_the_body_and_writes_nothing(qtbot, body):
    after = QLineEdit(body.window())
    after.show()
    shown(body, Block(text="one"))
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert texts(body) == ["one"]


# Marks, types and links.


@pytest.mark.parametrize(
    ("key", "mark"), [(Qt.Key.Key_B, MarkType.STRONG), (Qt.Key.Key_I, MarkType.EMPHASIS)]
)
def test_selected_words_are_marked_and_unmarked_by_the_same_key(qtbot, body, key, mark):
    shown(body, Block(text="The 여객선 🙂 sails"))
    select(body, 4, 7)
    qtbot.keyClick(body, key, CTRL)
    assert body.body[0].marks == (Mark(4, 7, mark),)
    qtbot.keyClick(body, key, CTRL)
    assert body.body[0].marks == ()


def test_a_mark_behind_an_emoji_is_counted_in_characters(qtbot, body):
    shown(body, Block(text="🙂🙂 sails"))
    select(body, 5, 10)
    qtbot.keyClick(body, Qt.Key.Key_B, CTRL)
    assert body.body[0].marks == (Mark(3, 8, MarkType.STRONG),)


def test_ctrl_b_without_a_selection_is_for_what_is_typed_next(qtbot, body):
    shown(body, Block(text="a "))
    go_to_end(body)
    qtbot.keyClick(body, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(body, "bold")
    qtbot.keyClick(body, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(body, " plain")
    assert body.body == (Block(text="a bold plain", marks=(Mark(2, 6, MarkType.STRONG),)),)


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [
        (Qt.Key.Key_1, ALT, BlockType.SUBHEADING),
        (Qt.Key.Key_2, ALT, BlockType.QUOTE),
        (Qt.Key.Key_L, CTRL | SHIFT, BlockType.LIST_ITEM),
    ],
)
def test_a_key_changes_the_selected_paragraphs_and_changes_them_back(qtbot, body, key, held, kind):
    shown(body, Block(text="one", block_id="1"), Block(text="two", block_id="2"), Block(text="three"))
    select(body, 1, 5)
    qtbot.keyClick(body, key, held)
    assert types(body) == [kind, kind, BlockType.PARAGRAPH]
    assert [block.block_id for block in body.body[:2]] == ["1", "2"]
    qtbot.keyClick(body, key, held)
    assert types(body) == [BlockType.PARAGRAPH] * 3


def test_ctrl_l_asks_for_the_address_of_the_word_at_the_cursor(qtbot, body):
    shown(body, Block(text="the agreement was signed"))
    select(body, 6, 6)
    with qtbot.waitSignal(body.link_wanted) as asked:
        qtbot.keyClick(body, Qt.Key.Key_L, CTRL)
    assert asked.args == [""]
    assert body.set_link("https://port.example/agreement")
    assert body.body[0].marks == (Mark(4, 13, MarkType.LINK, "https://port.example/agreement"),)


def test_what_is_typed_behind_a_link_is_not_linked(qtbot, body):
    shown(body, Block(text="agreement", marks=(Mark(0, 9, MarkType.LINK, "https://a.example"),)))
    go_to_end(body)
    qtbot.keyClicks(body, " signed")
    assert body.body == (
        Block(text="agreement signed", marks=(Mark(0, 9, MarkType.LINK, "https://a.example"),)),
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "agreement", "https://"])
def test_a_link_leads_to_the_web_or_to_mail_and_nowhere_else(body, href):
    shown(body, Block(text="agreement"))
    select(body, 0, 9)
    assert not body.set_link(href)
    assert body.body[0].marks == ()


def test_an_article_that_can_only_be_read_takes_no_keys(qtbot, body):
    shown(body, Block(text="one two"))
    body.setReadOnly(True)
    select(body, 0, 3)
    for key, held in ((Qt.Key.Key_B, CTRL), (Qt.Key.Key_1, ALT), (Qt.Key.Key_Return, ALT ^ ALT)):
        qtbot.keyClick(body, key, held)
    qtbot.keyClicks(body, "x")
    body.insertFromMimeData(brought(text="pasted"))
    assert body.body == (Block(text="one two"),)


def test_the_palette_opens_from_within_the_body(qtbot, body):
    palette = QShortcut(QKeySequence("Ctrl+K"), body.window())
    with qtbot.waitSignal(palette.activated):
        qtbot.keyClick(body, Qt.Key.Key_K, CTRL)


# Paste and drop.


def test_a_syllable_being_composed_is_not_yet_text(qtbot, body):
    shown(body, Block(text="한"))
    go_to_end(body)
    with qtbot.assertNotEmitted(body.edited):
        compose(body, "구")
    assert texts(body) == ["한"]
    with qtbot.waitSignal(body.edited):
        compose(body, "", "국")
    assert texts(body) == ["한국"]


def test_a_syllable_being_composed_is_kept_when_the_article_is_left(body):
    shown(body, Block(text="한"))
    go_to_end(body)
    compose(body, "국")
    body.commit_preedit()
    assert texts(body) == ["한국"]
    assert not body.composition.is_open


def test_a_change_of_theme_waits_for_the_syllable(theme, body):
    shown(body, Block(text="한", marks=(Mark(0, 1, MarkType.STRONG),)))
    go_to_end(body)
    compose(body, "구")
    theme.use("dark")
    assert body.composition.is_open
    compose(body, "", "국")
    assert texts(body) == ["한국"]


def test_undo_brings_back_type_and_id(qtbot, body):
    shown(body, Block(text="one", block_id="1"))
    qtbot.keyClick(body, Qt.Key.Key_1, ALT)
    body.undo()
    assert body.body == (Block(text="one"),)
    assert body.body[0].block_id == "1"


def test_showing_another_article_leaves_nothing_to_undo(qtbot, body):
    shown(body, Block(text="secret"))
    qtbot.keyClicks(body, "very ")
    shown(body, Block(text="other"))
    body.undo()
    assert texts(body) == ["other"]
