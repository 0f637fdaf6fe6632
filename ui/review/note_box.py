"""The field a note or an answer is written in, with the button that sends it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from cms.domain.review_notes import LONGEST_NOTE
from ui.review.writing_box import WritingBox
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import PushButton
from ui.widgets.labels import plain_label

_HEIGHT_MAX = 180


class NoteBox(WritingBox):
    """What was written stays until it was said."""

    def __init__(self) -> None:
        super().__init__(min_lines=2, height_max=_HEIGHT_MAX)
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

    def try_to_send(self) -> None:
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
        self.send.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.left)
        self.field.edited.connect(lambda: self._say(""))

    def _say(self, sentence: str) -> None:
        self.send.setEnabled(not self._is_busy)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
