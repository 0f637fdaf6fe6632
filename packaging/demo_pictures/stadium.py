"""The drawing of a floodlit stadium, seen from the upper stand."""

import random

from demo_pictures.canvas import Canvas, Point, curve, mix

_CROWD = ("#d8453b", "#d8453b", "#b8332e", "#f3efe6", "#e0a458", "#6f7bb0", "#4a558c")


def draw_stadium(sheet: Canvas) -> None:
    """A floodlit match seen from the upper stand."""
    rng = random.Random(67)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 420), ("#0a1230", "#1b2a5c", "#3d4d86", "#8a7ba6"))
    _skyline_of_stand(sheet, rng)
    _pitch(sheet)
    _players(sheet, rng)
    _masts(sheet)
    sheet.polygon(
        [(-10, 1000), (-10, 880), (sheet.wide / 2, 955), (sheet.wide + 10, 880), (sheet.wide + 10, 1000)],
        "#131a38",
    )
    for n in range(26):
        x = -20 + n * 62 + rng.uniform(-10, 10)
        y = 918 + 62 * (1 - abs(x / sheet.wide - 0.5) * 2) + rng.uniform(-8, 8)
        _spectator(sheet, rng, (x, y))


def _skyline_of_stand(sheet: Canvas, rng: random.Random) -> None:
    middle = (sheet.wide / 2, 470)
    sheet.polygon(curve(middle, (900, 250), (180, 360)), ("#e7e9f2", "#98a0c0"))
    sheet.polygon(curve((middle[0], 482), (880, 228), (180, 360)), ("#2a3160", "#3a4276"))
    sheet.box((-10, 468, sheet.wide + 10, 560), "#3a4276")
    for row in range(27):
        share = row / 26
        bow = (880 + share * 500, 214 * (1 - share) + 4)
        for point in curve((middle[0], 474 + share * 56), bow, (181, 359), steps=190):
            if rng.random() < 0.88 and -8 < point[0] < sheet.wide + 8:
                colour = rng.choice(_CROWD)
                x, y = point[0] + rng.uniform(-3, 3), point[1] + rng.uniform(-2, 2)
                sheet.disc((x, y), 3.0 + share * 2.6, mix(colour, "#1b2450", 0.45 - share * 0.35))
    sheet.box((-10, 536, sheet.wide + 10, 562), ("#1a5fb4", "#154a8c"))
    for n in range(9):
        sheet.box(
            (n * 176 - 20, 541, n * 176 + 90, 556), ("#fbf3df", "#f0a500", "#d8e6f5")[n % 3], 0.9, corner=3
        )


def _pitch(sheet: Canvas) -> None:
    top, bottom, centre = 562, 1000, sheet.wide / 2
    for stripe in range(14):
        shares = [(stripe + n) / 14 - 0.5 for n in (0, 1)]
        shape = [
            (centre + shares[0] * 1500, top), (centre + shares[1] * 1500, top),
            (centre + shares[1] * 2700, bottom), (centre + shares[0] * 2700, bottom),
        ]  # fmt: skip
        sheet.polygon(shape, ("#4fa75a", "#2f8745") if stripe % 2 else ("#45994f", "#277a3c"))
    chalk = "#f1f7ee"
    sheet.line([(-10, 590), (sheet.wide + 10, 590)], 3.5, chalk, 0.9)
    sheet.line([(centre, 590), (centre, 1000)], 4.5, chalk, 0.9)
    sheet.arc((centre, 760), (230, 84), (0, 360), 4.5, chalk)
    sheet.ellipse((centre - 9, 756, centre + 9, 763), chalk)
    for side in (-1, 1):
        edge = centre + side * 900
        sheet.line(
            [(edge - side * 190, 640), (edge - side * 370, 880), (edge + side * 100, 880)], 4, chalk, 0.9
        )
        sheet.line([(edge - side * 190, 640), (edge, 640)], 4, chalk, 0.9)
    sheet.glow((centre, 720), 640, "#fdf7d5", 0.28)


def _players(sheet: Canvas, rng: random.Random) -> None:
    shirts = ("#d8453b", "#f6f4ee")
    for n in range(16):
        x = 130 + (n % 8) * 175 + rng.uniform(-60, 60)
        y = 650 + (n // 8) * 130 + rng.uniform(-40, 40)
        size = 0.62 + (y - 600) / 420
        shirt = shirts[n % 2]
        lean = rng.uniform(-6, 6) * size
        sheet.ellipse((x - 22 * size, y - 4 * size, x + 40 * size, y + 5 * size), "#1c5c30", 0.6)
        for leg in (-7, 7):
            sheet.line(
                [(x, y - 26 * size), (x + leg * size + lean, y - 2)],
                5.5 * size,
                "#24305c" if n % 2 else "#f6f4ee",
            )
        sheet.polygon(
            [
                (x - 9 * size, y - 52 * size),
                (x + 9 * size, y - 52 * size),
                (x + 7 * size, y - 24 * size),
                (x - 7 * size, y - 24 * size),
            ],
            shirt,
        )
        sheet.line([(x - 9 * size, y - 50 * size), (x - 17 * size - lean, y - 34 * size)], 4.5 * size, shirt)
        sheet.line([(x + 9 * size, y - 50 * size), (x + 17 * size - lean, y - 36 * size)], 4.5 * size, shirt)
        sheet.disc((x, y - 60 * size), 7 * size, ("#c98f6b", "#8a5a3c", "#e0b08c")[n % 3])
    sheet.disc((sheet.wide / 2 + 96, 792), 7.5, ("#ffffff", "#c9cfd8"))


def _masts(sheet: Canvas) -> None:
    for x, top in ((150, 90), (1350, 90)):
        sheet.polygon([(x - 5, top + 40), (x + 5, top + 40), (x + 12, 360), (x - 12, 360)], "#c7cce0")
        sheet.box((x - 74, top - 24, x + 74, top + 44), "#2a3160", corner=6)
        for row in range(2):
            for column in range(5):
                lamp = (x - 56 + column * 28, top - 6 + row * 31)
                sheet.disc(lamp, 10, "#fffdf0")
                sheet.glow(lamp, 70, "#fff6cf", 0.5)
        sheet.glow((x, top + 10), 330, "#fff3c4", 0.55)


def _spectator(sheet: Canvas, rng: random.Random, place: Point) -> None:
    x, y = place
    coat = rng.choice(("#232c58", "#2d3768", "#3b2a4e", "#1e2748"))
    sheet.box((x - 34, y + 24, x + 34, 1010), coat, corner=24)
    sheet.disc((x, y), 23, mix(coat, "#0a0f24", 0.35))
    if rng.random() < 0.2:
        side = rng.choice((-1, 1))
        hand = (x + side * 44, y - 30)
        sheet.line([(x + side * 24, y + 44), hand], 15, coat)
        sheet.disc(hand, 9, "#c98f6b")
    if rng.random() < 0.4:
        sheet.box((x - 28, y + 22, x + 28, y + 36), "#d8453b", corner=7)
