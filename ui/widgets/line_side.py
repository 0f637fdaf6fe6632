"""A searched list under tabs, with the button that adds to it: the left half of a screen with sheets beside the list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
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
_NARROWEST = 280

K = TypeVar("K", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class SideWords:
    """What stands around a list: its button, if there is one, its search, and what is said where it is empty.

    *add* is what the empty list offers to do; where nothing is, that is what its button says.
    """

    new: str
    search: str
    no_match: str
    nothing: str
    add: str = ""


class LineSide(QWidget, Generic[K]):
    """Lists what it is given; choosing a line is a signal, and so is asking for a new one. *kinds* are its tabs."""

    # The key of the line, or an empty text where none is chosen any more.
    chosen = Signal(str)
    # Enter was pressed on the chosen line.
    opened = Signal()
    kind_wanted = Signal(str)
    new_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, kinds: type[K], *, nothing: str) -> None:
        """Begin with the first of *kinds*; *nothing* is the icon of an empty list."""
        super().__init__()
        self.setMinimumWidth(_NARROWEST)
        self.kind: K = next(iter(kinds))
        self.lines: dict[K, tuple[Line, ...]] = dict.fromkeys(kinds, ())
        # Whether the newsroom has answered.
        self._is_known = False
        self._error = ""
        # Whether a line that becomes the current one was chosen by the person.
        self._is_telling = True
        self._build(theme, icons, kinds, nothing)
        self._lay_out()
        self._connect(theme)

    def _build(self, theme: Theme, icons: Icons, kinds: type[K], nothing: str) -> None:
        self.tabs: dict[K, PushButton] = {kind: PushButton(look="tab") for kind in kinds}
        for kind, tab in self.tabs.items():
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
        self._nothing = EmptyState(theme, icons, nothing)
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._skeleton = SkeletonRows(theme)
        self._pages = QStackedWidget()
        for page in (self.list, self._no_match, self._nothing, self._failed, self._skeleton):
            self._pages.addWidget(page)

    def _lay_out(self) -> None:
        # In a small window, or with large letters, the tabs take a second line.
        top = FlowLayout(gap=SPACE_1)
        for tab in self.tabs.values():
            top.addWidget(tab)
        # A kind of its own puts its choices between the two.
        self.beside_search = QHBoxLayout()
        self.beside_search.setSpacing(SPACE_2)
        self.beside_search.addWidget(self.search, 1)
        self.beside_search.addWidget(self.new)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, 0)
        head.setSpacing(SPACE_2)
        head.addLayout(top)
        head.addLayout(self.beside_search)
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
        if not self._is_known:
            self._loading.start()

    def show_error(self, sentence: str) -> None:
        """Show why there is no list."""
        self._loading.stop()
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

    def list_lines(self, lines: Mapping[K, Sequence[Line]], *, is_known: bool = True) -> None:
        """List these under the kinds they name; what is chosen stays chosen.

        Unless *is_known* the newsroom has yet to answer.
        """
        self._is_known = is_known
        if is_known:
            self._loading.stop()
            self._error = ""
        self.lines |= {kind: tuple(found_lines) for kind, found_lines in lines.items()}
        self.word()
        self._find()

    def set_hindrance(self, reason: str) -> None:
        """Say why nothing can be added now, or with no reason that it can."""
        self.new.setEnabled(not reason)
        self.new.setToolTip(plain_tip(reason))
        self.new.setAccessibleDescription(reason)

    def show_kind(self, kind: K) -> None:
        """List what stands under that tab."""
        self.kind = kind
        for known, tab in self.tabs.items():
            tab.setChecked(known is kind)
        self._is_telling = False
        self.search.clear()
        self._model.show_lines(())
        self._is_telling = True
        self.word()
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
        """Go to the list, to its first line where none is chosen; where it is empty, to what can be done about it."""
        is_empty = self._is_known and not self.list.isVisible()
        first = self.new if is_empty and self.new.isVisible() else self.search if is_empty else self.list
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.move_by(1)

    def word(self) -> None:
        """Say what each tab is called and what stands around the list; every kind of side does, with `set_words`."""
        raise NotImplementedError

    def set_words(self, names: Mapping[K, str], counted: Collection[K], words: SideWords) -> None:
        """Call the tabs by *names*, those *counted* with how many there are, and put *words* around the list."""
        for kind, tab in self.tabs.items():
            number = len(self.lines[kind]) if kind in counted else 0
            tab.setText(f"{names[kind]} {number}" if number else names[kind])
            tab.setAccessibleName(names[kind])
        self.new.setText(words.new)
        self.new.setVisible(bool(words.new))
        self.search.set_words(words.search)
        self.list.setAccessibleName(names[self.kind])
        self._no_match.set_words(words.no_match, self.tr("Clear the search"))
        self._nothing.set_words(words.nothing, words.add)
        self._failed.set_words(self._error, self.tr("Try again"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.word()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.focus_list()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if self._is_telling:
            self.chosen.emit(self._model.key_at(index))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.key_at(index))
            self.opened.emit()

    def _find(self) -> None:
        key, was_telling, self._is_telling = self.current, self._is_telling, False
        self._model.show_lines(found(self.lines[self.kind], self.search.text()))
        self.select(key)
        self._is_telling = was_telling
        if self._model.rowCount():
            self._pages.setCurrentWidget(self.list)
        elif not self._error and self._is_known:
            has_any = bool(self.lines[self.kind])
            self._pages.setCurrentWidget(self._no_match if has_any else self._nothing)
