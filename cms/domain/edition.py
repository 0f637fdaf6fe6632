"""What readers get: one published edition, whole and frozen, and its JSON form for keeping."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cms.body.model import BlockType, Body, LinkCard, MarkType
from cms.body.suggestions import as_read
from cms.domain.errors import RuleBroken
from cms.domain.workflow import EditionKind

SCHEMA_VERSION = 1
_JPEG = "jpg"
# WebP ends at 16383 pixels; the height told here may be one off.
_TALLEST_WEBP = 16_000


class NoticeKind(StrEnum):
    """Why readers are told that a published text has changed."""

    CORRECTION = "correction"
    UPDATE = "update"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The readers' site; an empty *base_url* makes pages that work from a folder, without an address."""

    name: str
    language: str
    base_url: str = ""

    def __post_init__(self) -> None:
        if self.base_url and not self.base_url.startswith(("https://", "http://")):
            raise RuleBroken(
                "“{url}” is not the address of a site. It has to begin with https:// or http://.",
                url=self.base_url,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRendition:
    """One size of a photograph, under the file name that readers' browsers ask for."""

    width: int
    height: int
    file_name: str

    @property
    def webp_name(self) -> str:
        """The name of the same copy as WebP, smaller and no less sharp; nothing where WebP cannot hold it."""
        name, _, ending = self.file_name.rpartition(".")
        return f"{name}.webp" if ending == _JPEG and self.height <= _TALLEST_WEBP else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPhoto:
    """A photograph as readers see it; *printed* is the line under it, ``▲ caption ⓒAP=Associated Press``."""

    photo_id: str
    position: int
    caption: str
    alt_text: str
    credit_line: str
    printed: str
    creator: str = ""
    copyright: str = ""
    source: str = ""
    usage_terms: str = ""
    # The web pages that state the licence, and on which one is obtained.
    web_statement: str = ""
    licensor_url: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    width: int = 0
    height: int = 0
    renditions: tuple[PublishedRendition, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedMark:
    """A stretch of a block's text, from *start* up to but not including *end*, counted in code points."""

    start: int
    end: int
    kind: MarkType
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBlock:
    """One paragraph, heading, quotation or list item; *depth* counts list levels from 0.

    A figure names its photo, an embed has its card; neither holds words.
    """

    text: str
    type: BlockType = BlockType.PARAGRAPH
    marks: tuple[PublishedMark, ...] = ()
    depth: int = 0
    photo_id: str = ""
    card: LinkCard | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAuthor:
    """Who wrote it; without a portrait file their initials are drawn."""

    name: str
    profile_url: str = ""
    portrait_file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What readers are told about a change to the published text.

    *changed* names the parts that are not as they were: lines of the article, `body`, `photos`.
    """

    kind: NoticeKind
    text: str
    at: datetime
    changed: tuple[str, ...] = ()
    words_added: int = 0
    words_removed: int = 0

    def __post_init__(self) -> None:
        _require_zone(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEdition:
    """One edition of an article. *translations* are (language, address) of the article in other languages.

    Times are printed in the zone they carry.
    """

    edition_id: str
    article_id: str
    slug: str
    desk_slug: str
    desk_name: str
    language: str
    headline: str
    first_published_at: datetime
    published_at: datetime
    subheadline: str = ""
    summary: str = ""
    byline: str = ""
    dateline: str = ""
    blocks: tuple[PublishedBlock, ...] = ()
    photos: tuple[PublishedPhoto, ...] = ()
    authors: tuple[PublishedAuthor, ...] = ()
    kind: EditionKind = EditionKind.FIRST
    notices: tuple[Notice, ...] = ()
    is_retracted: bool = False
    translations: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _require_zone(self.first_published_at)
        _require_zone(self.published_at)


def published_blocks(body: Body) -> tuple[PublishedBlock, ...]:
    """Return *body* as readers get it: without the ids that only the editor needs, without suggestions and notes."""
    return tuple(
        PublishedBlock(
            type=block.type,
            text=block.text,
            depth=block.depth,
            marks=tuple(PublishedMark(mark.start, mark.end, mark.type, mark.href) for mark in block.marks),
            photo_id=block.photo_id,
            card=block.card,
        )
        for block in as_read(body)
    )


# What only the picture itself tells its readers; older programs know none of it.
_PHOTO_FACTS_SINCE = (
    "source",
    "usage_terms",
    "web_statement",
    "licensor_url",
    "digital_source_type",
    "data_mining",
)


def to_json(edition: PublishedEdition) -> dict[str, Any]:
    """Return the JSON form of *edition*; times are ISO 8601 with their offset."""
    stored: dict[str, Any] = _jsonable(asdict(edition))
    _leave_out_what_is_not_needed(stored)
    return {"schema": SCHEMA_VERSION, **stored}


def _leave_out_what_is_not_needed(stored: dict[str, Any]) -> None:
    # What older programs do not know is there only where it is needed: they read all other editions.
    for block in stored["blocks"]:
        if not block["photo_id"]:
            del block["photo_id"]
        if block["card"] is None:
            del block["card"]
    for photo in stored["photos"]:
        for name in [name for name in _PHOTO_FACTS_SINCE if not photo[name]]:
            del photo[name]
    for notice in stored["notices"]:
        if not notice["changed"]:
            del notice["changed"], notice["words_added"], notice["words_removed"]


def from_json(stored: dict[str, Any]) -> PublishedEdition:
    """Return the edition :func:`to_json` stored; ValueError, KeyError or TypeError on anything else."""
    if stored.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"Edition schema {stored.get('schema')!r} is not {SCHEMA_VERSION}.")
    fields = {name: value for name, value in stored.items() if name != "schema"}
    return PublishedEdition(
        **{
            **fields,
            "first_published_at": datetime.fromisoformat(fields["first_published_at"]),
            "published_at": datetime.fromisoformat(fields["published_at"]),
            "blocks": tuple(_block(block) for block in fields["blocks"]),
            "photos": tuple(_photo(photo) for photo in fields["photos"]),
            "authors": tuple(PublishedAuthor(**author) for author in fields["authors"]),
            "kind": EditionKind(fields["kind"]),
            "notices": tuple(_notice(notice) for notice in fields["notices"]),
            "translations": tuple((language, href) for language, href in fields["translations"]),
        }
    )


def _jsonable(value: Any) -> Any:
    """Return *value* as `json.loads` would give it back, so that stored and read are equal."""
    if isinstance(value, dict):
        return {name: _jsonable(part) for name, part in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_jsonable(part) for part in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _block(stored: dict[str, Any]) -> PublishedBlock:
    marks = tuple(PublishedMark(**{**mark, "kind": MarkType(mark["kind"])}) for mark in stored["marks"])
    card = LinkCard(**stored["card"]) if "card" in stored else None
    return PublishedBlock(**{**stored, "type": BlockType(stored["type"]), "marks": marks, "card": card})


def _photo(stored: dict[str, Any]) -> PublishedPhoto:
    renditions = tuple(PublishedRendition(**rendition) for rendition in stored["renditions"])
    return PublishedPhoto(**{**stored, "renditions": renditions})


def _notice(stored: dict[str, Any]) -> Notice:
    return Notice(
        kind=NoticeKind(stored["kind"]),
        text=stored["text"],
        at=datetime.fromisoformat(stored["at"]),
        changed=tuple(stored.get("changed", ())),
        words_added=stored.get("words_added", 0),
        words_removed=stored.get("words_removed", 0),
    )


def _require_zone(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("What is published carries the zone of its times.")
