"""The tray at the foot of the page: the article's photos as cards, and the place to drop more."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cms.domain.article import PhotoUse
from cms.domain.rows import PhotoRow
from ui.editor.card_list import CardList
from ui.editor.drop_target import DropTarget
from ui.editor.photo_cards import CardState, PhotoCard, PhotoCards, card_of
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets import arrivals

# The drop target has nearly all the room the cards leave.
_MOST = 1000


class PhotoTray(QWidget):
    """Shows the photos in order and tells what a person wants done with them; it changes no order itself."""

    photos_dropped = Signal(list)
    image_pasted = Signal(bytes)
    photos_wanted = Signal()
    photo_selected = Signal(str)
    photo_moved = Signal(str, int)
    photo_removed = Signal(str)
    # A photo is to stand in the text, where the writer is.
    place_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._cards = PhotoCards(self)
        self._list = CardList(self._cards, theme, icons)
        self._target = DropTarget(theme, icons)
        self._is_read_only = False
        self._build()
        self._retranslate()

    @property
    def cards(self) -> tuple[PhotoCard, ...]:
        """The cards shown, left to right."""
        return self._cards.cards

    @property
    def selected_photo(self) -> str:
        """The id of the selected photo, or an empty text."""
        index = self._list.currentIndex()
        if not index.isValid() or not self._list.selectionModel().isSelected(index):
            return ""
        card = self._cards.card_at(index.row())
        return card.key if card.state is CardState.READY else ""

    def show_photos(self, uses: Sequence[PhotoUse], rows: Mapping[str, PhotoRow]) -> None:
        """Show the photos an article uses; the selected one stays selected, and one that is new comes into sight."""
        chosen = self.selected_photo
        before = {card.key for card in self.cards if card.state is CardState.READY}
        self._cards.show_photos(
            [card_of(use, rows[use.photo_id].file_name if use.photo_id in rows else "") for use in uses]
        )
        self.select_photo(chosen)
        self._fit()
        now = {use.photo_id for use in uses}
        if not before & now:
            self._list.horizontalScrollBar().setValue(0)  # another article: its first photos are shown
        elif before < now:
            self._show_last_soon()

    def select_photo(self, photo_id: str) -> None:
        """Mark a photo as the one the inspector shows; nobody is told."""
        row = self._cards.row_of(photo_id) if photo_id else None
        if row is None:
            self._list.clearSelection()
        elif photo_id != self.selected_photo:
            self._list.setCurrentIndex(self._cards.index(row))

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo, decoded by the caller."""
        self._cards.set_thumbnail(photo_id, picture)

    def show_importing(self, path: str, file_name: str, progress: float = 0) -> None:
        """Show that a file is being read, and how far (0 to 1)."""
        self._arrive(PhotoCard(path, file_name, state=CardState.IMPORTING, progress=progress))

    def show_unreadable(self, path: str, file_name: str, sentence: str) -> None:
        """Show that a file is no photo; *sentence* says why and what to do."""
        self._arrive(PhotoCard(path, file_name, state=CardState.UNREADABLE, sentence=sentence))

    def drop_arrival(self, path: str) -> None:
        """Take away the card of a file that was read or is no longer of interest."""
        self._cards.drop_arrival(path)
        self._fit()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the photos be looked at only."""
        self._is_read_only = is_read_only
        self._list.set_read_only(is_read_only=is_read_only)
        self._fit()

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Paste a picture or files."""
        if event.matches(QKeySequence.StandardKey.Paste) and not self._is_read_only:
            self._take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files and pictures."""
        if not self._is_read_only and arrivals.is_for_photos(event.mimeData()):
            self._target.set_welcoming(is_welcoming=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The files went elsewhere."""
        self._target.set_welcoming(is_welcoming=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was dropped."""
        self._target.set_welcoming(is_welcoming=False)
        self._take(event.mimeData())
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._list)
        row.addWidget(self._target, _MOST, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)  # the cards stay at the left also where nothing can be dropped
        self._list.chosen.connect(self._choose)
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.place_wanted.connect(self._place)
        self._target.clicked.connect(self.photos_wanted)
        self._fit()

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Photos of this article"))
        self._target.set_words(self.tr("Drop photos here or paste"))
        self._target.setToolTip(self.tr("Choose photos from this computer"))

    def _take(self, brought: QMimeData) -> None:
        if files := arrivals.files_in(brought):
            self.photos_dropped.emit(files)
        elif arrivals.has_picture(brought):
            self.image_pasted.emit(arrivals.picture_in(brought))

    def _arrive(self, card: PhotoCard) -> None:
        is_new = self._cards.row_of(card.key) is None
        self._cards.show_arrival(card)
        self._fit()
        if is_new:
            self._show_last_soon()

    def _show_last_soon(self) -> None:
        # The cards have their new width only when Qt has laid out the tray.
        bar = self._list.horizontalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))

    def _choose(self, row: int) -> None:
        card = self._cards.card_at(row)
        if card.state is CardState.READY:
            self.photo_selected.emit(card.key)

    def _move(self, key: str, position: int) -> None:
        photos = [card.key for card in self.cards if card.state is CardState.READY]
        position = min(max(position, 0), len(photos) - 1)
        if not self._is_read_only and key in photos and photos.index(key) != position:
            self.photo_moved.emit(key, position)

    def _remove(self, row: int) -> None:
        card = self._cards.card_at(row)
        if card.state is not CardState.READY:
            self.drop_arrival(card.key)
        elif not self._is_read_only:
            self.photo_removed.emit(card.key)

    def _place(self, row: int) -> None:
        card = self._cards.card_at(row)
        if card.state is CardState.READY and not self._is_read_only:
            self.place_wanted.emit(card.key)

    def _fit(self) -> None:
        """Give the cards the room they need; the drop target has the rest, and never less than its words."""
        self._list.setVisible(bool(self.cards))
        self._list.updateGeometry()
        self._target.setVisible(not self._is_read_only)
