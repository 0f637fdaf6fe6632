"""Opening a picture nobody has looked at yet. Runs only in the darkroom's child process."""

import importlib
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Importing these, and no others, is the allow-list: Pillow's forty other openers are never even loaded.
from PIL import (
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from cms.domain.errors import CutOffPicture, UnreadableFile

MOST_PIXELS = 200_000_000
_FORMATS = tuple(
    plugin.format
    for plugin in (
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        WebPImagePlugin.WebPImageFile,
        TiffImagePlugin.TiffImageFile,
        GifImagePlugin.GifImageFile,
    )
)
_HEIC = "HEIF"
_HEIC_BRANDS = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1")
_LONGEST_BRAND = 12
_AVIF, _AVIF_OR_HEIC = "AVIF", b"ftyp"
# Loaded with the first such picture: most newsrooms get few, and they bring two and five megabytes.
_READER_OF_AVIF = "PIL.AvifImagePlugin"
_READER_OF_HEIC = "pillow_heif"
_ORIENTATION_TAG = 0x0112
_FIRST_SIDEWAYS_ORIENTATION = 5
_LAST_ORIENTATION = 8

# Pillow's own words for a file that ends too early.
_CUT_OFF = "image file is truncated"
# What Pillow raises on broken pictures, seen in tens of thousands of mutilated ones. Warnings count, see below.
BROKEN_PICTURE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    OverflowError,
    RuntimeError,
    struct.error,
)


def be_strict() -> None:
    """Make Pillow refuse rather than guess: no truncated pictures, no bombs, no “probably fine”."""
    warnings.simplefilter("error")
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # Above this number Pillow warns as soon as it knows the measure, before a pixel is decoded.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS


@contextmanager
def accepting_cut_off(*, accepts: bool) -> Iterator[None]:
    """Decode of a file that ends too early what there is, if somebody *accepts* that."""
    ImageFile.LOAD_TRUNCATED_IMAGES = accepts
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@contextmanager
def opened_picture(original: bytes | Path, name: str) -> Iterator[ImageFile.ImageFile]:
    """Open a picture of a format on the allow-list, or refuse it in words. Its pixels are not decoded yet.

    A file is read as its pixels are decoded, and so is never in memory as a whole.
    """
    with refusing_broken(name), _recognised(original, name) as picture:
        yield picture


def _recognised(original: bytes | Path, name: str) -> ImageFile.ImageFile:
    try:
        source = io.BytesIO(original) if isinstance(original, bytes) else original
        return Image.open(source, formats=_formats_for(_head(original)))
    except UnidentifiedImageError as error:
        raise UnreadableFile(
            "“{file}” is not a picture Copydesk can read. Choose a JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF file.",
            file=name,
        ) from error


def _head(original: bytes | Path) -> bytes:
    if isinstance(original, bytes):
        return original
    with original.open("rb") as file:
        return file.read(_LONGEST_BRAND)


def _formats_for(head: bytes) -> list[str]:
    """Return the formats a picture that begins like this may have."""
    usual = [wanted for wanted in _FORMATS if wanted]
    if not head.startswith(_AVIF_OR_HEIC, 4):
        return usual
    importlib.import_module(_READER_OF_AVIF)
    if not head.startswith(_HEIC_BRANDS, 4):
        return [_AVIF, *usual]
    if _HEIC not in Image.OPEN:
        # A thumbnail in the file may show what was cut away since; it never stands for the picture.
        importlib.import_module(_READER_OF_HEIC).register_heif_opener(
            thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
        )
    return [_HEIC, _AVIF, *usual]


@contextmanager
def refusing_broken(name: str) -> Iterator[None]:
    """Turn what Pillow raises while reading a broken or monstrous picture into one sentence."""
    try:
        yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError) as error:
        raise UnreadableFile(
            "“{file}” has more than {limit} million pixels. Save a smaller copy and choose that.",
            file=name,
            limit=MOST_PIXELS // 1_000_000,
        ) from error
    except (*BROKEN_PICTURE, Warning) as error:
        if _CUT_OFF in str(error):
            raise CutOffPicture(
                "“{file}” ends before its picture does: a part is missing. Ask its sender for a new copy, or add it as "
                "it is.",
                file=name,
            ) from error
        raise UnreadableFile(
            "“{file}” is damaged: a part of the picture cannot be read. Ask its sender for a new copy.",
            file=name,
        ) from error


def orientation_of(picture: ImageFile.ImageFile) -> int:
    """Return how the camera was held, 1 to 8; ask before the pixels are decoded."""
    try:
        orientation = picture.getexif().get(_ORIENTATION_TAG, 1)
    except (*BROKEN_PICTURE, Warning):
        return 1
    return orientation if orientation in range(1, _LAST_ORIENTATION + 1) else 1


def is_turned_by_pillow(picture: ImageFile.ImageFile) -> bool:
    """Say whether Pillow applies the orientation itself while it decodes, as it does for TIFF."""
    return isinstance(picture, TiffImagePlugin.TiffImageFile)


def lies_sideways(orientation: int) -> bool:
    """Say whether width and height are exchanged between the file and the reader's eye."""
    return orientation >= _FIRST_SIDEWAYS_ORIENTATION


def size_as_seen(picture: ImageFile.ImageFile, orientation: int) -> tuple[int, int]:
    """Return width and height as a reader sees the picture."""
    width, height = picture.size
    if lies_sideways(orientation) and not is_turned_by_pillow(picture):
        return height, width
    return width, height
