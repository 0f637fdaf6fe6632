"""What a body from outside must be before anything is done with it: the schema in full, with its sizes."""

from collections.abc import Iterator

from cms.body.links import is_allowed, is_web
from cms.body.model import WITHOUT_WORDS, Block, BlockType, Body, BodyError, Mark, MarkType

DEEPEST = 8
MOST_BLOCKS = 20_000
# About 200,000 English words.
LONGEST_BODY = 1_500_000
LONGEST_LINK = 2_000
LONGEST_ID = 64


def check(body: Body) -> Body:
    """Return *body*, or raise BodyError naming the first block that is not as it must be."""
    if len(body) > MOST_BLOCKS:
        raise BodyError(f"The body has {len(body)} blocks; {MOST_BLOCKS} are the most.")
    if (length := sum(len(block.text) for block in body)) > LONGEST_BODY:
        raise BodyError(f"The body has {length} characters; {LONGEST_BODY} are the most.")
    seen: set[str] = set()
    for number, block in enumerate(body, start=1):
        for fault in _faults(block, seen):
            raise BodyError(f"Block {number}: {fault}")
        seen.add(block.block_id)
    return body


def _faults(block: Block, seen: set[str]) -> Iterator[str]:
    """Yield what is wrong with *block*, in words."""
    if not 0 < len(block.block_id) <= LONGEST_ID:
        yield f"its id has to have 1 to {LONGEST_ID} characters."
    if block.block_id in seen:
        yield f"the id {block.block_id!r} belongs to an earlier block."
    if type(block.depth) is not int or not 0 <= block.depth <= DEEPEST:
        yield f"its depth {block.depth!r} is not one from 0 to {DEEPEST}."
    if block.text and block.type in WITHOUT_WORDS:
        yield f"a {block.type} holds no words."
    yield from _faults_of_object(block)
    for mark in block.marks:
        yield from _faults_of_mark(mark)


def _faults_of_object(block: Block) -> Iterator[str]:
    if (block.type is BlockType.FIGURE) != (0 < len(block.photo_id) <= LONGEST_ID):
        yield "a figure, and nothing else, names its photo."
    if (block.type is BlockType.EMBED) != (block.card is not None):
        yield "an embed, and nothing else, has a card."
    if block.card is not None and not (is_web(block.card.href) and len(block.card.href) <= LONGEST_LINK):
        yield f"its card leads to {block.card.href[:80]!r}, which is no address on the web."


def _faults_of_mark(mark: Mark) -> Iterator[str]:
    if (mark.type is MarkType.LINK) != bool(mark.href):
        yield "a link, and nothing else, leads somewhere."
    elif mark.href and not (is_allowed(mark.href) and len(mark.href) <= LONGEST_LINK):
        yield f"a link leads to {mark.href[:80]!r}, which is neither a web nor a mail address."
