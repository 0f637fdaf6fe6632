"""Draws one remark: the marked words and what would stand there instead, and below it why."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle

from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import SIZE_META, SIZE_UI, SPACE_1, SPACE_2
from ui.widgets.labels import break_lines, draw_lines
from ui.widgets.remark_rows import RemarkRows, headline_of
from ui.widgets.row_delegate import Index, RowDelegate
from ui.widgets.row_ground import paint_row_ground

ROW_HEIGHT = 66
_DOT = 7


class RemarkDelegate(RowDelegate):
    """A dot in the colour of the marks, the words in one line, the explanation in up to two."""

    def __init__(self, theme: Theme, rows: RemarkRows, view: QListView) -> None:
        super().__init__(theme, view)
        self._rows = rows
        self._words_font = ui_font(SIZE_UI, QFont.Weight.DemiBold)
        self._why_font = ui_font(SIZE_META)

    def height_of(self, _index: Index, _width: float) -> float:
        return ROW_HEIGHT

    def draw(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        spoken = index.data(Qt.ItemDataRole.UserRole)
        tokens = self._theme.tokens
        card = room.adjusted(0, 1, 0, -1)
        paint_row_ground(painter, card, state, tokens)
        room = card.adjusted(SPACE_2 + _DOT + SPACE_2, SPACE_2, -SPACE_2, -SPACE_1)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = tokens.danger if spoken.remark.is_spelling else tokens.pills.in_review.text
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QRectF(card.left() + SPACE_2, room.top() + 5, _DOT, _DOT))
        painter.setFont(self._words_font)
        painter.setPen(QColor(tokens.text))
        draw_lines(painter, room, (headline_of(spoken),))
        why = room.adjusted(0, painter.fontMetrics().lineSpacing() + 2, 0, 0)
        painter.setFont(self._why_font)
        painter.setPen(QColor(tokens.text2))
        explanation = spoken.remark.explanation_in(self._rows.language)
        draw_lines(painter, why, break_lines(self._why_font, explanation, why.width()))
