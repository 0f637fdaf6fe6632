"""What draws the rows of a list at the zoom of the page."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Those who derive from it measure and draw a row as it is at 100 per cent; it becomes larger or smaller here."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        theme.zoom_changed.connect(self._measure_again)

    def height_of(self, index: Index, width: float) -> float:
        """Return how high the row is where it is so wide."""
        raise NotImplementedError

    def draw(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw the row into *room*; the painter is put back afterwards."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        # What Qt passes as the room of a row is empty while it lays the rows out.
        width = self._view.viewport().width()
        return QSize(width, self._theme.zoomed(self.height_of(index, 100 * width / self._theme.zoom)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        zoom = self._theme.zoom / 100
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        painter.scale(zoom, zoom)
        room = QRectF(0, 0, option.rect.width() / zoom, option.rect.height() / zoom)
        self.draw(painter, room, option.state, index)
        painter.restore()

    def _measure_again(self) -> None:
        self.sizeHintChanged.emit(QModelIndex())
