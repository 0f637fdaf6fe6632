"""The page on which two texts are read side by side, with a bar beside the conflict one looks at."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor, QTextTable

from ui.review.conflict_choices import Choices
from ui.review.conflict_text import ConflictWriter, label_above
from ui.review.conflict_words import ConflictWords
from ui.review.reading_page import ReadingPage
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.keyed_list import latin_letter

_BAR_WIDTH = 3
_STEPS = {"n": 1, "p": -1}


class ConflictPage(ReadingPage):
    """Marks the conflict one looks at.

    *step_wanted* is emitted for n and p, *key_typed* for any other key with a sign, *conflict_chosen* for a click.
    """

    step_wanted = Signal(int)
    key_typed = Signal(str)
    conflict_chosen = Signal(int)

    def __init__(self, theme: Theme, words: ConflictWords) -> None:
        super().__init__(theme)
        self._words = words
        self._language = "en"
        self._tables: tuple[QTextTable, ...] = ()
        self._current = -1
        # Wide enough for the bar.
        self.document().setDocumentMargin(SPACE_2)

    def write(self, choices: Choices, language: str) -> None:
        """Show both texts from their top."""
        self._language = language
        self._tables = self._writer().write(choices)
        self._current = -1
        self.go_to_top()

    def write_state(self, choices: Choices, number: int) -> None:
        """Say anew above a conflict how it stands with it."""
        self._writer().write_state(self._tables[number], choices, number)

    def look_at(self, number: int) -> None:
        """Bring a conflict into view, with what stands before it, and mark it in the margin."""
        self._current = number
        cursor = QTextCursor(label_above(self._tables[number]))
        self.setTextCursor(cursor)
        top, height = self.cursorRect(cursor).top(), self.viewport().height()
        if not 0 <= top <= height // 3:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - height // 6)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        letter = latin_letter(event.text())
        if event.modifiers() or not letter.isprintable() or not letter:
            super().keyPressEvent(event)
        elif letter in _STEPS:
            self.step_wanted.emit(_STEPS[letter])
        else:
            self.key_typed.emit(letter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        table = self.cursorForPosition(event.position().toPoint()).currentTable()
        if table in self._tables and not self.textCursor().hasSelection():
            self.conflict_chosen.emit(self._tables.index(table))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self._current < 0:
            return
        painter = QPainter(self.viewport())
        top, bottom = self._span(self._tables[self._current])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.accent))
        scrolled = self.verticalScrollBar().value()
        painter.drawRoundedRect(
            QRectF(SPACE_2 - _BAR_WIDTH, top - scrolled, _BAR_WIDTH, bottom - top), 1.5, 1.5
        )

    def _span(self, table: QTextTable) -> tuple[float, float]:
        """Return from where to where a conflict reaches, with what stands above it."""
        layout = self.document().documentLayout()
        label = layout.blockBoundingRect(label_above(table))
        return label.top(), layout.frameBoundingRect(table).bottom() - table.format().bottomMargin()

    def _writer(self) -> ConflictWriter:
        return ConflictWriter(self.document(), self._theme.tokens, self._words, self._language)
