"""Where under the letters of a paragraph the proofreader's marks go."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from cms.domain.proofreading import Remark
from ui.editor.body.adapter import is_plain, utf16_units

# Pixels: how far below the line the letters stand on, and how tall.
BELOW, TALL = 3.5, 6.0
Stroke = tuple[Remark, QRectF]


def strokes_under(block: QTextBlock, remarks: Sequence[Remark], shown: QRectF) -> list[Stroke]:
    """Return the marks of a paragraph that are seen within *shown*, each line of a remark by itself.

    Both are told from the paragraph's own corner.
    """
    lines = _Lines(block.layout(), block.text(), shown)
    return [
        (remark, QRectF(left, lines.tops[number], width, TALL))
        for remark in remarks
        for number, start, end in lines.stretches(remark)
        for left, width in [_measured(lines.lines[number], start, end)]
    ]


class _Lines:
    """The lines of a paragraph as it is laid out now, a syllable being composed included, as far as they are shown."""

    def __init__(self, layout: QTextLayout, text: str, shown: QRectF) -> None:
        self._at, self._preedit = layout.preeditAreaPosition(), len(layout.preeditAreaText())
        self._unit: Callable[[int], int] = (
            (lambda n: n) if is_plain(text) else (lambda n: utf16_units(text, n))
        )
        self.lines: list[QTextLine] = []
        self.tops: list[float] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            top = line.y() + line.ascent() + BELOW - TALL / 2
            if top > shown.bottom():
                break
            if top + TALL >= shown.top():
                self.lines.append(line)
                self.tops.append(top)
        self._starts = [line.textStart() for line in self.lines]
        self._ends = [start + line.textLength() for start, line in zip(self._starts, self.lines, strict=True)]

    def stretches(self, remark: Remark) -> Iterator[tuple[int, int, int]]:
        """Yield line, start and end of each line's part of the words; none while something is composed inside them."""
        start, end = self._unit(remark.start), self._unit(remark.end)
        if self._preedit and start < self._at <= end:
            return
        if self._preedit and self._at <= start:
            start, end = start + self._preedit, end + self._preedit
        for number in range(max(bisect_right(self._starts, start) - 1, 0), len(self.lines)):
            left, right = max(start, self._starts[number]), min(end, self._ends[number])
            if left >= right:
                return
            yield number, left, right


def _measured(line: QTextLine, left: int, right: int) -> tuple[float, float]:
    # The space at which a line is broken is not part of what is seen of it.
    most = line.naturalTextRect().right()
    begin, end = (min(_x_of(line, place), most) for place in (left, right))
    return min(begin, end), abs(end - begin)


def _x_of(line: QTextLine, place: int) -> float:
    # PySide answers with a number; its own description of itself says something else.
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)
