"""A question that stops all else: a title, a sentence, a verb to do it, and a way out, which is the default."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_2, SPACE_4, SPACE_6
from ui.widgets.buttons import PushButton
from ui.widgets.labels import plain_label

_WIDTH = 440


class Question(QDialog):
    """Opened with `open()`; says `accepted` or `rejected`, and nothing waits for it."""

    def __init__(self, parent: QWidget, *, title: str, text: str, verb: PushButton, cancel: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.setFixedWidth(_WIDTH)
        self._title = plain_label(title, "title", wraps=True)
        self._text = plain_label(text, "secondary", wraps=True)
        # What is to be chosen with the answer, if anything.
        self.more = QVBoxLayout()
        self.more.setContentsMargins(0, SPACE_2, 0, 0)
        self.do_it = verb
        self.leave_it = PushButton(cancel)
        for button in (self.do_it, self.leave_it):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leave_it.setDefault(True)
        self.do_it.setAutoDefault(False)
        self.do_it.clicked.connect(self.accept)
        self.leave_it.clicked.connect(self.reject)
        self._lay_out()
        self.leave_it.setFocus()

    def words(self) -> str:
        """Return all that is asked, as it can be read."""
        return f"{self._title.text()}\n{self._text.text()}"

    def reword(self, text: str) -> None:
        """Ask the same with another sentence below the title."""
        self._text.setText(text)
        # The dialog has its height from the sentence before.
        self._text.setMinimumHeight(self._text.heightForWidth(_WIDTH - 2 * SPACE_6))
        self.setAccessibleDescription(text)
        self.adjustSize()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_it)
        buttons.addWidget(self.do_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(self.more)
        column.addSpacing(SPACE_4)
        column.addLayout(buttons)
