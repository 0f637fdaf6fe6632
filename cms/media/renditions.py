"""Making the copies readers get: upright, in sRGB, at each width, nothing of the original but its pixels.

Runs only in the darkroom's child process.
"""

import hashlib
import io
import math
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PIL import Image, ImageCms, ImageFile

from cms.domain.photos.crop import Crop
from cms.media import opening
from cms.media.credit_writing import with_credit
from cms.media.rendition import Rendition, RenditionCredit, RenditionFormat
from cms.media.resizing import resized
from cms.media.safe_write import write_whole
from cms.media.source_file import read_source
from cms.media.two_passes import Opened, copy_in_two_passes, wants_two_passes

_QUALITY = {RenditionFormat.JPEG: 85, RenditionFormat.WEBP: 80}
_FORMAT_NAMES = {RenditionFormat.JPEG: "JPEG", RenditionFormat.WEBP: "WEBP"}
# WebP's effort, 0 to 6: beyond 2 it takes twice as long for a hundredth less.
_FURTHER = {RenditionFormat.JPEG: {}, RenditionFormat.WEBP: {"method": 2}}
_PAPER = "white"
_SIXTEEN_TO_EIGHT_BITS = 1 / 256
# A large JPEG decoded at half its measure takes a third of the time. The widest copy is made of the half where that
# is at most a tenth narrower than asked, as half of 12 megapixels held upright is: 1500 pixels for 1620.
_NEARLY = 9 / 10
# What fits into the memory a worker may take: of a tall picture less, but it stays as wide as two columns of text.
_MOST_COPIED = 1500 * 2250
_WIDE_ENOUGH = 1280
_LARGE = 8_000_000

# EXIF's eight ways to hold a camera, and what puts the picture upright again.
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What is seen on the left, or above, lies at the other end of the file's picture.
_MIRRORED_ACROSS = {_UPRIGHT[orientation] for orientation in (2, 3, 6, 7)}
_MIRRORED_DOWN = {_UPRIGHT[orientation] for orientation in (3, 4, 7, 8)}
_SIDEWAYS = {_UPRIGHT[orientation] for orientation in (5, 6, 7, 8)}
_Box = tuple[int, int, int, int]


def make_renditions(  # noqa: PLR0913 (a copy is ordered by these)
    original: bytes | Path,
    *,
    name: str,
    folder: Path,
    widths: Sequence[int],
    credit: RenditionCredit,
    file_format: RenditionFormat,
    part: Crop | None = None,
    accepts_cut_off: bool = False,
) -> list[Rendition]:
    """Write a copy for each of *widths*, smallest first, and return them; of a *part* of the picture if one is given.

    A picture is never enlarged: in place of all widths beyond its own it gets one copy at its own width. The widest
    copy of a large picture may be a tenth narrower than asked; of a tall one it is no wider than a screen can show.
    A file that ends too early is refused, unless somebody *accepts* it *cut off*.
    """
    with opening.refusing_broken(name), opening.accepting_cut_off(accepts=accepts_cut_off):
        # No copy is kept longer than the next one needs it.
        encoded = [
            (copy.size, _encoded(copy, file_format))
            for copy in _copies(original, name, widths, part or Crop())
        ]
    return [
        _written(size, with_credit(content, credit), folder / f"{size[0]}.{file_format}")
        for size, content in reversed(encoded)
    ]


def label_renditions(copies: Sequence[tuple[Path, Path]], *, credit: RenditionCredit, name: str) -> None:
    """Write each rendition (first of a pair) again at another place (second), carrying the *credit*."""
    for made, labelled in copies:
        write_whole(labelled, with_credit(read_source(made, name=name), credit))


def _copies(original: bytes | Path, name: str, widths: Sequence[int], part: Crop) -> Iterator[Image.Image]:
    """Yield the copies, the widest first: decoded once, each copy made from the one before."""
    with opening.opened_picture(original, name) as picture:
        orientation = opening.orientation_of(picture)
        seen = opening.size_as_seen(picture, orientation)
        # So wide must the whole be for its part to be as wide as the widest copy.
        widest = _widest_of(widths, *part.size_of(*seen))
        wanted = min(round(widest / part.width), seen[0])
        decoded = _decodable_width(picture, _size_at(wanted, seen), orientation)
        again = partial(opening.opened_picture, original, name)
        copy = _widest(picture, _size_at(decoded, seen), orientation, part, again)
    seen = seen if part.is_whole else copy.size
    narrower = sorted({width for width in widths if width < copy.width}, reverse=True)
    yield copy
    for width in narrower:
        copy = resized(copy, _size_at(width, seen))
        yield copy


def _widest_of(widths: Sequence[int], width: int, height: int) -> int:
    """Return how wide the widest copy of a picture of this shape is made."""
    return min(max(widths), max(math.isqrt(_MOST_COPIED * width // height), _WIDE_ENOUGH))


def _size_at(width: int, seen: tuple[int, int]) -> tuple[int, int]:
    return width, max(1, round(seen[1] * width / seen[0]))


def _decodable_width(picture: ImageFile.ImageFile, size: tuple[int, int], orientation: int) -> int:
    """Have no more decoded than a copy of nearly *size* needs, and return the width that copy can have."""
    width, height = _as_stored(picture, size, orientation)
    enough = _NEARLY if picture.width * picture.height >= _LARGE else 1
    # The exact shape matters: asked for a square, draft() decodes the whole picture.
    picture.draft(None, (max(1, int(width * enough)), max(1, int(height * enough))))
    return min(size[0], opening.size_as_seen(picture, orientation)[0])


def _as_stored(picture: ImageFile.ImageFile, size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Return how a copy of *size* lies in the file, before it is turned upright."""
    is_turned_later = opening.lies_sideways(orientation) and not opening.is_turned_by_pillow(picture)
    return size[::-1] if is_turned_later else size


def _widest(
    picture: ImageFile.ImageFile, size: tuple[int, int], orientation: int, part: Crop, opened_again: Opened
) -> Image.Image:
    """Return this *part* of what is *size* as a whole: upright, opaque, in sRGB.

    It is made small first, for that is less to turn.
    """
    in_two_passes = wants_two_passes(picture)
    if not in_two_passes:
        picture.load()
    profile = picture.info.get("icc_profile")
    turn = None if opening.is_turned_by_pillow(picture) else _UPRIGHT.get(orientation)
    left, top, right, bottom = _lying(part.pixels_of(*size), size, turn)
    width, height = _as_stored(picture, size, orientation)
    across, down = picture.width / width, picture.height / height
    box = (left * across, top * down, right * across, bottom * down)
    if in_two_passes:
        copy = copy_in_two_passes(picture, opened_again, (right - left, bottom - top), box, turn)
    else:
        copy = resized(_on_paper(picture), (right - left, bottom - top), box)
        # The decoded picture is no longer needed, and is the largest thing in memory.
        picture.close()
        copy = copy.transpose(turn) if turn is not None else copy
    copy = _in_srgb(copy, profile)
    # Pillow saves comments and resolutions it finds here.
    copy.info.clear()
    return copy


def _lying(box: _Box, size: tuple[int, int], turn: Image.Transpose | None) -> _Box:
    """Return where the *box* of an upright picture of this *size* lies in the file, before the *turn*."""
    (left, top, right, bottom), (width, height) = box, size
    if turn in _MIRRORED_ACROSS:
        left, right = width - right, width - left
    if turn in _MIRRORED_DOWN:
        top, bottom = height - bottom, height - top
    return (top, left, bottom, right) if turn in _SIDEWAYS else (left, top, right, bottom)


def _on_paper(picture: Image.Image) -> Image.Image:
    """Return the picture in a mode that can be resized smoothly, what is transparent shown on white paper."""
    if picture.has_transparency_data:
        coloured = picture.convert("RGBA")
        paper = Image.new("RGB", coloured.size, _PAPER)
        paper.paste(coloured, mask=coloured.getchannel("A"))
        return paper
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * _SIXTEEN_TO_EIGHT_BITS).convert("L")
    if picture.mode in {"RGB", "L", "CMYK"}:
        return picture
    return picture.convert("RGB")


def _in_srgb(copy: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the copy in the colours every screen understands; a broken profile is ignored."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if copy.mode == "RGB" and ImageCms.getProfileDescription(source).startswith("sRGB"):
                return copy
            converted = ImageCms.profileToProfile(
                copy, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, *opening.BROKEN_PICTURE):
            converted = None
        if converted is not None:
            return converted
    return copy if copy.mode == "RGB" else copy.convert("RGB")


def _encoded(copy: Image.Image, file_format: RenditionFormat) -> bytes:
    content = io.BytesIO()
    copy.save(content, _FORMAT_NAMES[file_format], quality=_QUALITY[file_format], **_FURTHER[file_format])
    return content.getvalue()


def _written(size: tuple[int, int], content: bytes, path: Path) -> Rendition:
    write_whole(path, content)
    return Rendition(
        path=path,
        width=size[0],
        height=size[1],
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
