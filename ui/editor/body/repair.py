"""Puts right what Qt's own editing leaves behind: two blocks with one id, words beside what holds no words."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from cms.body.model import Block, BlockType, new_block_id
from ui.editor.body.adapter import BLOCK_ID, Spacing, block_format, block_id_of, has_no_words, type_of


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
    nameless = [block.blockNumber() for block in _blocks(document, first, last) if not block_id_of(block)]
    for number in nameless:
        _give_id(document, number)
    return bool(nameless or places)


def give_own_ids(document: QTextDocument, blocks: Sequence[Block]) -> bool:
    """Give every block of *document*, which are *blocks*, an id no other has; say whether one had another's.

    Of two with one id, the first with words in it keeps it.
    """
    owners: dict[str, int] = {}
    homeless: list[int] = []
    for number, block in enumerate(blocks):
        owner = owners.setdefault(block.block_id, number)
        if owner == number:
            continue
        is_handed_on = bool(block.text) and not blocks[owner].text
        owners[block.block_id] = number if is_handed_on else owner
        homeless.append(owner if is_handed_on else number)
    for number in homeless:
        _give_id(document, number)
    return bool(homeless)


def _give_id(document: QTextDocument, number: int) -> None:
    found = document.findBlockByNumber(number)
    made = found.blockFormat()
    made.setProperty(BLOCK_ID, new_block_id())
    QTextCursor(found).setBlockFormat(made)


def _blocks(document: QTextDocument, first: int, last: int) -> Iterator[QTextBlock]:
    block = document.findBlockByNumber(first)
    while block.isValid() and block.blockNumber() <= last:
        yield block
        block = block.next()
