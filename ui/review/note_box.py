"""The field a note or an answer is written in, with the button that sends it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.review_notes import LONGEST_NOTE
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import PushButton
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT_MAX = 180


class NoteBox(QWidget):
    """Ctrl+Enter sends, Esc leaves; what was written stays until it was said."""

    sent = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = _NoteField()
        self.send, self._cancel = PushButton(), PushButton(look="quiet")
        self._problem = plain_label(look="danger_meta", wraps=True)
        self._problem.hide()
        self._is_busy = False
        # Others put theirs beside these buttons.
        self.foot = QHBoxLayout()
        self._build()

    def set_words(self, field: str, send: str, cancel: str = "") -> None:
        """Name the field and the buttons; without a name there is no way to leave but Esc."""
        self.field.setAccessibleName(field)
        self.field.setPlaceholderText(field)
        self.send.setText(send)
        self._cancel.setText(cancel)
        self._cancel.setVisible(bool(cancel))

    @property
    def words(self) -> str:
        """What is written so far."""
        return self.field.text

    def clear(self) -> None:
        """Forget what was written: it was said, or is not to be."""
        self._is_busy = False
        self.field.set_text("")
        self._say("")

    def show_problem(self, sentence: str) -> None:
        """Say why it was not said; it can be tried again."""
        self._is_busy = False
        self._say(sentence)
        self.send.setEnabled(True)
        if sentence:
            announce(self.field, sentence, is_urgent=True)

    def focus_field(self) -> None:
        """Put the caret behind what is written."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        # While a note is written Ctrl+Enter is the box's own: the window's would take the article's next step.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _sends(event):
            self._try_to_send()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.foot.setSpacing(SPACE_2)
        self.foot.addWidget(self.send)
        self.foot.addWidget(self._cancel)
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.field)
        column.addWidget(self._problem)
        column.addLayout(self.foot)
        self.send.clicked.connect(self._try_to_send)
        self._cancel.clicked.connect(self.left)
        self.field.edited.connect(lambda: self._say(""))

    def _try_to_send(self) -> None:
        self.field.composition.commit()
        words = self.words.strip()
        if self._is_busy:
            return
        if not 0 < len(words) <= LONGEST_NOTE:
            self.show_problem(self.tr("A note has 1 to {0} characters.").format(LONGEST_NOTE))
            self.focus_field()
            return
        self._is_busy = True
        self.send.setEnabled(False)
        self.sent.emit(words)

    def _say(self, sentence: str) -> None:
        self.send.setEnabled(not self._is_busy)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)


class _NoteField(GrowingText):
    """Grows with the note up to a height, and is scrolled from there on."""

    def __init__(self) -> None:
        super().__init__(min_lines=2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def setFixedHeight(self, height: int) -> None:  # noqa: N802 - Qt's name
        super().setFixedHeight(min(height, _HEIGHT_MAX))


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
