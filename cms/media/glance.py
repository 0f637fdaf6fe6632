"""A glance at a picture file: its kind and measure out of its first bytes, with nothing decoded.

For the grid of a folder of a thousand pictures, before any of them is examined. Every number is checked against
the bytes that are there; what is not understood has no measure, and is judged when it is taken in.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cms.media.jpeg_segments import segments

# Enough for the EXIF, IIM and XMP of nearly every JPEG; the few with more are read on.
_HEAD = 64 * 1024
_MOST_READ = 2 * 1024 * 1024
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_WIDTH_TAG, _HEIGHT_TAG, _ORIENTATION_TAG = 256, 257, 274
_SHORT = 3
_FIRST_SIDEWAYS = 5
_LAST_ORIENTATION = 8
_MOST_TAGS = 512
# Boxes of HEIC and AVIF on the way to the measure, and how many bytes stand before their content.
_BOXES = {b"meta": 4, b"iprp": 0, b"ipco": 0}
_ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".heic", ".heif", ".avif"}

Measure = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a file looks like from outside; no kind, and no measure, where it does not look like a picture."""

    path: Path
    kind: str = ""
    width: int = 0
    height: int = 0
    size_bytes: int = 0


def pictures_among(paths: list[Path]) -> list[Path]:
    """Return the files of *paths* as they are, and for each folder the pictures in it, however deep, by name."""
    found: list[Path] = []
    for path in paths:
        found.extend(_pictures_in(path) if path.is_dir() else [path])
    return list(dict.fromkeys(found))


def _pictures_in(folder: Path) -> Iterator[Path]:
    for inside in sorted(folder.rglob("*")):
        is_hidden = any(part.startswith(".") for part in inside.relative_to(folder).parts)
        if inside.suffix.lower() in _ENDINGS and not is_hidden and not inside.is_dir():
            yield inside


def glance_at(path: Path) -> Glance:
    """Return the kind and measure of the picture at *path*, as a reader sees it."""
    try:
        if not path.is_file():
            return Glance(path)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind, measure_in = _kind_of(head)
            try:
                width, height = measure_in(head)
            except (struct.error, IndexError, ValueError):
                width, height = measure_in(head + file.read(_MOST_READ))
    except (OSError, struct.error, IndexError, ValueError):
        return Glance(path)
    return Glance(path, kind, width, height, size) if width and height else Glance(path)


def _kind_of(head: bytes) -> tuple[str, Callable[[bytes], Measure]]:
    for begins, at, kind, measure_in in _KINDS:
        if head.startswith(begins, at):
            return kind, measure_in
    raise ValueError("These are not the first bytes of a picture.")


def _jpeg(head: bytes) -> Measure:
    is_sideways = False
    for marker, start, end in segments(head):
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", head, start + 5)
            return (height, width) if is_sideways else (width, height)
        if head.startswith(b"Exif\0\0", start + 4):
            is_sideways = _lies_sideways(head[start + 10 : end])
    raise ValueError("There is a scan, but no frame.")


def _lies_sideways(exif: bytes) -> bool:
    try:
        return _FIRST_SIDEWAYS <= _tags(exif).get(_ORIENTATION_TAG, 1) <= _LAST_ORIENTATION
    except (struct.error, IndexError, KeyError):
        return False


def _tags(tiff: bytes) -> dict[int, int]:
    """Return the single numbers of the first directory."""
    order = {b"II": "<", b"MM": ">"}[tiff[:2]]
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    found = {}
    for number in range(min(count, _MOST_TAGS)):
        tag, kind, _, long, short = (
            *struct.unpack_from(f"{order}HHI", tiff, start + 2 + number * 12),
            *struct.unpack_from(f"{order}I", tiff, start + 10 + number * 12),
            *struct.unpack_from(f"{order}H", tiff, start + 10 + number * 12),
        )
        found[tag] = short if kind == _SHORT else long
    return found


def _tiff(head: bytes) -> Measure:
    tags = _tags(head)
    width, height = tags.get(_WIDTH_TAG, 0), tags.get(_HEIGHT_TAG, 0)
    is_sideways = _FIRST_SIDEWAYS <= tags.get(_ORIENTATION_TAG, 1) <= _LAST_ORIENTATION
    return (height, width) if is_sideways else (width, height)


def _png(head: bytes) -> Measure:
    width, height = struct.unpack_from(">II", head, 16)
    return width, height


def _gif(head: bytes) -> Measure:
    width, height = struct.unpack_from("<HH", head, 6)
    return width, height


def _webp(head: bytes) -> Measure:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        (packed,) = struct.unpack_from("<I", head, 21)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", head, 26)
    return width & 0x3FFF, height & 0x3FFF


def _heif(head: bytes) -> Measure:
    """Return the largest measure among the picture's parts: tiles and thumbnails are smaller than the whole."""
    properties = list(_properties(head, 0, len(head)))
    measures = [struct.unpack_from(">II", head, at + 4) for kind, at in properties if kind == b"ispe"]
    # What an encoder had to add to the picture's edge is cut off again: two fractions, width and height.
    cut = [struct.unpack_from(">IIII", head, at) for kind, at in properties if kind == b"clap"]
    measures = [(wide // per, high // each) for wide, per, high, each in cut if per and each] or measures
    width, height = max(measures, key=lambda measure: measure[0] * measure[1], default=(0, 0))
    is_sideways = any(head[at] & 1 for kind, at in properties if kind == b"irot")
    return (height, width) if is_sideways else (width, height)


def _properties(head: bytes, start: int, end: int) -> Iterator[tuple[bytes, int]]:
    """Yield each box in the list of properties, and where its content begins."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", head, start)
        behind = min(start + size, end) if size >= 8 else end
        if kind in _BOXES:
            yield from _properties(head, start + 8 + _BOXES[kind], behind)
        else:
            yield kind, start + 8
        start = behind


# What a file begins with, from which byte on, what kind it is, and where its measure stands.
_KINDS: tuple[tuple[bytes, int, str, Callable[[bytes], Measure]], ...] = (
    (b"\xff\xd8\xff", 0, "JPEG", _jpeg),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG", _png),
    (b"GIF8", 0, "GIF", _gif),
    (b"WEBP", 8, "WEBP", _webp),
    (b"II*\0", 0, "TIFF", _tiff),
    (b"MM\0*", 0, "TIFF", _tiff),
    (b"ftypavi", 4, "AVIF", _heif),
    (b"ftyphei", 4, "HEIC", _heif),
    (b"ftyphev", 4, "HEIC", _heif),
    (b"ftypmif1", 4, "HEIC", _heif),
    (b"ftypmsf1", 4, "HEIC", _heif),
)
