"""The dashed place at the foot of the page where photos are dropped."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.editor.photo_cards import CARD
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import FOCUS_RING, RADIUS_CARD, SIZE_META, SPACE_2


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
        """As wide as the words."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 64, CARD.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dashes and the words."""
        tokens = self._theme.tokens
        is_lit = self._is_welcoming or self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_ringed = self.hasFocus() or self._is_welcoming
        pen = QPen(
            QColor(tokens.accent if is_ringed else tokens.border_strong), FOCUS_RING if is_ringed else 1
        )
        if not self.hasFocus():
            pen.setDashPattern([6, 4])
        painter.setPen(pen)
        painter.setBrush(
            QColor(tokens.selected if self._is_welcoming else tokens.hover)
            if is_lit
            else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if is_lit else tokens.text2))
        words = self.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - words - 18 - SPACE_2) / 2
        sign = QRectF(left, (self.height() - 18) / 2, 18, 18)
        self._icons.paint(painter, sign, "image-plus", "text2")
        place = QRectF(sign.right() + SPACE_2, 0, words + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
