"""The left half of the screen: what is to come, what is done, what is demanded; searched, and by desk."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton, set_look
from ui.widgets.drop_down import DropDown
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.keyed_list import KeyedList, latin_letter
from ui.widgets.line_list import Line, LineDelegate, LineModel, found
from ui.widgets.skeleton import SkeletonRows
from ui.words.tips import plain_tip

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
_ROOM_FOR_DESKS = 520


class Kind(StrEnum):
    """What is listed."""

    COMING = "coming"
    DONE = "done"
    REQUESTS = "requests"


class PlanningSide(QWidget):
    """Lists what it is given; choosing a line is a signal, and so is asking for a new one."""

    # The key of the line, or an empty text where none is chosen any more.
    chosen = Signal(str)
    # Enter was pressed on the chosen line.
    opened = Signal()
    kind_wanted = Signal(str)
    desk_wanted = Signal(str)
    new_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setMinimumWidth(280)
        self.kind = Kind.COMING
        self._lines: dict[Kind, tuple[Line, ...]] = dict.fromkeys(Kind, ())
        # Whether this person may add to what is listed.
        self._may_add: dict[Kind, bool] = dict.fromkeys(Kind, False)
        self._error = ""
        self._is_known = False
        # Whether a line that becomes the current one was chosen by the person.
        self._is_telling = True
        self._build(theme, icons)
        self._lay_out()
        self._connect(theme)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._tabs = {kind: PushButton(look="tab") for kind in Kind}
        for kind, tab in self._tabs.items():
            tab.setCheckable(True)
            tab.setChecked(kind is self.kind)
            tab.clicked.connect(lambda _on=False, kind=kind: self.kind_wanted.emit(kind.value))
        self.new = PushButton()
        icons.dress(self.new, "plus", 16)
        self.search, self._desk = SearchField(icons), DropDown(icons)
        self._desk.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        self.list = KeyedList()
        self._model = LineModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(LineDelegate(theme, icons, self.list))
        self._no_match = EmptyState(theme, icons, "search")
        self._nothing = EmptyState(theme, icons, "calendar")
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._skeleton = SkeletonRows(theme)
        self._pages = QStackedWidget()
        for page in (self.list, self._no_match, self._nothing, self._failed, self._skeleton):
            self._pages.addWidget(page)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_1)
        for tab in self._tabs.values():
            top.addWidget(tab)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self.search, 1)
        below.addWidget(self._desk)
        below.addWidget(self.new)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, 0)
        head.setSpacing(SPACE_2)
        head.addLayout(top)
        head.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _connect(self, theme: Theme) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._pages.setCurrentWidget(self._skeleton))
        theme.changed.connect(self.list.viewport().update)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.search_wanted.connect(self.focus_search)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.focus_list)
        self._desk.activated.connect(lambda _place: self.desk_wanted.emit(self.desk))
        self.new.clicked.connect(self.new_wanted)
        self._no_match.acted.connect(self.search.clear)
        self._nothing.acted.connect(self.new_wanted)
        self._failed.acted.connect(self.retry_wanted)

    @property
    def current(self) -> str:
        """The key of the chosen line; an empty text for none."""
        return self._model.key_at(self.list.currentIndex())

    @property
    def desk(self) -> str:
        """The slug of the desk that is chosen; an empty text for all."""
        return self._desk.currentData() or ""

    def show_loading(self) -> None:
        """Show that the lists are being fetched, if it takes long enough to notice."""
        if not self._is_known:
            self._loading.start()

    def show_error(self, sentence: str) -> None:
        """Show why there is no list."""
        self._loading.stop()
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

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
        self._loading.stop()
        self._error, self._is_known = "", True
        self._lines = {kind: tuple(lines[kind]) for kind in Kind}
        self._may_add = dict(may_add)
        self._retranslate()
        self._find()

    def set_hindrance(self, reason: str) -> None:
        """Say why nothing can be added now, or with no reason that it can."""
        self.new.setEnabled(not reason)
        self.new.setToolTip(plain_tip(reason))
        self.new.setAccessibleDescription(reason)

    def show_kind(self, kind: Kind) -> None:
        """List what is to come, what is done, or what is demanded."""
        self.kind = kind
        for known, tab in self._tabs.items():
            tab.setChecked(known is kind)
        self._is_telling = False
        self.search.clear()
        self._model.show_lines(())
        self._is_telling = True
        self._retranslate()
        self._find()

    def select(self, key: str) -> None:
        """Mark the line of *key*, or none, without telling that it was chosen."""
        was_telling, self._is_telling = self._is_telling, False
        self.list.setCurrentIndex(self._model.index_of(key))
        if not self.current:
            self.list.clearSelection()
        self._is_telling = was_telling

    def focus_search(self) -> None:
        """Go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list, to its first line where none is chosen."""
        is_empty = self._is_known and not self.list.isVisible()
        first = self.new if is_empty and self.new.isVisible() else self.search if is_empty else self.list
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.move_by(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._offer_desks()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus_list()
        elif latin_letter(event.text()) == "n" and not self.search.hasFocus():
            self.new_wanted.emit()  # where the list is empty its keys work all the same
        else:
            super().keyPressEvent(event)

    def _offer_desks(self) -> None:
        # Where there is no room for the choice, the search finds a desk by its name.
        self._desk.setVisible(self._desk.count() > 2 and (self.width() >= _ROOM_FOR_DESKS or bool(self.desk)))

    def _choose(self, index: QModelIndex) -> None:
        if self._is_telling:
            self.chosen.emit(self._model.key_at(index))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.key_at(index))
            self.opened.emit()

    def _find(self) -> None:
        key, was_telling, self._is_telling = self.current, self._is_telling, False
        self._model.show_lines(found(self._lines[self.kind], self.search.text()))
        self.select(key)
        self._is_telling = was_telling
        has_any = bool(self._lines[self.kind])
        if self._model.rowCount():
            self._pages.setCurrentWidget(self.list)
        elif not self._error and self._is_known:
            self._pages.setCurrentWidget(self._no_match if has_any else self._nothing)

    def _retranslate(self) -> None:
        names = {
            Kind.COMING: self.tr("To come"),
            Kind.DONE: self.tr("Done"),
            Kind.REQUESTS: self.tr("Correction requests"),
        }
        for kind, tab in self._tabs.items():
            number = len(self._lines[kind])
            tab.setText(f"{names[kind]} {number}" if number else names[kind])
            tab.setAccessibleName(names[kind])
            set_look(tab, "alert", "true" if any(line.alarm for line in self._lines[kind]) else "false")
        is_request = self.kind is Kind.REQUESTS
        may_add = self._may_add[self.kind]
        new = self.tr("Log a request") if is_request else self.tr("Plan an article")
        self.new.setText(new)
        self.new.setVisible(may_add)
        self.search.set_words(
            self.tr("Search names, articles, demands") if is_request else self.tr("Search slugs and people")
        )
        self.list.setAccessibleName(names[self.kind])
        self._desk.setAccessibleName(self.tr("Desk"))
        if self._desk.count():
            self._desk.setItemText(0, self.tr("All my desks"))
        empty = {
            Kind.COMING: self.tr("Nothing is planned."),
            Kind.DONE: self.tr("Nothing that was planned is done yet."),
            Kind.REQUESTS: self.tr("Nobody has asked for a correction."),
        }
        self._no_match.set_words(self.tr("Nothing matches the search."), self.tr("Clear the search"))
        self._nothing.set_words(empty[self.kind], new if may_add and self.kind is not Kind.DONE else "")
        self._failed.set_words(self._error, self.tr("Try again"))
