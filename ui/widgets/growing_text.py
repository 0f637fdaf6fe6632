"""A field for plain text that is as high as what is written in it: headlines, captions."""

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.theme.theme import ui_font
from ui.widgets.composing import ComposedTextEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingText(ComposedTextEdit):
    """Plain text that wraps; a field of one paragraph takes no line breaks and is finished with Enter."""

    edited = Signal()
    finished = Signal()

    def __init__(self, *, is_one_paragraph: bool = False, min_lines: int = 1) -> None:
        super().__init__()
        self._is_one_paragraph = is_one_paragraph
        self._min_lines = min_lines
        # How much higher a line is than its letters need, in per cent: that stays so when the size changes.
        self._leading = 0.0
        self._line_height = 0
        self._text = ""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.textChanged.connect(self._note_edit)

    @property
    def text(self) -> str:
        """The text as it stands, without a syllable that is still being composed."""
        return self._text

    def set_type(self, size: int, weight: QFont.Weight, line_height: int) -> None:
        """Set the text in *size* pixels and *weight*, its lines *line_height* pixels high."""
        font = ui_font(size, weight)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._line_height = line_height
        if not self._leading:
            metrics = QFontMetricsF(font)
            self._leading = 100 * line_height / (metrics.ascent() + metrics.descent() + metrics.leading())
            self._show(self._text)
        self._fit_height(self.document().size())

    def set_text(self, text: str) -> None:
        """Show another text; nobody is told of an edit, and the same text again moves no cursor."""
        if text != self._text:
            self._show(text)

    def fill(self, text: str) -> bool:
        """Write *text* where nothing is, as if typed there, and say whether it is."""
        if not text or self._text.strip() or self.composition.is_open or self.isReadOnly():
            return False
        self.selectAll()
        self.textCursor().insertText(_in_one_line(text) if self._is_one_paragraph else text)
        return True

    def empty(self, text: str) -> None:
        """Take *text* out again, unless it has been edited since."""
        if self._text == text and not self.isReadOnly():
            self.selectAll()
            self.textCursor().removeSelectedText()

    def _show(self, text: str) -> None:
        blocker = QSignalBlocker(self)
        self.setUndoRedoEnabled(False)
        self.setPlainText(_in_one_line(text) if self._is_one_paragraph else text)
        if self._leading:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            spaced = QTextBlockFormat()
            spaced.setLineHeight(self._leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(spaced)
        self.setUndoRedoEnabled(True)
        blocker.unblock()
        self._text = text
        self._fit_height(self.document().size())

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Finish a field of one paragraph with Enter."""
        if event.key() in _ENTER and self._is_one_paragraph:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # a command of the window
            else:
                self.finished.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take words, not files."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take plain words only."""
        if self.canInsertFromMimeData(source) and not self.isReadOnly():
            text = source.text()
            self.textCursor().insertText(_in_one_line(text) if self._is_one_paragraph else text)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again: the frame is known only once the style sheet has been applied."""
        super().resizeEvent(event)
        self._fit_height(self.document().size())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(super().sizeHint().width(), self.height())

    def _note_edit(self) -> None:
        now = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        before = _in_one_line(self._text) if self._is_one_paragraph else self._text
        if now != before:
            self._text = now
            self.edited.emit()

    def _fit_height(self, size: QSizeF) -> None:
        line = self._line_height or self.fontMetrics().lineSpacing()
        # While a field is dressed anew its inner part may still be as high as it was.
        frame = max(self.height() - self.viewport().height(), 0)
        margins = round(2 * self.document().documentMargin())
        height = max(round(size.height()), self._min_lines * line + margins) + frame
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)


def _in_one_line(text: str) -> str:
    return " ".join(text.split("\n")) if "\n" in text else text
