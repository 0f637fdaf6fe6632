"""The photo library: every photograph of the newsroom, found by its words and put into the open article."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.rows import PhotoRow
from ui.photos.photo_grid import PhotoGrid, PhotoPainter
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.labels import plain_label

_CELL_WIDTH = 176
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# While somebody scrolls past, no pictures are asked for.
_REST = 60


class PhotoLibrary(QWidget):
    """Shows photos in a grid and asks for the pictures of those that can be seen."""

    thumbnails_wanted = Signal(list)
    photo_opened = Signal(str)
    photo_chosen_for_article = Signal(str)
    photos_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grid = PhotoGrid(self)
        self._view = _GridView(self._grid, theme, icons)
        self._title = plain_label(look="title")
        self._count = plain_label(look="meta")
        self._search = SearchField(icons)
        self._use = PushButton()
        self._empty = EmptyState(theme, icons, "images")
        self._no_match = EmptyState(theme, icons, "search")
        self._loading = EmptyState(theme, icons, "loader-circle")
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._error = ""
        self._can_add = False
        self._pages = QStackedWidget()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._asked: set[str] = set()
        self._build()
        self._connect()
        self._retranslate()
        self.show_loading()

    @property
    def selected_photo(self) -> str:
        """The id of the selected photo, or an empty text."""
        index = self._view.currentIndex()
        return self._grid.photo_at(index.row()).photo_id if index.isValid() else ""

    def show_loading(self) -> None:
        """Show that the photos are being fetched."""
        self._pages.setCurrentWidget(self._loading)

    def show_error(self, sentence: str) -> None:
        """Show why there are no photos to be seen."""
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

    def show_photos(self, photos: Sequence[PhotoRow]) -> None:
        """Show these photos; the selected one stays selected."""
        chosen = self.selected_photo
        self._grid.show_photos(photos)
        self._select(chosen)
        self._show_found()

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo, decoded by the caller."""
        self._grid.set_thumbnail(photo_id, picture)

    def set_can_add(self, *, can_add: bool) -> None:
        """Offer to use the selected photo in the open article, or not if there is none."""
        self._can_add = can_add
        self._offer_use()

    def focus_search(self) -> None:
        """Go to the search."""
        self._search.setFocus()
        self._search.selectAll()

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._search.setMaximumWidth(280)
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self._title)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._search, 2)
        top.addWidget(self._use)
        for page in (self._view, self._empty, self._no_match, self._loading, self._failed):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, 0, 0)
        column.setSpacing(SPACE_3)
        top.setContentsMargins(0, 0, SPACE_4, 0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._find)
        self._view.opened.connect(self.photo_opened)
        self._view.used.connect(self._use_photo)
        self._view.selectionModel().currentChanged.connect(self._offer_use)
        self._view.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self._view.laid_out.connect(self._rest.start)
        self._rest.timeout.connect(self._ask_for_thumbnails)
        self._use.clicked.connect(self._use_photo)
        self._empty.acted.connect(self.photos_wanted)
        self._no_match.acted.connect(self._search.clear)
        self._failed.acted.connect(self.retry_wanted)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Photos"))
        self._search.set_words(self.tr("Search captions, credits, names"))
        self._use.setText(self.tr("Use in the article"))
        self._view.setAccessibleName(self.tr("Photos"))
        self._empty.set_words(self.tr("No photos yet. Add the first one."), self.tr("Add photos"))
        self._no_match.set_words(self.tr("No photo matches the search."), self.tr("Clear the search"))
        self._loading.set_words(self.tr("Fetching the photos…"))
        self._failed.set_words(self._error, self.tr("Try again"))
        self._show_count()

    def _find(self, words: str) -> None:
        chosen = self.selected_photo
        self._grid.search(words)
        self._select(chosen)
        self._show_found()

    def _show_found(self) -> None:
        self._asked.clear()
        has_found = self._grid.rowCount() > 0
        nothing = self._no_match if self._grid.all_photos else self._empty
        self._pages.setCurrentWidget(self._view if has_found else nothing)
        self._show_count()
        self._offer_use()
        self._rest.start()

    def _show_count(self) -> None:
        found, known = self._grid.rowCount(), len(self._grid.all_photos)
        self._count.setText(str(known) if found == known else self.tr("{0} of {1}").format(found, known))
        self._count.setVisible(known > 0)

    def _select(self, photo_id: str) -> None:
        row = self._grid.row_of(photo_id)
        if row is not None:
            self._view.setCurrentIndex(self._grid.index(row))

    def _offer_use(self) -> None:
        self._use.setVisible(self._can_add)
        self._use.setEnabled(bool(self.selected_photo))

    def _use_photo(self) -> None:
        if self._can_add and self.selected_photo:
            self.photo_chosen_for_article.emit(self.selected_photo)

    def _ask_for_thumbnails(self) -> None:
        shown = (self._grid.photo_at(row).photo_id for row in self._view.rows_shown())
        wanted = [one for one in shown if not self._grid.has_thumbnail(one) and one not in self._asked]
        if wanted:
            self._asked.update(wanted)
            self.thumbnails_wanted.emit(wanted)


class _GridView(QListView):
    """The grid itself: as many photos beside each other as there is room for."""

    opened = Signal(str)
    used = Signal()
    laid_out = Signal()

    def __init__(self, grid: PhotoGrid, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grid = grid
        self._painter = PhotoPainter(theme, icons, self)
        self.setModel(grid)
        self.setItemDelegate(self._painter)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.doubleClicked.connect(lambda index: self.opened.emit(grid.photo_at(index.row()).photo_id))
        theme.changed.connect(self.viewport().update)

    def rows_shown(self) -> range:
        """Return the rows that can be seen now."""
        cell, count = self.gridSize(), self._grid.rowCount()
        if not cell.height() or not count:
            return range(0)
        columns = max(self.viewport().width() // cell.width(), 1)
        first = self.verticalOffset() // cell.height() * columns
        lines = self.viewport().height() // cell.height() + 2
        return range(first, min(first + lines * columns, count))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, with Ctrl it puts the photo into the article."""
        index = self.currentIndex()
        if event.key() not in _ENTER or not index.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.used.emit()
        else:
            self.opened.emit(self._grid.photo_at(index.row()).photo_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width among as many photos as fit."""
        width = self.viewport().width()
        # Qt starts a new line also where the last cell would just fit.
        cell_width = (width - 1) // max(width // _CELL_WIDTH, 1)
        cell = QSize(cell_width, round((cell_width - SPACE_3) * 0.67) + 70)
        self._painter.set_cell(cell)
        self.setGridSize(cell)
        super().resizeEvent(event)
        self.laid_out.emit()
