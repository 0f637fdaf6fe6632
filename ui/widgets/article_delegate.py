"""Draws one article of a list: its headline, state, who, when, what is missing and who is writing."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle

from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    ARTICLE_ROW_HEIGHT,
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SPACE_1,
    SPACE_2,
    SPACE_4,
    Tokens,
)
from ui.widgets.labels import LEADING, break_lines, draw_lines
from ui.widgets.pill import HEIGHT as PILL_HEIGHT
from ui.widgets.pill import paint_pill
from ui.widgets.row_delegate import Index, RowDelegate
from ui.widgets.row_ground import paint_row_ground
from ui.words.article_line import LINE_ROLE, ArticleLine

_LOCK_ICON = 14


class ArticleDelegate(RowDelegate):
    """Draws the lines that the model words; knows no article itself."""

    def __init__(self, theme: Theme, icons: Icons, view: QListView) -> None:
        super().__init__(theme, view)
        self._icons = icons
        self._headline_font = ui_font(SIZE_LIST_HEADLINE, QFont.Weight.DemiBold)
        self._meta_font = ui_font(SIZE_META)

    def height_of(self, _index: Index, _width: float) -> float:
        return ARTICLE_ROW_HEIGHT

    def draw(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        line: ArticleLine = index.data(LINE_ROLE)
        card = room.adjusted(SPACE_2, 2, -SPACE_2, -2)
        paint_row_ground(painter, card, state, self._theme.tokens, has_bar=True)
        self._draw_words(painter, card.adjusted(SPACE_4, 0, -SPACE_2, 0), line)

    def _draw_words(self, painter: QPainter, room: QRectF, line: ArticleLine) -> None:
        tokens = self._theme.tokens
        lines = break_lines(self._headline_font, line.headline, room.width())
        headline_height = len(lines) * (QFontMetricsF(self._headline_font).lineSpacing() + LEADING)
        more_height = QFontMetricsF(self._meta_font).lineSpacing() if line.more else 0
        top = room.top() + (room.height() - headline_height - SPACE_1 - PILL_HEIGHT - more_height) / 2
        painter.setFont(self._headline_font)
        painter.setPen(QColor(tokens.text if line.has_headline else tokens.text2))
        draw_lines(painter, QRectF(room.left(), top, room.width(), headline_height), lines)
        below = QRectF(room.left(), top + headline_height + SPACE_1, room.width(), PILL_HEIGHT)
        self._draw_details(painter, self._draw_lock(painter, below, line), line, tokens)
        if line.more:
            painter.setFont(self._meta_font)
            painter.setPen(QColor(tokens.text2))
            last = QRectF(below.left(), below.bottom() + 1, below.width(), more_height)
            draw_lines(painter, last, (" · ".join(line.more),))

    def _draw_lock(self, painter: QPainter, room: QRectF, line: ArticleLine) -> QRectF:
        """Draw who else is writing at the right end; return the room that is left."""
        if not line.lock:
            return room
        painter.setFont(ui_font(SIZE_META, QFont.Weight.DemiBold))
        painter.setPen(QColor(self._theme.tokens.text2))
        words = painter.fontMetrics().horizontalAdvance(line.lock_initials)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line.lock_initials
        )
        left = room.right() - words - SPACE_1 - _LOCK_ICON
        icon = QRectF(left, room.center().y() - _LOCK_ICON / 2, _LOCK_ICON, _LOCK_ICON)
        self._icons.paint(painter, icon, "lock")
        return room.adjusted(0, 0, left - room.right() - SPACE_2, 0)

    def _draw_details(self, painter: QPainter, room: QRectF, line: ArticleLine, tokens: Tokens) -> None:
        if line.state.word:
            width = paint_pill(painter, room.topLeft(), line.state.word, tokens.pills.of(line.state.pill))
            room = room.adjusted(width + SPACE_2, 0, 0, 0)
        painter.setFont(self._meta_font)
        metrics = QFontMetricsF(painter.font())
        problem = f" · {line.problem}" if line.problem else ""
        left_over = room.width() - metrics.horizontalAdvance(problem)
        details = metrics.elidedText(" · ".join(line.details), Qt.TextElideMode.ElideRight, left_over)
        painter.setPen(QColor(tokens.text2))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, details)
        painter.setPen(QColor(tokens.danger))
        after = QPointF(metrics.horizontalAdvance(details), 0)
        painter.drawText(room.translated(after), Qt.AlignmentFlag.AlignVCenter, problem)
