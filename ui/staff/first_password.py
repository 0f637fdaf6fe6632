"""A line for somebody's new password: typed unseen, or made at random and shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label


class FirstPassword(QWidget):
    """Holds a password no longer than it is needed; *make* is asked for one."""

    entered = Signal()
    edited = Signal()

    def __init__(self, *, is_first: bool) -> None:
        super().__init__()
        self._is_first = is_first
        self.make: Callable[[], str] = str
        self._line = QLineEdit()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.returnPressed.connect(self.entered)
        self._line.textChanged.connect(self.edited)
        self._line.textEdited.connect(self._hide_again)
        self._row = FieldRow(self._line)
        self._generate = PushButton()
        self._generate.clicked.connect(self._make_one)
        self._told = plain_label(look="meta", wraps=True)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_2)
        beside.addWidget(self._told, 1)
        beside.addWidget(self._generate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._row)
        column.addLayout(beside)
        self._retranslate()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.text()

    @property
    def field(self) -> QLineEdit:
        """The line itself."""
        return self._line

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self._line.clear()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._row.set_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with it."""
        self._row.set_problem(sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make_one(self) -> None:
        self._line.setEchoMode(QLineEdit.EchoMode.Normal)
        self._line.setText(self.make())
        self._row.set_problem("")

    def _hide_again(self) -> None:
        self._row.set_problem("")
        if not self._line.text():
            self._line.setEchoMode(QLineEdit.EchoMode.Password)

    def _retranslate(self) -> None:
        self._row.set_label(self.tr("First password") if self._is_first else self.tr("New password"))
        self._told.setText(self.tr("At least 12 characters."))
        self._generate.setText(self.tr("Generate"))
