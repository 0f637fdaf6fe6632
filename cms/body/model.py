"""The body of an article: a flat list of blocks with marked stretches, and its JSON form."""

import json
import re
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

# What a body without figures, link cards, notes and suggestions is stored in: programs before 0.2 read nothing else.
FIRST_SCHEMA = 1
SCHEMA_VERSION = 2


class BodyError(ValueError):
    """The stored or given body does not follow the schema."""


class BlockType(StrEnum):
    """What a block is to the reader."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    PULL_QUOTE = "pull_quote"
    LIST_ITEM = "list_item"
    NUMBERED_ITEM = "numbered_item"
    DIVIDER = "divider"
    FIGURE = "figure"
    EMBED = "embed"


class MarkType(StrEnum):
    """What sets a stretch of words apart."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    NOTE = "note"
    INSERTION = "insertion"
    DELETION = "deletion"


# These stand for themselves: they hold no words.
WITHOUT_WORDS = frozenset({BlockType.DIVIDER, BlockType.FIGURE, BlockType.EMBED})
SUGGESTIONS = frozenset({MarkType.INSERTION, MarkType.DELETION})
_NEW_BLOCKS = frozenset({BlockType.FIGURE, BlockType.EMBED})
_NEW_MARKS = SUGGESTIONS | {MarkType.NOTE}


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """Who suggested a change, by login, and when; all its insertions and deletions share the id."""

    suggestion_id: str
    author: str
    suggested_at: datetime

    def __post_init__(self) -> None:
        if not self.suggestion_id or self.suggested_at.utcoffset() is None:
            raise BodyError("A suggestion has an id, and its time has a zone.")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a block's text, from *start* up to but not including *end*, counted in code points.

    A link has an *href*, a note the *thread_id* of its thread, an insertion or deletion its *suggestion*.
    """

    start: int
    end: int
    type: MarkType
    href: str = ""
    thread_id: str = ""
    suggestion: Suggestion | None = None

    def __post_init__(self) -> None:
        if (self.type is MarkType.NOTE) != bool(self.thread_id):
            raise BodyError("A note, and nothing else, has the id of its thread.")
        if (self.type in SUGGESTIONS) != (self.suggestion is not None):
            raise BodyError("An insertion or deletion, and nothing else, belongs to a suggestion.")

    def over(self, start: int, end: int) -> "Mark":
        """Return the same mark over another stretch; over (0, 1) it tells what kind of mark it is."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What a link card shows of the page it leads to; nothing of that page is ever loaded."""

    href: str
    title: str = ""
    description: str = ""


def new_block_id() -> str:
    """Return an id no other block of any article has."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, quotation or list item; *depth* counts list levels from 0.

    A figure shows the photo of the article with *photo_id*, which stays when photos are reordered, reworded and
    carried elsewhere; an embed shows its *card*. Neither holds words.
    """

    type: BlockType = BlockType.PARAGRAPH
    text: str = ""
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    block_id: str = field(default_factory=new_block_id, compare=False)
    photo_id: str = ""
    card: LinkCard | None = None

    def __post_init__(self) -> None:
        # In order, so that blocks that read alike are equal however their marks were made.
        object.__setattr__(self, "marks", tuple(sorted(self.marks)))
        for mark in self.marks:
            if not 0 <= mark.start < mark.end <= len(self.text):
                raise BodyError(
                    f"A mark runs from {mark.start} to {mark.end} in a block of {len(self.text)}."
                )


Body = tuple[Block, ...]


def body_from_text(text: str) -> Body:
    """Return a paragraph for each non-empty line of *text*; what stands between them is only white space."""
    lines = (line.strip() for line in clean_text(text).split("\n"))
    return tuple(Block(text=line) for line in lines if line)


# Control codes and halves of characters (the categories Cc and Cs), but for line ends and tabs.
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return *text* composed (NFC: macOS hands over decomposed Hangul), with plain line ends and no control codes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return unicodedata.normalize("NFC", _UNPRINTED.sub("", text))


def plain_text(body: Iterable[Block]) -> str:
    """Return the words of *body*, blocks parted by an empty line; what was only suggested is not there yet."""
    return "\n\n".join(text for block in body if (text := accepted_text(block)))


def accepted_text(block: Block) -> str:
    """Return the words of *block* without suggested insertions, and with what is suggested for deletion."""
    if not block.marks:
        return block.text
    inserted = [mark for mark in block.marks if mark.type is MarkType.INSERTION]
    if not inserted:
        return block.text
    letters = enumerate(block.text)
    return "".join(c for n, c in letters if not any(mark.start <= n < mark.end for mark in inserted))


def schema_of(body: Iterable[Block]) -> int:
    """Return the lowest schema that holds *body*, so that older programs read all they can."""
    is_new = any(b.type in _NEW_BLOCKS or any(m.type in _NEW_MARKS for m in b.marks) for b in body)
    return SCHEMA_VERSION if is_new else FIRST_SCHEMA


def to_json(body: Body) -> dict[str, Any]:
    """Return the JSON form of *body*, block ids included."""
    return {"schema": schema_of(body), "blocks": [_block_to_json(block) for block in body]}


def from_json(stored: dict[str, Any]) -> Body:
    """Return the body kept in *stored*, or raise BodyError saying which block does not follow the schema.

    What an older program may have kept is read whatever it is, if it can be shown; `rules.check` is stricter.
    """
    if stored.get("schema") not in (FIRST_SCHEMA, SCHEMA_VERSION):
        raise BodyError(f"Body schema {stored.get('schema')!r} is not {FIRST_SCHEMA} or {SCHEMA_VERSION}.")
    if not isinstance(blocks := stored.get("blocks"), list):
        raise BodyError("The body has no list of blocks.")
    return tuple(_block_from_json(number, block) for number, block in enumerate(blocks, start=1))


def canonical_json(body: Body) -> str:
    """Return a text that is equal for bodies that read alike.

    Block ids and notes are left out, for they change no word; marks are in order.
    """
    blocks = [_block_to_json(without_notes(block)) for block in body]
    for block in blocks:
        del block["id"]
    return json.dumps(blocks, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def without_notes(block: Block) -> Block:
    """Return *block* without the marks of review notes."""
    if not block.marks:
        return block
    kept = tuple(mark for mark in block.marks if mark.type is not MarkType.NOTE)
    return block if len(kept) == len(block.marks) else replace(block, marks=kept)


def _block_to_json(block: Block) -> dict[str, Any]:
    stored: dict[str, Any] = {"id": block.block_id, "type": block.type.value, "text": block.text}
    if block.marks:
        stored["marks"] = [_mark_to_json(mark) for mark in block.marks]
    if block.depth:
        stored["depth"] = block.depth
    if block.photo_id:
        stored["photo_id"] = block.photo_id
    if block.card is not None:
        card = block.card
        stored["card"] = {"href": card.href, "title": card.title, "description": card.description}
    return stored


def _mark_to_json(mark: Mark) -> list[Any]:
    if mark.suggestion is None:
        return [mark.start, mark.end, mark.type.value, mark.thread_id or mark.href]
    made = mark.suggestion
    at = made.suggested_at.isoformat()
    return [mark.start, mark.end, mark.type.value, made.suggestion_id, made.author, at]


def _block_from_json(number: int, stored: dict[str, Any]) -> Block:
    try:
        return Block(
            type=BlockType(stored["type"]),
            text=_text(stored["text"]),
            marks=tuple(_mark_from_json(*mark) for mark in stored.get("marks", ())),
            depth=stored.get("depth", 0),
            block_id=_text(stored["id"]),
            photo_id=_text(stored.get("photo_id", "")),
            card=_card_from_json(stored["card"]) if "card" in stored else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BodyError(f"Block {number} of the body does not follow the schema: {error}") from error


def _mark_from_json(start: int, end: int, kind: str, what: str, author: str = "", at: str = "") -> Mark:
    mark_type = MarkType(kind)
    if mark_type in SUGGESTIONS:
        made = Suggestion(_text(what), _text(author), datetime.fromisoformat(at))
        return Mark(start, end, mark_type, suggestion=made)
    if mark_type is MarkType.NOTE:
        return Mark(start, end, mark_type, thread_id=_text(what))
    return Mark(start, end, mark_type, _text(what))


def _card_from_json(stored: dict[str, Any]) -> LinkCard:
    return LinkCard(_text(stored["href"]), _text(stored["title"]), _text(stored["description"]))


def _text(stored: object) -> str:
    if not isinstance(stored, str):
        raise BodyError(f"{stored!r} is no text.")
    return stored
