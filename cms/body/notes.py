"""Where a review note stands in the text, and where it stood: found again by its words when its mark is gone."""

import uuid
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cms.body.model import Block, Body, Mark, MarkType

# So much of the text before and after a note is kept to find its place again.
CONTEXT = 32
# Stands between the paragraphs of a quote; no text of a block holds it.
PARAGRAPH = "\u2029"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words a note was written to, with those around them, and where they were.

    Words of several paragraphs stand in *quote* with `PARAGRAPH` between them; *block_id* and *start* are of the first.
    """

    block_id: str
    start: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one block, counted in code points."""

    block_id: str
    start: int
    end: int


def new_thread_id() -> str:
    """Return an id no other thread of notes has."""
    return uuid.uuid4().hex


def anchor_of(body: Body, *places: Place) -> Anchor:
    """Return what finds *places* again, each a stretch of another block; KeyError if *body* has no such stretches."""
    texts = {block.block_id: block.text for block in body}
    if not places:
        raise KeyError("")
    for place in places:
        if not 0 <= place.start < place.end <= len(texts[place.block_id]):
            raise KeyError(place.block_id)
    first, last = places[0], places[-1]
    quote = PARAGRAPH.join(texts[place.block_id][place.start : place.end] for place in places)
    prefix = texts[first.block_id][max(first.start - CONTEXT, 0) : first.start]
    suffix = texts[last.block_id][last.end : last.end + CONTEXT]
    return Anchor(first.block_id, first.start, quote, prefix, suffix)


def places_of(body: Body, thread_id: str) -> tuple[Place, ...]:
    """Return where the marks of a thread lie; more than one if its words were parted."""
    return tuple(
        Place(block.block_id, mark.start, mark.end)
        for block in body
        for mark in block.marks
        if mark.type is MarkType.NOTE and mark.thread_id == thread_id
    )


def find_again(body: Body, anchor: Anchor) -> Place | None:
    """Return where the words of *anchor* are now; None if they are gone, and the note is an orphan.

    In their own block they are known by themselves, elsewhere only together with what stood before or after them.
    """
    found = [
        (_likeness(block, at, anchor), block.block_id == anchor.block_id, -abs(at - anchor.start), block, at)
        for block in body
        for at in _occurrences(block.text, anchor.quote)
    ]
    sure = [one for one in found if one[1] or one[0] >= _enough(anchor)]
    if not sure:
        return None
    *_, block, at = max(sure, key=lambda one: one[:3])
    return Place(block.block_id, at, at + len(anchor.quote))


def find_all_again(body: Body, anchor: Anchor) -> tuple[Place, ...]:
    """Return where the words of *anchor* are now, paragraph by paragraph; of several paragraphs whichever are left."""
    words = anchor.quote.split(PARAGRAPH)
    if len(words) == 1:
        place = find_again(body, anchor)
        return () if place is None else (place,)
    parts = [replace(anchor, quote=quote, prefix="", suffix="", block_id="") for quote in words]
    parts[0] = replace(parts[0], block_id=anchor.block_id, prefix=anchor.prefix)
    parts[-1] = replace(parts[-1], suffix=anchor.suffix)
    together = _together(body, words)
    return together or tuple(place for part in parts if (place := _only_place(body, part)) is not None)


def _together(body: Body, words: Sequence[str]) -> tuple[Place, ...]:
    """Return where *words* stand as they did: to the end of a paragraph, in whole ones, and from the start of one."""
    blocks = [block for block in body if block.text.strip()]
    for first in range(len(blocks) - len(words) + 1):
        run = blocks[first : first + len(words)]
        texts = [block.text.strip() for block in run]
        if (
            texts[0].endswith(words[0])
            and texts[-1].startswith(words[-1])
            and texts[1:-1] == list(words[1:-1])
        ):
            starts = [block.text.find(part) for block, part in zip(run, words, strict=True)]
            starts[0] = run[0].text.rstrip().rfind(words[0])
            return tuple(
                Place(block.block_id, at, at + len(part))
                for block, at, part in zip(run, starts, words, strict=True)
            )
    return ()


def _only_place(body: Body, part: Anchor) -> Place | None:
    """Return where one paragraph's words are, if there is no doubt: in their own block, or once and long enough."""
    found = [(block, at) for block in body for at in _occurrences(block.text, part.quote)]
    if len(found) != 1:
        return None
    block, at = found[0]
    is_sure = block.block_id == part.block_id or len(part.quote) >= CONTEXT // 2
    return Place(block.block_id, at, at + len(part.quote)) if is_sure else None


def with_notes(body: Body, anchors: Mapping[str, Anchor]) -> tuple[Body, frozenset[str]]:
    """Return *body* with a mark for every thread that has none yet, and the threads whose words are gone.

    *anchors* are by thread id. Marks of threads that are not among them are taken off: they were settled.
    """
    kept = without_strangers(body, anchors)
    orphans: set[str] = set()
    for thread_id, anchor in anchors.items():
        if places_of(kept, thread_id):
            continue
        places = find_all_again(kept, anchor)
        if not places:
            orphans.add(thread_id)
        for place in places:
            kept = _marked(kept, place, thread_id)
    return kept, frozenset(orphans)


def threads_in(body: Body) -> tuple[str, ...]:
    """Return the threads whose marks lie in *body*, in reading order."""
    found = (
        mark.thread_id
        for block in body
        for mark in block.marks  # in order
        if mark.type is MarkType.NOTE
    )
    return tuple(dict.fromkeys(found))


def thread_at(body: Body, block_id: str, offset: int) -> str:
    """Return the thread that stands at a place, of several the one with the fewest words; empty if there is none."""
    here = [
        (mark.end - mark.start, mark.thread_id)
        for block in body
        if block.block_id == block_id
        for mark in block.marks
        if mark.type is MarkType.NOTE and mark.start <= offset < mark.end
    ]
    return min(here)[1] if here else ""


def without_strangers(body: Body, known: Container[str]) -> Body:
    """Return *body* without the marks of threads that are not *known*: they came with words of another article."""
    return tuple(_without_other_notes(block, known) for block in body)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _likeness(block: Block, at: int, anchor: Anchor) -> int:
    """Return how many letters around the words are those that stood there."""
    before, after = block.text[:at], block.text[at + len(anchor.quote) :]
    return _alike(before[::-1], anchor.prefix[::-1]) + _alike(after, anchor.suffix)


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _enough(anchor: Anchor) -> int:
    return max(min(len(anchor.prefix), len(anchor.suffix), CONTEXT // 2), 1)


def _without_other_notes(block: Block, known: Container[str]) -> Block:
    if not block.marks:
        return block
    kept = tuple(mark for mark in block.marks if mark.type is not MarkType.NOTE or mark.thread_id in known)
    return block if len(kept) == len(block.marks) else replace(block, marks=kept)


def _marked(body: Body, place: Place, thread_id: str) -> Body:
    mark = Mark(place.start, place.end, MarkType.NOTE, thread_id=thread_id)
    return tuple(
        replace(block, marks=(*block.marks, mark)) if block.block_id == place.block_id else block
        for block in body
    )
