"""Drawings of places where people work: a market hall and the clean room of a chip plant."""

import math
import random

from demo_pictures.canvas import Canvas, Point, curve, mix

_AWNINGS = (("#c8453b", "#f6ecd6"), ("#2f7d6b", "#f6ecd6"), ("#e0942f", "#fdf3dc"), ("#2f5f8f", "#f6ecd6"))


def draw_market(sheet: Canvas) -> None:
    """A covered market on a bright morning, its iron roof running away from the reader."""
    rng = random.Random(83)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 1000), ("#2f5d62", "#7fb3a8", "#f2e3bd"))
    vanishing = (750, 520)
    _roof(sheet, vanishing)
    sheet.polygon([(560, 660), (940, 660), (1900, 1010), (-400, 1010)], ("#d9c39a", "#b58f62"))
    for n in range(-9, 10):
        sheet.line([(750 + n * 21, 660), (750 + n * 160, 1010)], 2, "#8d6a45", 0.35)
    for share in (0.06, 0.16, 0.3, 0.48, 0.72):
        y = 660 + share * 350
        sheet.line([(-10, y), (sheet.wide + 10, y)], 2, "#8d6a45", 0.3)
    sheet.polygon(
        [(610, 660), (610, 500), *curve((750, 500), (140, 130), (180, 360)), (890, 660)],
        ("#fff6da", "#fbe2a6"),
    )
    sheet.glow((750, 540), 420, "#fff3c9", 0.65)
    for step in range(5, -1, -1):
        for side in (-1, 1):
            _stall(sheet, rng, side, depth=step)
    for x, y, size, coat in (
        (700, 705, 0.42, "#7b4b5a"), (790, 712, 0.46, "#3f5d7d"), (745, 745, 0.6, "#c46a3f"),
        (640, 800, 0.85, "#35506b"), (880, 840, 1.05, "#8b3f46"), (735, 905, 1.3, "#2f6b5e"),
    ):  # fmt: skip
        _shopper(sheet, (x, y), size, coat)
    for n, x in enumerate((290, 520, 980, 1210)):
        drop = 300 if n in (0, 3) else 370
        sheet.line([(x, 0), (x, drop)], 2.5, "#1f3d40")
        sheet.polygon(
            [(x - 44, drop + 34), (x - 16, drop), (x + 16, drop), (x + 44, drop + 34)], ("#e0a12f", "#b97b1c")
        )
        sheet.glow((x, drop + 46), 120, "#ffdf9a", 0.75)
        sheet.disc((x, drop + 36), 13, "#fff6da")


def draw_wafer(sheet: Canvas) -> None:
    """A silicon wafer in the jaws of a robot arm, its chips catching the light."""
    rng = random.Random(97)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 1000), ("#06202b", "#0c3a47", "#0f5560", "#0b2f3b"))
    for n in range(9):
        sheet.polygon(
            [(n * 210 - 330, 0), (n * 210 - 270, 0), (n * 210 + 130, 1000), (n * 210 + 10, 1000)],
            "#8be0dc",
            0.045,
        )
    sheet.glow((450, 240), 620, "#3fb8c2", 0.4)
    sheet.glow((1180, 820), 480, "#d08a3c", 0.28)
    centre, radius = (690, 500), 405.0
    with sheet.softly(26, 0.6) as shade:
        shade.disc((centre[0] + 26, centre[1] + 44), radius, "#02131a")
    _arm(sheet, centre, radius)
    sheet.disc(centre, radius + 9, ("#f4fbfb", "#7fa3ab"))
    sheet.disc(centre, radius, ("#7fd3d6", "#4a7fb8", "#7a5aa8", "#c2698c", "#e5a15d"))
    _dies(sheet, rng, centre, radius)
    with sheet.softly(22, 0.5) as shine:
        shine.polygon([(470, 180), (570, 130), (830, 860), (700, 880)], "#ffffff")
        shine.polygon([(640, 110), (670, 106), (930, 800), (890, 830)], "#ffffff", 0.7)
    sheet.polygon(curve((centre[0], centre[1] + radius + 8), (17, 15), (180, 360)), "#0b2f3b")
    for n in range(5):
        sheet.box((70 + n * 26, 900 - n * 14, 84 + n * 26, 950), ("#58d3cf", "#1d6f78"), corner=3)


def _roof(sheet: Canvas, vanishing: Point) -> None:
    x, y = vanishing
    for ring in range(8):
        size = 1150 * 0.66**ring
        arch = curve((x, y + 40 - ring * 6), (size, size * 0.72), (180, 360))
        sheet.polygon(arch, (mix("#3f7f7c", "#cfe6cf", ring / 8), mix("#8fc2b2", "#fbf0c9", ring / 8)))
        for turn in range(180, 361, 12):
            ray = curve((x, y + 40 - ring * 6), (size, size * 0.72), (turn, turn + 0.1), steps=1)[0]
            near = curve(
                (x, y + 34 - ring * 6), (size * 0.66, size * 0.66 * 0.72), (turn, turn + 0.1), steps=1
            )[0]
            sheet.line([ray, near], 5 * 0.8**ring, mix("#1f3d40", "#cdb98a", ring / 9))
        sheet.line(arch, 15 * 0.74**ring, mix("#1f3d40", "#cdb98a", ring / 9))


def _stall(sheet: Canvas, rng: random.Random, side: int, *, depth: int) -> None:
    size = 0.72**depth * 1.25
    x, ground = 750 + side * 640 * 0.72**depth * 1.06, 640 + 330 * 0.66**depth
    half, high = 190 * size, 330 * size
    colours = [mix(colour, "#f2e3bd", depth * 0.1) for colour in _AWNINGS[(depth + (side > 0) * 2) % 4]]
    haze = depth * 0.1
    for post in (-half * 0.92, half * 0.92):
        sheet.box(
            (x + post - 5 * size, ground - high, x + post + 5 * size, ground), mix("#4a3325", "#e6d3a3", haze)
        )
    sheet.box(
        (x - half * 0.9, ground - high, x + half * 0.9, ground - 110 * size),
        mix("#5d4430", "#e6d3a3", haze),
        0.85,
    )
    _keeper(
        sheet,
        (x - side * half * 0.2, ground - 120 * size),
        size,
        mix(("#40607f", "#7b4b5a", "#5c7a4a")[depth % 3], "#e6d3a3", haze),
    )
    wood = (mix("#9c6b43", "#e6d3a3", haze), mix("#6d4a30", "#e6d3a3", haze))
    sheet.box((x - half, ground - 120 * size, x + half, ground), wood)
    for n in range(1, 5):
        at = x - half + n * half * 0.4
        sheet.line(
            [(at, ground - 116 * size), (at, ground)], 2.5 * size, mix("#4a3325", "#e6d3a3", haze), 0.6
        )
    _crates(sheet, rng, (x, ground - 118 * size), half, size, haze)
    _awning(sheet, (x, ground - high), half, size, colours)


def _awning(sheet: Canvas, middle: Point, half: float, size: float, colours: list[str]) -> None:
    x, y = middle
    for n in range(8):
        left, right = x - half * 1.12 + n * half * 0.28, x - half * 1.12 + (n + 1) * half * 0.28
        back = [(x + (edge - x) * 0.86, y - 66 * size) for edge in (left, right)]
        cloth = colours[n % 2]
        shaded = mix(cloth, "#3a2a20", 0.15)
        sheet.polygon([*back, (right, y), (left, y)], (cloth, shaded))
        sheet.polygon(curve(((left + right) / 2, y - 1), (half * 0.14, 26 * size), (0, 180)), shaded)


def _crates(sheet: Canvas, rng: random.Random, middle: Point, half: float, size: float, haze: float) -> None:
    fruit = ("#d8453b", "#e98a2f", "#f2c230", "#6fa044", "#8c4a8f", "#b9d05a")
    for crate in range(4):
        left = middle[0] - half * 0.96 + crate * half * 0.48
        colour = mix(rng.choice(fruit), "#f2e3bd", haze)
        for row in range(3):
            for column in range(6 - row):
                x = left + half * (0.05 + 0.037 * row + column * 0.074)
                spot = (x, middle[1] - (8 + row * 11) * size)
                sheet.disc(spot, 9.5 * size, (mix(colour, "#ffffff", 0.25), mix(colour, "#3a2a20", 0.2)))
        wood = mix("#d2a56d", "#f2e3bd", haze)
        sheet.box((left, middle[1] - 4 * size, left + half * 0.45, middle[1] + 24 * size), wood, corner=2)


def _keeper(sheet: Canvas, foot: Point, size: float, coat: str) -> None:
    x, y = foot
    sheet.box((x - 34 * size, y - 92 * size, x + 34 * size, y + 10), coat, corner=24 * size)
    sheet.box((x - 18 * size, y - 62 * size, x + 18 * size, y + 10), "#f6ecd6", corner=5 * size)
    sheet.disc((x, y - 112 * size), 23 * size, "#c98f6b")
    sheet.polygon(curve((x, y - 116 * size), (24 * size, 23 * size), (180, 360)), "#3a2a20")


def _shopper(sheet: Canvas, foot: Point, size: float, coat: str) -> None:
    x, y = foot
    with sheet.softly(4 * size, 0.5) as shade:
        shade.ellipse((x - 40 * size, y - 7 * size, x + 66 * size, y + 9 * size), "#5d4430")
    for leg in (-9, 9):
        sheet.line([(x + leg * size, y - 60 * size), (x + leg * 1.5 * size, y)], 13 * size, "#2b2a33")
    sheet.polygon(
        [
            (x - 36 * size, y - 50 * size),
            *curve((x, y - 132 * size), (28 * size, 22 * size), (180, 360)),
            (x + 36 * size, y - 50 * size),
        ],
        (coat, mix(coat, "#1d1a22", 0.3)),
    )
    sheet.disc((x, y - 172 * size), 20 * size, "#c98f6b")
    sheet.disc((x, y - 177 * size), 20 * size, mix(coat, "#1d1a22", 0.75))
    sheet.line(
        [(x + 26 * size, y - 126 * size), (x + 42 * size, y - 70 * size)],
        10 * size,
        mix(coat, "#1d1a22", 0.2),
    )
    sheet.polygon(
        [
            (x + 26 * size, y - 72 * size),
            (x + 60 * size, y - 72 * size),
            (x + 56 * size, y - 28 * size),
            (x + 30 * size, y - 28 * size),
        ],
        "#e0c07f",
    )


def _arm(sheet: Canvas, centre: Point, radius: float) -> None:
    x, y = centre[0] + radius - 60, centre[1]
    steel = ("#f4fbfb", "#a9c3c8", "#6d8d95")
    for side in (-1, 1):
        sheet.polygon(
            [(x, y + side * 70), (x + 420, y + side * 70), (x + 420, y + side * 128), (x, y + side * 100)],
            steel,
        )
    sheet.box((x + 330, y - 150, x + 900, y + 150), steel, corner=26)
    sheet.box((x + 360, y - 108, x + 900, y + 108), ("#dbe9eb", "#86a5ac"), corner=18)
    sheet.disc((x + 400, y), 44, ("#53727b", "#2b454d"))
    sheet.disc((x + 400, y), 22, ("#dbe9eb", "#86a5ac"))
    sheet.glow((x + 440, y - 84), 40, "#7dffb0", 0.8)
    sheet.disc((x + 440, y - 84), 8, "#c7ffdd")


def _dies(sheet: Canvas, rng: random.Random, centre: Point, radius: float) -> None:
    across, down = 58.0, 46.0
    for column in range(-8, 9):
        for row in range(-10, 11):
            x, y = centre[0] + column * across, centre[1] + row * down
            corners = [(x + h * across / 2, y + v * down / 2) for h in (-1, 1) for v in (-1, 1)]
            if max(math.hypot(a - centre[0], b - centre[1]) for a, b in corners) > radius - 10:
                continue
            _die(sheet, rng, (x, y), (across - 4, down - 4))


def _die(sheet: Canvas, rng: random.Random, centre: Point, size: Point) -> None:
    x, y, half, high = *centre, size[0] / 2, size[1] / 2
    tint = mix("#12384d", rng.choice(("#2fb3b8", "#5a7bd0", "#8a5ab0", "#d0795a")), rng.uniform(0.05, 0.5))
    sheet.box((x - half, y - high, x + half, y + high), tint, 0.72, corner=2)
    sheet.box((x - half + 5, y - high + 5, x - 3, y + 1), "#ffffff", 0.16)
    sheet.box((x + 1, y - high + 5, x + half - 5, y - 6), "#ffe0a8", 0.2)
    for n in range(3):
        sheet.box((x + 1, y - 1 + n * 6, x + half - 5, y + 2 + n * 6), "#bff4ef", 0.2)
    sheet.box((x - half + 5, y + 6, x - 3, y + high - 5), "#0a2430", 0.35)
