"""What a photograph's file says about itself: its measure, its caption, who made it and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """The facts found in one image file, as they stand there; an empty text means the file is silent.

    Width and height are as a reader sees the picture, its *orientation* (1 to 8, as in EXIF) applied.
    A *taken_at* without a zone in the file is taken as UTC, and *taken_at_zone_known* is then false.
    *text_encoding* names how texts older than Unicode were read, “none” when there are none.
    *embedded* keeps the raw tags for a second look, but no GPS position, serial number or thumbnail:
    those stay in the original.
    """

    sha256: str
    size_bytes: int
    format: str
    width: int
    height: int
    orientation: int = 1
    caption: str = ""
    headline: str = ""
    creator: str = ""
    credit_line: str = ""
    source: str = ""
    copyright: str = ""
    usage_terms: str = ""
    instructions: str = ""
    alt_text: str = ""
    city: str = ""
    country: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    keywords: tuple[str, ...] = ()
    taken_at: datetime | None = None
    taken_at_zone_known: bool = False
    text_encoding: str = "none"
    has_location: bool = False
    has_content_credentials: bool = False
    embedded: Mapping[str, object] = field(default_factory=dict)
