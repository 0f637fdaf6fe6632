"""One thread of notes: the words it stands beside, what was said, and for the chosen one a field for an answer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cms.domain.review_notes import NoteRow, NoteThread
from ui.review.note_box import NoteBox
from ui.review.note_words import NoteWords
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.buttons import PushButton, set_look
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ElidedLabel, plain_label

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteCard(QFrame):
    """Shows a thread; the arrow keys lead to others, Enter to its words, Tab to the field for an answer."""

    # The card was clicked, or the keyboard came to it.
    clicked = Signal()
    focused = Signal()
    # The next thread (1) or the one before (-1).
    step_wanted = Signal(int)
    jump_wanted = Signal()
    reply_given = Signal(str)
    resolve_wanted = Signal()
    reopen_wanted = Signal()
    # A note the newsroom refused is to be kept no longer: its id.
    discard_wanted = Signal(str)

    def __init__(self, words: NoteWords) -> None:
        super().__init__()
        self.setProperty("look", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = words
        self._thread: NoteThread | None = None
        self._is_orphan = self._is_current = self._can_write = False
        self._quote = ElidedLabel(look="meta")
        self._orphan = plain_label(look="meta", wraps=True)
        self._settled = plain_label(look="meta", wraps=True)
        self._said = QVBoxLayout()
        self._rows: list[_Said] = []
        self.box = NoteBox()
        self._resolve, self._reopen = PushButton(look="quiet"), PushButton(look="quiet")
        self._build()
        self._retranslate()

    def show_thread(self, thread: NoteThread, *, is_orphan: bool, can_write: bool) -> None:
        """Show what was said; what is being written as an answer stays."""
        self._thread, self._is_orphan, self._can_write = thread, is_orphan, can_write
        for row in self._rows[len(thread.notes) :]:
            self._said.removeWidget(row)
            row.deleteLater()
        del self._rows[len(thread.notes) :]
        while len(self._rows) < len(thread.notes):
            row = _Said()
            row.discard_wanted.connect(self.discard_wanted)
            self._rows.append(row)
            self._said.addWidget(row)
        self._show()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return (
            self,
            *(row.discard for row in self._rows),
            self.box.field,
            self.box.send,
            self._resolve,
            self._reopen,
        )

    def set_current(self, *, is_current: bool) -> None:
        """Offer the answer and the steps of the thread that is chosen."""
        self._is_current = is_current
        set_look(self, "current", "true" if is_current else "false")
        self._show()

    def reword(self) -> None:
        """Say anew how long ago it was said."""
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.jump_wanted.emit()
        elif event.key() in _STEPS and self.hasFocus():
            self.step_wanted.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        self.clicked.emit()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.focused.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._said.setSpacing(SPACE_2)
        for button in (self._resolve, self._reopen):
            self.box.foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        column.addWidget(self._quote)
        column.addWidget(self._orphan)
        column.addLayout(self._said)
        column.addWidget(self._settled)
        column.addWidget(self.box)
        self.box.sent.connect(self.reply_given)
        self.box.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self._resolve.clicked.connect(self.resolve_wanted)
        self._reopen.clicked.connect(self.reopen_wanted)

    def _show(self) -> None:
        thread = self._thread
        if thread is None:
            return
        self._quote.setText(self._words.quote(thread))
        self._orphan.setVisible(self._is_orphan and not thread.is_resolved)
        for row, note in zip(self._rows, thread.notes, strict=True):
            row.show_note(note, self._words.head(note), self._words.refusal(note))
        self._settled.setText(self._words.settled(thread))
        self._settled.setVisible(thread.is_resolved)
        # There is no answer to what nobody else has.
        self.box.setVisible(self._is_current and self._can_write and not thread.is_refused)
        self._resolve.setVisible(not thread.is_resolved)
        self._reopen.setVisible(thread.is_resolved)
        self.setAccessibleName(self._words.spoken(thread))

    def _retranslate(self) -> None:
        self._orphan.setText(self.tr("Its words are no longer in the text."))
        self._resolve.setText(self.tr("Resolve"))
        self._reopen.setText(self.tr("Open again"))
        self.box.set_words(self.tr("Answer"), self.tr("Answer"))
        self.setAccessibleDescription(self.tr("Enter leads to the words, Tab to an answer."))
        self._show()


class _Said(QWidget):
    """Who said it and when, and below it what was said, wrapped wherever it must be."""

    discard_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._note_id = ""
        self._head = ElidedLabel(look="label")
        self._words = GrowingText()
        self._words.setProperty("look", "page")
        self._words.setReadOnly(True)
        # It can be copied from with the mouse; the keyboard goes past it, for the card says it all.
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._words.document().setDocumentMargin(0)
        self._refusal = plain_label(look="danger_meta", wraps=True)
        self.discard = PushButton(look="quiet")
        self.discard.clicked.connect(lambda: self.discard_wanted.emit(self._note_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._words)
        column.addWidget(self._refusal)
        column.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignLeft)

    def show_note(self, note: NoteRow, head: str, refusal: str) -> None:
        self._note_id = note.note_id
        self._head.setText(head)
        self._words.set_text(note.words)
        self._words.setAccessibleName(head)
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self.discard.setText(self.tr("Discard the note"))
        self.discard.setVisible(bool(refusal))
