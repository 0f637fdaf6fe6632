"""What a writer does to the body beyond typing: mark words, turn and break paragraphs, paste."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from cms.body.model import (
    WITHOUT_WORDS,
    Block,
    BlockType,
    Body,
    MarkType,
    body_from_text,
    clean_text,
    new_block_id,
)
from ui.editor.body.adapter import (
    DELETION,
    DEPTH,
    INSERTION,
    LINK,
    NOTE,
    PROPERTY_OF_MARK,
    Spacing,
    block_format,
    code_points,
    format_of,
    has_no_words,
    insert_blocks,
    insert_words,
    mark_format,
    read_block,
    type_of,
)

# Marks that are about these very words, and do not grow with what is written behind them.
_ENDING = (LINK, NOTE, INSERTION, DELETION)
# What Enter makes after a block of this type; the others go on as they are.
_AFTER = {
    BlockType.SUBHEADING: BlockType.PARAGRAPH,
    BlockType.PULL_QUOTE: BlockType.PARAGRAPH,
    **dict.fromkeys(WITHOUT_WORDS, BlockType.PARAGRAPH),
}


def toggle_type(cursor: QTextCursor, kind: BlockType, spacing: Spacing) -> None:
    """Make the selected paragraphs *kind*, or plain paragraphs again if they all are."""
    chosen = [block for block in _blocks_of(cursor) if not has_no_words(type_of(block.blockFormat()))]
    if all(type_of(block.blockFormat()) is kind for block in chosen):
        kind = BlockType.PARAGRAPH
    cursor.beginEditBlock()
    for block in chosen:
        _set_type(QTextCursor(block), kind, spacing)
    cursor.endEditBlock()


def has_mark(cursor: QTextCursor, kind: MarkType) -> bool:
    """Say whether all selected words carry the mark, or without a selection those about to be typed."""
    if not cursor.hasSelection():
        return bool(cursor.charFormat().property(PROPERTY_OF_MARK[kind]))
    marked = [mark for block in selected_body(cursor) for mark in block.marks if mark.type is kind]
    words = sum(len(block.text) for block in selected_body(cursor))
    return words > 0 and sum(mark.end - mark.start for mark in marked) == words


def toggled_format(cursor: QTextCursor, kind: MarkType) -> QTextCharFormat:
    """Return the format that gives the mark, or takes it away if it is there already."""
    style = mark_format(kind)
    if has_mark(cursor, kind):
        style.setProperty(PROPERTY_OF_MARK[kind], False)  # noqa: FBT003 - Qt's signature
    return style


def set_link(cursor: QTextCursor, href: str) -> None:
    """Let the selected words lead to *href*; an empty one takes the link away."""
    cursor.mergeCharFormat(mark_format(MarkType.LINK, href))


def link_at(cursor: QTextCursor) -> str:
    """Return the address the words at the cursor lead to."""
    return cursor.charFormat().stringProperty(LINK)


def select_link_or_word(cursor: QTextCursor) -> None:
    """Select the whole link the cursor is in, or else the word, so that a link can be given to something."""
    if cursor.hasSelection():
        return
    if not (href := link_at(cursor)):
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return
    block = cursor.block()
    for run in _runs_of_link(block, href):
        start, end = block.position() + run[0], block.position() + run[1]
        if start <= cursor.position() <= end:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            return


def marks_that_end(cursor: QTextCursor) -> list[int]:
    """Return the properties of the marks that what is typed at the cursor must not have.

    They are those of links, notes and insertions that end there, and of deletions in any case.
    """
    style = cursor.charFormat()
    if cursor.hasSelection() or not any(style.hasProperty(mark) for mark in _ENDING):
        return []
    goes_on = set()
    if not cursor.atBlockEnd():
        after = QTextCursor(cursor)
        after.setPosition(cursor.position() + 1)
        behind = after.charFormat()
        goes_on = {mark for mark in _ENDING if behind.property(mark) == style.property(mark)}
    return [mark for mark in _ENDING if style.hasProperty(mark) and (mark not in goes_on or mark == DELETION)]


def break_paragraph(cursor: QTextCursor, spacing: Spacing) -> None:
    """Begin a paragraph as Enter does: the words keep their block's id, an empty list item ends the list."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    made = cursor.blockFormat()
    kind = type_of(made)
    text = cursor.block().text()
    if not text and kind is not BlockType.PARAGRAPH and not has_no_words(kind):
        _set_type(cursor, BlockType.PARAGRAPH, spacing)
    elif cursor.atBlockStart() and text:
        cursor.insertBlock(made, QTextCharFormat())
        above = QTextCursor(cursor.block().previous())
        above.setBlockFormat(spacing(block_format(kind, new_block_id(), made.intProperty(DEPTH))))
    else:
        after = _AFTER.get(kind, kind) if cursor.atBlockEnd() else kind
        below = block_format(after, new_block_id(), made.intProperty(DEPTH) if after is kind else 0)
        cursor.insertBlock(spacing(below), QTextCharFormat())
    cursor.endEditBlock()


def move_by_paragraph(cursor: QTextCursor, mode: QTextCursor.MoveMode, *, is_down: bool) -> None:
    """Go to the start of the next paragraph, or of this one or the one before; past the last one, to its end."""
    if is_down:
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock, mode):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, mode)
    elif cursor.atBlockStart():
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock, mode)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, mode)


def paste_text(cursor: QTextCursor, text: str, spacing: Spacing) -> None:
    """Write plain text at the cursor: one line goes into the paragraph, more become paragraphs."""
    line = clean_text(text).strip("\n")
    body = body_from_text(text) if "\n" in line else (Block(text=line.replace("\t", " ")),)
    paste_body(cursor, body, spacing)


def paste_body(cursor: QTextCursor, body: Body, spacing: Spacing) -> None:
    """Write *body* at the cursor; its first block joins the paragraph there, unless that one is empty."""
    if not body:
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    fresh = tuple(replace(block, block_id=new_block_id()) for block in body)
    is_alone = has_no_words(fresh[0].type)
    if not cursor.block().text() and (len(fresh) > 1 or is_alone):
        insert_blocks(cursor, fresh, spacing)
    elif is_alone:
        cursor.insertBlock(spacing(format_of(fresh[0])), QTextCharFormat())
        insert_blocks(cursor, fresh, spacing)
    else:
        insert_words(cursor, fresh[0])
        for block in fresh[1:]:
            cursor.insertBlock(spacing(format_of(block)), QTextCharFormat())
            insert_words(cursor, block)
    cursor.endEditBlock()


def selected_body(cursor: QTextCursor) -> Body:
    """Return the selected part of the body."""
    return tuple(_cut(block, cursor) for block in _blocks_of(cursor)) if cursor.hasSelection() else ()


def _cut(found: QTextBlock, cursor: QTextCursor) -> Block:
    """Return of a paragraph only what the selection covers."""
    block, text = read_block(found), found.text()
    start = code_points(text, max(cursor.selectionStart() - found.position(), 0))
    end = code_points(text, min(cursor.selectionEnd() - found.position(), found.length() - 1))
    kept = (
        mark.over(max(mark.start, start) - start, min(mark.end, end) - start)
        for mark in block.marks
        if max(mark.start, start) < min(mark.end, end)
    )
    return replace(block, text=block.text[start:end], marks=tuple(kept))


def _blocks_of(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        yield block
        block = block.next()


def _set_type(cursor: QTextCursor, kind: BlockType, spacing: Spacing) -> None:
    block_id = read_block(cursor.block()).block_id
    cursor.setBlockFormat(spacing(block_format(kind, block_id)))


def _runs_of_link(block: QTextBlock, href: str) -> list[tuple[int, int]]:
    """Return where in *block*, in UTF-16 units, words lead to *href*; runs that touch are one."""
    runs: list[tuple[int, int]] = []
    for run in block.textFormats():
        if run.format.stringProperty(LINK) != href:
            continue
        if runs and runs[-1][1] == run.start:
            runs[-1] = (runs[-1][0], run.start + run.length)
        else:
            runs.append((run.start, run.start + run.length))
    return runs
