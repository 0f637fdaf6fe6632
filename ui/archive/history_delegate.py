"""Draws the lines of the history: versions with their marks, bundles that unfold, acts under a thin rail."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle

from ui.archive.history_lines import ActLine, BundleLine, HistoryLine, VersionLine
from ui.archive.history_model import LINE_ROLE
from ui.archive.history_words import HistoryWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    SIZE_META,
    SIZE_UI,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
)
from ui.widgets.labels import LEADING, break_lines, draw_lines
from ui.widgets.pill import HEIGHT, paint_pill, pill_width
from ui.widgets.row_delegate import Index, RowDelegate
from ui.widgets.row_ground import paint_row_ground

# A reason is shown this far; the tool tip has the whole.
_REASON_LINES = 4
_GAP = 6


class HistoryDelegate(RowDelegate):
    """Lays each line out in the width the panel has."""

    def __init__(self, theme: Theme, icons: Icons, words: HistoryWords, view: QListView) -> None:
        super().__init__(theme, view)
        self._icons = icons
        self._words = words

    def height_of(self, index: Index, width: float) -> float:
        line: HistoryLine = index.data(LINE_ROLE)
        room, font = _room_of(line, QRectF(0, 0, width, 0)).width(), ui_font(SIZE_META)
        if isinstance(line, ActLine):
            lines = len(break_lines(font, self._words.act(line), room, most=_REASON_LINES))
            return lines * (_line_height() + LEADING) + _line_height() + 2 * _GAP
        about = (
            self._words.about_bundle(line)
            if isinstance(line, BundleLine)
            else self._words.about(line.version)
        )
        return HEIGHT + 2 + len(break_lines(font, about, room)) * (_line_height() + LEADING) + 2 * _GAP

    def draw(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        line: HistoryLine = index.data(LINE_ROLE)
        if isinstance(line, ActLine):
            # It is there to be read: nothing opens from it.
            state &= ~QStyle.StateFlag.State_MouseOver
        paint_row_ground(painter, room.adjusted(SPACE_2, 1, -SPACE_2, -1), state, self._theme.tokens)
        room = _room_of(line, room)
        match line:
            case ActLine():
                self._paint_act(painter, room, line)
            case BundleLine():
                self._paint_bundle(painter, room, line)
            case VersionLine():
                self._paint_version(painter, room, line)

    def _paint_version(self, painter: QPainter, room: QRectF, line: VersionLine) -> None:
        weight = QFont.Weight.Normal if line.is_inner else QFont.Weight.DemiBold
        name = self._words.version(line.version)
        self._paint_heading(painter, room, name, self._words.about(line.version), weight)
        left = room.left() + QFontMetricsF(ui_font(SIZE_UI, weight)).horizontalAdvance(name) + SPACE_2
        for mark in line.marks:
            state = self._words.mark(mark)
            if left + pill_width(state.word) > room.right():
                return
            colours = self._theme.tokens.pills.of(state.pill)
            left += paint_pill(painter, QPointF(left, room.top()), state.word, colours) + SPACE_1

    def _paint_bundle(self, painter: QPainter, room: QRectF, line: BundleLine) -> None:
        arrow = "chevron-down" if line.is_open else "chevron-right"
        self._icons.paint(painter, QRectF(room.right() - 16, room.top() + 1, 16, 16), arrow)
        about = self._words.about_bundle(line)
        self._paint_heading(painter, room, self._words.bundle(line), about, QFont.Weight.DemiBold)

    def _paint_heading(
        self, painter: QPainter, room: QRectF, name: str, about: str, weight: QFont.Weight
    ) -> None:
        painter.setFont(ui_font(SIZE_UI, weight))
        painter.setPen(QColor(self._theme.tokens.text))
        painter.drawText(QRectF(room.left(), room.top(), room.width(), HEIGHT), _MIDDLE, name)
        painter.setFont(ui_font(SIZE_META))
        painter.setPen(QColor(self._theme.tokens.text2))
        draw_lines(
            painter, room.adjusted(0, HEIGHT + 2, 0, 0), break_lines(painter.font(), about, room.width())
        )

    def _paint_act(self, painter: QPainter, room: QRectF, line: ActLine) -> None:
        tokens = self._theme.tokens
        rail = QRectF(room.left() - SPACE_3, room.top() - _GAP / 2, 2, room.height() + _GAP)
        painter.fillRect(rail, QColor(tokens.border))
        painter.setFont(ui_font(SIZE_META))
        painter.setPen(QColor(tokens.text))
        words = self._words.act(line)
        draw_lines(painter, room, break_lines(painter.font(), words, room.width(), most=_REASON_LINES))
        painter.setPen(QColor(tokens.text2))
        top = room.bottom() - _line_height()
        painter.drawText(
            QRectF(room.left(), top, room.width(), _line_height()), _MIDDLE, self._words.moment(line.act.at)
        )


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _line_height() -> float:
    return QFontMetricsF(ui_font(SIZE_META)).lineSpacing()


def _room_of(line: HistoryLine, where: QRectF) -> QRectF:
    """Return where the words of *line* stand: acts and the versions of a bundle are set in."""
    is_inner = isinstance(line, ActLine) or (isinstance(line, VersionLine) and line.is_inner)
    left = SPACE_4 + (SPACE_6 if is_inner else 0)
    return where.adjusted(left, _GAP, -SPACE_4, -_GAP)
