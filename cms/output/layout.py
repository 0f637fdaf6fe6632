"""The body of an article laid out for a page: passages with marked stretches, nested lists, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from cms.body.model import BlockType, MarkType
from cms.domain.edition import PublishedBlock, PublishedMark, PublishedPhoto
from cms.output.addresses import safe_link

_LIST_TYPES = frozenset({BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM})
_DEEPEST_LIST = 5  # no page shows more levels; a body from elsewhere may claim any number


@dataclass(frozen=True, slots=True)
class Span:
    """Text set in one way."""

    text: str
    is_strong: bool
    is_emphasis: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Spans that lead to one place; *href* is empty for plain text."""

    href: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, subheading, quotation or divider."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with the lists under it."""

    runs: tuple[Run, ...]
    lists: tuple["Listing", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries of one list."""

    is_numbered: bool
    entries: tuple[Entry, ...]
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph between the passages; the first of an article leads it."""

    photo: PublishedPhoto
    is_lead: bool
    kind: Literal["figure"] = "figure"

    @property
    def caption_and_credit(self) -> tuple[str, str]:
        """The printed line in two parts, so that a browser does not break the credit at its equals sign."""
        printed, credit = self.photo.printed, self.photo.credit_line
        if not credit or not printed.endswith(credit):
            return printed, ""
        before = printed.removesuffix(credit)
        mark = before.rpartition(" ")[2]
        return before.removesuffix(mark), mark + credit


Piece = Passage | Listing | Figure


def lay_out(blocks: Sequence[PublishedBlock], photos: Sequence[PublishedPhoto]) -> tuple[Piece, ...]:
    """Return the pieces of the page in reading order.

    The first photograph stands above the text, the others are spread evenly through it, never between a
    subheading and the passage it announces.
    """
    text = _pieces(blocks)
    figures = [
        Figure(photo, is_lead=number == 0)
        for number, photo in enumerate(sorted(photos, key=lambda photo: photo.position))
    ]
    pieces: list[Piece] = []
    placed = 0
    for number, piece in enumerate(text):
        if not (number and text[number - 1].kind == BlockType.SUBHEADING):
            due = number * len(figures) // len(text) + 1
            pieces += figures[placed:due]
            placed = max(placed, due)
        pieces.append(piece)
    return (*pieces, *figures[placed:])


def runs_of(block: PublishedBlock) -> tuple[Run, ...]:
    """Return the text of *block* cut where its marks begin and end; a harmful link becomes plain text."""
    cuts = {0, len(block.text)}
    for mark in block.marks:
        cuts |= {min(max(mark.start, 0), len(block.text)), min(max(mark.end, 0), len(block.text))}
    edges = sorted(cuts)
    stretches = [(_link_at(block.marks, start), _span(block, start, end)) for start, end in pairwise(edges)]
    return tuple(
        Run(safe_link(link.href) if link else "", tuple(span for _, span in together))
        for link, together in groupby(stretches, key=lambda stretch: stretch[0])
    )


def _pieces(blocks: Sequence[PublishedBlock]) -> list[Passage | Listing]:
    pieces: list[Passage | Listing] = []
    for is_list, together in groupby(blocks, key=lambda block: block.type in _LIST_TYPES):
        if is_list:
            pieces += _listings(list(together))
        else:
            pieces += [
                Passage(block.type, runs_of(block))
                for block in together
                if block.type not in (BlockType.FIGURE, BlockType.EMBED)
                and (block.text.strip() or block.type is BlockType.DIVIDER)
            ]
    return pieces


def _listings(rows: Sequence[PublishedBlock]) -> tuple[Listing, ...]:
    """Return *rows* as lists, the deeper ones inside the entry above them."""
    level = min(_depth(row) for row in rows)
    starts = [0, *(n for n, row in enumerate(rows) if n and _depth(row) == level)]
    chunks = [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    return tuple(
        Listing(
            is_numbered,
            tuple(Entry(runs_of(chunk[0]), _listings(chunk[1:]) if chunk[1:] else ()) for chunk in together),
        )
        for is_numbered, together in groupby(
            chunks, key=lambda chunk: chunk[0].type is BlockType.NUMBERED_ITEM
        )
    )


def _depth(row: PublishedBlock) -> int:
    return min(max(row.depth, 0), _DEEPEST_LIST)


def _span(block: PublishedBlock, start: int, end: int) -> Span:
    kinds = {mark.kind for mark in block.marks if mark.start <= start < mark.end}
    return Span(block.text[start:end], MarkType.STRONG in kinds, MarkType.EMPHASIS in kinds)


def _link_at(marks: Sequence[PublishedMark], place: int) -> PublishedMark | None:
    return next(
        (mark for mark in marks if mark.kind is MarkType.LINK and mark.start <= place < mark.end), None
    )
