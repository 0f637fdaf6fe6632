"""Puts right what Qt's own editing leaves behind: two blocks with one id, words beside what holds no words."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from cms.body.model import BlockType, new_block_id
from ui.editor.body_adapter import BLOCK_ID, Spacing, block_format, block_id_of, has_no_words, type_of


def repair(document: QTextDocument, first: int, last: int, swallowed: str, spacing: Spacing) -> bool:
    """Repair the blocks from number *first* to *last*; say whether anything was amiss.

    *swallowed* is the block at which the selection began that was written over: if it held no words, it is gone.
    """
    with_words = [
        block
        for block in _blocks(document, first, last)
        if has_no_words(type_of(block.blockFormat())) and block.text()
    ]
    places = [(block.position(), block_id_of(block) == swallowed) for block in with_words]
    for position, is_gone in reversed(places):
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        if not is_gone:
            cursor.insertBlock(cursor.blockFormat(), QTextCharFormat())
        cursor.setBlockFormat(spacing(block_format(BlockType.PARAGRAPH, new_block_id())))
    return _give_own_ids(document) or bool(places)


def _give_own_ids(document: QTextDocument) -> bool:
    """Give every block an id no other has; of two with one id, the first with words in it keeps it."""
    owners: dict[str, int] = {}
    homeless: list[int] = []
    block = document.begin()
    while block.isValid():
        block_id, number = block_id_of(block), block.blockNumber()
        if not block_id:
            homeless.append(number)
        elif block_id not in owners:
            owners[block_id] = number
        elif block.text() and not document.findBlockByNumber(owners[block_id]).text():
            homeless.append(owners[block_id])
            owners[block_id] = number
        else:
            homeless.append(number)
        block = block.next()
    for number in homeless:
        found = document.findBlockByNumber(number)
        made = found.blockFormat()
        made.setProperty(BLOCK_ID, new_block_id())
        QTextCursor(found).setBlockFormat(made)
    return bool(homeless)


def _blocks(document: QTextDocument, first: int, last: int) -> Iterator[QTextBlock]:
    block = document.findBlockByNumber(first)
    while block.isValid() and block.blockNumber() <= last:
        yield block
        block = block.next()
