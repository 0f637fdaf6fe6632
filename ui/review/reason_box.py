"""The box under the review bar in which an editor writes why an article goes back to its writer."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.review.writing_box import WritingBox
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label

# A longer reason is refused by nobody; the box only stops growing and scrolls.
_HEIGHT_MAX = 220


class ReasonBox(WritingBox):
    """Nothing is sent without a word in it."""

    def __init__(self) -> None:
        super().__init__(min_lines=3, height_max=_HEIGHT_MAX)
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self._row = FieldRow(self.field)
        self._count = plain_label(look="meta")
        self._cancel = PushButton(look="quiet")
        self._send = PrimaryButton()
        self.field.edited.connect(self._note_edit)
        self._cancel.clicked.connect(self.left)
        self._send.clicked.connect(self.finish)
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

    def try_to_send(self) -> None:
        reason = self.reason.strip()
        if reason:
            self.sent.emit(reason)
        else:
            self._refuse()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

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
