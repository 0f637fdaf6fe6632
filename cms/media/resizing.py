"""Making a picture smaller, in little memory. Runs only in the darkroom's child process."""

from collections.abc import Iterator

from PIL import Image

Box = tuple[float, float, float, float]

# As clear as BICUBIC when a picture is made smaller, in two thirds of the time.
_RESAMPLING = Image.Resampling.HAMMING
_BAND = 32


def resized(picture: Image.Image, size: tuple[int, int], box: Box | None = None) -> Image.Image:
    """Return the picture, or the *box* of it, at *size*.

    It is made in bands: made at once, half of the work would need as much memory again.
    """
    copy = Image.new(picture.mode, size)
    for top, band in bands(picture, size, box):
        copy.paste(band, (0, top))
    return copy


def bands(
    picture: Image.Image, size: tuple[int, int], box: Box | None = None
) -> Iterator[tuple[int, Image.Image]]:
    """Yield the picture, or the *box* of it, at *size* in bands from top to bottom, each after the row it begins at."""
    left, above, right, below = box or (0, 0, *picture.size)
    width, height = size
    scale = (below - above) / height
    for top in range(0, height, _BAND):
        bottom = min(top + _BAND, height)
        part = (left, above + top * scale, right, min(above + bottom * scale, below))
        yield top, picture.resize((width, bottom - top), _RESAMPLING, box=part)
