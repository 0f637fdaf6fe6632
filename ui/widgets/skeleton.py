"""The shape of what is coming, while it is being fetched."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import ARTICLE_ROW_HEIGHT, SPACE_2, SPACE_4, SPACE_6

# Each bar of a row: its distance from the top, its height, and how much of the width it takes.
_BARS = ((SPACE_4, 12, 0.92), (36, 12, 0.6), (60, 12, 0.4))


class SkeletonRows(QWidget):
    """Grey bars where article rows will be."""

    def __init__(self, theme: Theme, *, rows: int = 5) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.hover))
        room = self.width() - 2 * SPACE_6
        for row in range(self._rows):
            for top, height, share in _BARS:
                bar = QRectF(SPACE_6, SPACE_2 + row * ARTICLE_ROW_HEIGHT + top, room * share, height)
                painter.drawRoundedRect(bar, 6, 6)
