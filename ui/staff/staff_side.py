"""The left half of the screen: people, desks, agencies, photographers or house styles, and the search above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keyed_list import KeyedList
from ui.widgets.line_list import Line, LineDelegate, LineModel, found
from ui.widgets.skeleton import SkeletonRows
from ui.words.tips import plain_tip

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200


class Kind(StrEnum):
    """What is listed."""

    PEOPLE = "people"
    DESKS = "desks"
    AGENCIES = "agencies"
    PHOTOGRAPHERS = "photographers"
    STYLES = "styles"


_COUNTED = (Kind.PEOPLE, Kind.DESKS)


class StaffSide(QWidget):
    """Lists what it is given; choosing a line is a signal, and so is asking for a new one."""

    # The key of the line, or an empty text where none is chosen any more.
    chosen = Signal(str)
    kind_wanted = Signal(str)
    new_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setMinimumWidth(280)
        self.kind = Kind.PEOPLE
        self._lines: dict[Kind, tuple[Line, ...]] = dict.fromkeys(Kind, ())
        self._error = ""
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
        self.search = SearchField(icons)
        self.list = KeyedList()
        self._model = LineModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(LineDelegate(theme, icons, self.list))
        self._no_match = EmptyState(theme, icons, "search")
        self._nothing = EmptyState(theme, icons, "folder")
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._skeleton = SkeletonRows(theme)
        self._pages = QStackedWidget()
        for page in (self.list, self._no_match, self._nothing, self._failed, self._skeleton):
            self._pages.addWidget(page)

    def _lay_out(self) -> None:
        # In a small window, or with large letters, the tabs take a second line.
        top = FlowLayout(gap=SPACE_1)
        for tab in self._tabs.values():
            top.addWidget(tab)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self.search, 1)
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
        self.list.opened.connect(self._choose)
        self.list.search_wanted.connect(self.focus_search)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.focus_list)
        self.new.clicked.connect(self.new_wanted)
        self._no_match.acted.connect(self.search.clear)
        self._nothing.acted.connect(self.new_wanted)
        self._failed.acted.connect(self.retry_wanted)

    @property
    def current(self) -> str:
        """The key of the chosen line; an empty text for none."""
        return self._model.key_at(self.list.currentIndex())

    def show_loading(self) -> None:
        """Show that the lists are being fetched, if it takes long enough to notice."""
        if not self._lines[Kind.PEOPLE]:
            self._loading.start()

    def show_error(self, sentence: str) -> None:
        """Show why there is no list."""
        self._loading.stop()
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

    def show_lines(self, people: Sequence[Line], desks: Sequence[Line]) -> None:
        """Show these; what is chosen stays chosen."""
        self._loading.stop()
        self._error = ""
        self._lines |= {Kind.PEOPLE: tuple(people), Kind.DESKS: tuple(desks)}
        self._retranslate()
        self._find()

    def show_credits(
        self, agencies: Sequence[Line], photographers: Sequence[Line], styles: Sequence[Line]
    ) -> None:
        """Show these, too."""
        self._lines |= {
            Kind.AGENCIES: tuple(agencies),
            Kind.PHOTOGRAPHERS: tuple(photographers),
            Kind.STYLES: tuple(styles),
        }
        self._retranslate()
        self._find()

    def set_hindrance(self, reason: str) -> None:
        """Say why nobody can be added now, or with no reason that somebody can."""
        self.new.setEnabled(not reason)
        self.new.setToolTip(plain_tip(reason))
        self.new.setAccessibleDescription(reason)

    def show_kind(self, kind: Kind) -> None:
        """List people, desks, agencies, photographers or house styles."""
        self.kind = kind
        for known, tab in self._tabs.items():
            tab.setChecked(known is kind)
        with QSignalBlocker(self.search):
            self.search.clear()
        self._model.show_lines(())
        self._retranslate()
        self._find()

    def select(self, key: str) -> None:
        """Mark the line of *key*, or none, without telling that it was chosen."""
        self._is_telling = False
        self.list.setCurrentIndex(self._model.index_of(key))
        if not self.current:
            self.list.clearSelection()
        self._is_telling = True

    def focus_search(self) -> None:
        """Go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list, to its first line where none is chosen."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.move_by(1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus_list()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if self._is_telling:
            self.chosen.emit(self._model.key_at(index))

    def _find(self) -> None:
        key, self._is_telling = self.current, False
        self._model.show_lines(found(self._lines[self.kind], self.search.text()))
        self.select(key)
        has_any = bool(self._lines[self.kind])
        if self._model.rowCount():
            self._pages.setCurrentWidget(self.list)
        elif not self._error:
            self._pages.setCurrentWidget(self._no_match if has_any else self._nothing)

    def _retranslate(self) -> None:
        names = {
            Kind.PEOPLE: self.tr("People"),
            Kind.DESKS: self.tr("Desks"),
            Kind.AGENCIES: self.tr("Agencies"),
            Kind.PHOTOGRAPHERS: self.tr("Photographers"),
            Kind.STYLES: self.tr("Credit styles"),
        }
        for kind, tab in self._tabs.items():
            number = len(self._lines[kind])
            tab.setText(f"{names[kind]} {number}" if number and kind in _COUNTED else names[kind])
            tab.setAccessibleName(names[kind])
        words = self._words_of_kind()
        self.new.setText(words.new)
        self.new.setVisible(bool(words.new))
        self.search.set_words(words.search)
        self.list.setAccessibleName(names[self.kind])
        self._no_match.set_words(words.no_match, self.tr("Clear the search"))
        self._nothing.set_words(words.nothing, words.new)
        self._failed.set_words(self._error, self.tr("Try again"))

    def _words_of_kind(self) -> _KindWords:
        match self.kind:
            case Kind.PEOPLE:
                return _KindWords(
                    self.tr("Add a person"),
                    self.tr("Search names, logins, roles"),
                    self.tr("Nobody matches the search."),
                    self.tr("Nobody works here yet."),
                )
            case Kind.DESKS:
                return _KindWords(
                    self.tr("Open a desk"),
                    self.tr("Search the desks"),
                    self.tr("No desk matches the search."),
                    self.tr("There is no desk yet."),
                )
            case Kind.AGENCIES:
                return _KindWords(
                    self.tr("Add an agency"),
                    self.tr("Search names and spellings"),
                    self.tr("No agency matches the search."),
                    self.tr("No agency is known yet."),
                )
            case Kind.PHOTOGRAPHERS:
                return _KindWords(
                    self.tr("Add a photographer"),
                    self.tr("Search names and spellings"),
                    self.tr("No photographer matches the search."),
                    self.tr("Nobody’s spellings are listed yet."),
                )
            case Kind.STYLES:
                return _KindWords(
                    "",
                    self.tr("Search the desks"),
                    self.tr("No desk matches the search."),
                    self.tr("There is no desk yet."),
                )


@dataclass(frozen=True, slots=True)
class _KindWords:
    """What stands around a list: its button, its search, and what is said where it is empty."""

    new: str
    search: str
    no_match: str
    nothing: str
