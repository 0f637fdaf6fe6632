"""A rendition: the copy of a photograph that readers get, and the credit written into it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

# Widths in pixels of a reader's page: list, phone, column, full screen.
WIDTHS = (320, 640, 1024, 2048)


class RenditionFormat(StrEnum):
    """The file formats readers get; the value is the ending of the file's name."""

    JPEG = "jpg"
    WEBP = "webp"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenditionCredit:
    """What a reader's copy says about itself, in its own bytes. Several creators are joined by “; ”."""

    caption: str = ""
    creator: str = ""
    credit_line: str = ""
    copyright: str = ""
    source: str = ""
    usage_terms: str = ""
    alt_text: str = ""
    digital_source_type: str = ""
    data_mining: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One copy on the disk, as it was made."""

    path: Path
    width: int
    height: int
    size_bytes: int
    sha256: str
