"""Text fields that know whether a syllable is being composed, and can take it in before they are left."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QUrl
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QInputMethodEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget


class Composition:
    """The syllable an input method is composing in one field: shown there, not yet part of its text."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._preedit = ""

    @property
    def is_open(self) -> bool:
        """Whether there is a syllable that is not yet text."""
        return bool(self._preedit)

    def note(self, event: QInputMethodEvent) -> None:
        """Remember what *event* leaves uncommitted."""
        self._preedit = event.preeditString()

    def commit(self) -> None:
        """Make the syllable text; where the input method does not hand it over, we do."""
        if not self._preedit:
            return
        QGuiApplication.inputMethod().commit()
        if self._preedit:
            event = QInputMethodEvent("", [])
            event.setCommitString(self._preedit)
            QApplication.sendEvent(self._field, event)


class ComposedTextEdit(QTextEdit):
    """A text field of several lines that knows its composition, keeps it when left, and loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.composition = Composition(self)
        # Paints over the text, within the rectangle it is given, whenever that was painted.
        self.paint_over: Callable[[QRect], None] | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Let Qt show the syllable, and remember it."""
        self.composition.note(event)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the syllable when the writer turns elsewhere."""
        self.composition.commit()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the text, and what is to be seen over it."""
        super().paintEvent(event)
        if self.paint_over is not None:
            self.paint_over(event.rect())

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:  # noqa: N802 - Qt's name
        """Load nothing from anywhere; Qt itself would load a file if this returned nothing."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)


class ComposedLineEdit(QLineEdit):
    """A field of one line that knows its composition and keeps it when left."""

    def __init__(self) -> None:
        super().__init__()
        self.composition = Composition(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Let Qt show the syllable, and remember it."""
        self.composition.note(event)
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the syllable when the writer turns elsewhere."""
        self.composition.commit()
        super().focusOutEvent(event)
