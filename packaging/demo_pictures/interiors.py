"""Drawings of rooms where politics is made: a briefing room and a parliament chamber."""

import math
import random

from demo_pictures.canvas import Canvas, Point, curve, mix


def draw_briefing_room(sheet: Canvas) -> None:
    """An empty lectern between flags of no country, seen over the heads of the press."""
    rng = random.Random(71)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 1000), ("#0f2547", "#1b4173", "#234f86"))
    for n in range(30):
        left = n * 52 - 10
        sheet.polygon(
            [(left, 0), (left + 26, 0), (left + 22, 720), (left + 4, 720)], ("#2b5c98", "#1d4678"), 0.55
        )
        sheet.polygon(
            [(left + 26, 0), (left + 40, 0), (left + 38, 720), (left + 26, 720)], ("#0b1d3a", "#12305b"), 0.6
        )
    sheet.glow((750, 380), 560, "#8fc0f5", 0.5)
    _wall_sign(sheet, (750, 210))
    sheet.polygon([(0, 720), (sheet.wide, 720), (sheet.wide, 1000), (0, 1000)], ("#6b4a35", "#2b1d18"))
    sheet.polygon([(180, 690), (1320, 690), (1400, 770), (100, 770)], ("#a87a55", "#8a5f40"))
    sheet.polygon([(100, 770), (1400, 770), (1400, 812), (100, 812)], ("#5c3e2b", "#3d291e"))
    for x, colours, emblem in (
        (300, ("#f3efe4", "#2a7f7a"), "#e0a12f"), (430, ("#7a2f4d", "#e7c9a0"), "#f3efe4"),
        (1070, ("#d9772b", "#f3efe4"), "#2b4f7a"), (1200, ("#3b6a3f", "#d7d98a"), "#f3efe4"),
    ):  # fmt: skip
        _flag(sheet, x, colours, emblem)
    _lectern(sheet, (750, 724))
    with sheet.softly(3, 1.0) as front:
        for n in range(11):
            _listener(front, rng, (40 + n * 146 + rng.uniform(-24, 24), 905 + rng.uniform(-26, 22)))
    _camera(sheet, (1245, 760))
    _recorder(sheet, (365, 790))


def draw_chamber(sheet: Canvas) -> None:
    """A parliament chamber: rows of seats in a half circle under a glass dome."""
    rng = random.Random(79)  # noqa: S311  # a drawing, no secret
    sheet.box((0, 0, sheet.wide, 1000), ("#efe3cc", "#e2cba4", "#c9a879"))
    _dome(sheet)
    for n in range(9):
        x = 70 + n * 170
        sheet.box((x - 20, 300, x + 20, 570), ("#f8f0de", "#d8bf97"))
        sheet.box((x - 4, 306, x + 10, 566), "#e6d3b0")
        sheet.box((x - 30, 288, x + 30, 304), "#fbf5e8", corner=3)
        sheet.box((x - 28, 560, x + 28, 574), "#fbf5e8", corner=3)
    for n in range(8):
        x = 155 + n * 170
        sheet.polygon(
            [*curve((x, 400), (46, 56), (180, 360)), (x + 46, 560), (x - 46, 560)], ("#7f5a3c", "#5d3f2b")
        )
        sheet.polygon(
            [*curve((x, 404), (38, 48), (180, 360)), (x + 38, 560), (x - 38, 560)], ("#a47b52", "#79553a")
        )
    sheet.box((0, 570, sheet.wide, 1000), ("#8b3a35", "#6d2729"))
    _rostrum(sheet)
    for row in range(6):
        _bench_row(sheet, rng, row)
    sheet.glow((750, 140), 620, "#fff4d6", 0.35)


def _wall_sign(sheet: Canvas, centre: Point) -> None:
    x, y = centre
    sheet.box((x - 210, y - 96, x + 210, y + 96), ("#f7f4ea", "#d9dfe6"), corner=14)
    sheet.box((x - 198, y - 84, x + 198, y + 84), ("#1c4679", "#153761"), corner=10)
    sheet.disc((x - 120, y), 52, "#f7f4ea")
    sheet.disc((x - 120, y), 45, "#1c4679")
    for turn in range(0, 180, 30):
        sheet.arc((x - 120, y), (45 * math.cos(math.radians(turn)), 45), (0, 360), 2, "#cfdcec")
    sheet.line([(x - 165, y), (x - 75, y)], 2, "#cfdcec")
    for row, (across, paint) in enumerate(((180, "#f7f4ea"), (180, "#f7f4ea"), (110, "#e0a12f"))):
        sheet.box((x - 40, y - 40 + row * 34, x - 40 + across, y - 22 + row * 34), paint, corner=5)


def _flag(sheet: Canvas, x: float, colours: tuple[str, str], emblem: str) -> None:
    sheet.ellipse((x - 44, 716, x + 44, 740), ("#caa75a", "#7d6130"))
    sheet.box((x - 5, 230, x + 5, 728), ("#f2d68c", "#a8843d"))
    sheet.disc((x, 224), 11, ("#ffe9ae", "#b98f3f"))
    fall = [(x + 4, 246), (x + 66, 300), (x + 84, 470), (x + 70, 640), (x + 34, 622), (x + 4, 650)]
    sheet.polygon(fall, (colours[0], mix(colours[0], "#0b1d3a", 0.25)))
    sheet.polygon(
        [(x + 4, 410), (x + 78, 430), (x + 82, 520), (x + 4, 520)],
        (colours[1], mix(colours[1], "#0b1d3a", 0.2)),
    )
    sheet.disc((x + 40, 368), 19, emblem)
    for across, deep in ((22, 0.22), (52, 0.3)):
        fold = [
            (x + across, 290 + across),
            (x + across + 9, 300 + across),
            (x + across + 12, 630),
            (x + across - 3, 624),
        ]
        sheet.polygon(fold, "#0b1d3a", deep)


def _lectern(sheet: Canvas, foot: Point) -> None:
    x, y = foot
    with sheet.softly(12, 0.6) as shade:
        shade.ellipse((x - 190, y - 12, x + 230, y + 44), "#2b1d18")
    sheet.polygon(
        [(x - 104, y), (x + 104, y), (x + 122, y - 262), (x - 122, y - 262)], ("#8c5a3a", "#5a3723")
    )
    sheet.polygon(
        [(x - 86, y - 12), (x + 86, y - 12), (x + 100, y - 244), (x - 100, y - 244)], ("#a56d47", "#6d452c")
    )
    sheet.polygon(
        [(x - 150, y - 262), (x + 150, y - 262), (x + 128, y - 318), (x - 128, y - 318)],
        ("#c58a5c", "#8c5a3a"),
    )
    sheet.box((x - 152, y - 266, x + 152, y - 250), "#5a3723", corner=4)
    sheet.disc((x, y - 138), 60, ("#f7efda", "#d9c08a"))
    sheet.disc((x, y - 138), 52, "#1c4679")
    sheet.polygon([(x - 30, y - 112), (x, y - 170), (x + 30, y - 112)], "#e0a12f")
    for side in (-1, 1):
        stem = [(x + side * 40, y - 300), (x + side * 34, y - 372), (x + side * 12, y - 404)]
        sheet.line(stem, 5, "#10151f")
        sheet.line([stem[1], stem[2]], 12, "#10151f")
        sheet.disc(stem[2], 9, "#2c3442")
    sheet.polygon([(x - 60, y - 286), (x + 46, y - 286), (x + 40, y - 310), (x - 52, y - 310)], "#fdfbf4")


def _listener(sheet: Canvas, rng: random.Random, place: Point) -> None:
    x, y = place
    coat = rng.choice(("#0d1626", "#141d31", "#1b1a2c", "#10202e"))
    hair = rng.choice(("#16121a", "#231a17", "#3a2a20", "#0f1420", "#4a4544"))
    sheet.polygon([(x - 92, 1010), *curve((x, y + 96), (84, 62), (180, 360)), (x + 92, 1010)], coat)
    sheet.box((x - 16, y + 18, x + 16, y + 60), "#a97453")
    sheet.ellipse((x - 41, y - 52, x + 41, y + 44), hair)
    if rng.random() < 0.4:
        sheet.box((x - 43, y - 14, x + 43, y + 74), hair, corner=26)


def _camera(sheet: Canvas, place: Point) -> None:
    x, y = place
    for across in (-70, 4, 78):
        sheet.line([(x, y + 40), (x + across * 1.5, 1010)], 11, "#0a0f18")
    sheet.box((x - 84, y - 52, x + 76, y + 44), ("#27303f", "#10151f"), corner=10)
    sheet.box((x - 134, y - 32, x - 80, y + 24), ("#1a212d", "#0a0f18"), corner=8)
    sheet.box((x - 150, y - 40, x - 130, y + 32), "#0a0f18", corner=6)
    sheet.box((x + 10, y - 82, x + 92, y - 56), ("#27303f", "#10151f"), corner=8)
    sheet.box((x - 10, y - 30, x + 60, y + 18), "#3a6ea5", corner=4)
    sheet.glow((x - 66, y - 34), 26, "#ff5a4d", 0.9)
    sheet.disc((x - 66, y - 34), 5, "#ff5a4d")


def _recorder(sheet: Canvas, place: Point) -> None:
    x, y = place
    sheet.line([(x - 50, 1010), (x - 6, y + 70)], 34, "#141d31")
    sheet.disc((x, y + 52), 26, "#a97453")
    sheet.box((x - 17, y - 46, x + 17, y + 62), ("#303a4b", "#151b27"), corner=7)
    sheet.box((x - 11, y - 38, x + 11, y + 6), ("#9fd0ff", "#4a8cd0"), corner=3)


def _dome(sheet: Canvas) -> None:
    sheet.polygon([(0, 0), (sheet.wide, 0), (sheet.wide, 290), (0, 290)], ("#f7eedb", "#e9d7b4"))
    centre = (750, 262)
    sheet.polygon(curve(centre, (560, 250), (180, 360)), "#c9a879")
    sheet.polygon(curve(centre, (540, 234), (180, 360)), ("#bfe0ea", "#eaf5ee", "#fff6d8"))
    for turn in range(190, 360, 10):
        rim = curve(centre, (540, 234), (turn, turn + 0.1), steps=1)[0]
        crown = curve((750, 66), (90, 30), (turn, turn + 0.1), steps=1)[0]
        sheet.line([rim, crown], 3.2, "#b08f5f")
    sheet.polygon(curve((750, 70), (92, 34), (0, 360)), ("#fffdf2", "#ffeebd"))
    sheet.box((0, 258, sheet.wide, 290), ("#fbf5e8", "#cdb084"))
    sheet.box((0, 250, sheet.wide, 258), "#b08f5f")


def _rostrum(sheet: Canvas) -> None:
    sheet.polygon([(540, 640), (960, 640), (1000, 700), (500, 700)], ("#7a4e31", "#5a3723"))
    sheet.box((560, 520, 940, 640), ("#8c5a3a", "#6d452c"), corner=4)
    sheet.box((650, 440, 850, 560), ("#a56d47", "#7a4e31"), corner=6)
    sheet.box((704, 386, 796, 470), ("#9a2f35", "#6d2729"), corner=16)
    sheet.box((640, 548, 860, 566), "#c58a5c", corner=4)
    for x in (590, 910):
        sheet.box((x - 22, 560, x + 22, 640), "#a56d47")
    sheet.box((686, 596, 814, 704), ("#c58a5c", "#8c5a3a"), corner=5)
    sheet.box((676, 588, 824, 602), "#dca776", corner=4)
    sheet.line([(742, 588), (738, 556)], 3, "#231a17")
    sheet.line([(760, 588), (764, 556)], 3, "#231a17")
    for x, hair in ((750, "#2a2224"), (590, "#4a3a33"), (910, "#1d1a22")):
        high = 430 if x == 750 else 520
        sheet.polygon(
            [(x - 30, high + 62), *curve((x, high + 40), (28, 22), (180, 360)), (x + 30, high + 62)],
            "#22304a",
        )
        sheet.disc((x, high), 17, "#c98f6b")
        sheet.polygon(curve((x, high - 3), (18, 17), (180, 360)), hair)


def _bench_row(sheet: Canvas, rng: random.Random, row: int) -> None:
    """One curved row of desks and the backs of those who sit there, larger the nearer it is."""
    centre, reach, drop = (750, 640 + row * 20), 330 + row * 150, 60 + row * 62
    outer = curve(centre, (reach + 64 + row * 8, drop + 44 + row * 6), (0, 180))
    inner = curve(centre, (reach, drop), (180, 0))
    sheet.polygon([*outer, *inner], (mix("#b3784c", "#8c5a3a", row / 6), "#5f3a26"))
    sheet.line(curve(centre, (reach, drop), (0, 180)), 5 + row, "#dca776")
    size = 11 + row * 4.6
    for place in curve(centre, (reach + 34 + row * 5, drop + 20 + row * 3), (8, 172), steps=15 + row * 3):
        if rng.random() < 0.12:
            continue
        x, y = place
        coat = rng.choice(("#22304a", "#2c2c3e", "#3b3340", "#4a2f3a", "#26423f", "#5a5348"))
        sheet.box((x - size * 1.5, y - size * 0.4, x + size * 1.5, y + size * 2.4), coat, corner=size * 0.9)
        hair = rng.choice(("#1d1a22", "#2a2224", "#4a3a33", "#8d8a88", "#5b3a26"))
        sheet.disc((x, y - size * 0.9), size, hair)
