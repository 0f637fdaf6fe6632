"""Making the copies readers get: upright, in sRGB, at each width, nothing of the original but its pixels.

Runs only in the darkroom's child process.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageCms, ImageFile

from cms.domain.crop import Crop
from cms.media import opening
from cms.media.credit_writing import with_credit
from cms.media.rendition import Rendition, RenditionCredit, RenditionFormat
from cms.media.safe_write import write_whole
from cms.media.source_file import read_source

_QUALITY = {RenditionFormat.JPEG: 85, RenditionFormat.WEBP: 80}
_FORMAT_NAMES = {RenditionFormat.JPEG: "JPEG", RenditionFormat.WEBP: "WEBP"}
# WebP's effort, 0 to 6: beyond 2 it takes twice as long for a hundredth less.
_FURTHER = {RenditionFormat.JPEG: {}, RenditionFormat.WEBP: {"method": 2}}
_PAPER = "white"
# As clear as BICUBIC when a picture is made smaller, in two thirds of the time.
_RESAMPLING = Image.Resampling.HAMMING
_SIXTEEN_TO_EIGHT_BITS = 1 / 256
# A large JPEG decoded at half its measure takes a third of the time. The widest copy is made of the half where that
# is at most a sixteenth narrower than asked, as half of 24 megapixels held upright is: 2000 pixels for 2048.
_NEARLY = 15 / 16
_LARGE = 8_000_000
_BAND = 32

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
_SIDEWAYS = {_UPRIGHT[orientation] for orientation in (5, 6, 7, 8)}
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
# Turned so, the uppermost row of the picture comes to stand on the left.
_FROM_THE_LEFT = {Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_90}


def make_renditions(  # noqa: PLR0913 (a copy is ordered by these)
    original: bytes | Path,
    *,
    name: str,
    folder: Path,
    widths: Sequence[int],
    credit: RenditionCredit,
    file_format: RenditionFormat,
    part: Crop | None = None,
) -> list[Rendition]:
    """Write a copy for each of *widths*, smallest first, and return them; of a *part* of the picture if one is given.

    A picture is never enlarged: in place of all widths beyond its own it gets one copy at its own width. The widest
    copy of a large picture may be a sixteenth narrower than asked.
    """
    with opening.refusing_broken(name):
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
        wanted = min(round(max(widths) / part.width), seen[0])
        widest = _decodable_width(picture, _size_at(wanted, seen), orientation)
        copy = _widest(picture, _size_at(widest, seen), orientation)
    if not part.is_whole:
        copy = copy.crop(part.pixels_of(*copy.size))
        seen = copy.size
    narrower = sorted({width for width in widths if width < copy.width}, reverse=True)
    yield copy
    for width in narrower:
        copy = _resized(copy, _size_at(width, seen))
        yield copy


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


def _widest(picture: ImageFile.ImageFile, size: tuple[int, int], orientation: int) -> Image.Image:
    """Return the picture at *size*, upright, opaque and in sRGB; made small first, for that is less to turn."""
    picture.load()
    profile = picture.info.get("icc_profile")
    turn = None if opening.is_turned_by_pillow(picture) else _UPRIGHT.get(orientation)
    lying = _as_stored(picture, size, orientation)
    if turn in _SIDEWAYS:
        channels = _turned(_on_paper(picture), lying, turn)
        # The decoded picture is no longer needed, and is the largest thing in memory.
        picture.close()
        copy = Image.merge(_MODES[len(channels)], channels)
    else:
        copy = _resized(_on_paper(picture), lying)
        picture.close()
        copy = copy.transpose(turn) if turn is not None else copy
    copy = _in_srgb(copy, profile)
    # Pillow saves comments and resolutions it finds here.
    copy.info.clear()
    return copy


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the picture at *size*, made in bands: made at once, half of the work would need as much memory again."""
    copy = Image.new(picture.mode, size)
    for top, band in _bands(picture, size):
        copy.paste(band, (0, top))
    return copy


def _turned(picture: Image.Image, size: tuple[int, int], turn: Image.Transpose) -> list[Image.Image]:
    """Return the channels of the picture at *size*, turned sideways.

    Channels need three quarters of what the picture they make needs, which is made when its original is gone.
    """
    width, height = size
    names = picture.getbands()
    channels = [Image.new("L", (height, width)) for _ in names]
    for top, band in _bands(picture, size):
        left = top if turn in _FROM_THE_LEFT else height - top - band.height
        for channel, name in zip(channels, names, strict=True):
            channel.paste(band.getchannel(name).transpose(turn), (left, 0))
    return channels


def _bands(picture: Image.Image, size: tuple[int, int]) -> Iterator[tuple[int, Image.Image]]:
    """Yield the picture at *size* band by band, each with the row it begins at."""
    width, height = size
    scale = picture.height / height
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        box = (0, top * scale, picture.width, min(bottom * scale, picture.height))
        yield top, picture.resize((width, bottom - top), _RESAMPLING, box=box)


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
