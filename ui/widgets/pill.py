"""The pill that names an article's state in its own pair of colours; drawn alike in widgets and in lists."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import RADIUS_PILL, SIZE_PILL, SPACE_2, PillColours
from ui.words.states import State

HEIGHT = 2 * RADIUS_PILL


def pill_width(word: str) -> float:
    """Return how wide the pill for *word* is."""
    return QFontMetricsF(_font()).horizontalAdvance(word) + 2 * SPACE_2


def paint_pill(painter: QPainter, corner: QPointF, word: str, colours: PillColours) -> float:
    """Draw the pill with its upper left *corner* there; return its width."""
    where = QRectF(corner.x(), corner.y(), pill_width(word), HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ground))
    painter.drawRoundedRect(where, RADIUS_PILL, RADIUS_PILL)
    painter.setFont(_font())
    painter.setPen(QColor(colours.text))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()
    return where.width()


class Pill(QWidget):
    """One state, as a widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = State("", "draft")
        theme.changed.connect(self.update)

    def show_state(self, state: State) -> None:
        """Show *state* and name it for screen readers."""
        self._state = state
        self.setAccessibleName(state.word)
        self.setVisible(bool(state.word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(round(pill_width(self._state.word) + 0.5), HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        top = (self.height() - HEIGHT) / 2
        paint_pill(painter, QPointF(0, top), self._state.word, self._theme.tokens.pills.of(self._state.pill))


def _font() -> QFont:
    return ui_font(SIZE_PILL, QFont.Weight.DemiBold)
