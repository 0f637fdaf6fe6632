"""The box under the review bar in which an editor writes why an article goes back to its writer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.fields import FieldRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# A longer reason is refused by nobody; the box only stops growing and scrolls.
_HEIGHT_MAX = 220


class ReasonBox(QWidget):
    """A field that grows with what is written; nothing is sent without a word in it."""

    sent = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self.field = _ReasonField()
        self._row = FieldRow(self.field)
        self._count = plain_label(look="meta")
        self._cancel = PushButton(look="quiet")
        self._send = PrimaryButton()
        self.field.edited.connect(self._note_edit)
        self._cancel.clicked.connect(self.closed)
        self._send.clicked.connect(self._try_to_send)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addWidget(self._row)
        column.addLayout(foot)

    @property
    def reason(self) -> str:
        """What is written so far."""
        return self.field.text

    def set_reason(self, reason: str) -> None:
        """Show what was written before."""
        self.field.set_text(reason)
        self._row.set_problem("")
        self._show_count()

    def focus_field(self) -> None:
        """Put the caret behind what is written."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        # While a reason is written Ctrl+Enter is the box's own: the window's would approve the article.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif _sends(event):
            self._try_to_send()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _try_to_send(self) -> None:
        self.field.composition.commit()
        reason = self.reason.strip()
        if not reason:
            self._refuse()
            return
        self.sent.emit(reason)

    def _refuse(self) -> None:
        sentence = self.tr("Write what must change first: it is all the writer will read.")
        self._row.set_problem(sentence)
        announce(self.field, sentence, is_urgent=True)
        self.focus_field()

    def _note_edit(self) -> None:
        if self.reason.strip():
            self._row.set_problem("")
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.reason.strip())
        self._count.setText(self.tr("1 character") if count == 1 else self.tr("{0} characters").format(count))

    def _retranslate(self) -> None:
        self._row.set_label(self.tr("What must change?"))
        self.field.setPlaceholderText(self.tr("The writer reads this beside the article"))
        self._cancel.setText(self.tr("Cancel"))
        self._send.set_step(self.tr("Return to writer"), tip=self.tr("Ctrl+Enter"))
        self._row.set_problem("")
        self._show_count()


class _ReasonField(GrowingText):
    """Grows with the reason as far as the page below can spare the room."""

    def __init__(self) -> None:
        super().__init__(min_lines=3)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def setFixedHeight(self, height: int) -> None:  # noqa: N802 - Qt's name
        super().setFixedHeight(min(height, _HEIGHT_MAX))


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
