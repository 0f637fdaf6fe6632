"""Drawings by the water: a container harbour at dawn, a cable-stayed bridge at dusk, a ferry among islands."""

import random

from demo_pictures.canvas import Canvas, Point, curve, mix, ridge

_CONTAINER_COLOURS = ("#c8553d", "#e09f3e", "#2f6690", "#3a7d44", "#8d99ae", "#d9c6a5", "#7b2d26", "#16425b")


def draw_harbour(sheet: Canvas) -> None:
    """Cranes and a laden ship against a warm sky."""
    rng = random.Random(11)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 700), ("#27496d", "#6d7fa0", "#d79a86", "#f6c28b", "#fde2b0"))
    sheet.glow((1130, 560), 420, "#ffdca0", 0.9)
    sheet.disc((1130, 560), 62, "#fff3d6")
    sheet.polygon(
        [(0, 690), *ridge(rng, (0, sheet.wide), 660, 120), (sheet.wide, 690)], ("#a58398", "#d8a292")
    )
    sheet.polygon(
        [(0, 700), *ridge(rng, (0, sheet.wide), 690, 70), (sheet.wide, 700)], ("#6f6682", "#a9828b")
    )
    for left, height, colour in ((60, 470, "#4b4a66"), (250, 500, "#3b3d5c"), (1330, 430, "#4b4a66")):
        _crane(sheet, left, height, colour)
    _stacks(sheet, rng, (20, 690), columns=10, highest=4, side=58)
    _ship(sheet, rng)
    sheet.box((0, 690, sheet.wide, 704), "#2c3550")
    sheet.box((0, 700, sheet.wide, 1000), ("#c89183", "#54648a", "#223a5e"))
    sheet.mirror(700, 300, opacity=0.62, blur=5)
    _ripples(sheet, rng, top=712, colours=("#f8d7a6", "#20375c"))
    sheet.polygon([(0, 1000), (0, 905), (430, 905), (520, 1000)], ("#1c2b47", "#142038"))
    for left in (60, 210, 360):
        sheet.box((left, 868, left + 34, 908), "#101a2e", corner=10)
        sheet.box((left - 8, 862, left + 42, 880), "#101a2e", corner=8)


def draw_bridge(sheet: Canvas) -> None:
    """A cable-stayed bridge and a lit city, mirrored in the river."""
    rng = random.Random(23)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 640), ("#171a40", "#3a2f6b", "#8a4f88", "#e2808a", "#f9b98a"))
    for _ in range(70):
        sheet.disc((rng.uniform(0, sheet.wide), rng.uniform(0, 260)), rng.uniform(0.8, 1.9), "#ffffff", 0.7)
    sheet.polygon(
        [(0, 640), *ridge(rng, (0, sheet.wide), 610, 130), (sheet.wide, 640)], ("#6b4a80", "#b66d86")
    )
    _skyline(sheet, rng, base=640, tallest=210, colours=("#4a3a72", "#7d5485"), lit=0.18)
    _skyline(sheet, rng, base=640, tallest=120, colours=("#251f4c", "#3d2d5e"), lit=0.4)
    sheet.box((0, 636, sheet.wide, 1000), ("#d27f8a", "#6d4580", "#241f4d", "#14143a"))
    _span(sheet)
    sheet.mirror(640, 360, opacity=0.75, blur=5)
    _ripples(sheet, rng, top=655, colours=("#ffc79c", "#1b1740"))
    for tower in (470, 1090):
        sheet.polygon([(tower - 34, 700), (tower + 34, 700), (tower + 26, 560), (tower - 26, 560)], "#1a1638")
    sheet.polygon([(0, 1000), (0, 930), *ridge(rng, (0, 620), 985, 60), (700, 1000)], "#0d0d28")


def draw_ferry(sheet: Canvas) -> None:
    """A white ferry crossing a bright sea, islands behind it and gulls above."""
    rng = random.Random(37)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 560), ("#4aa3c9", "#93cfe0", "#dff0ea", "#fdf3dc"))
    sheet.glow((320, 420), 460, "#fff2cc", 0.6)
    for x, y, size in ((250, 170, 60), (1010, 120, 74), (1330, 230, 46)):
        _cloud(sheet, (x, y), size)
    for base, height, top, foot in (
        (560, 150, "#a9cfd6", "#cfe6e0"),
        (562, 105, "#78b0b8", "#a9d0cd"),
        (566, 70, "#3f8187", "#6aa9a5"),
    ):
        hills = ridge(rng, (-80, sheet.wide + 80), base, height, rough=0.5)
        sheet.polygon([(-80, 600), *hills, (sheet.wide + 80, 600)], (top, foot))
    sheet.box((0, 560, sheet.wide, 1000), ("#bfe3dd", "#4fa8b5", "#1d7791", "#12566f"))
    _ripples(sheet, rng, top=570, colours=("#f2fbf5", "#0f5872"))
    _ferry(sheet)
    for x, y, span in ((340, 300, 46), (450, 250, 34), (1180, 330, 40), (250, 390, 26), (1290, 420, 24)):
        _gull(sheet, (x, y), span)
    _buoy(sheet, 250, 850)


def _crane(sheet: Canvas, left: float, height: float, colour: str) -> None:
    ground, top, right = 690, 690 - height, left + 120
    for foot in (left, right):
        sheet.box((foot - 6, top + 120, foot + 6, ground), colour)
    sheet.line([(left, ground - 130), (right, top + 190)], 6, colour)
    sheet.line([(right, ground - 130), (left, top + 190)], 6, colour)
    sheet.box((left - 10, top + 112, right + 10, top + 134), colour)
    sheet.box((left - 10, ground - 140, right + 10, ground - 126), colour)
    sheet.line([(left + 90, top + 112), (left + 64, top), (left + 40, top + 112)], 8, colour)
    sheet.box((left - 90, top + 100, right + 190, top + 114), colour)
    sheet.line([(left + 64, top), (right + 185, top + 102)], 3.5, colour)
    sheet.line([(left + 64, top), (left - 85, top + 102)], 3.5, colour)
    sheet.box((right + 96, top + 114, right + 130, top + 138), colour)
    sheet.line([(right + 113, top + 138), (right + 113, top + 230)], 2, colour)
    sheet.box((right + 80, top + 230, right + 146, top + 254), "#c8553d")


def _stacks(
    sheet: Canvas, rng: random.Random, corner: Point, *, columns: int, highest: int, side: float
) -> None:
    for column in range(columns):
        left = corner[0] + column * (side + 3)
        for row in range(rng.randint(1, highest)):
            bottom = corner[1] - row * 29
            colour = mix(rng.choice(_CONTAINER_COLOURS), "#50476a", 0.25)
            sheet.box((left, bottom - 27, left + side, bottom), (mix(colour, "#ffe0b0", 0.25), colour))
            for rib in range(1, 8):
                at = left + rib * side / 8
                sheet.line([(at, bottom - 25), (at, bottom - 2)], 1.2, mix(colour, "#101a2e", 0.35), 0.6)


def _ship(sheet: Canvas, rng: random.Random) -> None:
    _stacks(sheet, rng, (745, 610), columns=8, highest=5, side=50)
    _stacks(sheet, rng, (745, 610), columns=8, highest=3, side=50)
    hull = [(690, 606), (1345, 606), (1300, 696), (730, 696)]
    sheet.polygon(hull, ("#22304f", "#172340"))
    sheet.polygon([(713, 668), (1316, 668), (1302, 698), (728, 698)], "#8f3b32")
    sheet.box((1200, 470, 1290, 608), ("#fff4df", "#d9c3b3"))
    sheet.box((1186, 452, 1304, 480), "#efe1cf", corner=4)
    for row in range(4):
        sheet.box((1210, 492 + row * 27, 1280, 502 + row * 27), "#4a5574")
    sheet.box((1232, 400, 1262, 454), ("#c8553d", "#8f3b32"))
    sheet.line([(690, 606), (700, 560)], 3, "#22304f")


def _ripples(sheet: Canvas, rng: random.Random, *, top: float, colours: tuple[str, str]) -> None:
    for _ in range(240):
        share = rng.random() ** 1.6
        y = top + share * (1000 - top)
        length = 14 + share * 120 * rng.random()
        x = rng.uniform(-60, sheet.wide)
        sheet.box(
            (x, y, x + length, y + 1 + share * 3.2), rng.choice(colours), 0.10 + 0.16 * rng.random(), corner=2
        )


def _skyline(
    sheet: Canvas, rng: random.Random, *, base: float, tallest: float, colours: tuple[str, str], lit: float
) -> None:
    x = -20.0
    while x < sheet.wide:
        width, height = rng.uniform(28, 78), tallest * rng.uniform(0.25, 1.0) ** 1.4
        sheet.box((x, base - height, x + width, base), colours)
        if rng.random() < 0.25:
            sheet.line([(x + width / 2, base - height - 30), (x + width / 2, base - height)], 2.5, colours[0])
        _lights(sheet, rng, (x, base - height, x + width, base), lit)
        x += width + rng.choice((0, 2, 8))


def _lights(sheet: Canvas, rng: random.Random, house: tuple[float, float, float, float], lit: float) -> None:
    left, top, right, base = house
    for row in range(int((base - top - 12) / 11)):
        for column in range(int((right - left - 8) / 9)):
            if rng.random() < lit:
                x, y = left + 5 + column * 9, top + 7 + row * 11
                sheet.box((x, y, x + 4.5, y + 5.5), rng.choice(("#ffd98a", "#ffc46b", "#fff0c4")), 0.9)


def _span(sheet: Canvas) -> None:
    deck = 560
    for tower in (470, 1090):
        for n in range(1, 12):
            for side in (-1, 1):
                reach = tower + side * n * 27.5
                sheet.line([(tower, 345 - n * 13), (reach, deck)], 2.2, "#f3c6b4", 0.75)
        sheet.polygon([(tower - 46, 645), (tower - 30, 645), (tower - 4, 190), (tower - 14, 190)], "#1a1638")
        sheet.polygon([(tower + 46, 645), (tower + 30, 645), (tower + 4, 190), (tower + 14, 190)], "#1a1638")
        sheet.box((tower - 12, 186, tower + 12, 330), ("#3a2c5c", "#1a1638"))
        sheet.box((tower - 32, 470, tower + 32, 482), "#1a1638")
    sheet.box((-10, deck, sheet.wide + 10, deck + 20), ("#3b2c5e", "#1a1638"))
    sheet.box((-10, deck - 9, sheet.wide + 10, deck - 6), "#f3c6b4", 0.6)
    for x in range(20, round(sheet.wide), 52):
        sheet.line([(x, deck), (x, deck - 34)], 2, "#1a1638")
        sheet.glow((x, deck - 34), 34, "#ffd08a", 0.75)
        sheet.disc((x, deck - 34), 3.4, "#fff3d2")


def _cloud(sheet: Canvas, centre: Point, size: float) -> None:
    x, y = centre
    with sheet.softly(3, 0.85) as haze:
        for across, up, share in (
            (-1.5, 0, 0.55),
            (-0.7, 0.35, 0.8),
            (0.2, 0.55, 1.0),
            (1.1, 0.2, 0.75),
            (1.9, 0, 0.5),
        ):
            haze.disc((x + across * size, y - up * size), share * size, "#ffffff")
        haze.box((x - 1.9 * size, y, x + 2.3 * size, y + 0.55 * size), "#ffffff", corner=size * 0.27)


def _ferry(sheet: Canvas) -> None:
    with sheet.softly(9, 0.5) as shade:
        shade.polygon([(470, 745), (1235, 745), (1150, 815), (520, 815)], "#0c4a60")
    sheet.polygon([(462, 622), (1312, 596), (1228, 748), (486, 748)], ("#f9fbf9", "#c9dcdd"))
    sheet.polygon([(476, 696), (1257, 696), (1228, 750), (486, 750)], ("#d8453b", "#a5302c"))
    sheet.polygon([(468, 656), (1279, 650), (1271, 666), (471, 672)], "#1d6f8a")
    for floor, (left, right) in enumerate(((520, 1180), (570, 1120), (620, 1080))):
        bottom = 614 - floor * 52
        sheet.box((left, bottom - 52, right, bottom + 4), ("#ffffff", "#dbe7e6"), corner=6)
        sheet.box((left - 14, bottom - 56, right + 14, bottom - 48), "#b9cfd2", corner=4)
        for window in range(int((right - left - 40) / 34)):
            x = left + 22 + window * 34
            sheet.box((x, bottom - 36, x + 22, bottom - 14), ("#2b6d86", "#163f55"), corner=4)
    sheet.polygon([(900, 456), (900, 398), (1030, 398), (1066, 456)], ("#ffffff", "#dbe7e6"))
    sheet.polygon([(916, 438), (916, 412), (1024, 412), (1042, 438)], "#1b4b62")
    sheet.line([(960, 398), (960, 312)], 4, "#456f7d")
    sheet.line([(938, 340), (982, 340)], 3, "#456f7d")
    sheet.polygon([(690, 456), (704, 352), (796, 352), (804, 456)], ("#d8453b", "#a5302c"))
    sheet.polygon([(697, 402), (700, 374), (798, 374), (800, 402)], "#ffffff")
    with sheet.softly(3, 0.95) as foam:
        for n in range(46):
            x = 1262 - n * 26
            rise = 17 if n < 2 else 9 + 5 * ((n * 7) % 3)
            foam.ellipse(
                (x - 34, 752 - rise * 0.6 + n * 0.5, x + 34, 752 + rise + n * 0.5),
                "#f4fbf8",
                max(0.12, 1 - n / 48),
            )


def _gull(sheet: Canvas, centre: Point, span: float) -> None:
    x, y = centre
    for side in (-1, 1):
        root = (x + side * span * 0.5, y)
        angles = (180, 325) if side == 1 else (360, 215)
        wing = curve(root, (span * 0.5, span * 0.34), angles, steps=24)
        sheet.line(wing, span * 0.10, "#ffffff")
        sheet.line(wing[15:], span * 0.07, "#46707d")
    sheet.ellipse((x - span * 0.11, y - span * 0.10, x + span * 0.11, y + span * 0.12), "#ffffff")


def _buoy(sheet: Canvas, x: float, y: float) -> None:
    with sheet.softly(5, 0.5) as shade:
        shade.ellipse((x - 70, y - 4, x + 70, y + 22), "#0c4a60")
    sheet.polygon([(x - 30, y), (x + 30, y), (x + 14, y - 110), (x - 14, y - 110)], ("#f2a541", "#d9772b"))
    sheet.polygon([(x - 24, y - 40), (x + 24, y - 40), (x + 19, y - 74), (x - 19, y - 74)], "#fff8e6")
    sheet.polygon(curve((x, y + 2), (54, 20), (0, 360)), ("#e08a33", "#9c4a1c"))
    sheet.disc((x, y - 122), 12, "#d8453b")
