"""The panel with an article's past: its versions, who did what to each, and the way back to any of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.rows import ArticleRow, EditionRow, LedgerRow, VersionRow
from ui.archive.history_delegate import HistoryDelegate
from ui.archive.history_lines import BundleLine, History, HistoryLine, VersionLine, history
from ui.archive.history_model import HistoryModel
from ui.archive.history_words import HistoryWords, number_of
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MIN, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keyed_list import KeyedList
from ui.widgets.labels import Separator, plain_label
from ui.widgets.skeleton import SkeletonRows

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
# Times are read again as often as they can change.
_MINUTE = 60_000


class HistoryPanel(QWidget):
    """Lists the versions, newest first; choosing one asks to compare it with the one before."""

    version_chosen = Signal(int)
    restore_wanted = Signal(int)
    copy_wanted = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        self._words = HistoryWords(now, self)
        self._history: History | None = None
        self._unfolded: frozenset[int] = frozenset()
        self._error = ""
        self._build(theme, icons)
        self._connect(theme)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._title = plain_label(look="title")
        self._title.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        self.list = _HistoryList()
        self._model = HistoryModel(self._words, self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(HistoryDelegate(theme, icons, self._words, self.list))
        self._skeleton = SkeletonRows(theme)
        self._nothing = EmptyState(theme, icons, "history")
        self._stack = QStackedWidget()
        for state in (self._nothing, self.list, self._skeleton):
            self._stack.addWidget(state)
        self._restore, self._copy = PushButton(), PushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        """The steps for the selected version, in one place however far the list is scrolled."""
        self._foot = QWidget()
        self._selected = plain_label(look="label")
        buttons = FlowLayout(gap=SPACE_2)
        for button in (self._restore, self._copy):
            buttons.addWidget(button)
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        inner.setSpacing(SPACE_2)
        inner.addWidget(self._selected)
        inner.addLayout(buttons)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, SPACE_1, 0, 0)
        column.setSpacing(0)
        column.addWidget(Separator())
        column.addLayout(inner)
        return self._foot

    def _connect(self, theme: Theme) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(self._show_skeleton)
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self.list.viewport().update)
        minute.start()
        theme.changed.connect(self.list.viewport().update)
        self.list.clicked.connect(self._choose)
        self.list.opened.connect(self._choose)
        self.list.unfolded.connect(lambda: self._fold(is_open=True))
        self.list.folded.connect(lambda: self._fold(is_open=False))
        self.list.selectionModel().currentChanged.connect(self._show_foot)
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self._selected_number()))
        self._copy.clicked.connect(lambda: self.copy_wanted.emit(self._selected_number()))

    def show_loading(self) -> None:
        """Show that the history is being fetched, if it takes long enough to notice."""
        self._loading.start()

    def show_history(
        self,
        versions: Sequence[VersionRow],
        ledger: Iterable[LedgerRow],
        editions: Iterable[EditionRow],
        row: ArticleRow,
    ) -> None:
        """Show an article's past; of the same article the selected version and what was unfolded stay."""
        if self._history is None or self._history.row.article_id != row.article_id:
            self._unfolded = frozenset()
            self._model.show_lines(())
        self._loading.stop()
        self._error = ""
        self._history = history(versions, ledger, editions, row)
        self._show()

    def show_error(self, sentence: str) -> None:
        """Show why there is no history."""
        self._loading.stop()
        self._error = sentence
        self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        number = self._selected_number()
        lines = self._history.lines(self._unfolded) if self._history else ()
        self._model.show_lines(lines)
        if number:
            self._select(lambda line: number_of(line) == number)
        self._nothing.set_icon("circle-alert" if self._error else "history")
        # Before the history is here nobody knows that there is none.
        none = self.tr("No version has been saved yet.") if self._history else ""
        self._nothing.set_words(self._error or none)
        self._stack.setCurrentWidget(self.list if lines and not self._error else self._nothing)
        self._show_foot()

    def _show_skeleton(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)
        self._foot.hide()

    def _show_foot(self) -> None:
        number = self._selected_number()
        self._foot.setVisible(bool(number) and self._stack.currentWidget() is self.list)
        self._selected.setText(self.tr("Version {0}").format(number))
        is_head = self._history is not None and number == self._history.row.version
        self._restore.setEnabled(not is_head)
        tip = self.tr("This is already the newest version.") if is_head else ""
        self._restore.setToolTip(tip)
        self._restore.setAccessibleDescription(tip)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        line = self._model.line_at(index)
        if isinstance(line, BundleLine):
            self._fold(is_open=not line.is_open)
        elif isinstance(line, VersionLine):
            self.version_chosen.emit(line.version.number)

    def _fold(self, *, is_open: bool) -> None:
        """Unfold the bundle that is selected, or fold it, also from a version within it."""
        index = self.list.currentIndex()
        line = self._model.line_at(index) if index.isValid() else None
        if isinstance(line, VersionLine) and line.is_inner and not is_open:
            line = self._bundle_of(line)
        if not isinstance(line, BundleLine) or self._history is None:
            return
        first = line.first_number
        self._unfolded = self._unfolded | {first} if is_open else self._unfolded - {first}
        self._model.show_lines(self._history.lines(self._unfolded))
        self._select(lambda found: isinstance(found, BundleLine) and found.first_number == first)

    def _bundle_of(self, inner: VersionLine) -> BundleLine | None:
        bundles = (line for line in self._model.lines if isinstance(line, BundleLine))
        return next((bundle for bundle in bundles if inner.version in bundle.versions), None)

    def _select(self, is_meant: Callable[[HistoryLine], bool]) -> None:
        row = next((row for row, line in enumerate(self._model.lines) if is_meant(line)), -1)
        self.list.setCurrentIndex(self._model.index(row))

    def _selected_number(self) -> int:
        """Return the version that is selected, or 0."""
        index = self.list.currentIndex()
        return (number_of(self._model.line_at(index)) or 0) if index.isValid() else 0

    def _retranslate(self) -> None:
        self._title.setText(self.tr("History"))
        self.list.setAccessibleName(self.tr("Versions, newest first"))
        self._restore.setText(self.tr("Restore as new version"))
        self._copy.setText(self.tr("Copy text"))
        self._show()


class _HistoryList(KeyedList):
    """A list of lines of different heights, whose bundles unfold with the right arrow and fold with the left."""

    unfolded = Signal()
    folded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        # Lines break elsewhere in another width, also when the scroll bar comes or goes.
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Right:
                self.unfolded.emit()
            case Qt.Key.Key_Left:
                self.folded.emit()
            case Qt.Key.Key_Space:
                self.opened.emit(self.currentIndex())
            case _:
                super().keyPressEvent(event)
