"""The photo library: every photograph of the newsroom, found by words and filters, and put into the open article."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QLocale, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.photos.search import PhotoChoices, PhotoSearch, PhotosFound
from cms.domain.rows import PhotoRow
from ui.photos.photo_filters import PhotoFilters
from ui.photos.photo_grid import PhotoGrid
from ui.photos.photo_grid_view import PhotoGridView
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets import arrivals
from ui.widgets.buttons import PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import SearchField
from ui.widgets.labels import plain_label

# Milliseconds after the last letter of a search until it is asked.
_PAUSE = 180


class PhotoLibrary(QWidget):
    """Shows photos in a grid; asks for those that match, and for rows and pictures of those that can be seen."""

    search_wanted = Signal(object)
    rows_wanted = Signal(list)
    thumbnails_wanted = Signal(list)
    photo_opened = Signal(str)
    photo_chosen_for_article = Signal(str)
    # Ids of photos to be captioned, and of those among them that are selected.
    captions_wanted = Signal(list, list)
    photos_wanted = Signal()
    folder_wanted = Signal()
    # Paths of files and folders that were dropped or pasted.
    files_dropped = Signal(list)
    image_pasted = Signal(bytes)
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grid = PhotoGrid(self)
        self._view = PhotoGridView(self._grid, theme, icons)
        self._title = plain_label(look="title")
        self._count = plain_label(look="meta")
        self._search = SearchField(icons)
        self._filters = PhotoFilters(icons)
        self._captions = PushButton()
        self._use = PushButton()
        self._add = PushButton()
        self._add_menu = QMenu(self)
        self._add_files, self._add_folder = self._add_menu.addAction(""), self._add_menu.addAction("")
        self._empty = EmptyState(theme, icons, "images")
        self._no_match = EmptyState(theme, icons, "search")
        self._loading = EmptyState(theme, icons, "loader-circle")
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._error = ""
        self._known = 0
        self._can_add = False
        self._pages = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._connect()
        self._retranslate()
        self.show_loading()

    @property
    def selected_photo(self) -> str:
        """The id of the selected photo, or an empty text."""
        return self._view.current_photo

    @property
    def has_all_pictures(self) -> bool:
        """Whether every photo in sight is shown with its small picture."""
        return self._view.has_all_pictures

    @property
    def search(self) -> PhotoSearch:
        """What is looked for."""
        return replace(self._filters.search, words=self._search.text().strip())

    @property
    def photo_ids(self) -> tuple[str, ...]:
        """The photos that were found."""
        return self._grid.photo_ids

    def photo_of(self, photo_id: str) -> PhotoRow | None:
        """Return what is known of a photo, or None while its row is on the way."""
        return self._grid.photo_of(photo_id)

    def show_loading(self) -> None:
        """Show that the photos are being fetched, where there are none to be seen."""
        if not self._grid.rowCount():
            self._pages.setCurrentWidget(self._loading)

    def show_error(self, sentence: str) -> None:
        """Show why there are no photos to be seen."""
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

    def show_found(self, found: PhotosFound) -> None:
        """Show the photos found; what was selected stays selected, and what is known of them stays known."""
        self._known = found.known
        if found.photo_ids != self._grid.photo_ids:
            chosen, at = self._view.selected_photos, self._view.verticalScrollBar().value()
            self._grid.show_ids(found.photo_ids, self._grid.known_photos())
            self._view.select_photos(chosen)
            self._view.verticalScrollBar().setValue(at)
        nothing = self._empty if self.search.is_empty else self._no_match
        self._pages.setCurrentWidget(self._view if found.photo_ids else nothing)
        # What a colleague changed is not told; what can be seen is looked at again.
        self._view.ask_for_rows()
        self._show_count()
        self._offer_use()

    def take_rows(self, photos: Iterable[PhotoRow]) -> None:
        """Know what the library says of these photos."""
        self._grid.take_rows(photos)
        self._view.ask_soon()

    def show_choices(self, choices: PhotoChoices) -> None:
        """Offer what the library can be filtered by."""
        self._filters.show_choices(choices)

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo, decoded by the caller."""
        self._grid.set_thumbnail(photo_id, picture)

    def set_can_add(self, *, can_add: bool) -> None:
        """Offer to use the selected photo in the open article, or not if there is none."""
        self._can_add = can_add
        self._offer_use()

    def show_endings(self) -> None:
        """Look for the photos whose rights end soon, and for nothing else."""
        self._search.clear()
        self._filters.choose_endings()
        self._pause.stop()
        self._ask()

    def focus_search(self) -> None:
        """Go to the search."""
        self._search.setFocus()
        self._search.selectAll()

    def ask_for_captions(self) -> None:
        """Ask for the captions of the selected photos, or of all that were found where only one is selected."""
        selected = self._view.selected_photos
        shown: Sequence[str] = selected if len(selected) > 1 else self._grid.photo_ids
        if shown:
            self.captions_wanted.emit(list(shown), selected)

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, folders and pictures."""
        if arrivals.is_for_photos(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Have what was dropped taken in."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Have files taken in that were copied in a file manager, or a picture that was copied anywhere."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if not is_paste or not self._take(QGuiApplication.clipboard().mimeData()):
            super().keyPressEvent(event)

    def _take(self, brought: QMimeData) -> bool:
        if files := arrivals.files_in(brought):
            self.files_dropped.emit(files)
        elif arrivals.has_picture(brought):
            self.image_pasted.emit(arrivals.picture_in(brought))
        else:
            return False
        return True

    def _build(self) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._search.setMaximumWidth(280)
        self._add.setMenu(self._add_menu)
        self.setAcceptDrops(True)
        top = QHBoxLayout()
        top.setSpacing(SPACE_3)
        top.addWidget(self._title)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._search, 2)
        top.addWidget(self._add)
        top.addWidget(self._captions)
        top.addWidget(self._use)
        for page in (self._view, self._empty, self._no_match, self._loading, self._failed):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, 0, 0)
        column.setSpacing(SPACE_2)
        top.setContentsMargins(0, 0, SPACE_4, 0)
        column.addLayout(top)
        column.addWidget(self._filters)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._search.textChanged.connect(lambda _words: self._pause.start())
        self._filters.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._ask)
        self._view.rows_wanted.connect(self.rows_wanted)
        self._view.thumbnails_wanted.connect(self.thumbnails_wanted)
        self._view.opened.connect(self.photo_opened)
        self._view.used.connect(self._use_photo)
        self._view.selectionModel().currentChanged.connect(self._offer_use)
        self._view.selectionModel().selectionChanged.connect(self._show_count)
        self._captions.clicked.connect(self.ask_for_captions)
        self._use.clicked.connect(self._use_photo)
        self._add_files.triggered.connect(lambda _checked: self.photos_wanted.emit())
        self._add_folder.triggered.connect(lambda _checked: self.folder_wanted.emit())
        self._empty.acted.connect(self.photos_wanted)
        self._no_match.acted.connect(self._clear)
        self._failed.acted.connect(self.retry_wanted)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Photos"))
        self._search.set_words(self.tr("Search captions, credits, names"))
        self._captions.setText(self.tr("Captions…"))
        self._use.setText(self.tr("Use in the article"))
        self._add.setText(self.tr("Add"))
        self._add_files.setText(self.tr("Photos…"))
        self._add_folder.setText(self.tr("A folder…"))
        self._view.setAccessibleName(self.tr("Photos"))
        self._empty.set_words(self.tr("No photos yet. Add the first one."), self.tr("Add photos"))
        self._no_match.set_words(self.tr("No photo matches the search."), self.tr("Clear the search"))
        self._loading.set_words(self.tr("Fetching the photos…"))
        self._failed.set_words(self._error, self.tr("Try again"))
        self._show_count()

    def _ask(self) -> None:
        self.search_wanted.emit(self.search)

    def _clear(self) -> None:
        self._search.clear()
        self._filters.clear()
        self._pause.stop()
        self._ask()

    def _show_count(self) -> None:
        locale, found, selected = QLocale(), self._grid.rowCount(), len(self._view.selected_photos)
        number, known = locale.toString(found), locale.toString(self._known)
        words = number if found == self._known else self.tr("{0} of {1}").format(number, known)
        if selected > 1:
            words += " · " + self.tr("{0} selected").format(locale.toString(selected))
        self._count.setText(words)
        self._count.setVisible(self._known > 0)
        self._captions.setEnabled(found > 0)

    def _offer_use(self) -> None:
        self._use.setVisible(self._can_add)
        self._use.setEnabled(bool(self.selected_photo))

    def _use_photo(self) -> None:
        if self._can_add and self.selected_photo:
            self.photo_chosen_for_article.emit(self.selected_photo)
