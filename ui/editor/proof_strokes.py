"""Where under the letters of a paragraph the proofreader's marks go; what did not move is not measured again."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from cms.domain.proofreading import Remark
from ui.editor.body_adapter import utf16_units

# Pixels: how far below the line the letters stand on, and how tall.
BELOW, TALL = 3.5, 6.0
Stroke = tuple[Remark, QRectF]
# A stretch of a line, by the line's own text: as long as that stays, so does the stretch.
_Stretch = tuple[str, int, int]
_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Strokes:
    """The marks of one paragraph, relative to it, and every place measured for them."""

    strokes: list[Stroke]
    places: dict[_Stretch, _Place]


def strokes_under(block: QTextBlock, remarks: Sequence[Remark], known: Mapping[_Stretch, _Place]) -> Strokes:
    """Return the marks of a paragraph, each line of a remark by itself; *known* places are those measured before."""
    lines = _Lines(block.layout(), block.text())
    strokes: list[Stroke] = []
    places: dict[_Stretch, _Place] = {}
    for remark in remarks:
        for number, left, right in lines.stretches(remark):
            stretch = lines.text_of(number), left - lines.starts[number], right - lines.starts[number]
            place = known.get(stretch) or _measured(lines.lines[number], left, right)
            places[stretch] = place
            strokes.append((remark, QRectF(place[0], lines.tops[number], place[1], TALL)))
    return Strokes(strokes, places)


class _Lines:
    """The lines of a paragraph as it is laid out now, a syllable being composed included."""

    def __init__(self, layout: QTextLayout, text: str) -> None:
        self._at, preedit = layout.preeditAreaPosition(), layout.preeditAreaText()
        self._preedit = len(preedit)
        is_plain = not text or max(text) <= "\uffff"
        self._unit: Callable[[int], int] = (lambda n: n) if is_plain else (lambda n: utf16_units(text, n))
        laid = text[: self._at] + preedit + text[self._at :] if preedit else text
        # Letters of two units would stand elsewhere in Python's text: their lines are told apart by all of it.
        self._laid = laid if is_plain else ""
        self._whole = laid
        self.lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        self.starts = [line.textStart() for line in self.lines]
        self.ends = [start + line.textLength() for start, line in zip(self.starts, self.lines, strict=True)]
        self.tops = [line.y() + line.ascent() + BELOW - TALL / 2 for line in self.lines]

    def text_of(self, number: int) -> str:
        """Return what tells the line from the one it was before an edit."""
        return (
            self._laid[self.starts[number] : self.ends[number]] if self._laid else f"{number} {self._whole}"
        )

    def stretches(self, remark: Remark) -> Iterator[tuple[int, int, int]]:
        """Yield line, start and end of each line's part of the words; none while something is composed inside them."""
        start, end = self._unit(remark.start), self._unit(remark.end)
        if self._preedit and start < self._at <= end:
            return
        if self._preedit and self._at <= start:
            start, end = start + self._preedit, end + self._preedit
        for number in range(max(bisect_right(self.starts, start) - 1, 0), len(self.lines)):
            left, right = max(start, self.starts[number]), min(end, self.ends[number])
            if left >= right:
                return
            yield number, left, right


def _measured(line: QTextLine, left: int, right: int) -> _Place:
    begin, end = (_x_of(line, place) for place in (left, right))
    return min(begin, end), abs(end - begin)


def _x_of(line: QTextLine, place: int) -> float:
    # PySide answers with a number; its own description of itself says something else.
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)
