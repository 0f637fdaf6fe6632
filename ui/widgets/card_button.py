"""A button as wide as its column: an icon, a name, and a quiet line below it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    RADIUS_CARD,
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SPACE_1,
    SPACE_3,
    SPACE_4,
)

_HEIGHT = 56
_ICON = 20
_CHEVRON = 16


class CardButton(QAbstractButton):
    """Chosen with a click, Enter or the space bar."""

    def __init__(self, theme: Theme, icons: Icons, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._line = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_words(self, name: str, line: str) -> None:
        """Name what is chosen, and say more about it below."""
        self._line = line
        self.setText(name)
        self.setAccessibleName(f"{name}, {line}" if line else name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._draw_ground(painter, card)
        middle = card.center().y()
        self._icons.paint(
            painter, QRectF(card.left() + SPACE_4, middle - _ICON / 2, _ICON, _ICON), self._icon
        )
        chevron = QRectF(card.right() - SPACE_3 - _CHEVRON, middle - _CHEVRON / 2, _CHEVRON, _CHEVRON)
        self._icons.paint(painter, chevron, "chevron-right", "text3")
        room = card.adjusted(SPACE_4 + _ICON + SPACE_3, 0, -SPACE_3 - _CHEVRON - SPACE_3, 0)
        self._draw_words(painter, room)

    def _draw_ground(self, painter: QPainter, card: QRectF) -> None:
        tokens = self._theme.tokens
        ground = tokens.pressed if self.isDown() else tokens.hover if self.underMouse() else tokens.raised
        painter.setBrush(QColor(ground))
        has_focus = self.hasFocus()
        painter.setPen(
            QPen(QColor(tokens.accent if has_focus else tokens.border_strong), 2 if has_focus else 1)
        )
        painter.drawRoundedRect(card, RADIUS_CARD, RADIUS_CARD)

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        tokens = self._theme.tokens
        name_font, line_font = ui_font(SIZE_LIST_HEADLINE, QFont.Weight.DemiBold), ui_font(SIZE_META)
        name_metrics, line_metrics = QFontMetricsF(name_font), QFontMetricsF(line_font)
        line_height = line_metrics.height() + SPACE_1 / 2 if self._line else 0
        top = room.center().y() - (name_metrics.height() + line_height) / 2
        elide, width = Qt.TextElideMode.ElideRight, room.width()
        painter.setFont(name_font)
        painter.setPen(QColor(tokens.text))
        name_room = QRectF(room.left(), top, width, name_metrics.height())
        painter.drawText(
            name_room, Qt.AlignmentFlag.AlignVCenter, name_metrics.elidedText(self.text(), elide, width)
        )
        painter.setFont(line_font)
        painter.setPen(QColor(tokens.text2))
        line_room = QRectF(room.left(), name_room.bottom() + SPACE_1 / 2, width, line_metrics.height())
        painter.drawText(
            line_room, Qt.AlignmentFlag.AlignVCenter, line_metrics.elidedText(self._line, elide, width)
        )
