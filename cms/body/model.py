"""The body of an article: a flat list of blocks with marked stretches, and its JSON form."""

import json
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = 1


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


class MarkType(StrEnum):
    """What sets a stretch of words apart."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a block's text, from *start* up to but not including *end*, counted in code points."""

    start: int
    end: int
    type: MarkType
    href: str = ""


def new_block_id() -> str:
    """Return an id no other block of any article has."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, quotation or list item; *depth* counts list levels from 0."""

    type: BlockType = BlockType.PARAGRAPH
    text: str = ""
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    block_id: str = field(default_factory=new_block_id, compare=False)

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


def clean_text(text: str) -> str:
    """Return *text* composed (NFC: macOS hands over decomposed Hangul), with plain line ends and no control codes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", "".join(kept))


def plain_text(body: Iterable[Block]) -> str:
    """Return the words of *body*, blocks parted by an empty line."""
    return "\n\n".join(block.text for block in body if block.text)


def to_json(body: Body) -> dict[str, Any]:
    """Return the JSON form of *body*, block ids included."""
    return {"schema": SCHEMA_VERSION, "blocks": [_block_to_json(block) for block in body]}


def from_json(stored: dict[str, Any]) -> Body:
    """Return the body kept in *stored*, or raise BodyError saying what does not follow the schema."""
    if stored.get("schema") != SCHEMA_VERSION:
        raise BodyError(f"Body schema {stored.get('schema')!r} is not {SCHEMA_VERSION}.")
    try:
        return tuple(_block_from_json(block) for block in stored["blocks"])
    except (KeyError, TypeError, ValueError) as error:
        raise BodyError(f"A block of the body does not follow the schema: {error}") from error


def canonical_json(body: Body) -> str:
    """Return a text that is equal for bodies that read alike: block ids are left out, marks are in order."""
    blocks = [_block_to_json(block) for block in body]
    for block in blocks:
        del block["id"]
    return json.dumps(blocks, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _block_to_json(block: Block) -> dict[str, Any]:
    stored: dict[str, Any] = {"id": block.block_id, "type": block.type.value, "text": block.text}
    if block.marks:
        stored["marks"] = [[m.start, m.end, m.type.value, m.href] for m in block.marks]
    if block.depth:
        stored["depth"] = block.depth
    return stored


def _block_from_json(stored: dict[str, Any]) -> Block:
    return Block(
        type=BlockType(stored["type"]),
        text=stored["text"],
        marks=tuple(
            Mark(start, end, MarkType(kind), href) for start, end, kind, href in stored.get("marks", ())
        ),
        depth=stored.get("depth", 0),
        block_id=stored["id"],
    )
