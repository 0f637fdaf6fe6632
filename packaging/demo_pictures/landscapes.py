"""Drawings of the open country at night: a village under snow and a dish under the stars."""

import cmath
import random

from demo_pictures.canvas import Canvas, Point, curve, mix, ridge


def draw_village(sheet: Canvas) -> None:
    """Warm windows in a snow-covered valley at nightfall."""
    rng = random.Random(41)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 700), ("#1c2f57", "#3f5a8c", "#8aa3c4", "#e9c9c4"))
    sheet.glow((1130, 190), 260, "#dfe8ff", 0.5)
    sheet.disc((1130, 190), 46, "#f6f4ea")
    for x, y, reach in ((620, 330, 380), (60, 300, 420), (1330, 350, 400), (300, 390, 330), (1000, 440, 300)):
        _peak(sheet, rng, (x, y), reach)
    foothills = ridge(rng, (-20, sheet.wide + 20), 710, 130, rough=0.5)
    sheet.polygon([(-20, 760), *foothills, (sheet.wide + 20, 760)], ("#5f7bab", "#93a7ca"))
    _forest(sheet, rng, (0, sheet.wide, 700), tallest=95, colours=("#3d5683", "#5a74a0"), count=70)
    slope = ridge(rng, (-20, sheet.wide + 20), 735, 55, rough=0.42)
    sheet.polygon([(-20, 1000), *slope, (sheet.wide + 20, 1000)], ("#e3e9f6", "#c4d0e8"))
    for x, y, size, wall in (
        (170, 735, 0.72, "#9c6b56"), (330, 722, 0.66, "#7d5a4f"), (1010, 728, 0.7, "#8a5d4c"),
        (1190, 742, 0.78, "#a5745a"), (1370, 752, 0.74, "#7d5a4f"), (520, 770, 0.9, "#a5745a"),
    ):  # fmt: skip
        _cottage(sheet, (x, y), size, wall)
    _church(sheet, (770, 790))
    lane = [(690, 1000), (735, 900), (700, 850), (742, 792), (800, 792), (770, 850), (830, 900), (860, 1000)]
    sheet.polygon(lane, ("#dfe5f3", "#b5c2df"))
    near = ridge(rng, (-20, sheet.wide + 20), 880, 60, rough=0.4)
    with sheet.softly(14, 0.6) as shade:
        shade.polygon([(-20, 1000), *near, (sheet.wide + 20, 1000)], "#9fb0d2")
    for x, y, size, wall in ((250, 905, 1.35, "#8a5d4c"), (1130, 900, 1.3, "#9c6b56")):
        _cottage(sheet, (x, y), size, wall)
    _forest(sheet, rng, (-40, 150, 960), tallest=330, colours=("#1f3358", "#2c4470"), count=5)
    _forest(sheet, rng, (1330, 1540, 965), tallest=360, colours=("#1f3358", "#2c4470"), count=5)
    sheet.polygon(
        [(-20, 1000), *ridge(rng, (-20, sheet.wide + 20), 975, 45, rough=0.4), (sheet.wide + 20, 1000)],
        "#eef2fa",
    )
    for _ in range(420):
        sheet.disc(
            (rng.uniform(0, sheet.wide), rng.uniform(0, 1000)),
            rng.choice((1.2, 1.8, 2.4, 3.6)),
            "#ffffff",
            0.75,
        )


def draw_dish(sheet: Canvas) -> None:
    """A radio telescope listening under a river of stars."""
    rng = random.Random(53)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 1000), ("#070b24", "#101a47", "#243a78", "#4f6aa5", "#d08f88", "#f0b58a"))
    for n in range(26):
        across = n / 25
        sheet.glow((150 + across * 1000, 60 + across * 560), 190, "#4b4f9c" if n % 3 else "#7a5aa0", 0.17)
    for _ in range(620):
        x, drift = rng.uniform(0, sheet.wide), rng.gauss(0, 130)
        y = 0.56 * (x - 100) + drift if rng.random() < 0.55 else rng.uniform(0, 640)
        if 0 < y < 680:
            sheet.disc(
                (x, y), rng.choice((0.8, 1.0, 1.2, 1.9)), rng.choice(("#ffffff", "#cfe0ff", "#ffe9c9")), 0.9
            )
    sheet.line([(1080, 120), (1240, 186)], 2.4, "#ffffff", 0.8)
    sheet.glow((1240, 186), 26, "#ffffff", 0.9)
    for base, height, top, foot in (
        (800, 190, "#54608f", "#a98794"),
        (850, 150, "#343f6c", "#6b6184"),
        (905, 120, "#1d2750", "#383c66"),
    ):
        hills = ridge(rng, (-20, sheet.wide + 20), base, height, rough=0.48)
        sheet.polygon([(-20, 1000), *hills, (sheet.wide + 20, 1000)], (top, foot))
    sheet.polygon(
        [(-20, 1000), *ridge(rng, (-20, sheet.wide + 20), 935, 60, rough=0.4), (sheet.wide + 20, 1000)],
        "#0d1433",
    )
    _telescope(sheet, (560, 900), 1.0)
    _telescope(sheet, (1130, 880), 0.42)
    _telescope(sheet, (1330, 872), 0.27)
    sheet.box((820, 866, 930, 912), ("#27325f", "#141c40"))
    sheet.polygon([(808, 868), (942, 868), (922, 846), (828, 846)], "#0d1433")
    for x in (838, 870, 902):
        sheet.glow((x + 7, 886), 30, "#ffcf87", 0.7)
        sheet.box((x, 880, x + 15, 893), "#ffd998")


def _peak(sheet: Canvas, rng: random.Random, top: Point, reach: float) -> None:
    """A mountain with a lit side, a side in shade and snow down to an uneven line."""
    x, y = top
    foot = 720
    spur = x + rng.uniform(-30, 60)
    sheet.polygon([(x - reach, foot), top, (x + reach, foot)], ("#93a9d0", "#b3bfdb"))
    sheet.polygon(
        [top, (x + reach, foot), (spur, foot), (x + 26, y + 150), (x - 12, y + 80)], ("#6f88b8", "#9aabcd")
    )
    slope = reach / (foot - y)
    left = [(x - slope * drop + rng.uniform(6, 30), y + drop + 24) for drop in (150, 110, 130, 60)]
    sheet.polygon(
        [(x - slope * 150, y + 150), top, (x - 12, y + 80), (x - 30, y + 130), *left[2:], *left[:2]],
        "#f3f3f8",
    )
    sheet.polygon(
        [top, (x - 12, y + 80), (x + 20, y + 120), (x + 44, y + 88), (x + slope * 130, y + 130)], "#cdd6ea"
    )


def _forest(
    sheet: Canvas,
    rng: random.Random,
    strip: tuple[float, float, float],
    *,
    tallest: float,
    colours: tuple[str, str],
    count: int,
) -> None:
    """Plant *count* firs from the left to the right of a strip of ground."""
    left, right, ground = strip
    for n in range(count):
        x = left + (n + rng.random()) * (right - left) / count
        _fir(sheet, (x, ground + rng.uniform(0, tallest * 0.12)), tallest * rng.uniform(0.55, 1.0), colours)


def _fir(sheet: Canvas, foot: Point, height: float, colours: tuple[str, str]) -> None:
    x, y = foot
    sheet.box((x - height * 0.02, y - height * 0.1, x + height * 0.02, y), mix(colours[0], "#000000", 0.3))
    for tier in range(4):
        low, wide = y - height * (0.06 + tier * 0.21), height * (0.23 - tier * 0.045)
        tip = low - height * 0.34
        sheet.polygon([(x - wide, low), (x, tip), (x + wide, low)], colours)
        drift = [(x - wide * 0.42, low - height * 0.2), (x, tip), (x + wide * 0.42, low - height * 0.2)]
        sheet.polygon(
            [*drift, (x + wide * 0.16, low - height * 0.17), (x - wide * 0.1, low - height * 0.22)], "#e9eef9"
        )


def _cottage(sheet: Canvas, foot: Point, size: float, wall: str) -> None:
    x, y = foot

    def at(across: float, up: float) -> Point:
        return x + across * size, y - up * size

    with sheet.softly(5 * size, 0.5) as shade:
        shade.polygon([at(-70, 0), at(76, 0), at(120, -16), at(-40, -16)], "#7f93bd")
    sheet.box((*at(-66, 72), *at(66, 0)), (wall, mix(wall, "#20203c", 0.35)))
    sheet.polygon([at(-66, 72), at(0, 134), at(66, 72)], wall)
    sheet.box((*at(28, 150), *at(46, 90)), mix(wall, "#20203c", 0.45))
    sheet.box((*at(25, 158), *at(49, 148)), "#f2f5fc", corner=3 * size)
    roof = [at(-84, 62), at(0, 142), at(84, 62), at(84, 84), at(0, 164), at(-84, 84)]
    sheet.polygon(roof, ("#ffffff", "#d5def0"))
    for across in (-44, 18):
        sheet.glow(at(across + 13, 40), 62 * size, "#ffb861", 0.6)
        sheet.box((*at(across, 54), *at(across + 26, 24)), ("#ffe3a0", "#ffbf62"), corner=2 * size)
        sheet.line([at(across + 13, 54), at(across + 13, 24)], 2 * size, wall)
        sheet.line([at(across, 39), at(across + 26, 39)], 2 * size, wall)
    sheet.box((*at(-12, 40), *at(10, 0)), mix(wall, "#20203c", 0.6), corner=2 * size)


def _church(sheet: Canvas, foot: Point) -> None:
    x, y = foot
    sheet.box((x - 30, y - 96, x + 120, y), ("#d7cdc6", "#9d93a3"))
    sheet.polygon(
        [(x - 30, y - 92), (x - 6, y - 160), (x + 112, y - 160), (x + 136, y - 92)], ("#ffffff", "#d5def0")
    )
    sheet.box((x - 44, y - 210, x + 14, y), ("#e6ddd5", "#a89dab"))
    sheet.polygon([(x - 54, y - 206), (x - 15, y - 340), (x + 24, y - 206)], ("#ffffff", "#c6d1e8"))
    sheet.line([(x - 15, y - 366), (x - 15, y - 336)], 3, "#3d4668")
    sheet.ellipse((x - 28, y - 190, x - 2, y - 164), "#3d4668")
    sheet.ellipse((x - 24, y - 186, x - 6, y - 168), "#f7f0dd")
    for across in (30, 64, 98):
        sheet.glow((x + across, y - 48), 44, "#ffb861", 0.6)
        sheet.box((x + across - 8, y - 66, x + across + 8, y - 30), ("#ffe3a0", "#ffbf62"), corner=8)


def _telescope(sheet: Canvas, foot: Point, size: float) -> None:
    x, y = foot

    def at(across: float, up: float) -> Point:
        return x + across * size, y - up * size

    sheet.polygon([at(-120, 0), at(120, 0), at(56, 250), at(-40, 250)], ("#5d6a9b", "#27325f"))
    sheet.polygon([at(10, 0), at(120, 0), at(56, 250), at(20, 250)], ("#3d4a7c", "#1a2350"))
    for up in (60, 130, 195):
        sheet.line([at(-112 + up * 0.3, up), at(112 - up * 0.24, up)], 3 * size, "#1a2350", 0.6)
    sheet.disc(at(8, 262), 46 * size, ("#7d8ab8", "#39467a"))
    bowl = [at(8 + px, 330 + py) for px, py in curve((0, 0), (330, 120), (0, 360))]
    tilted = [_turned(point, at(8, 330), -0.62) for point in bowl]
    hollow = [
        _turned(at(8 + px, 330 - py), at(8, 330), -0.62) for px, py in curve((0, 0), (330, 210), (0, 180))
    ]
    sheet.polygon(hollow, ("#8492c0", "#3c4a80"))
    sheet.polygon(tilted, ("#f4f1f2", "#c3c9df", "#8d9ac2"))
    inner = [
        _turned(at(8 + px, 336 + py), at(8, 330), -0.62) for px, py in curve((0, 0), (296, 98), (0, 360))
    ]
    sheet.polygon(inner, ("#a9b4d6", "#dfe2ee"))
    for share in (0.33, 0.66):
        ring = [
            _turned(at(8 + px, 336 + py), at(8, 330), -0.62)
            for px, py in curve((0, 0), (296 * share, 98 * share), (0, 360))
        ]
        sheet.line(ring, 2 * size, "#8d9ac2", 0.7)
    focus = _turned(at(8, 560), at(8, 330), -0.62)
    for px, py in ((-250, 352), (250, 352), (0, 250)):
        sheet.line([_turned(at(8 + px, py), at(8, 330), -0.62), focus], 5 * size, "#e9ebf4")
    sheet.disc(focus, 20 * size, ("#ffffff", "#c3c9df"))
    sheet.glow(focus, 60 * size, "#ff6b5e", 0.8)
    sheet.disc(focus, 6 * size, "#ff6b5e")


def _turned(point: Point, centre: Point, angle: float) -> Point:
    turn = complex(point[0] - centre[0], point[1] - centre[1]) * cmath.rect(1, -angle)
    return centre[0] + turn.real, centre[1] + turn.imag
