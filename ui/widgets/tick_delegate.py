"""Draws the tick of a line that can be ticked, which the style sheet leaves out."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import Icons

_TICK = 14


class TickDelegate(QStyledItemDelegate):
    """Qt's own, with the tick in the box."""

    def __init__(self, icons: Icons, parent: QListView) -> None:
        super().__init__(parent)
        self._icons, self._view = icons, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole) or 0) is not Qt.CheckState.Checked:
            return
        self.initStyleOption(option, index)
        box = self._view.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self._view
        )
        tick = QRectF(0, 0, _TICK, _TICK)
        tick.moveCenter(QRectF(box).center())
        self._icons.paint(painter, tick, "check", "on_accent")
