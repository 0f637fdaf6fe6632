"""What house style says of the article, live: each remark with its reason, put right with Enter or let be."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from cms.domain.proofreading import Spoken
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.labels import plain_label
from ui.widgets.remark_delegate import RemarkDelegate
from ui.widgets.remark_rows import RemarkRows

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROLE = Qt.ItemDataRole.UserRole


class RemarkState(StrEnum):
    """How it stands with reading the article."""

    READING = "reading"
    READ = "read"
    OFF = "off"
    NO_DICTIONARIES = "no_dictionaries"


class RemarkList(QWidget):
    """The remarks, a line that says how it stands, and two buttons for the remark that is chosen."""

    go_to = Signal(object)
    # A Spoken, and the words to put in its place.
    fix_wanted = Signal(object, str)
    ignored = Signal(object)
    turned_on = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._state = RemarkState.READING
        self._can_fix = True
        self._rows = RemarkRows(self)
        self._title = plain_label(look="strong")
        self._line = plain_label(look="secondary", wraps=True)
        self._turn_on = PushButton(look="quiet")
        self._list = _Rows()
        self._fix = PushButton()
        self._ignore = PushButton(look="quiet")
        self._list.setModel(self._rows)
        self._list.setItemDelegate(RemarkDelegate(theme, self._rows, self._list))
        self._build()
        self._connect()
        theme.changed.connect(self._list.viewport().update)
        self._retranslate()

    def show_remarks(self, spoken: Sequence[Spoken], *, can_fix: bool = True) -> None:
        """Show these remarks, with what puts them right if the article *can* be written in; the place is kept."""
        self._can_fix = can_fix
        row = self._list.currentIndex().row()
        if self._rows.show_remarks(spoken) and spoken:
            self._list.setCurrentIndex(self._rows.index(min(max(row, 0), len(spoken) - 1), 0))
        self._show()

    def show_state(self, state: RemarkState) -> None:
        """Say how it stands; what was said is over when nobody reads any more."""
        self._state = state
        if state in (RemarkState.OFF, RemarkState.READING):
            self._rows.show_remarks([])
        self._show()

    def use_language(self, code: str) -> None:
        """Word the reasons in the window's language."""
        self._rows.use_language(code)

    @property
    def spoken(self) -> list[Spoken]:
        """What is shown, in its order."""
        return [self._rows.index(row, 0).data(_ROLE) for row in range(self._rows.rowCount())]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self._fix)
        buttons.addWidget(self._ignore)
        buttons.addStretch(1)
        state = QHBoxLayout()
        state.addWidget(self._line, 1)
        state.addWidget(self._turn_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_1)
        column.addWidget(self._title)
        column.addLayout(state)
        column.addWidget(self._list, 1)
        column.addLayout(buttons)
        column.addStretch(0)

    def _connect(self) -> None:
        self._list.clicked.connect(self._go_to)
        self._list.go_to_wanted.connect(self._go_to)
        self._list.fix_wanted.connect(self._fix_current)
        self._list.ignore_wanted.connect(self._ignore_current)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_buttons())
        self._fix.clicked.connect(self._fix_current)
        self._ignore.clicked.connect(self._ignore_current)
        self._turn_on.clicked.connect(self.turned_on)

    def _current(self) -> Spoken | None:
        found: Spoken | None = self._list.currentIndex().data(_ROLE)
        return found

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.go_to.emit(index.data(_ROLE))

    def _fix_current(self) -> None:
        spoken = self._current()
        if spoken is None:
            return
        if not spoken.remark.fixes or not self._can_fix:
            self.go_to.emit(spoken)
            return
        self._rows.take_out(self._list.currentIndex().row())
        self.fix_wanted.emit(spoken, spoken.remark.fixes[0])
        self._show()

    def _ignore_current(self) -> None:
        spoken = self._current()
        if spoken is not None:
            self._rows.take_out(self._list.currentIndex().row())
            self.ignored.emit(spoken)
            self._show()

    def _show(self) -> None:
        count = self._rows.rowCount()
        lines = {
            RemarkState.READING: self.tr("Reading the article…"),
            RemarkState.READ: "" if count else self.tr("Nothing to say about the style."),
            RemarkState.OFF: self.tr("Spelling and style are not marked."),
            RemarkState.NO_DICTIONARIES: self.tr(
                "This computer has no dictionaries: spelling is not checked."
            ),
        }
        self._title.setText(self.tr("House style {0}").format(count) if count else self.tr("House style"))
        self._line.setText(lines[self._state])
        self._line.setVisible(bool(lines[self._state]))
        self._turn_on.setVisible(self._state is RemarkState.OFF)
        self._list.setVisible(bool(count))
        self._show_buttons()

    def _show_buttons(self) -> None:
        spoken = self._current()
        self._ignore.setVisible(spoken is not None)
        self._fix.setVisible(spoken is not None)
        if spoken is None:
            return
        fix = next(iter(spoken.remark.fixes), None) if self._can_fix else None
        words = self.tr("Go to") if fix is None else self.tr("Change") if fix.strip() else self.tr("Take out")
        self._fix.setText(words)
        self._fix.setAccessibleName(f"{words}: {self._list.currentIndex().data()}")

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("House style"))
        self._list.setAccessibleName(self.tr("House style"))
        self._list.setAccessibleDescription(self.tr("Enter changes the words, Delete ignores the remark."))
        self._ignore.setText(self.tr("Ignore here"))
        self._turn_on.setText(self.tr("Mark them"))
        self._show()


class _Rows(QListView):
    """Enter puts right, Delete lets be, the space bar goes to the place."""

    fix_wanted = Signal()
    ignore_wanted = Signal()
    go_to_wanted = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fix_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.ignore_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.go_to_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
