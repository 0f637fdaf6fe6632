"""A list of lines of which the chosen one can be taken off, with what to read where there are none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.labels import plain_label

_WHAT = Qt.ItemDataRole.UserRole
_TAKING_OFF = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ListedLines(QWidget):
    """Tells which line is to go; Delete and the button below do the same."""

    # What stands behind the line.
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self._title = plain_label(look="label")
        self._nothing = plain_label(look="secondary", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = _Lines()
        self.list.setModel(self._model)
        self.list.delete_wanted.connect(self._remove)
        self.button = PushButton()
        self.button.clicked.connect(self._remove)
        self._can_remove = True
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show())

    def set_words(self, title: str, nothing: str, remove: str) -> None:
        """Say what the list is, what to read where it is empty, and what the button does."""
        self._title.setText(title)
        self.list.setAccessibleName(title)
        self._nothing.setText(nothing)
        self.button.setText(remove)

    def show_lines(self, lines: Sequence[tuple[str, object]], *, can_remove: bool = True) -> None:
        """Show each line with what stands behind it; the place in the list is kept."""
        row = self.list.currentIndex().row()
        self._can_remove = can_remove
        self._model.clear()
        for words, what in lines:
            line = QStandardItem(words)
            line.setEditable(False)
            line.setData(what, _WHAT)
            self._model.appendRow(line)
        if lines:
            self.list.setCurrentIndex(self._model.index(min(max(row, 0), len(lines) - 1), 0))
        self._stack.setCurrentWidget(self.list if lines else self._nothing)
        self._show()

    def _show(self) -> None:
        self.button.setVisible(self._can_remove and self._model.rowCount() > 0)
        self.button.setEnabled(self.list.currentIndex().isValid())
        self.button.setAccessibleName(f"{self.button.text()}: {self.list.currentIndex().data() or ''}")

    def _remove(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and self._can_remove:
            self.removed.emit(index.data(_WHAT))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()


class _Lines(QListView):
    """Delete takes the line off."""

    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "outline")
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _TAKING_OFF:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
