"""The left half of the screen: what is to come, what is done, what is demanded; searched, and by desk."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.buttons import set_look
from ui.widgets.drop_down import DropDown
from ui.widgets.keyed_list import latin_letter
from ui.widgets.line_list import Line
from ui.widgets.line_side import LineSide, SideWords

_ROOM_FOR_DESKS = 520


class Kind(StrEnum):
    """What is listed."""

    COMING = "coming"
    DONE = "done"
    REQUESTS = "requests"


class PlanningSide(LineSide[Kind]):
    """The desk whose plan is listed is chosen beside the search."""

    desk_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, Kind, nothing="calendar")
        # Whether this person may add to what is listed.
        self._may_add: dict[Kind, bool] = dict.fromkeys(Kind, False)
        self._desk = DropDown(icons)
        self._desk.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        self._desk.activated.connect(lambda _place: self.desk_wanted.emit(self.desk))
        self.beside_search.insertWidget(1, self._desk)
        self.setTabOrder(self.search, self._desk)
        self.word()

    @property
    def desk(self) -> str:
        """The slug of the desk that is chosen; an empty text for all."""
        return self._desk.currentData() or ""

    def show_desks(self, desks: Sequence[tuple[str, str]]) -> None:
        """Offer these desks, each a slug and a name, beside all of them."""
        chosen = self.desk
        self._desk.clear()
        self._desk.addItem(self.tr("All my desks"), "")
        for slug, name in desks:
            self._desk.addItem(name, slug)
        self._desk.setCurrentIndex(max(0, self._desk.findData(chosen)))
        self._offer_desks()

    def show_lines(self, lines: Mapping[Kind, Sequence[Line]], may_add: Mapping[Kind, bool]) -> None:
        """Show these; what is chosen stays chosen."""
        self._may_add = dict(may_add)
        self.list_lines(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._offer_desks()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if latin_letter(event.text()) == "n" and not self.search.hasFocus():
            self.new_wanted.emit()  # where the list is empty its keys work all the same
        else:
            super().keyPressEvent(event)

    def word(self) -> None:
        """Say what is listed in the language of the window."""
        names = {
            Kind.COMING: self.tr("To come"),
            Kind.DONE: self.tr("Done"),
            Kind.REQUESTS: self.tr("Correction requests"),
        }
        empty = {
            Kind.COMING: self.tr("Nothing is planned."),
            Kind.DONE: self.tr("Nothing that was planned is done yet."),
            Kind.REQUESTS: self.tr("Nobody has asked for a correction."),
        }
        is_request = self.kind is Kind.REQUESTS
        new = self.tr("Log a request") if is_request else self.tr("Plan an article")
        if not self._may_add[self.kind]:
            new = ""
        words = SideWords(
            new,
            self.tr("Search names, articles, demands") if is_request else self.tr("Search slugs and people"),
            self.tr("Nothing matches the search."),
            empty[self.kind],
            add="" if self.kind is Kind.DONE else new,
        )
        self.set_words(names, tuple(Kind), words)
        for kind, tab in self.tabs.items():
            set_look(tab, "alert", "true" if any(line.alarm for line in self.lines[kind]) else "false")
        self._desk.setAccessibleName(self.tr("Desk"))
        if self._desk.count():
            self._desk.setItemText(0, self.tr("All my desks"))

    def _offer_desks(self) -> None:
        # Where there is no room for the choice, the search finds a desk by its name.
        self._desk.setVisible(self._desk.count() > 2 and (self.width() >= _ROOM_FOR_DESKS or bool(self.desk)))
