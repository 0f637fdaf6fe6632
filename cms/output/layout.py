"""The body of an article laid out for a page: passages with marked stretches, nested lists, pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal
from urllib.parse import urlsplit

from cms.body.links import is_web
from cms.body.model import WITHOUT_WORDS, BlockType, LinkCard, MarkType
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


@dataclass(frozen=True, slots=True)
class Card:
    """A link card: what the page behind it is, in words; nothing of that page is loaded."""

    href: str
    title: str
    description: str
    host: str
    kind: Literal["card"] = "card"


Piece = Passage | Listing | Figure | Card


def lay_out(blocks: Sequence[PublishedBlock], photos: Sequence[PublishedPhoto]) -> tuple[Piece, ...]:
    """Return the pieces of the page in reading order.

    A photograph stands where the text has its figure. Of the others the first stands above the text, the rest are
    spread evenly through it, never between a subheading and the passage it announces.
    """
    text = _pieces(blocks, photos)
    placed = {piece.photo.photo_id for piece in text if isinstance(piece, Figure)}
    others = [
        Figure(photo, is_lead=False)
        for photo in sorted(photos, key=lambda photo: photo.position)
        if photo.photo_id not in placed
    ]
    pieces: list[Piece] = []
    spread = 0
    for number, piece in enumerate(text):
        if not (number and text[number - 1].kind == BlockType.SUBHEADING):
            due = number * len(others) // len(text) + 1
            pieces += others[spread:due]
            spread = max(spread, due)
        pieces.append(piece)
    pieces += others[spread:]
    if pieces and isinstance(pieces[0], Figure):
        pieces[0] = replace(pieces[0], is_lead=True)
    return tuple(pieces)


def placed_photos(
    blocks: Sequence[PublishedBlock], photos: Iterable[PublishedPhoto]
) -> dict[int, PublishedPhoto]:
    """Return the photographs the text has figures of, by the number of the block; each stands once."""
    left = {photo.photo_id: photo for photo in photos}
    return {
        number: left.pop(block.photo_id)
        for number, block in enumerate(blocks)
        if block.type is BlockType.FIGURE and block.photo_id in left
    }


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


def _pieces(blocks: Sequence[PublishedBlock], photos: Iterable[PublishedPhoto]) -> list[Piece]:
    placed = placed_photos(blocks, photos)
    pieces: list[Piece] = []
    for is_list, together in groupby(enumerate(blocks), key=lambda numbered: numbered[1].type in _LIST_TYPES):
        if is_list:
            pieces += _listings([block for _, block in together])
        else:
            pieces += [
                piece
                for number, block in together
                if (piece := _piece(block, placed.get(number))) is not None
            ]
    return pieces


def _piece(block: PublishedBlock, photo: PublishedPhoto | None) -> Piece | None:
    """Return what *block* is on the page; None for what says nothing, like a figure whose photo was taken out."""
    if photo is not None:
        return Figure(photo, is_lead=False)
    if block.type is BlockType.EMBED and block.card is not None:
        return _card(block.card)
    if block.type is BlockType.DIVIDER:
        return Passage(block.type, runs_of(block))
    if not block.text.strip():
        return None
    kind = BlockType.PARAGRAPH if block.type in WITHOUT_WORDS else block.type
    return Passage(kind, runs_of(block))


def _card(card: LinkCard) -> Card | None:
    href = safe_link(card.href)
    if not is_web(href):
        return None
    host = urlsplit(href).hostname or ""
    title = " ".join(card.title.split())
    return Card(href, title or host, " ".join(card.description.split()), host if title else "")


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
