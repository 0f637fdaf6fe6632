"""A sheet to draw on: flat and graded shapes, glows and soft layers; the sheet is a thousand units high."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

Point = tuple[float, float]
Box = tuple[float, float, float, float]
# One colour, or several spread evenly from the top of a shape to its bottom.
Paint = str | Sequence[str]

_Placing = Callable[[Sequence[Point]], list[Point]]
_Drawing = Callable[[ImageDraw.ImageDraw, _Placing], None]

UNITS_HIGH = 1000
_OVERSAMPLING = 2


def mix(first: str, second: str, share: float) -> str:
    """Return the colour lying *share* of the way from the first to the second."""
    pairs = zip(ImageColor.getrgb(first), ImageColor.getrgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    """Everything is painted over what is already there, from the back of the scene to the front."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.wide = UNITS_HIGH * width / height
        self._scale = height * _OVERSAMPLING / UNITS_HIGH
        self._sheet = Image.new("RGB", (width * _OVERSAMPLING, height * _OVERSAMPLING), "#ffffff")

    def polygon(self, points: Sequence[Point], paint: Paint, alpha: float = 1.0) -> None:
        self._stamp(_bounds(points), paint, alpha, lambda pen, place: pen.polygon(place(points), fill=255))

    def box(self, box: Box, paint: Paint, alpha: float = 1.0, *, corner: float = 0) -> None:
        def draw(pen: ImageDraw.ImageDraw, place: _Placing) -> None:
            pen.rounded_rectangle(place([box[:2], box[2:]]), radius=corner * self._scale, fill=255)

        self._stamp(box, paint, alpha, draw)

    def ellipse(self, box: Box, paint: Paint, alpha: float = 1.0) -> None:
        self._stamp(box, paint, alpha, lambda pen, place: pen.ellipse(place([box[:2], box[2:]]), fill=255))

    def disc(self, centre: Point, radius: float, paint: Paint, alpha: float = 1.0) -> None:
        x, y = centre
        self.ellipse((x - radius, y - radius, x + radius, y + radius), paint, alpha)

    def line(self, points: Sequence[Point], width: float, paint: Paint, alpha: float = 1.0) -> None:
        def draw(pen: ImageDraw.ImageDraw, place: _Placing) -> None:
            pen.line(place(points), fill=255, width=max(1, round(width * self._scale)), joint="curve")

        self._stamp(_grown(_bounds(points), width), paint, alpha, draw)

    def arc(self, centre: Point, radii: Point, angles: Point, width: float, paint: Paint) -> None:
        """Draw part of an ellipse, from one angle to another, in degrees clockwise from the right."""
        self.line(curve(centre, radii, angles), width, paint)

    def glow(self, centre: Point, radius: float, colour: str, strength: float = 1.0) -> None:
        """Add light that fades away from its centre."""
        side = round(radius * 2 * self._scale)
        fading = Image.radial_gradient("L").resize((side, side), Image.Resampling.BICUBIC)
        light = fading.point([round(255 * strength * max(0.0, 1 - v / 180) ** 2) for v in range(256)])
        x, y = (round((c - radius) * self._scale) for c in centre)
        spot = Image.new("RGB", self._sheet.size)
        spot.paste(Image.new("RGB", (side, side), colour), (x, y), light)
        self._sheet = ImageChops.screen(self._sheet, spot)

    @contextmanager
    def softly(self, blur: float, opacity: float = 1.0) -> Iterator[Canvas]:
        """Paint on a separate layer, out of focus or see-through: haze, shadows, reflections."""
        layer = Canvas(*self.size)
        layer._sheet, layer._touched = self._sheet.copy(), Image.new("L", self._sheet.size)
        yield layer
        veil = layer._touched.filter(ImageFilter.GaussianBlur(blur * self._scale))
        veil = veil.point([round(v * opacity) for v in range(256)])
        painted = layer._sheet.filter(ImageFilter.GaussianBlur(blur * self._scale))
        self._sheet.paste(painted, (0, 0), veil)

    def mirror(self, top: float, height: float, *, opacity: float, blur: float) -> None:
        """Reflect what stands above the line *top* in still water below it."""
        line, depth = round(top * self._scale), round(height * self._scale)
        strip = self._sheet.crop((0, line - depth, self._sheet.width, line))
        strip = strip.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(
            ImageFilter.GaussianBlur(blur * self._scale)
        )
        fading = Image.linear_gradient("L").resize(strip.size)
        veil = fading.point([round((255 - v) * opacity) for v in range(256)])
        self._sheet.paste(strip, (0, line), veil)

    def finished(self, *, grain_seed: int) -> Image.Image:
        """Return the sheet at its final size, with the faint tooth of paper that hides banding."""
        sheet = self._sheet.resize(self.size, Image.Resampling.LANCZOS)
        speckle = random.Random(grain_seed).randbytes(sheet.width * sheet.height)  # noqa: S311  # texture, no secret
        tooth = Image.frombytes("L", sheet.size, speckle).point([124 + v // 32 for v in range(256)])
        return ImageChops.overlay(sheet, Image.merge("RGB", (tooth, tooth, tooth)))

    _touched: Image.Image | None = None

    def _stamp(self, bounds: Box, paint: Paint, alpha: float, draw: _Drawing) -> None:
        left, top = (math.floor(c * self._scale) for c in bounds[:2])
        right, bottom = (math.ceil(c * self._scale) + 1 for c in bounds[2:])
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))

        def place(points: Sequence[Point]) -> list[Point]:
            return [(x * self._scale - left, y * self._scale - top) for x, y in points]

        draw(ImageDraw.Draw(mask), place)
        if alpha < 1:
            mask = mask.point([round(v * alpha) for v in range(256)])
        self._sheet.paste(_filled(paint, mask.size), (left, top), mask)
        if self._touched is not None:
            self._touched.paste(255, (left, top), mask)


def curve(centre: Point, radii: Point, angles: Point, steps: int = 72) -> list[Point]:
    """Return points along part of an ellipse."""
    start, end = angles
    turns = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
    return [(centre[0] + radii[0] * math.cos(t), centre[1] + radii[1] * math.sin(t)) for t in turns]


def ridge(rng: random.Random, span: Point, base: float, height: float, *, rough: float = 0.55) -> list[Point]:
    """Return the skyline of a range of hills, from left to right, by displacing midpoints."""
    heights = [rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)]
    reach = 0.5
    while len(heights) < 257:
        between = [(a + b) / 2 + rng.uniform(-reach, reach) for a, b in pairwise(heights)]
        heights = [h for pair in zip(heights, between, strict=False) for h in pair] + [heights[-1]]
        reach *= rough
    low, high = min(heights), max(heights)
    step = (span[1] - span[0]) / (len(heights) - 1)
    return [(span[0] + n * step, base - height * (h - low) / (high - low)) for n, h in enumerate(heights)]


def _filled(paint: Paint, size: tuple[int, int]) -> Image.Image:
    if isinstance(paint, str):
        return Image.new("RGB", size, paint)
    strip = Image.new("RGB", (1, 256))
    for row in range(256):
        place = row / 255 * (len(paint) - 1)
        step = min(int(place), len(paint) - 2)
        strip.putpixel((0, row), ImageColor.getrgb(mix(paint[step], paint[step + 1], place - step)))
    return strip.resize(size, Image.Resampling.BICUBIC)


def _bounds(points: Sequence[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
