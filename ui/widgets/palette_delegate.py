"""Draws one line of the palette: a small heading, or an icon, a name, what it is, its keys at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import SIZE_META, SIZE_PILL, SIZE_UI, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.row_ground import paint_row_ground

ROW_HEIGHT, HEADING_HEIGHT = 36, 28
_ICON = 16


class PaletteDelegate(QStyledItemDelegate):
    """Asks the model's user role for `heading`, or for an `entry` with names, detail, shortcut and icon."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, HEADING_HEIGHT if index.data(Qt.ItemDataRole.UserRole).heading else ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        room = QRectF(option.rect).adjusted(SPACE_2, 0, -SPACE_2, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._draw_heading(painter, room.adjusted(SPACE_2, 0, 0, 0), row.heading)
        else:
            paint_row_ground(painter, room.adjusted(0, 1, 0, -1), option.state, self._theme.tokens)
            icon = QRectF(room.left() + SPACE_2, room.center().y() - _ICON / 2, _ICON, _ICON)
            self._icons.paint(painter, icon, row.entry.icon or "chevron-right", "text2")
            words = room.adjusted(SPACE_2 + _ICON + SPACE_3, 0, -SPACE_2, 0)
            self._draw_words(painter, words, row.entry.names[0], row.entry.detail, row.entry.shortcut)
        painter.restore()

    def _draw_heading(self, painter: QPainter, room: QRectF, heading: str) -> None:
        painter.setFont(ui_font(SIZE_PILL, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.tokens.text3))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, heading)

    def _draw_words(self, painter: QPainter, room: QRectF, name: str, detail: str, shortcut: str) -> None:
        tokens = self._theme.tokens
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        painter.setFont(ui_font(SIZE_META))
        painter.setPen(QColor(tokens.text2))
        metrics = painter.fontMetrics()
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
        room = room.adjusted(0, 0, -(metrics.horizontalAdvance(keys) + SPACE_4) if keys else 0, 0)
        painter.setFont(ui_font(SIZE_UI, QFont.Weight.Medium))
        painter.setPen(QColor(tokens.text))
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
        taken = painter.fontMetrics().horizontalAdvance(elided) + SPACE_3
        rest = room.adjusted(taken, 0, 0, 0)
        painter.setFont(ui_font(SIZE_META))
        painter.setPen(QColor(tokens.text2))
        if rest.width() > SPACE_4:
            detail = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, detail)
