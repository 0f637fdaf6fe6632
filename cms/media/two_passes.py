"""A copy of a large JPEG in half the memory: its colours are decoded first, at half measure, and its brightness then.

A copy keeps its colours at half measure, as nearly every JPEG and WebP does, so nothing is lost that would be seen. The
file is gone through twice. Runs only in the darkroom's child process.
"""

import math
from collections.abc import Callable
from contextlib import AbstractContextManager

from PIL import Image, ImageFile, JpegImagePlugin

from cms.media.resizing import Box, bands, resized

Opened = Callable[[], AbstractContextManager[ImageFile.ImageFile]]

# Four bytes a pixel at once would be 32 MB, of the 80 that a worker may take.
_MOST_AT_ONCE = 8_000_000
_BRIGHTNESS, _WITH_COLOURS = "L", "YCbCr"
_SMALLEST_SCALE = 8
_COLOURS_APART = 1
_RED_GREEN_BLUE = b"RGB"


def wants_two_passes(picture: ImageFile.ImageFile) -> bool:
    """Say whether decoding this *picture* at once, which it is not yet, would take too much memory."""
    return (
        picture.width * picture.height > _MOST_AT_ONCE
        and isinstance(picture, JpegImagePlugin.JpegImageFile)
        and picture.mode == "RGB"
        and _keeps_colours_apart(picture)
    )


def copy_in_two_passes(
    drafted: ImageFile.ImageFile,
    opened: Opened,
    size: tuple[int, int],
    box: Box,
    turn: Image.Transpose | None,
) -> Image.Image:
    """Return the *box* of a picture that is *drafted* at some scale, made *size* and then *turned*.

    It is *opened* again for each pass. Its channels are turned before they are joined, which takes less memory.
    """
    scale = drafted.decoderconfig[0] if drafted.decoderconfig else 1
    channels = [*_colours_of(opened, scale, size, box), _brightness_of(opened, scale, size, box)]
    if turn is not None:
        channels = [channel.transpose(turn) for channel in channels]
    blue, red, brightness = channels
    size = brightness.size
    copy = Image.new("RGB", size)
    for (top, light), *colours in zip(
        bands(brightness, size), bands(blue, size), bands(red, size), strict=True
    ):
        joined = Image.merge(_WITH_COLOURS, (light, *(band for _, band in colours)))
        copy.paste(joined.convert("RGB"), (0, top))
    return copy


def _colours_of(
    opened: Opened, scale: int, size: tuple[int, int], box: Box
) -> tuple[Image.Image, Image.Image]:
    """Return the two colour channels of the *box*, at half of *size*."""
    halved = min(2 * scale, _SMALLEST_SCALE)
    left, top, right, bottom = (edge * scale / halved for edge in box)
    with opened() as picture:
        _draft(picture, _WITH_COLOURS, halved)
        half = (math.ceil(size[0] / 2), math.ceil(size[1] / 2))
        _, blue, red = resized(picture, half, (left, top, right, bottom)).split()
    return blue, red


def _brightness_of(opened: Opened, scale: int, size: tuple[int, int], box: Box) -> Image.Image:
    with opened() as picture:
        _draft(picture, _BRIGHTNESS, scale)
        return resized(picture, size, box)


def _draft(picture: ImageFile.ImageFile, mode: str, scale: int) -> None:
    picture.draft(mode, (picture.width // scale, picture.height // scale))


def _keeps_colours_apart(picture: JpegImagePlugin.JpegImageFile) -> bool:
    """Say, by the marks libjpeg goes by, whether brightness stands by itself in the file: few hold red, green, blue."""
    if "jfif" in picture.info:
        return True
    if "adobe" in picture.info:
        return picture.info.get("adobe_transform") == _COLOURS_APART
    return bytes(component[0] for component in picture.layer) != _RED_GREEN_BLUE
