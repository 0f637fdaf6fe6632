"""Examining a picture: its measure and everything it says about itself.

Runs only in the darkroom's child process.
"""

import hashlib

from cms.domain.photos.facts import PhotoFacts
from cms.media import opening
from cms.media.metadata import reconcile
from cms.media.tags import read_tags

# How a C2PA manifest store begins, wherever a file format keeps it: a JUMBF description box of type “c2pa”.
_CONTENT_CREDENTIALS = b"jumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71"
# Several pictures in one JPEG, as cameras make them: readers and desks see the first.
_KNOWN_AS = {"MPO": "JPEG", "HEIF": "HEIC"}


def examine(original: bytes, *, name: str, encoding: str = "") -> PhotoFacts:
    """Return what the bytes of one image file say; refuse what is not a picture.

    Texts older than Unicode are read in the *encoding* somebody chose, or else in the likeliest.
    """
    with opening.opened_picture(original, name) as picture:
        orientation = opening.orientation_of(picture)
        width, height = opening.size_as_seen(picture, orientation)
        format_name = picture.format or ""
        tags = read_tags(original, picture)
    metadata = reconcile(tags, encoding=encoding)
    return PhotoFacts(
        sha256=hashlib.sha256(original).hexdigest(),
        size_bytes=len(original),
        format=_KNOWN_AS.get(format_name, format_name),
        width=width,
        height=height,
        orientation=orientation,
        **metadata.texts,
        keywords=metadata.keywords,
        people=metadata.people,
        taken_at=metadata.taken.at if metadata.taken else None,
        taken_at_zone_known=metadata.taken is not None and metadata.taken.zone_known,
        text_encoding=metadata.text_encoding,
        has_location=tags.has_location,
        has_content_credentials=_CONTENT_CREDENTIALS in original,
        embedded=tags.kept(),
    )
