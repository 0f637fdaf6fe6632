"""A GIF file without anything but its pictures, and how XMP is put into one.

Runs only in the darkroom's child process.
"""

import struct
from collections.abc import Iterator

_GIF = b"GIF8"
_NEWER = b"GIF89a"
_HEAD = 13
_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF
_HAS_TABLE = 0x80
# Applications without which it would not move or have its colours.
_SHOWN = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0", b"\x0bICCRGBG1012")
_XMP = b"\x21\xff\x0bXMP DataXMP"
# Whoever reads the packet as blocks of data comes out at its end, wherever they come in.
_WAY_OUT = bytes([1, *range(255, -1, -1), 0])


def is_gif(original: bytes) -> bool:
    """Say whether the file begins like a GIF."""
    return original.startswith(_GIF)


def bare_gif(original: bytes) -> bytes:
    """Return the file with its pictures alone."""
    return b"".join(original[start:end] for start, end in _shown(original))


def with_xmp(gif: bytes, packet: bytes) -> bytes:
    """Return a bare GIF with an XMP *packet* in it."""
    return _NEWER + gif[len(_NEWER) : -1] + _XMP + packet + _WAY_OUT + bytes([_END])


def _shown(gif: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each part begins and ends that shows something: the head, every picture, the end."""
    at = _HEAD + _table(gif[10])
    yield 0, at
    while True:
        kind, start = gif[at], at
        if kind == _END:
            yield at, at + 1
            return
        if kind == _EXTENSION:
            at = _behind_blocks(gif, at + 2)
            if _is_shown(gif, start):
                yield start, at
        elif kind == _PICTURE:
            at = _behind_blocks(gif, at + 11 + _table(gif[at + 9]))
            yield start, at
        else:
            raise ValueError(f"There is no part at byte {at}.")


def _is_shown(gif: bytes, start: int) -> bool:
    label = gif[start + 1]
    return label != _COMMENT and (label != _APPLICATION or gif.startswith(_SHOWN, start + 2))


def _table(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & _HAS_TABLE else 0


def _behind_blocks(gif: bytes, at: int) -> int:
    while size := struct.unpack_from("B", gif, at)[0]:
        at += 1 + size
    return at + 1
