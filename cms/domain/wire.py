"""What comes in from an agency: one item with its words, where it is from, and until when it may not be published."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cms.body.model import Body, plain_text
from cms.domain.errors import NewsroomError

# A Korean syllable says about as much as so many Latin letters.
_LETTERS_OF_A_SYLLABLE = 2


class WireForm(StrEnum):
    """The standards agencies send in."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    NINJS = "ninjs"
    NITF = "nitf"
    NEWSML_1 = "newsml-1"
    NEWSML_G2 = "newsml-g2"
    IPTC_7901 = "iptc-7901"
    ANPA = "anpa-1312"
    RSS = "rss"
    ATOM = "atom"


class WireStatus(StrEnum):
    """What the sender lets receivers do with an item."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


class NotAWireItem(NewsroomError):
    """The file is whole but holds no text that could become an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WirePicture:
    """A picture that belongs to an item: either *hrefs*, the best copy first, or its bytes."""

    hrefs: tuple[str, ...] = ()
    content: bytes = b""
    file_name: str = ""
    headline: str = ""
    caption: str = ""
    alt_text: str = ""
    credit_line: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireItem:
    """One text as its sender sent it. *guid* and *version* tell it from every other and from its own later ones.

    *has_embargo* without *embargo_until* means: until the sender lifts it.
    """

    form: WireForm
    guid: str
    version: str = ""
    status: WireStatus = WireStatus.USABLE
    headline: str = ""
    subheadline: str = ""
    summary: str = ""
    slugline: str = ""
    byline: str = ""
    dateline: str = ""
    body: Body = ()
    language_tag: str = ""
    source: str = ""
    credit: str = ""
    copyright: str = ""
    usage_terms: str = ""
    editors_note: str = ""
    created_at: datetime | None = None
    has_embargo: bool = False
    embargo_until: datetime | None = None
    pictures: tuple[WirePicture, ...] = ()
    # A picture by itself, without a text: it comes into the library.
    is_picture: bool = False
    # Its sender calls it a text: then a headline by itself is a flash, whose words follow.
    is_text: bool = False

    @property
    def language(self) -> str:
        """The language to edit it in, `ko` or `en`: as the sender says or, for any other, as the words look."""
        tag = self.language_tag.lower()[:2]
        if tag in ("ko", "en"):
            return tag
        words = f"{self.headline} {plain_text(self.body)}"
        hangul = sum("\uac00" <= sign <= "\ud7a3" for sign in words)
        latin = sum("a" <= sign <= "z" for sign in words.lower())
        return "ko" if hangul * _LETTERS_OF_A_SYLLABLE > latin else "en"

    @property
    def says_something(self) -> bool:
        """Whether it brings a text, a flash or a picture, or takes one back."""
        has_words = bool(plain_text(self.body).strip()) or (self.is_text and bool(self.headline))
        return has_words or self.is_picture or self.status is WireStatus.CANCELED

    def is_embargoed(self, now: datetime) -> bool:
        """Return whether it may not be published yet."""
        return self.has_embargo and (self.embargo_until is None or self.embargo_until > now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of one item of a file. *is_known* says that the newsroom had that very item already.

    *pictures* came in with it, *pictures_left* stayed where they were.
    """

    file: str
    article_id: str = ""
    slug: str = ""
    form: str = ""
    headline: str = ""
    words: int = 0
    byline: str = ""
    has_embargo: bool = False
    embargo_until: datetime | None = None
    is_known: bool = False
    kept_aside: int | None = None
    pictures: int = 0
    pictures_left: int = 0
    error: NewsroomError | None = None

    @property
    def ok(self) -> bool:
        """Whether the newsroom has it now."""
        return self.error is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalRow:
    """Where a version of an article came from."""

    number: int
    guid: str
    item_version: str
    form: str
    source: str
    credit: str
    copyright: str
    usage_terms: str
    editors_note: str
    sent_at: datetime | None
    arrived_at: datetime
    brought_by_name: str


def told_of(item: WireItem) -> dict[str, Any]:
    """Return what is kept of where *item* is from, times as ISO 8601."""
    return {
        "guid": item.guid,
        "item_version": item.version,
        "form": item.form.value,
        "source": item.source,
        "credit": item.credit,
        "copyright": item.copyright,
        "usage_terms": item.usage_terms,
        "editors_note": item.editors_note,
        "sent_at": item.created_at.isoformat() if item.created_at else None,
        "has_embargo": item.has_embargo,
        "embargo_until": item.embargo_until.isoformat() if item.embargo_until else None,
    }
