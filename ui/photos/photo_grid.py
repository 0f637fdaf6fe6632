"""The photos of the library as a grid: the rows behind it."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage

from cms.domain.credits.credit import printed_line
from cms.domain.photos.licence_endings import ends_soon
from cms.domain.rows import PhotoRow
from ui.words.states import State
from ui.words.times import TimeWords
from ui.words.tips import plain_tip

_ANY_INDEX = QModelIndex | QPersistentModelIndex
_PICTURES_KEPT = 240


class PhotoGrid(QAbstractListModel):
    """The photos found, in the order given; their rows and pictures come when they are to be seen."""

    PHOTO_ROLE = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 2
    # A State where the right to use the photo ends soon or has ended.
    ENDING_ROLE = Qt.ItemDataRole.UserRole + 3

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._row_of: dict[str, int] = {}
        self._photos: dict[str, PhotoRow] = {}
        # The pictures seen last; each takes a quarter of a megabyte.
        self._thumbnails: OrderedDict[str, QImage] = OrderedDict()
        self._times = TimeWords(lambda: datetime.now(UTC), self)

    @property
    def photo_ids(self) -> tuple[str, ...]:
        """The photos shown."""
        return self._ids

    def show_ids(self, photo_ids: Sequence[str], known: Iterable[PhotoRow] = ()) -> None:
        """Show these photos, each once; the rows of those that are not *known* come later."""
        self.beginResetModel()
        self._ids = tuple(dict.fromkeys(photo_ids))
        self._row_of = {photo_id: row for row, photo_id in enumerate(self._ids)}
        self._photos = {photo.photo_id: photo for photo in known if photo.photo_id in self._row_of}
        self.endResetModel()

    def show_photos(self, photos: Sequence[PhotoRow]) -> None:
        """Show these photos."""
        self.show_ids([photo.photo_id for photo in photos], photos)

    def take_rows(self, photos: Iterable[PhotoRow]) -> None:
        """Know these rows, or know them anew."""
        for photo in photos:
            row = self._row_of.get(photo.photo_id)
            if row is not None:
                self._photos[photo.photo_id] = photo
                self.dataChanged.emit(self.index(row), self.index(row))

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo."""
        self._thumbnails[photo_id] = picture
        self._thumbnails.move_to_end(photo_id)
        while len(self._thumbnails) > _PICTURES_KEPT:
            self._thumbnails.popitem(last=False)
        if (row := self._row_of.get(photo_id)) is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [self.THUMBNAIL_ROLE])

    def has_thumbnail(self, photo_id: str) -> bool:
        """Say whether the picture has arrived and is still at hand."""
        return photo_id in self._thumbnails

    def has_row(self, photo_id: str) -> bool:
        """Say whether it is known what the library says of the photo."""
        return photo_id in self._photos

    def id_at(self, row: int) -> str:
        """Return which photo is in *row*."""
        return self._ids[row]

    def photo_of(self, photo_id: str) -> PhotoRow | None:
        """Return what is known of a photo, or None while its row is on the way."""
        return self._photos.get(photo_id)

    def known_photos(self) -> list[PhotoRow]:
        """Return every row that is known."""
        return list(self._photos.values())

    def row_of(self, photo_id: str) -> int | None:
        """Return where the photo is, or None if it is not shown."""
        return self._row_of.get(photo_id)

    # What Qt asks of us.

    def rowCount(self, parent: _ANY_INDEX = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """One row a photo."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer views and screen readers."""
        photo_id = self._ids[index.row()]
        photo = self._photos.get(photo_id)
        if role == self.THUMBNAIL_ROLE:
            return self._thumbnails.get(photo_id)
        return self._of_unknown(role) if photo is None else self._of(photo, role)

    def credit_words(self, photo: PhotoRow) -> str:
        """Return the credit as printed, or that there is none."""
        return printed_line("", photo.credit_line) or self.tr("Credit missing")

    def _of(self, photo: PhotoRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return photo.caption or photo.file_name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (photo.caption or photo.file_name, self.credit_words(photo))
                ending = self._ending(photo)
                return ", ".join((*said, ending.word) if ending else said)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(printed_line(photo.caption, photo.credit_line) or photo.file_name)
            case self.PHOTO_ROLE:
                return photo
            case self.ENDING_ROLE:
                return self._ending(photo)
        return None

    def _ending(self, photo: PhotoRow) -> State | None:
        known = photo.provenance
        ends_at = ends_soon(known.terms, known.as_of) if known.as_of else None
        if ends_at is None or known.as_of is None:
            return None
        if ends_at <= known.as_of:
            return State(self.tr("Rights ended"), "retracted")
        return State(self.tr("Until {0}").format(self._times.date(ends_at)), "in_review")

    def _of_unknown(self, role: int) -> object:
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.tr("Fetching the photo…") if role in words else None
