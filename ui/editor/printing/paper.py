"""Paper, and the pieces of a printed article: what belongs on one sheet stays together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

# A printed article is measured in tenths of a point: fine enough for every printer, and the same on all of them.
UNITS_PER_POINT = 10
UNITS_PER_INCH = 72 * UNITS_PER_POINT
_MILLIMETRE = UNITS_PER_INCH / 25.4

MARGIN = round(22 * _MILLIMETRE)
HEAD, FOOT = 16 * UNITS_PER_POINT, 16 * UNITS_PER_POINT
_GAP = 14 * UNITS_PER_POINT


class Paper(StrEnum):
    """What a newsroom prints on."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def layout(self) -> QPageLayout:
        """The sheet, upright and without margins of the printer's own: ours are within."""
        size = QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))

    @property
    def width(self) -> int:
        """How wide a sheet is."""
        return round(self.layout.pageSize().size(QPageSize.Unit.Point).width() * UNITS_PER_POINT)

    @property
    def height(self) -> int:
        """How high a sheet is."""
        return round(self.layout.pageSize().size(QPageSize.Unit.Point).height() * UNITS_PER_POINT)

    @property
    def column_width(self) -> int:
        """How wide the text is."""
        return self.width - 2 * MARGIN

    @property
    def column_top(self) -> int:
        """Where on the sheet the text begins, below the line at its head."""
        return MARGIN + HEAD + _GAP

    @property
    def column_height(self) -> int:
        """How much of the sheet the text takes at most."""
        return self.height - MARGIN - FOOT - _GAP - self.column_top


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a picture: how high, how far from what is above, and how it is drawn with its top left at 0, 0.

    One that *holds_next* never ends a sheet.
    """

    height: float
    draw: Callable[[QPainter], None]
    above: float = 0
    holds_next: bool = False


# A piece and how far down the column it stands.
Placed = tuple[float, Piece]


def sheets_of(pieces: Iterable[Piece], height: float) -> tuple[tuple[Placed, ...], ...]:
    """Spread *pieces* over sheets whose column is *height* high; one that is higher has a sheet to itself."""
    sheets: list[list[Placed]] = [[]]
    down = 0.0
    for group in _groups(pieces):
        needed = sum(piece.above + piece.height for piece in group)
        if sheets[-1] and down + needed > height:
            sheets.append([])
            down = 0
        for piece in group:
            # Even what belongs together is parted where it is longer than a sheet.
            if sheets[-1] and down + piece.above + piece.height > height:
                sheets.append([])
                down = 0
            down += piece.above if sheets[-1] else 0
            sheets[-1].append((down, piece))
            down += piece.height
    return tuple(tuple(sheet) for sheet in sheets)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield what stands on one sheet together."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.holds_next:
            yield group
            group = []
    if group:
        yield group
