"""What somebody is at which desk: one row for each, added, changed and taken away."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.rows import DeskRow
from cms.domain.workflow import Role
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.buttons import IconButton, PushButton
from ui.widgets.drop_down import DropDown
from ui.widgets.labels import plain_label
from ui.words.states import StateWords


class _RoleRow(QWidget):
    """One desk, one role, and the way to take them away."""

    changed = Signal()
    removed = Signal()

    def __init__(self, icons: Icons, words: StateWords) -> None:
        super().__init__()
        self._words = words
        self._desk, self._role = DropDown(icons), DropDown(icons)
        for role in Role:
            self._role.addItem("", role)
        self._remove = IconButton(icons, "x")
        self._remove.clicked.connect(self.removed)
        for box in (self._desk, self._role):
            box.currentIndexChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._desk, 1)
        row.addWidget(self._role, 1)
        row.addWidget(self._remove)

    def offer(self, desks: Sequence[DeskRow], language: str) -> None:
        """Offer *desks*, named in *language*; the one chosen stays chosen."""
        chosen = self._desk.currentData()
        self._desk.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self._desk.clear()
        for desk in desks:
            self._desk.addItem(desk.name_in(language), desk.slug)
        self._desk.setCurrentIndex(max(0, self._desk.findData(chosen)))
        self._desk.blockSignals(False)  # noqa: FBT003 (Qt's own)

    def choose(self, desk: str, role: Role) -> None:
        """Show this desk and role."""
        self._desk.setCurrentIndex(max(0, self._desk.findData(desk)))
        self._role.setCurrentIndex(self._role.findData(role))

    @property
    def held(self) -> tuple[str, Role]:
        """The desk and the role chosen."""
        return str(self._desk.currentData()), Role(self._role.currentData())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return (self._desk, self._role, self._remove)

    @property
    def last_stop(self) -> QWidget:
        """Where the Tab key stops last."""
        return self._remove

    def begin(self) -> None:
        """Go to the desk."""
        self._desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self, number: int) -> None:
        """Say which row this is, to screen readers."""
        self._desk.setAccessibleName(self.tr("Desk {0}").format(number))
        self._role.setAccessibleName(self.tr("Role {0}").format(number))
        self._remove.set_words(self.tr("Take role {0} away").format(number))
        for place, role in enumerate(Role):
            self._role.setItemText(place, self._words.role(role))


class RoleRows(QWidget):
    """Rows of desks and roles."""

    changed = Signal()
    # A row was put in that may lie out of sight: its widget.
    grown = Signal(QWidget)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._words = StateWords(self)
        self._desks: tuple[DeskRow, ...] = ()
        self._language = "en"
        self._rows: list[_RoleRow] = []
        self._none = plain_label(look="meta", wraps=True)
        self._add = PushButton(look="quiet")
        icons.dress(self._add, "plus", 16)
        self._add.clicked.connect(self._add_another)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)
        self._column.addWidget(self._none)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._retranslate()

    def show_roles(
        self, desks: Sequence[DeskRow], language: str, roles: Mapping[str, frozenset[Role]]
    ) -> None:
        """Show what somebody is at each of *desks*."""
        self._desks, self._language = tuple(desks), language
        for row in list(self._rows):
            self._drop(row)
        for desk in self._desks:
            for role in sorted(roles.get(desk.slug, ())):
                self._put().choose(desk.slug, role)
        self._retranslate()

    def reword(self, desks: Sequence[DeskRow], language: str) -> None:
        """Name the desks anew, of which there may be others now; what is chosen stays."""
        self._desks, self._language = tuple(desks), language
        for row in self._rows:
            row.offer(desks, language)
        self._retranslate()

    def roles(self) -> tuple[tuple[str, Role], ...]:
        """Return what is chosen, as (desk slug, role), each once."""
        return tuple(dict.fromkeys(row.held for row in self._rows))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _put(self) -> _RoleRow:
        row = _RoleRow(self._icons, self._words)
        row.offer(self._desks, self._language)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        # What comes late would be reached last of all in the window.
        above: QWidget = self._rows[-2].last_stop if len(self._rows) > 1 else self._add
        for stop in (*row.stops, self._add):
            QWidget.setTabOrder(above, stop)
            above = stop
        return row

    def _add_another(self) -> None:
        row = self._put()
        self._retranslate()
        row.begin()
        self.grown.emit(row)
        self.changed.emit()

    def _remove(self, row: _RoleRow) -> None:
        self._drop(row)
        self._retranslate()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, row: _RoleRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _retranslate(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.name(number)
        self._none.setText(
            self.tr("At no desk: can read, but write nothing.")
            if self._desks
            else self.tr("There is no desk yet. Open one first.")
        )
        self._none.setVisible(not self._rows)
        self._add.setText(self.tr("Add a role"))
        self._add.setEnabled(bool(self._desks))
