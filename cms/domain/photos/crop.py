"""How an article crops a photograph: a part of the upright picture, its shape, and the point that must stay in sight."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from cms.domain.errors import RuleBroken

# Fractions are kept to this many digits: finer than a pixel of the largest picture, and the same on every computer.
_DIGITS = 5
# In the names of files: four hexadecimal digits for each side.
_PARTS = 0xFFFF
# No part smaller than this share of the picture is cut out: readers would see its grain.
SMALLEST = 0.02


class Shape(StrEnum):
    """The shapes a page has room for."""

    WIDE = "16:9"
    CLASSIC = "4:3"
    SQUARE = "1:1"
    TALL = "3:4"
    FREE = "free"

    @property
    def ratio(self) -> float | None:
        """Width for height, or None where any will do."""
        if self is Shape.FREE:
            return None
        width, _, height = self.value.partition(":")
        return int(width) / int(height)


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the picture as it is seen, in fractions of its width and height; *focus* is one of the whole picture."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0
    shape: Shape = Shape.FREE
    focus: tuple[float, float] | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is cut away."""
        return (self.left, self.top, self.width, self.height) == (0.0, 0.0, 1.0, 1.0)

    @property
    def key(self) -> str:
        """What tells this part of a picture from every other, as part of a file's name; empty for the whole."""
        if self.is_whole:
            return ""
        return "".join(f"{round(n * _PARTS):04x}" for n in (self.left, self.top, self.width, self.height))

    def pixels_of(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom in a picture of that size; at least one pixel is left of it."""
        left = min(round(self.left * width), width - 1)
        top = min(round(self.top * height), height - 1)
        right = min(max(round((self.left + self.width) * width), left + 1), width)
        bottom = min(max(round((self.top + self.height) * height), top + 1), height)
        return left, top, right, bottom

    def size_of(self, width: int, height: int) -> tuple[int, int]:
        """Return how wide and high the part is in a picture of that size."""
        left, top, right, bottom = self.pixels_of(width, height)
        return right - left, bottom - top


def in_figures(crop: Crop | None) -> str:
    """Return what is shown of a picture, in figures every reader understands: “16:9 · 80 % × 45 % · 10 %, 20 %”."""
    if crop is None:
        return "100 %"
    left, top, width, height = (f"{round(n * 100)} %" for n in (crop.left, crop.top, crop.width, crop.height))
    shape = "" if crop.shape is Shape.FREE else f"{crop.shape} · "
    return f"{shape}{width} × {height} · {left}, {top}"


def crop_of_key(key: str) -> Crop | None:
    """Return the part a file's name speaks of, or None for the whole picture."""
    if not key:
        return None
    left, top, width, height = (int(key[at : at + 4], 16) / _PARTS for at in range(0, 16, 4))
    return tidied(Crop(left, top, width, height))


def tidied(crop: Crop) -> Crop:
    """Return *crop* inside its picture and in the digits it is kept in."""
    width, height = _within(crop.width, SMALLEST, 1.0), _within(crop.height, SMALLEST, 1.0)
    return replace(
        crop,
        left=_within(crop.left, 0.0, 1.0 - width),
        top=_within(crop.top, 0.0, 1.0 - height),
        width=width,
        height=height,
        focus=None if crop.focus is None else (_within(crop.focus[0]), _within(crop.focus[1])),
    )


def shaped(crop: Crop, shape: Shape, picture_ratio: float) -> Crop:
    """Return the largest part of *shape* about the middle of *crop*, or about its focus if it has one.

    *picture_ratio* is the picture's width for its height.
    """
    if shape.ratio is None:
        return replace(crop, shape=shape)
    # In fractions of the picture a square is as much wider than high as the picture is higher than wide.
    ratio = shape.ratio / picture_ratio
    width, height = (1.0, 1.0 / ratio) if ratio >= 1.0 else (ratio, 1.0)
    middle = crop.focus or (crop.left + crop.width / 2, crop.top + crop.height / 2)
    return tidied(
        replace(
            crop,
            left=middle[0] - width / 2,
            top=middle[1] - height / 2,
            width=width,
            height=height,
            shape=shape,
        )
    )


def sized(crop: Crop, width: float, picture_ratio: float) -> Crop:
    """Return *crop* at another *width* about the same middle; its height follows unless the shape is free."""
    ratio = crop.width / crop.height if crop.shape.ratio is None else crop.shape.ratio / picture_ratio
    width = min(max(width, SMALLEST, SMALLEST * ratio), 1.0, ratio)
    height = width / ratio
    left, top = crop.left + (crop.width - width) / 2, crop.top + (crop.height - height) / 2
    return tidied(replace(crop, left=left, top=top, width=width, height=height))


def moved(crop: Crop, across: float, down: float) -> Crop:
    """Return *crop* moved by fractions of the picture, as far as the picture goes."""
    return tidied(replace(crop, left=crop.left + across, top=crop.top + down))


def crop_to_json(crop: Crop) -> dict[str, Any]:
    """Return *crop* as it is kept with the article."""
    kept: dict[str, Any] = {
        "left": crop.left,
        "top": crop.top,
        "width": crop.width,
        "height": crop.height,
        "shape": crop.shape.value,
    }
    return kept | ({"focus": list(crop.focus)} if crop.focus else {})


def crop_from_json(stored: Mapping[str, Any] | None) -> Crop | None:
    """Return the crop that was kept, or None where there is none; what is no crop is refused."""
    if stored is None:
        return None
    try:
        focus = stored.get("focus")
        crop = Crop(
            left=float(stored["left"]),
            top=float(stored["top"]),
            width=float(stored["width"]),
            height=float(stored["height"]),
            shape=Shape(stored["shape"]),
            focus=(float(focus[0]), float(focus[1])) if focus else None,
        )
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise RuleBroken("This is no crop of a photo.") from error
    return tidied(crop)


def _within(value: float, least: float = 0.0, most: float = 1.0) -> float:
    return round(min(max(value, least), most), _DIGITS) + 0.0
