"""Lines of a name and what is to be known of it: as a Qt view wants them, how each is drawn, how they are searched."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle

from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SPACE_1,
    SPACE_2,
    SPACE_3,
)
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill, pill_width
from ui.widgets.row_delegate import Index, RowDelegate
from ui.widgets.row_ground import paint_row_ground
from ui.words.states import State
from ui.words.tips import plain_tip

LINE_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 60
_SIGN = 14
_NOWHERE = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; *key* says whose it is, *found_by* what a search looks at, *alarm* what went wrong."""

    key: str
    title: str
    beside: str
    below: str
    marks: tuple[State, ...] = ()
    is_faded: bool = False
    found_by: tuple[str, ...] = ()
    alarm: str = ""

    @property
    def spoken(self) -> str:
        """The whole line as one sentence for screen readers."""
        alarm = (self.alarm,) if self.alarm else ()
        return ", ".join((self.title, self.beside, *alarm, self.below, *(mark.word for mark in self.marks)))


def found(lines: Sequence[Line], typed: str) -> tuple[Line, ...]:
    """Return the lines in which every word of *typed* is found."""
    words = typed.casefold().split()
    return tuple(
        line
        for line in lines
        if all(any(word in text.casefold() for text in line.found_by) for word in words)
    )


class LineModel(QAbstractListModel):
    """Holds the lines in the order given."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(line.spoken)
            case _:
                return line if role == LINE_ROLE else None

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def key_at(self, index: Index) -> str:
        """Return whose line *index* is; nothing for none."""
        return self._lines[index.row()].key if index.isValid() else ""

    def index_of(self, key: str) -> QModelIndex:
        """Return where *key* stands, or an invalid index."""
        place = next((place for place, line in enumerate(self._lines) if line.key == key), -1)
        return self.index(place)


class LineDelegate(RowDelegate):
    """Draws a name, what stands beside and below it, and its marks at the right end."""

    def __init__(self, theme: Theme, icons: Icons, view: QListView) -> None:
        super().__init__(theme, view)
        self._icons = icons
        self._title_font = ui_font(SIZE_LIST_HEADLINE, QFont.Weight.DemiBold)
        self._meta_font = ui_font(SIZE_META)

    def height_of(self, _index: Index, _width: float) -> float:
        return ROW_HEIGHT

    def draw(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        card = room.adjusted(SPACE_2, 2, -SPACE_2, -2)
        paint_row_ground(painter, card, state, self._theme.tokens, has_bar=True)
        self._draw_words(painter, card.adjusted(SPACE_3, SPACE_2, -SPACE_3, -SPACE_2), line)

    def _draw_words(self, painter: QPainter, room: QRectF, line: Line) -> None:
        tokens = self._theme.tokens
        upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        left = self._draw_marks(painter, upper, line)
        painter.setFont(self._title_font)
        painter.setPen(QColor(tokens.text2 if line.is_faded else tokens.text))
        title = _elided(self._title_font, line.title, left.width())
        painter.drawText(left, _MIDDLE, title)
        taken = QFontMetricsF(self._title_font).horizontalAdvance(title) + SPACE_2
        painter.setFont(self._meta_font)
        painter.setPen(QColor(tokens.text2))
        beside = left.adjusted(taken, 0, 0, 0)
        painter.drawText(beside, _MIDDLE, _elided(self._meta_font, line.beside, beside.width()))
        lower = self._draw_alarm(painter, upper.translated(0, upper.height()), line.alarm)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(lower, _MIDDLE, _elided(self._meta_font, line.below, lower.width()))

    def _draw_alarm(self, painter: QPainter, room: QRectF, alarm: str) -> QRectF:
        """Draw what went wrong, with its sign before it; return the room that is left."""
        if not alarm:
            return room
        sign = QRectF(room.left(), room.center().y() - _SIGN / 2, _SIGN, _SIGN)
        self._icons.paint(painter, sign, "triangle-alert", "danger")
        words = room.adjusted(_SIGN + SPACE_1, 0, 0, 0)
        painter.setPen(QColor(self._theme.tokens.danger))
        painter.drawText(words, _MIDDLE, _elided(self._meta_font, alarm, words.width()))
        taken = _SIGN + SPACE_1 + QFontMetricsF(self._meta_font).horizontalAdvance(alarm) + SPACE_2
        return room.adjusted(min(taken, room.width()), 0, 0, 0)

    def _draw_marks(self, painter: QPainter, room: QRectF, line: Line) -> QRectF:
        """Draw the marks at the right end; return the room that is left."""
        right = room.right()
        for mark in reversed(line.marks):
            right -= pill_width(mark.word)
            corner = QPointF(right, room.center().y() - PILL_HEIGHT / 2)
            paint_pill(painter, corner, mark.word, self._theme.tokens.pills.of(mark.pill))
            right -= SPACE_1
        return room.adjusted(0, 0, right - room.right() - (SPACE_1 if line.marks else 0), 0)


def _elided(font: QFont, words: str, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))
