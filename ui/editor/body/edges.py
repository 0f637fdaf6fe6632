"""What Backspace and Delete do at the edge of a block, and how a writer gets out of one that holds no words."""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from cms.body.model import BlockType, new_block_id
from ui.editor.body.adapter import (
    DEPTH,
    Spacing,
    block_format,
    block_id_of,
    has_no_words,
    type_of,
)
from ui.editor.body.writing import remove_blocks

_LISTS = (BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM)
# As deep as a list can be read on a telephone.
DEEPEST = 4


def stands_alone(block: QTextBlock) -> bool:
    """Say whether a paragraph of the document is a figure, a card or a divider."""
    return has_no_words(type_of(block.blockFormat()))


def erase_backwards(cursor: QTextCursor, spacing: Spacing) -> bool:
    """Do what Backspace means at the start of a block; say whether it meant anything there.

    A figure is deleted, one above is selected first; a heading or list item becomes plain; an empty paragraph above
    goes, so that the words keep their type and their id.
    """
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    block, above = cursor.block(), cursor.block().previous()
    if stands_alone(block):
        erase_block(cursor, spacing, is_backwards=True)
    elif _is_plain_again(cursor, spacing):
        pass
    elif not above.isValid():
        return False
    elif stands_alone(above):
        if not block.text():
            remove_blocks(cursor, block.blockNumber(), block.blockNumber() + 1)
        cursor.setPosition(above.position())
    elif not above.text():
        remove_blocks(cursor, above.blockNumber(), block.blockNumber())
    else:
        return False
    return True


def erase_forwards(cursor: QTextCursor, spacing: Spacing) -> bool:
    """Do what Delete means at the end of a block; say whether it meant anything there."""
    if cursor.hasSelection() or not cursor.atBlockEnd():
        return False
    block, below = cursor.block(), cursor.block().next()
    if stands_alone(block):
        erase_block(cursor, spacing, is_backwards=False)
    elif not below.isValid():
        return False
    elif not block.text():
        remove_blocks(cursor, block.blockNumber(), below.blockNumber())
    elif stands_alone(below):
        cursor.setPosition(below.position())
    else:
        return False
    return True


def erase_block(cursor: QTextCursor, spacing: Spacing, *, is_backwards: bool) -> None:
    """Take out the whole block the cursor is in, which then stands at the end above or at the start below."""
    block = cursor.block()
    number, count = block.blockNumber(), block.document().blockCount()
    if count == 1:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(spacing(block_format(BlockType.PARAGRAPH, new_block_id())))
        return
    document = block.document()
    remove_blocks(cursor, number, number + 1)
    is_above = number > 0 and (is_backwards or number == count - 1)
    there = document.findBlockByNumber(number - 1 if is_above else number)
    cursor.setPosition(there.position() + (there.length() - 1 if is_above else 0))


def step_below(cursor: QTextCursor, spacing: Spacing) -> bool:
    """From a block that holds no words go on in a paragraph below it; say whether the cursor was in one."""
    if cursor.hasSelection() or not stands_alone(cursor.block()):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock(spacing(block_format(BlockType.PARAGRAPH, new_block_id())), QTextCharFormat())
    return True


def shift_lists(cursor: QTextCursor, by: int, spacing: Spacing) -> bool:
    """Move the selected list items in or out by a level; say whether there were any."""
    block, last = cursor.document().findBlock(cursor.selectionStart()), cursor.selectionEnd()
    has_lists = False
    cursor.beginEditBlock()
    while block.isValid() and block.position() <= last:
        kind, depth = type_of(block.blockFormat()), block.blockFormat().intProperty(DEPTH)
        if kind in _LISTS:
            has_lists = True
            shifted = min(max(depth + by, 0), DEEPEST)
            QTextCursor(block).setBlockFormat(spacing(block_format(kind, block_id_of(block), shifted)))
        block = block.next()
    cursor.endEditBlock()
    return has_lists


def _is_plain_again(cursor: QTextCursor, spacing: Spacing) -> bool:
    """Take a heading, quotation or list item at whose start the cursor stands one step back; say whether it was one."""
    made = cursor.blockFormat()
    kind, depth = type_of(made), made.intProperty(DEPTH)
    if kind is BlockType.PARAGRAPH:
        return False
    if kind not in _LISTS or not depth:
        kind, depth = BlockType.PARAGRAPH, 1
    cursor.setBlockFormat(spacing(block_format(kind, block_id_of(cursor.block()), depth - 1)))
    return True
