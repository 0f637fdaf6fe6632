"""The digest that tells other programs that IIM and XMP of a JPEG were written by the same hand."""

import hashlib
import struct
from collections.abc import Mapping
from contextlib import suppress

from cms.media.jpeg_segments import JPEG, SCAN, segments

_APP13 = 0xED
_PHOTOSHOP = b"Photoshop 3.0\0"
_RESOURCE = b"8BIM"
_IIM, _DIGEST = 0x0404, 0x0425
_LONGEST_SEGMENT = 0xFFFF


def with_digest(picture: bytes) -> bytes:
    """Return a JPEG whose one block of IIM is followed by its digest; anything else is returned as it is."""
    found = _photoshop_segment(picture)
    if found is None:
        return picture
    start, end = found
    resources = _resources(picture[start + 4 + len(_PHOTOSHOP) : end])
    iim = next((content for number, content in resources if number == _IIM), None)
    if iim is None:
        return picture
    digest = hashlib.md5(iim, usedforsecurity=False).digest()
    others = [(number, content) for number, content in resources if number != _DIGEST]
    body = _PHOTOSHOP + b"".join(_as_resource(*resource) for resource in (*others, (_DIGEST, digest)))
    if len(body) + 2 > _LONGEST_SEGMENT:
        return picture
    return picture[:start] + struct.pack(">BBH", 0xFF, _APP13, len(body) + 2) + body + picture[end:]


def is_newer_than_its_digest(resources: Mapping[int, bytes]) -> bool:
    """Say whether the IIM among Photoshop's *resources* was changed by a hand that did not write its digest.

    A program that writes both leaves a digest of the IIM; one that differs shows a later hand, which knew only IIM.
    """
    written, digest = resources.get(_IIM), resources.get(_DIGEST)
    if not written or not digest or not any(digest):
        return False
    return hashlib.md5(written, usedforsecurity=False).digest() != bytes(digest)


def walked(head: bytes) -> tuple[bool, dict[int, bytes]]:
    """Return whether *head* reaches to the first scan of a JPEG, and so says all of itself; and Photoshop's resources."""
    says_all, resources = False, dict[int, bytes]()
    if head.startswith(JPEG):
        with suppress(ValueError, struct.error):  # cut off
            for marker, start, end in segments(head):
                says_all = marker == SCAN
                if not resources and _is_photoshop(head, marker, start):
                    resources = dict(_resources(head[start + 4 + len(_PHOTOSHOP) : end]))
    return says_all, resources


def _photoshop_segment(picture: bytes) -> tuple[int, int] | None:
    """Return where the segment with Photoshop's resources begins and ends."""
    if picture.startswith(JPEG):
        with suppress(ValueError, struct.error):
            for marker, start, end in segments(picture):
                if _is_photoshop(picture, marker, start):
                    return start, end
    return None


def _is_photoshop(picture: bytes, marker: int, start: int) -> bool:
    return marker == _APP13 and picture.startswith(_PHOTOSHOP, start + 4)


def _resources(written: bytes) -> list[tuple[int, bytes]]:
    """Return each resource as its number and content."""
    found = []
    start = 0
    while written.startswith(_RESOURCE, start):
        number, name_length = struct.unpack_from(">HB", written, start + 4)
        size_at = start + 6 + (name_length + 2 & ~1)
        (size,) = struct.unpack_from(">I", written, size_at)
        found.append((number, written[size_at + 4 : size_at + 4 + size]))
        start = size_at + 4 + (size + 1 & ~1)
    return found


def _as_resource(number: int, content: bytes) -> bytes:
    padding = b"\0" * (len(content) % 2)
    return _RESOURCE + struct.pack(">HHI", number, 0, len(content)) + content + padding
