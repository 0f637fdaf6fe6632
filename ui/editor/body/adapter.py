"""The body of an article in a QTextDocument and back, exactly; the only place that counts in UTF-16 units.

The document carries what a block and a mark *mean* as properties of its formats. How that looks is laid over
it by `body_looks`, so that a change of theme or a merged paragraph never changes the text. No HTML goes in or
comes out.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from cms.body.model import (
    WITHOUT_WORDS,
    Block,
    BlockType,
    Body,
    LinkCard,
    Mark,
    MarkType,
    from_json,
    new_block_id,
    to_json,
)
from cms.body.splice import common_start

_FIRST = int(QTextFormat.Property.UserProperty.value)
TYPE, BLOCK_ID, DEPTH = _FIRST + 1, _FIRST + 2, _FIRST + 3
# What a figure and a link card show.
PHOTO, CARD = _FIRST + 4, _FIRST + 5
STRONG, EMPHASIS, LINK = _FIRST + 11, _FIRST + 12, _FIRST + 13
NOTE, INSERTION, DELETION = _FIRST + 14, _FIRST + 15, _FIRST + 16

PROPERTY_OF_MARK = {
    MarkType.STRONG: STRONG,
    MarkType.EMPHASIS: EMPHASIS,
    MarkType.LINK: LINK,
    MarkType.NOTE: NOTE,
    MarkType.INSERTION: INSERTION,
    MarkType.DELETION: DELETION,
}

# Marks that say who made them and when.
_SPEAKING = (MarkType.NOTE, MarkType.INSERTION, MarkType.DELETION)

# Gives a block's format the spacing it is shown with.
Spacing = Callable[[QTextBlockFormat], QTextBlockFormat]


def unspaced(made: QTextBlockFormat) -> QTextBlockFormat:
    """Leave the spacing to Qt, for documents nobody looks at."""
    return made


# A soft break is a newline in a block and U+2028 in a document. The rest would start a new paragraph there,
# or cannot be handed to Qt: each is replaced by one character, so that marks stay where they are.
_INTO_DOCUMENT = {ord(c): "\u2028" for c in "\n\r\v\f\x85\u2029"} | {
    ord("\x00"): "\ufffd",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def fill_document(document: QTextDocument, body: Iterable[Block], spacing: Spacing = unspaced) -> None:
    """Replace the content of *document* by *body*. Qt keeps no undo of its own: see `body_undo`."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    insert_blocks(cursor, tuple(body) or (Block(),), spacing)
    cursor.endEditBlock()
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, body: Body, spacing: Spacing = unspaced) -> None:
    """Write *body* at *cursor*, whose own paragraph takes the first block's type and id."""
    for number, block in enumerate(body):
        made = spacing(format_of(block))
        if number:
            cursor.insertBlock(made, QTextCharFormat())
        else:
            cursor.setBlockFormat(made)
        insert_words(cursor, block)


def insert_words(cursor: QTextCursor, block: Block) -> None:
    """Write the words of *block* with their marks into the paragraph where *cursor* is."""
    for text, style in _runs(block):
        cursor.insertText(text, style)


def rewrite_words(cursor: QTextCursor, block: Block) -> None:
    """Make the words of the paragraph where *cursor* is those of *block*; letters that stay are not touched."""
    found = cursor.block()
    old, new = found.text(), block.text.translate(_INTO_DOCUMENT)
    has_marks = bool(block.marks) or any(_marks(found, old))
    # Half a character, left by whoever cut one in two, is not handed over by Qt: then no place can be told.
    is_whole = utf16_units(old, len(old)) == found.length() - 1
    start = common_start(old, new) if is_whole else 0
    alike = common_start(old[start:][::-1], new[start:][::-1]) if is_whole else 0
    if start + alike < max(len(old), len(new)):
        cursor.setPosition(found.position() + utf16_units(old, start))
        end = found.position() + found.length() - 1 - utf16_units(old[len(old) - alike :], alike)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new[start : len(new) - alike], QTextCharFormat())
    if has_marks:
        cursor.setPosition(cursor.block().position())
        for text, style in _runs(block):
            end = cursor.position() + utf16_units(text, len(text))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(style)
            cursor.setPosition(end)


def format_of(block: Block) -> QTextBlockFormat:
    """Return the format of a paragraph that stands for *block*."""
    made = block_format(block.type, block.block_id, block.depth)
    if block.photo_id:
        made.setProperty(PHOTO, block.photo_id)
    if block.card is not None:
        made.setProperty(CARD, [block.card.href, block.card.title, block.card.description])
    return made


def figure_of(photo_id: str) -> Block:
    """Return a new block that shows a photo of the article."""
    return Block(BlockType.FIGURE, photo_id=photo_id)


def photo_of(made: QTextBlockFormat) -> str:
    """Return the id of the photo a figure shows; empty where there is no figure."""
    return made.stringProperty(PHOTO) if type_of(made) is BlockType.FIGURE else ""


def block_format(kind: BlockType, block_id: str, depth: int = 0) -> QTextBlockFormat:
    """Return the format that makes a paragraph of the document a block of type *kind*."""
    made = QTextBlockFormat()
    made.setProperty(TYPE, kind.value)
    made.setProperty(BLOCK_ID, block_id)
    if depth:
        made.setProperty(DEPTH, depth)
    return made


def mark_format(kind: MarkType, href: str = "") -> QTextCharFormat:
    """Return the format that lays a mark over a stretch of text."""
    made = QTextCharFormat()
    made.setProperty(PROPERTY_OF_MARK[kind], href if kind is MarkType.LINK else True)
    return made


def body_of(document: QTextDocument) -> Body:
    """Return the blocks *document* shows; a single empty paragraph is an empty body."""
    return body_of_blocks(tuple(blocks_between(document, 0, document.blockCount() - 1)))


def body_of_blocks(blocks: tuple[Block, ...]) -> Body:
    """Return *blocks* as a body: no two share an id, and one empty paragraph alone is no text at all."""
    if len(blocks) == 1 and not blocks[0].text and blocks[0].type is BlockType.PARAGRAPH:
        return ()
    if len({block.block_id for block in blocks}) == len(blocks):
        return blocks
    return tuple(_with_own_ids(blocks))


def blocks_between(document: QTextDocument, first: int, last: int) -> Iterator[Block]:
    """Read the blocks from number *first* to number *last*, both included."""
    found = document.findBlockByNumber(first)
    while found.isValid() and found.blockNumber() <= last:
        yield read_block(found)
        found = found.next()


def read_block(found: QTextBlock) -> Block:
    """Return the block a paragraph of the document stands for; a divider with words in it is a paragraph."""
    text = found.text()
    made = found.blockFormat()
    kind = type_of(made)
    if has_no_words(kind) and text:
        kind = BlockType.PARAGRAPH
    return Block(
        type=kind,
        text=text.replace("\u2028", "\n"),
        marks=_marks(found, text),
        depth=made.intProperty(DEPTH),
        photo_id=photo_of(made) if has_no_words(kind) else "",
        card=card_of(made) if has_no_words(kind) else None,
        block_id=block_id_of(found) or new_block_id(),
    )


def type_of(made: QTextBlockFormat) -> BlockType:
    """Return what the paragraph is; one that nobody said anything of is a paragraph."""
    return BlockType(made.stringProperty(TYPE) or BlockType.PARAGRAPH)


def card_of(made: QTextBlockFormat) -> LinkCard | None:
    """Return the link card an embed shows."""
    stored = made.property(CARD) if type_of(made) is BlockType.EMBED else None
    return LinkCard(*stored) if stored else None


def has_no_words(kind: BlockType) -> bool:
    """Say whether a block of this type stands for itself, and words written there belong beside it."""
    return kind in WITHOUT_WORDS


def block_id_of(found: QTextBlock) -> str:
    """Return the id a paragraph was given, or an empty text."""
    return found.blockFormat().stringProperty(BLOCK_ID)


def code_points(text: str, units: int) -> int:
    """Return how many characters of *text* the first *units* UTF-16 units of it are."""
    if is_plain(text):
        return min(units, len(text))
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore"))


def utf16_units(text: str, characters: int) -> int:
    """Return how many UTF-16 units the first *characters* of *text* take."""
    return len(text[:characters].encode("utf-16-le")) // 2


def is_plain(text: str) -> bool:
    """Say whether each character of *text* is one UTF-16 unit."""
    return text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)


def _runs(block: Block) -> Iterator[tuple[str, QTextCharFormat]]:
    """Cut the text of *block* wherever a mark begins or ends."""
    text = block.text.translate(_INTO_DOCUMENT)
    cuts = sorted({0, len(text), *(m.start for m in block.marks), *(m.end for m in block.marks)})
    for start, end in pairwise(cuts):
        over = [mark for mark in block.marks if mark.start <= start and end <= mark.end]
        yield text[start:end], _format_of_marks(over)


def _format_of_marks(over: Sequence[Mark]) -> QTextCharFormat:
    """Return the format of letters over which these marks lie; of a suggestion or note it holds what it says."""
    style = QTextCharFormat()
    for mark in over:
        if mark.type not in _SPEAKING:
            style.merge(mark_format(mark.type, mark.href))
    for kind in _SPEAKING:
        if said := tuple(mark.over(0, 1) for mark in over if mark.type is kind):
            style.setProperty(PROPERTY_OF_MARK[kind], _written(said))
    return style


@lru_cache(maxsize=1_024)
def _written(marks: tuple[Mark, ...]) -> str:
    """Return in the body's own JSON what notes and suggestions say."""
    return json.dumps(to_json((Block(text=" ", marks=marks),)))


@lru_cache(maxsize=1_024)
def _marks_written(stored: str) -> tuple[Mark, ...]:
    return from_json(json.loads(stored))[0].marks


def _marks(found: QTextBlock, text: str) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for run in found.textFormats():
        start, end = code_points(text, run.start), code_points(text, run.start + run.length)
        for mark in _marks_of_run(run.format, start, min(end, len(text))):
            _add_or_lengthen(marks, mark)
    return tuple(sorted(marks))


def _marks_of_run(style: QTextCharFormat, start: int, end: int) -> Iterator[Mark]:
    if start >= end:
        return
    if style.boolProperty(STRONG):
        yield Mark(start, end, MarkType.STRONG)
    if style.boolProperty(EMPHASIS):
        yield Mark(start, end, MarkType.EMPHASIS)
    if href := style.stringProperty(LINK):
        yield Mark(start, end, MarkType.LINK, href)
    for kind in _SPEAKING:
        if stored := style.stringProperty(PROPERTY_OF_MARK[kind]):
            yield from (mark.over(start, end) for mark in _marks_written(stored))


def _add_or_lengthen(marks: list[Mark], mark: Mark) -> None:
    for number, before in enumerate(marks):
        if before.end == mark.start and before.over(mark.start, mark.end) == mark:
            marks[number] = before.over(before.start, mark.end)
            return
    marks.append(mark)


def _with_own_ids(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give the later of two blocks with one id another, the same each time the same document is read."""
    taken: set[str] = set()
    for block in blocks:
        block_id, copy = block.block_id, 1
        while block_id in taken:
            copy += 1
            block_id = f"{block.block_id}-{copy}"
        taken.add(block_id)
        yield replace(block, block_id=block_id)
