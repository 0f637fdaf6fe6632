"""The digest that tells other programs that IIM and XMP of a JPEG were written by the same hand."""

import hashlib
import struct

_START, _SCAN, _APP13 = b"\xff\xd8", 0xDA, 0xED
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


def is_newer_than_its_digest(head: bytes) -> bool:
    """Say whether the IIM in the *head* of a JPEG was changed by a hand that did not write its digest."""
    try:
        found = _photoshop_segment(head)
        resources = dict(_resources(head[found[0] + 4 + len(_PHOTOSHOP) : found[1]])) if found else {}
    except struct.error:
        return False
    written, digest = resources.get(_IIM), resources.get(_DIGEST)
    if not written or not digest or not any(digest):
        return False
    return hashlib.md5(written, usedforsecurity=False).digest() != digest


def has_all_segments(head: bytes) -> bool:
    """Say whether *head* reaches to the first scan of a JPEG, and so holds all that the file says of itself."""
    if not head.startswith(_START):
        return False
    start = len(_START)
    while start + 4 <= len(head):
        mark, marker, length = struct.unpack_from(">BBH", head, start)
        if mark != 0xFF or marker == _SCAN:
            return bool(mark == 0xFF)
        start += 2 + length
    return False


def _photoshop_segment(picture: bytes) -> tuple[int, int] | None:
    """Return where the segment with Photoshop's resources begins and ends."""
    if not picture.startswith(_START):
        return None
    start = len(_START)
    while start + 4 <= len(picture):
        _, marker, length = struct.unpack_from(">BBH", picture, start)
        if marker == _SCAN:
            break
        if marker == _APP13 and picture.startswith(_PHOTOSHOP, start + 4):
            return start, start + 2 + length
        start += 2 + length
    return None


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
