"""A TIFF file without anything but its pages: strips and tiles byte for byte, every tag that is not needed gone.

Runs only in the darkroom's child process.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_MOST_PAGES = 1_000
_FIRST_LINK = 4
# How many bytes a value of each type takes.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_NUMBERS = {1: "B", 3: "H", 4: "I"}
_LONG = 4
_KIND, _COMPRESSION = 254, 259
_IS_SMALL_COPY = 1
# JPEG as it was first thought of: its tables lie anywhere in the file.
_OLD_JPEG = 6
# A camera's raw picture: what its pages show is only a preview.
_RAW = 50706
# Where the pixels are, and how many bytes of them: in strips, or in tiles.
_PLACES = {273: 279, 324: 325}
# Tags without which shape or colours would be lost.
_SHOWN = {
    *(254, 255, 256, 257, 258, 259, 262, 263, 266, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291),
    *(292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 325, 332, 334, 336, 338, 339, 340, 341),
    *(342, 347, 529, 530, 531, 532, 34675),
}


class CannotBeWritten(Exception):
    """The file is of a make that cannot be taken apart without risk to its pixels, or it ends too early for that."""


@dataclass(frozen=True, slots=True)
class _Tag:
    kind: int
    count: int
    value: bytes


_Page = dict[int, _Tag]


def is_tiff(original: bytes) -> bool:
    """Say whether the file begins like a TIFF."""
    return original[:4] in _ORDERS


def bare_tiff(original: bytes) -> bytes:
    """Return the first page of the file alone, ready to be labelled; `with_further_pages` brings the others back."""
    order = _ORDERS[original[:4]]
    written = bytearray(original[:4] + struct.pack(f"{order}I", 0))
    page = _shown(original, order)[0]
    _write_page(written, _with_pixels(written, original, page, order), _FIRST_LINK, order)
    return bytes(written)


def with_further_pages(labelled: bytes, original: bytes) -> bytes:
    """Return a labelled first page with the other pages of its *original* behind it, as bare as it was."""
    order = _ORDERS[original[:4]]
    written = bytearray(labelled)
    (start,) = struct.unpack_from(f"{order}I", labelled, _FIRST_LINK)
    link = start + 2 + 12 * int(struct.unpack_from(f"{order}H", labelled, start)[0])
    for page in _shown(original, order)[1:]:
        link = _write_page(written, _with_pixels(written, original, page, order), link, order)
    return bytes(written)


def pixels_of_tiff(original: bytes) -> list[bytes]:
    """Return every strip and tile of the pages, in their order, which no relabelling may change."""
    order = _ORDERS[original[:4]]
    return [piece for page in _shown(original, order) for piece in _pixels(original, page, order)[1]]


def _shown(original: bytes, order: str) -> list[_Page]:
    """Return the pages but for small copies of them, which may show what was cut away since."""
    pages = list(_pages(original, order))
    return [page for page in pages if not _is_small_copy(page, order)] or pages[:1]


def _pages(original: bytes, order: str) -> Iterator[_Page]:
    (start,) = struct.unpack_from(f"{order}I", original, 4)
    for _ in range(_MOST_PAGES):
        if not start:
            return
        (count,) = struct.unpack_from(f"{order}H", original, start)
        yield {
            number: _Tag(kind, many, value)
            for number, kind, many, value in _tags(original, start + 2, count, order)
        }
        (start,) = struct.unpack_from(f"{order}I", original, start + 2 + 12 * count)
    raise ValueError("The pages have no end.")


def _tags(original: bytes, start: int, count: int, order: str) -> Iterator[tuple[int, int, int, bytes]]:
    for at in range(start, start + 12 * count, 12):
        number, kind, many = struct.unpack_from(f"{order}HHI", original, at)
        if number == _RAW:
            raise CannotBeWritten
        size = _SIZES.get(kind, 0) * many
        if not size or not (number in _SHOWN or number in _PLACES):
            continue
        place = at + 8 if size <= _LONG else struct.unpack_from(f"{order}I", original, at + 8)[0]
        value = original[place : place + size]
        if len(value) != size:
            raise ValueError(f"Tag {number} ends behind the file.")
        yield number, kind, many, value


def _is_small_copy(page: _Page, order: str) -> bool:
    return _KIND in page and bool(_numbers(page[_KIND], order)[0] & _IS_SMALL_COPY)


def _numbers(tag: _Tag, order: str) -> tuple[int, ...]:
    if tag.kind not in _NUMBERS:
        raise ValueError("A number is no number.")
    return struct.unpack(f"{order}{tag.count}{_NUMBERS[tag.kind]}", tag.value)


def _pixels(original: bytes, page: _Page, order: str) -> tuple[int, list[bytes]]:
    """Return the tag that says where the pixels are, and each strip or tile."""
    if _COMPRESSION in page and _numbers(page[_COMPRESSION], order)[0] == _OLD_JPEG:
        raise CannotBeWritten
    place = next((place for place, sizes in _PLACES.items() if place in page and sizes in page), None)
    if place is None:
        raise CannotBeWritten
    starts, sizes = _numbers(page[place], order), _numbers(page[_PLACES[place]], order)
    pieces = [original[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    if any(len(piece) != size for piece, size in zip(pieces, sizes, strict=True)):
        raise CannotBeWritten
    return place, pieces


def _with_pixels(written: bytearray, original: bytes, page: _Page, order: str) -> _Page:
    """Write the page's pixels and return its tags, which say where they are now."""
    place, pieces = _pixels(original, page, order)
    starts = [_append(written, piece) for piece in pieces]
    moved = _Tag(_LONG, len(starts), struct.pack(f"{order}{len(starts)}I", *starts))
    return {number: tag for number, tag in page.items() if number not in _PLACES} | {place: moved}


def _write_page(written: bytearray, tags: _Page, link: int, order: str) -> int:
    """Write the tags of a page, have the *link* before lead there, and return its own link to the next."""
    lines = [
        struct.pack(f"{order}HHI", number, tag.kind, tag.count)
        + (
            tag.value.ljust(_LONG, b"\0")
            if len(tag.value) <= _LONG
            else struct.pack(f"{order}I", _append(written, tag.value))
        )
        for number, tag in sorted(tags.items())
    ]
    start = _append(written, struct.pack(f"{order}H", len(lines)) + b"".join(lines) + bytes(4))
    struct.pack_into(f"{order}I", written, link, start)
    return start + 2 + 12 * len(lines)


def _append(written: bytearray, piece: bytes) -> int:
    """Write *piece* at an even place and return that."""
    written += bytes(len(written) % 2)
    start = len(written)
    written += piece
    return start
