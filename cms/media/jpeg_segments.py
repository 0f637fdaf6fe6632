"""The segments of a JPEG: all that it says beside its pixels stands in them."""

import struct
from collections.abc import Iterator

JPEG = b"\xff\xd8"
SCAN = 0xDA
_MARK = 0xFF
_HEAD = struct.Struct(">BBH")


def segments(jpeg: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker, start and end of each segment, the head of the first scan last.

    Raises ValueError where none follows and no scan came, `struct.error` where the file is cut off before one.
    """
    start = len(JPEG)
    while True:
        mark, marker, length = _HEAD.unpack_from(jpeg, start)
        if marker == mark == _MARK:
            start += 1  # filled up with marks
            continue
        if mark != _MARK or length < 2:
            raise ValueError(f"There is no segment at byte {start}.")
        yield marker, start, start + 2 + length
        if marker == SCAN:
            return
        start += 2 + length
