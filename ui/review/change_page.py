"""The page on which changes are read: the article's column, its signs, and a bar beside the change one looks at."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)

from cms.domain.difference import Difference
from ui.review.change_looks import NUMBER, SIGN, Sign
from ui.review.change_text import ChangePlace, ChangeWriter
from ui.review.change_words import ChangeWords
from ui.review.reading_page import ReadingPage
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import COLUMN_WIDTH_MAX, SIZE_BODY, SPACE_1, SPACE_6
from ui.widgets.keyed_list import latin_letter

_GUTTER = 20
_BAR_WIDTH = 3
_RULE_WIDTH = 64
_STEPS = {"n": 1, "p": -1}


class ChangePage(ReadingPage):
    """n and p ask for the next and the previous change."""

    step_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._places: tuple[ChangePlace, ...] = ()
        self._current = -1
        self.document().setDocumentMargin(0)

    @property
    def places(self) -> tuple[ChangePlace, ...]:
        """Every change, in reading order."""
        return self._places

    @property
    def current(self) -> int:
        """Which change is being looked at, counted from 0; -1 before the first."""
        return self._current

    def write(self, difference: Difference, words: ChangeWords, language: str, headline: str) -> None:
        """Show *difference* from its top."""
        writer = ChangeWriter(self.document(), self._theme.tokens, words, language, zoom=self._theme.zoom)
        self._places = writer.write(difference, headline=headline)
        self._current = -1
        self._fit_column()
        self.go_to_top()

    def look_at(self, number: int) -> None:
        """Bring a change into view, with what stands before it, and mark it in the margin."""
        self._current = number
        place = self._places[number]
        cursor = QTextCursor(self.document())
        cursor.setPosition(place.start)
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top()
        height = self.viewport().height()
        if not height // 8 <= top <= height * 5 // 8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - height // 3)
        self.viewport().update()

    def words_of(self, number: int) -> str:
        """Return the words of a change, as a screen reader says them."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places[number].start)
        cursor.setPosition(self._places[number].end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEPS.get(latin_letter(event.text()), 0)
        if step and not event.modifiers():
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_column()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrolled = self.verticalScrollBar().value()
        painter.translate(0, -scrolled)
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid() and block.layout().position().y() <= scrolled + event.rect().bottom():
            self._paint_sign(painter, block)
            block = block.next()
        if self._current >= 0:
            self._paint_current(painter, self._places[self._current])

    def _fit_column(self) -> None:
        """Keep the text in a column in the middle, no wider than a line reads well."""
        frame = self.document().rootFrame()
        beside = max(_GUTTER, (self.viewport().width() - self._theme.zoomed(COLUMN_WIDTH_MAX)) // 2)
        made = frame.frameFormat()
        if round(made.leftMargin()) == beside:
            return
        made.setLeftMargin(beside)
        made.setRightMargin(beside)
        made.setTopMargin(SPACE_6)
        made.setBottomMargin(2 * SPACE_6)
        frame.setFrameFormat(made)

    def _paint_sign(self, painter: QPainter, block: QTextBlock) -> None:
        sign = Sign(block.blockFormat().intProperty(SIGN))
        lines = block.layout()
        if sign is Sign.NONE or not lines.lineCount():
            return
        tokens, first = self._theme.tokens, lines.lineAt(0)
        left, top = lines.position().x() + first.x(), lines.position().y() + first.y()
        match sign:
            case Sign.BAR:
                height = sum(lines.lineAt(number).height() for number in range(lines.lineCount()))
                painter.fillRect(QRectF(left - 20, top, _BAR_WIDTH, height), QColor(tokens.border_strong))
            case Sign.BULLET:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.text2))
                painter.drawEllipse(QPointF(left - 14, top + first.height() / 2), 2.5, 2.5)
            case Sign.NUMBER if number := block.blockFormat().intProperty(NUMBER):
                painter.setFont(ui_font(self._theme.zoomed(SIZE_BODY)))
                painter.setPen(QColor(tokens.text2))
                where = QRectF(left - 48, top, 40, first.height())
                painter.drawText(
                    where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{number}."
                )
            case Sign.RULE if not block.text():
                middle = left + (self.viewport().width() - 2 * left - _RULE_WIDTH) / 2
                painter.fillRect(
                    QRectF(middle, top + first.height() / 2, _RULE_WIDTH, 1), QColor(tokens.border_strong)
                )
            case Sign.PARTING:
                painter.fillRect(
                    QRectF(left, top, self.viewport().width() - 2 * left, 1), QColor(tokens.border)
                )

    def _paint_current(self, painter: QPainter, place: ChangePlace) -> None:
        top, bottom = self._line_at(place.start), self._line_at(place.end)
        left = self.document().rootFrame().frameFormat().leftMargin() - SPACE_1 * 2 - _BAR_WIDTH
        bar = QRectF(left, top.top(), _BAR_WIDTH, bottom.bottom() - top.top())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _line_at(self, position: int) -> QRectF:
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return line.rect().translated(block.layout().position())
