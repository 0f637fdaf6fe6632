"""A picture file without anything but what is needed to show it: not one pixel is touched, every word is gone.

Runs only in the darkroom's child process.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from cms.domain.errors import UnreadableFile
from cms.media.bare_gif import bare_gif, is_gif
from cms.media.bare_tiff import CannotBeWritten, bare_tiff, is_tiff, pixels_of_tiff, with_further_pages
from cms.media.jpeg_segments import JPEG, segments

_PNG, _RIFF, _WEBP = b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"

_END = 0xD9
_RESTARTS = range(0xD0, 0xD8)
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
# Application segments without which colours or shape would be lost, by their marker and beginning.
_SHOWN = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))

_SHOWN_CHUNKS = set(
    b"IHDR PLTE IDAT IEND tRNS iCCP sRGB gAMA cHRM cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_SHOWN_PARTS = set(b"VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP".split(b"|"))
_VP8X = b"VP8X"
_HAS_XMP_OR_EXIF = 0b1100


def bare(original: bytes, *, name: str) -> bytes:
    """Return the file with its picture alone; `CannotBeWritten` says that this is nothing we could label."""
    with _damage_explained(name):
        if original.startswith(JPEG):
            return _bare_jpeg(original)
        if original.startswith(_PNG):
            return _bare_png(original)
        if original.startswith(_RIFF) and original[8:12] == _WEBP:
            return _bare_webp(original)
        if is_tiff(original):
            return bare_tiff(original)
        if is_gif(original):
            return bare_gif(original)
    raise CannotBeWritten


def whole_again(original: bytes, labelled: bytes, *, name: str) -> bytes:
    """Return the *labelled* picture with all pages of its *original*, proved to be theirs where others wrote the file."""
    if not is_tiff(original):
        return labelled
    with _damage_explained(name):
        whole = with_further_pages(labelled, original)
        if pixels_of_tiff(whole) != pixels_of_tiff(original):
            raise ValueError("A strip was lost.")
        return whole


def pixels_of_jpeg(picture: bytes) -> bytes:
    """Return everything of a JPEG from its first scan to its end, which no relabelling may change."""
    *_, (_, scan, _) = segments(picture)
    return picture[scan : _end_of_picture(picture, scan)]


@contextmanager
def _damage_explained(name: str) -> Iterator[None]:
    try:
        yield
    except (struct.error, IndexError) as error:
        # It ends too early. Whoever took it in accepted that; nobody can write into it without touching its pixels.
        raise CannotBeWritten from error
    except ValueError as error:
        raise UnreadableFile(
            "“{file}” is damaged: a part of the picture cannot be read. Ask its sender for a new copy.",
            file=name,
        ) from error


def _bare_jpeg(original: bytes) -> bytes:
    *before, (_, scan, _) = segments(original)
    shown = [original[start:end] for marker, start, end in before if _is_shown(marker, original, start)]
    # What stands behind the end are trailers: other pictures of the same camera, with their own secrets.
    return b"".join([JPEG, *shown, original[scan : _end_of_picture(original, scan)]])


def _is_shown(marker: int, jpeg: bytes, start: int) -> bool:
    if marker in _APPLICATION:
        return any(marker == shown and jpeg.startswith(begun, start + 4) for shown, begun in _SHOWN)
    return marker != _COMMENT


def _end_of_picture(jpeg: bytes, scan: int) -> int:
    """Return where the picture ends: after its end marker, behind all its scans and the tables between them."""
    at = scan
    while True:
        at = jpeg.find(b"\xff", at)
        if at < 0 or at + 1 >= len(jpeg):
            return len(jpeg)  # the file ends before its picture does, and is labelled as it is
        marker = jpeg[at + 1]
        if marker == _END:
            return at + 2
        if marker == 0xFF:
            at += 1
        elif marker == 0 or marker in _RESTARTS:
            at += 2
        else:
            at += 2 + int(struct.unpack_from(">H", jpeg, at + 2)[0])


def _bare_png(original: bytes) -> bytes:
    shown = [_PNG]
    start = len(_PNG)
    kind = b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", original, start)
        end = start + 12 + length
        if end > len(original):
            raise CannotBeWritten
        if kind in _SHOWN_CHUNKS:
            shown.append(original[start:end])
        start = end
    return b"".join(shown)


def _bare_webp(original: bytes) -> bytes:
    shown = []
    start = 12
    while start + 8 <= len(original):
        kind, size = struct.unpack_from("<4sI", original, start)
        end = start + 8 + size + size % 2
        part = original[start:end]
        if kind == _VP8X:
            part = part[:8] + bytes([part[8] & ~_HAS_XMP_OR_EXIF]) + part[9:]
        if kind in _SHOWN_PARTS:
            shown.append(part)
        start = end
    body = _WEBP + b"".join(shown)
    return _RIFF + struct.pack("<I", len(body)) + body
