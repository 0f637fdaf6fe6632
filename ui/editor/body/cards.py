"""The link cards in the text: what is told of a page that is linked to; nothing of that page is ever loaded."""

from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cms.body.model import LinkCard
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    FOCUS_RING,
    ICON_SIZE,
    RADIUS_CARD,
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SPACE_1,
    SPACE_3,
    SPACE_4,
)

CARD_HEIGHT = 84
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def words_of(card: LinkCard) -> tuple[str, str, str]:
    """Return what a card shows: its title or address, its description, and the site it leads to."""
    site = urlsplit(card.href).hostname or card.href
    return card.title or card.href, card.description, site


class BodyCards:
    """Paints link cards in the theme's colours."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self._theme = theme
        self._icons = icons

    def paint(self, painter: QPainter, where: QRectF, card: LinkCard, *, is_selected: bool) -> None:
        """Paint *card* into *where*."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, where, self._theme, is_selected=is_selected)
        sign = QRectF(where.left() + SPACE_4, where.center().y() - ICON_SIZE / 2, ICON_SIZE, ICON_SIZE)
        self._icons.paint(painter, sign, "link", "text2")
        room = where.adjusted(2 * SPACE_4 + ICON_SIZE, SPACE_3, -SPACE_4, -SPACE_1)
        title, description, site = words_of(card)
        tokens = self._theme.tokens
        for words, size, weight, colour in (
            (title, SIZE_LIST_HEADLINE, QFont.Weight.DemiBold, tokens.text),
            (description, SIZE_META, QFont.Weight.Normal, tokens.text2),
            (site, SIZE_META, QFont.Weight.Normal, tokens.text2),
        ):
            if words:
                painter.setFont(ui_font(size, weight))
                painter.setPen(QColor(colour))
                metrics = painter.fontMetrics()
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, _LEFT, shown)
                room.setTop(room.top() + metrics.lineSpacing() + SPACE_1)
        painter.restore()


def paint_ground(painter: QPainter, where: QRectF, theme: Theme, *, is_selected: bool) -> None:
    """Paint the ground and the edge of what stands in the text as one thing."""
    tokens = theme.tokens
    width = FOCUS_RING if is_selected else 1
    painter.setBrush(QColor(tokens.selected if is_selected else tokens.window))
    painter.setPen(QPen(QColor(tokens.accent if is_selected else tokens.border), width))
    half = width / 2
    painter.drawRoundedRect(where.adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)
