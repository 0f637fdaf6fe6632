"""The photos of the library as a grid: the rows behind it, and how one is painted."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cms.domain.credit import printed_line
from cms.domain.rows import PhotoRow
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import FOCUS_RING, RADIUS_CARD, SIZE_META, SPACE_1, SPACE_2, SPACE_3
from ui.words.tips import plain_tip

_ANY_INDEX = QModelIndex | QPersistentModelIndex
# Below the picture: caption and credit, a line each.
_WORDS_HEIGHT = 2 * 18 + SPACE_2
_PICTURES_KEPT = 240


class PhotoGrid(QAbstractListModel):
    """The photos found, in the order given; their rows and pictures come when they are to be seen."""

    PHOTO_ROLE = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._row_of: dict[str, int] = {}
        self._photos: dict[str, PhotoRow] = {}
        # The pictures seen last; each takes a quarter of a megabyte.
        self._thumbnails: OrderedDict[str, QImage] = OrderedDict()

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
                return ", ".join((photo.caption or photo.file_name, self.credit_words(photo)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(printed_line(photo.caption, photo.credit_line) or photo.file_name)
            case self.PHOTO_ROLE:
                return photo
        return None

    def _of_unknown(self, role: int) -> object:
        words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.tr("Fetching the photo…") if role in words else None


class PhotoPainter(QStyledItemDelegate):
    """Paints one photo of the grid: picture, caption, credit."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._cell = QSize(176, 170)

    def set_cell(self, cell: QSize) -> None:
        """Paint photos of this size."""
        self._cell = cell

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _ANY_INDEX) -> QSize:  # noqa: N802 - Qt's name
        """All photos have the same room."""
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ANY_INDEX) -> None:
        """Paint one photo."""
        photo: PhotoRow | None = index.data(PhotoGrid.PHOTO_ROLE)
        place = QRect(option.rect.topLeft(), self._cell).adjusted(0, 0, -SPACE_3, -SPACE_3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, place, option.state)
        inner = place.adjusted(SPACE_2, SPACE_2, -SPACE_2, -SPACE_2)
        picture = inner.adjusted(0, 0, 0, -_WORDS_HEIGHT)
        self._paint_picture(painter, picture, index.data(PhotoGrid.THUMBNAIL_ROLE))
        if photo is not None:
            self._paint_words(painter, inner, photo)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = tokens.selected if is_selected else tokens.hover if is_hovered else tokens.window
        width = FOCUS_RING if is_focused else 1
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(tokens.accent if is_focused else tokens.border), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)

    def _paint_picture(self, painter: QPainter, place: QRect, picture: QImage | None) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), SPACE_1, SPACE_1)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(self._theme.tokens.hover))
        if picture is None or picture.isNull():
            sign = QRectF(0, 0, 24, 24)
            sign.moveCenter(QRectF(place).center())
            self._icons.paint(painter, sign, "image", "text3")
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            shown = QRect(0, 0, size.width(), size.height())
            shown.moveCenter(place.center())
            painter.drawImage(shown, picture)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, photo: PhotoRow) -> None:
        tokens = self._theme.tokens
        lower = QRect(inner.left(), inner.bottom() - 17, inner.width(), 18)
        upper = lower.translated(0, -18)
        painter.setFont(ui_font(SIZE_META, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        _draw_elided(painter, upper, photo.caption or photo.file_name)
        painter.setFont(ui_font(SIZE_META))
        if photo.credit_line.strip():
            painter.setPen(QColor(tokens.text2))
            _draw_elided(painter, lower, printed_line("", photo.credit_line))
            return
        self._icons.paint(painter, QRectF(lower.left(), lower.top() + 2, 14, 14), "circle-alert", "danger")
        painter.setPen(QColor(tokens.danger))
        _draw_elided(painter, lower.adjusted(18, 0, 0, 0), self.tr("Credit missing"))


def _draw_elided(painter: QPainter, place: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
