"""Writes a splice into the document, touching no letter that stays: carets and syllables beside it are not disturbed."""

from collections.abc import Sequence
from itertools import takewhile

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from cms.body.model import Block
from cms.body.splice import Splice, is_same
from ui.editor.body.adapter import Spacing, format_of, insert_words, rewrite_words

_KEEP = QTextCursor.MoveMode.KeepAnchor


def write_splice(document: QTextDocument, splice: Splice, spacing: Spacing) -> None:
    """Change *document* as *splice* says; blocks that keep their id are written over, not replaced."""
    removed, added = splice.removed, splice.added
    above = _count_alike(removed, added)
    below = _count_alike(removed[above:][::-1], added[above:][::-1])
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    # From the end to the start, so that the numbers of the blocks above stay what they are.
    for n in range(1, below + 1):
        _write_over(document, splice.end - n, removed[-n], added[-n], spacing)
    first, last = splice.first + above, splice.end - below
    _replace(cursor, first, last, added[above : len(added) - below], spacing)
    for n in range(above):
        _write_over(document, splice.first + n, removed[n], added[n], spacing)
    cursor.endEditBlock()


def _count_alike(one: Sequence[Block], other: Sequence[Block]) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].block_id == pair[1].block_id, pairs))


def _write_over(document: QTextDocument, number: int, old: Block, new: Block, spacing: Spacing) -> None:
    if is_same(old, new):
        return
    found = document.findBlockByNumber(number)
    cursor = QTextCursor(found)
    rewrite_words(cursor, new)
    made = spacing(format_of(new))
    if cursor.blockFormat() != made:
        cursor.setBlockFormat(made)


def _replace(cursor: QTextCursor, first: int, last: int, added: Sequence[Block], spacing: Spacing) -> None:
    """Put *added* in the place of the blocks from number *first* up to but not including *last*."""
    document = cursor.document()
    for block in added:
        if first == 0:
            # Before the first paragraph: what stood there is pushed down with the format it has.
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.setBlockFormat(spacing(format_of(block)))
            cursor.setBlockCharFormat(QTextCharFormat())
        else:
            above = document.findBlockByNumber(first - 1)
            cursor.setPosition(above.position() + above.length() - 1)
            cursor.insertBlock(spacing(format_of(block)), QTextCharFormat())
        insert_words(cursor, block)
        first, last = first + 1, last + 1
    if first < last:
        remove_blocks(cursor, first, last)


def remove_blocks(cursor: QTextCursor, first: int, last: int) -> None:
    """Take out the blocks from number *first* up to but not including *last*; at least one stays."""
    document = cursor.document()
    start, behind = document.findBlockByNumber(first), document.findBlockByNumber(last)
    stays = behind if behind.isValid() else start.previous()
    made, style = stays.blockFormat(), stays.charFormat()
    if behind.isValid():
        cursor.setPosition(start.position())
        cursor.setPosition(behind.position(), _KEEP)
    else:
        cursor.setPosition(start.position() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, _KEEP)
    cursor.removeSelectedText()
    # Of two blocks that become one Qt keeps now the format of the first, now that of the second.
    cursor.setBlockFormat(made)
    cursor.setBlockCharFormat(style)
