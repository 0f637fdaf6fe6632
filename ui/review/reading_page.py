"""A text that can be read and copied from, not changed: where changes and conflicts are looked through."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCursor

from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS_RING
from ui.widgets.composing import ComposedTextEdit


class ReadingPage(ComposedTextEdit):
    """Looks like the page articles are written on; while the keyboard is there, a line at its left says so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        # What is being looked at is marked in the margin; a caret would promise that one can write.
        self.setCursorWidth(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("look", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def go_to_top(self) -> None:
        """Show the text from its beginning."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.fillRect(0, 0, FOCUS_RING, self.viewport().height(), QColor(self._theme.tokens.accent))
