"""A line in which something gets its name: asked for where the work is, not in a dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.tokens import SPACE_2, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONGEST = 80


class NamingBar(QWidget):
    """A field for the name and the button that gives it; Esc gives none."""

    named = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._field = ComposedLineEdit()
        self._field.setMaxLength(_LONGEST)
        self._give = PushButton()
        self._leave = PushButton(look="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._field, 1)
        row.addWidget(self._give)
        row.addWidget(self._leave)
        self._give.clicked.connect(self._name)
        self._leave.clicked.connect(self._end)
        self._field.textChanged.connect(lambda words: self._give.setEnabled(bool(words.strip())))
        self.hide()

    def set_words(self, name: str, give: str, leave: str) -> None:
        """Word the bar in the window's language."""
        self._field.setPlaceholderText(name)
        self._field.setAccessibleName(name)
        self._give.setText(give)
        self._leave.setText(leave)

    def ask(self) -> None:
        """Ask for a name."""
        self._field.clear()
        self._give.setEnabled(False)
        self.show()
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give the name with Enter; with Esc leave it."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in _ENTER:
            self._name()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        self._field.composition.commit()
        name = self._field.text().strip()
        if name:
            self.hide()
            self.named.emit(name)

    def _end(self) -> None:
        self.hide()
        self.left.emit()
