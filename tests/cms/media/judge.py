"""What an independent program reads in a picture file, field by field, as the truth our own reading is held against."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

needs_exiftool = pytest.mark.skipif(
    shutil.which("exiftool") is None, reason="exiftool (libimage-exiftool-perl) is not on this machine"
)

# The places of each fact in the order in which they are believed, by the judge's names.
PLACES: dict[str, Sequence[str]] = {
    "caption": ("XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription"),
    "headline": ("XMP-photoshop:Headline", "IPTC:Headline"),
    "title": ("XMP-dc:Title", "IPTC:ObjectName"),
    "creator": ("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"),
    "byline_title": ("XMP-photoshop:AuthorsPosition", "IPTC:By-lineTitle"),
    "credit_line": ("XMP-photoshop:Credit", "IPTC:Credit"),
    "source": ("XMP-photoshop:Source", "IPTC:Source"),
    "copyright": ("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright"),
    "usage_terms": ("XMP-xmpRights:UsageTerms",),
    "web_statement": ("XMP-xmpRights:WebStatement",),
    "instructions": ("XMP-photoshop:Instructions", "IPTC:SpecialInstructions"),
    "job_id": ("XMP-photoshop:TransmissionReference", "IPTC:OriginalTransmissionReference"),
    "caption_writer": ("XMP-photoshop:CaptionWriter", "IPTC:Writer-Editor"),
    "alt_text": ("XMP-iptcCore:AltTextAccessibility",),
    "extended_description": ("XMP-iptcCore:ExtDescrAccessibility",),
    "sublocation": ("XMP-iptcCore:Location", "IPTC:Sub-location"),
    "city": ("XMP-photoshop:City", "IPTC:City"),
    "state": ("XMP-photoshop:State", "IPTC:Province-State"),
    "country": ("XMP-photoshop:Country", "IPTC:Country-PrimaryLocationName"),
    "country_code": ("XMP-iptcCore:CountryCode", "IPTC:Country-PrimaryLocationCode"),
    "digital_source_type": ("XMP-iptcExt:DigitalSourceType",),
}


def believed(told: Mapping[str, Any], places: Sequence[str]) -> str:
    """Return the judge's answer to one question, the changed IIM of an outdated XMP first."""
    written, digest = told.get("Photoshop:IPTCDigest"), told.get("File:CurrentIPTCDigest")
    is_newer = digest is not None and written not in (None, digest, "0" * 32)
    in_order = sorted(places, key=lambda place: not place.startswith("IPTC:")) if is_newer else places
    return next((text for place in in_order if (text := flat(told.get(place, "")))), "")


def flat(said: object) -> str:
    """Return texts, or one, on one line: several joined as we join creators, spaces not told apart."""
    texts = said if isinstance(said, list | tuple) else [said]
    return " ".join("; ".join(map(str, texts)).split())


# What must never be found in a copy, by parts of the judge's groups and names.
_SECRET_GROUPS = (
    "GPS",
    "MakerNotes",
    "MPF",
    "MPImage",
    "IFD1",
    "JUMBF",
    "Canon",
    "Nikon",
    "Sony",
    "XMP-exif",
    "XMP-aux",
)
_SECRET_NAMES = ("GPS", "Serial", "Thumbnail", "Comment", "OwnerName", "PreviewImage", "MakerNote", "Trailer")


def secrets_in(told: Mapping[str, Any]) -> list[str]:
    """Return the tags that tell where the photographer stood, which camera is theirs, or how it looked before."""
    named = [(tag, *tag.partition(":")[::2]) for tag in told]
    return [
        tag
        for tag, group, name in named
        if group.startswith(_SECRET_GROUPS) or any(secret in name for secret in _SECRET_NAMES)
    ]


def exiftool(paths: Iterable[Path], *options: str) -> list[dict[str, Any]]:
    """Return what exiftool reads in each file, by group and name, texts in UTF-8."""
    names = "\n".join(map(str, paths))
    command = ["exiftool", "-json", "-a", "-G1", "-struct", "-charset", "iptc=utf8", *options, "-@", "-"]
    asked = subprocess.run(command, input=names.encode(), capture_output=True, check=False)
    answer: list[dict[str, Any]] = json.loads(asked.stdout or "[]")
    return answer
