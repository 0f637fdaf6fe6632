"""The dashed place at the foot of the page where photos are dropped."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.editor.photo_cards import CARD
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import FOCUS_RING, ICON_SIZE, RADIUS_CARD, SIZE_META, SPACE_2, SPACE_4

_NARROW = 112


class DropTarget(QAbstractButton):
    """The dashed place for new photos; pressed, it lets the person choose files."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._is_welcoming = False
        self.setFont(ui_font(SIZE_META))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_words(self, words: str) -> None:
        """Say what can be dropped here."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_welcoming(self, *, is_welcoming: bool) -> None:
        """Show that what is being dragged can be dropped."""
        self._is_welcoming = is_welcoming
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the words with the sign before them."""
        return QSize(self._width_in_one_line() + 2 * SPACE_4, CARD.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Where there is little room the words stand in two lines; they are never cut."""
        return QSize(_NARROW, CARD.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dashes and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.text if self._is_lit else self._theme.tokens.text2))
        if self._width_in_one_line() + SPACE_4 > self.width():
            inner = self.rect().adjusted(SPACE_2, 0, -SPACE_2, 0)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, wrapped, self.text())
        else:
            self._paint_sign_and_words(painter)
        painter.end()

    @property
    def _is_lit(self) -> bool:
        return self._is_welcoming or self.underMouse() or self.isDown()

    def _width_in_one_line(self) -> int:
        return ICON_SIZE + SPACE_2 + self.fontMetrics().horizontalAdvance(self.text())

    def _paint_frame(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        is_ringed = self.hasFocus() or self._is_welcoming
        pen = QPen(
            QColor(tokens.accent if is_ringed else tokens.border_strong), FOCUS_RING if is_ringed else 1
        )
        if not self.hasFocus():
            pen.setDashPattern([6, 4])
        painter.setPen(pen)
        if self._is_lit:
            painter.setBrush(QColor(tokens.selected if self._is_welcoming else tokens.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)

    def _paint_sign_and_words(self, painter: QPainter) -> None:
        left = (self.width() - self._width_in_one_line()) / 2
        sign = QRectF(left, (self.height() - ICON_SIZE) / 2, ICON_SIZE, ICON_SIZE)
        self._icons.paint(painter, sign, "image-plus", "text2")
        place = QRectF(sign.right() + SPACE_2, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
