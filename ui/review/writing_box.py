"""A box in which somebody writes to a colleague: Ctrl+Enter sends what is written, Esc leaves it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.growing_text import GrowingText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WritingBox(QWidget):
    """A field that grows with what is written, as far as there is room; each kind lays it out, and says what it sends."""

    sent = Signal(str)
    left = Signal()

    def __init__(self, *, min_lines: int, height_max: int) -> None:
        super().__init__()
        self.field = _BoundedText(min_lines, height_max)

    def focus_field(self) -> None:
        """Put the caret behind what is written."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        # While something is written Ctrl+Enter is the box's own: the window's would take the article's next step.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _sends(event):
            self.finish()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Send what is written, the syllable that is still being composed included."""
        self.field.composition.commit()
        self.try_to_send()

    def try_to_send(self) -> None:
        """Send what is written, or say why it cannot be sent as it is."""
        raise NotImplementedError


class _BoundedText(GrowingText):
    """Grows with its text up to a height, and is scrolled from there on."""

    def __init__(self, min_lines: int, height_max: int) -> None:
        # Read while the field is made.
        self._height_max = height_max
        super().__init__(min_lines=min_lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def setFixedHeight(self, height: int) -> None:  # noqa: N802 - Qt's name
        super().setFixedHeight(min(height, self._height_max))


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
