"""Draws a line that can be ticked: the tick, which the style sheet leaves out, and what follows its first line paler."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1

_TICK = 14
_WRAPS = Qt.TextFlag.TextWordWrap


class TickDelegate(QStyledItemDelegate):
    """Qt's own, with the tick in the box and its words in two tones."""

    def __init__(self, theme: Theme, icons: Icons, parent: QListView) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._view = theme, icons, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        style, words = self._view.style(), line.text
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, line, self._view)
        room.setLeft(room.left() + SPACE_1)
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, line, self._view)
        line.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, line, painter, self._view)
        self._draw_words(painter, room, words)
        if line.checkState is Qt.CheckState.Checked:
            tick = QRectF(0, 0, _TICK, _TICK)
            tick.moveCenter(QRectF(box).center())
            self._icons.paint(painter, tick, "check", "on_accent")

    def _draw_words(self, painter: QPainter, room: QRect, words: str) -> None:
        # What Qt makes of the end of a line.
        said, _, example = words.partition("\u2028")
        tokens = self._theme.tokens
        painter.save()
        painter.setPen(QColor(tokens.text))
        height = painter.boundingRect(room, _WRAPS, said).height()
        whole = painter.boundingRect(room, _WRAPS, words).height()
        top = room.top() + max(room.height() - whole, 0) // 2
        painter.drawText(QRect(room.left(), top, room.width(), height), _WRAPS, said)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(QRect(room.left(), top + height, room.width(), whole - height), _WRAPS, example)
        painter.restore()
