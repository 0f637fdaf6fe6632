"""The list of articles beside the page: its title, a search, chips for the states, and the rows."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from cms.domain.rows import ArticleRow
from ui.models.article_list import ArticleListModel
from ui.shell.stage_chips import StageChips
from ui.theme.icons import Icons
from ui.theme.stylesheet import text_sizes
from ui.theme.theme import Theme
from ui.theme.tokens import LIST_WIDTH_MAX, LIST_WIDTH_MIN, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.arrivals import documents_among, files_in
from ui.widgets.article_delegate import ArticleDelegate
from ui.widgets.buttons import set_look
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.keyed_list import KeyedList
from ui.widgets.labels import ElidedLabel, plain_label
from ui.widgets.skeleton import SkeletonRows
from ui.words.article_line import ArticleWords

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
# Ages are read again as often as they can change.
_MINUTE = 60_000


class ArticlePane(QWidget):
    """Shows one place's articles and tells which one was chosen."""

    article_chosen = Signal(str)
    article_opened = Signal(str)
    letter_typed = Signal(str)
    empty_action_wanted = Signal()
    retry_wanted = Signal()
    # Paths of documents let go over the list.
    documents_dropped = Signal(list)

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._words = ArticleWords(now, parent=self)
        self._model = ArticleListModel(self._words, self)
        self._rows: tuple[ArticleRow, ...] = ()
        self._shown_id = ""
        self._empty_words = ("", "")
        self._error = ""
        self._is_updating = False
        self._build(theme, icons)
        self.set_zoom(theme.zoom)
        self._connect()
        self._retranslate()

    def set_zoom(self, percent: int) -> None:
        """Show the list larger or smaller; its rows see to themselves."""
        self.setMinimumWidth(min(LIST_WIDTH_MIN * max(percent, 100) // 100, LIST_WIDTH_MAX))
        self.setStyleSheet("" if percent == 100 else text_sizes(percent))

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._title = ElidedLabel(look="title")
        self._count = plain_label(look="meta")
        self._search = SearchField(icons)
        self._chips = StageChips()
        self.list = KeyedList()
        self.list.setModel(self._model)
        self.list.setItemDelegate(ArticleDelegate(theme, icons, self.list))
        self._skeleton = SkeletonRows(theme)
        self._nothing = EmptyState(theme, icons, "inbox")
        theme.changed.connect(self.list.viewport().update)
        heading = QHBoxLayout()
        heading.setSpacing(SPACE_2)
        heading.addWidget(self._title)
        heading.addWidget(self._count)
        heading.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        top.setSpacing(SPACE_2)
        top.addLayout(heading)
        top.addWidget(self._search)
        top.addWidget(self._chips)
        self._stack = QStackedLayout()
        for state in (self.list, self._skeleton, self._nothing):
            self._stack.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._model.reword)
        minute.start()
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._choose_first)
        self._chips.chosen.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._tell_chosen)
        self.list.opened.connect(lambda index: self._tell(index, self.article_opened))
        self.list.doubleClicked.connect(lambda index: self._tell(index, self.article_opened))
        self.list.search_wanted.connect(self.focus_search)
        self.list.letter_typed.connect(self.letter_typed)
        self._nothing.acted.connect(self._act_on_nothing)

    def set_title(self, title: str, *, empty: str = "", empty_action: str = "") -> None:
        """Name the place, and say what to read and do when it is empty."""
        self._title.setText(title)
        for part in (self, self.list):
            part.setAccessibleName(title)
        self._empty_words = (empty or self.tr("Nothing here yet."), empty_action)
        self._filter()

    def set_person(self, login: str) -> None:
        """Say whose window this is: what they write themselves is not shown as locked."""
        self._words.me = login
        self._model.reword()

    def show_loading(self) -> None:
        """Show that articles are being fetched, if it takes long enough to notice."""
        self._error = ""
        self._loading.start()

    def show_error(self, sentence: str) -> None:
        """Show why there is no list, with a button to try again."""
        self._loading.stop()
        self._error = sentence
        self._filter()

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show *rows*; what was selected stays selected."""
        self._loading.stop()
        self._error = ""
        self._rows = rows
        self._filter()
        # Whoever has just come in begins here.
        if rows and self.isVisible() and self.window().focusWidget() is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, article_id: str) -> None:
        """Show which article is open, without telling that it was chosen."""
        self._shown_id = article_id
        # No index means that the article is not in this list: then nothing is selected.
        self.list.setCurrentIndex(self._model.index_of(article_id))

    def selected_id(self) -> str:
        """Return the article that is selected, or nothing."""
        index = self.list.currentIndex()
        return self._model.row_at(index).article_id if index.isValid() else ""

    def next_after(self, article_id: str) -> str:
        """Return the article below, or above the last one; nothing when it stands alone."""
        place = self._model.index_of(article_id).row()
        below = place + 1 if place + 1 < self._model.rowCount() else place - 1
        return self._model.row_at(self._model.index(below)).article_id if below >= 0 else ""

    def focus_search(self) -> None:
        """Put the caret into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._search.hasFocus():
            self._search.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._choose_first()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome documents."""
        if documents_among(files_in(event.mimeData())):
            self._show_welcome(is_welcoming=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The documents went elsewhere."""
        self._show_welcome(is_welcoming=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which documents were dropped."""
        self._show_welcome(is_welcoming=False)
        self.documents_dropped.emit(documents_among(files_in(event.mimeData())))
        event.acceptProposedAction()

    def _show_welcome(self, *, is_welcoming: bool) -> None:
        set_look(self, "welcoming", "true" if is_welcoming else "false")

    def _retranslate(self) -> None:
        self._search.set_words(self.tr("Filter this list"))
        self._model.reword()
        self._filter()

    def _filter(self) -> None:
        if self._loading.isActive():
            return
        wanted = self._search.text().casefold().split()
        stage = self._chips.stage
        found = tuple(
            row
            for row in self._rows
            if (stage is None or row.stage is stage) and all(word in _searched(row) for word in wanted)
        )
        self._chips.show_counts(self._rows)
        self._count.setText("" if self._error else str(len(found)))
        # Where the selected article leaves the list Qt selects its neighbour; that was nobody's choice.
        self._is_updating = True
        self._model.show_rows(found)
        self.select(self._shown_id)
        self._is_updating = False
        self._show_state(is_found=bool(found))

    def _show_state(self, *, is_found: bool) -> None:
        self._stack.setCurrentWidget(self.list if is_found and not self._error else self._nothing)
        if self._error:
            self._nothing.set_icon("circle-alert")
            self._nothing.set_words(self._error, self.tr("Try again"))
        elif self._rows:
            self._nothing.set_icon("search")
            self._nothing.set_words(self.tr("No article matches."), self.tr("Show all"))
        else:
            self._nothing.set_icon("inbox")
            self._nothing.set_words(*self._empty_words)

    def _act_on_nothing(self) -> None:
        if self._error:
            self.retry_wanted.emit()
        elif self._rows:
            self._search.clear()
            self._chips.choose(None)
        else:
            self.empty_action_wanted.emit()

    def _choose_first(self) -> None:
        if self._model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0))

    def _tell_chosen(self, index: QModelIndex) -> None:
        if self._is_updating or not index.isValid():
            return
        if self._model.row_at(index).article_id != self._shown_id:
            self._shown_id = self._model.row_at(index).article_id
            self.article_chosen.emit(self._shown_id)

    def _tell(self, index: QModelIndex, signal: SignalInstance) -> None:
        if index.isValid():
            signal.emit(self._model.row_at(index).article_id)


def _searched(row: ArticleRow) -> str:
    return " ".join((row.headline, row.slug, row.author_name, row.byline, row.desk)).casefold()
