"""The files of a batch as rows: what each is at a glance, and what has become of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

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
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import RADIUS_CONTROL, SIZE_META, SIZE_UI, SPACE_1, SPACE_2, SPACE_3
from ui.words.tips import plain_tip

_ANY_INDEX = QModelIndex | QPersistentModelIndex
_HEIGHT = 52
_PICTURE = QSize(60, 40)
# Sharp on screens with two dots to the pixel, and a tenth of what the grid keeps of each.
_KEPT = QSize(120, 80)


class FileState(StrEnum):
    """What has become of a file."""

    WAITING = "waiting"
    READING = "reading"
    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportFile:
    """One file: *facts* are kind and measure from its first bytes, *sentence* says why it is no photo."""

    key: str
    name: str
    facts: str = ""
    state: FileState = FileState.WAITING
    sentence: str = ""
    photo_id: str = ""


class ImportFiles(QAbstractListModel):
    """The files in the order they are taken in."""

    FILE_ROLE = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files: list[ImportFile] = []
        self._row_of: dict[str, int] = {}
        self._row_of_photo: dict[str, int] = {}
        self._thumbnails: dict[str, QImage] = {}

    @property
    def files(self) -> tuple[ImportFile, ...]:
        """Every file."""
        return tuple(self._files)

    def show_files(self, files: Sequence[ImportFile]) -> None:
        """Show another batch."""
        self.beginResetModel()
        self._files = list(files)
        self._row_of = {file.key: row for row, file in enumerate(files)}
        self._row_of_photo, self._thumbnails = {}, {}
        self.endResetModel()

    def set_state(self, key: str, state: FileState, *, sentence: str = "", photo_id: str = "") -> int:
        """Say what has become of a file, and return its row."""
        row = self._row_of[key]
        self._files[row] = replace(self._files[row], state=state, sentence=sentence, photo_id=photo_id)
        if photo_id:
            self._row_of_photo[photo_id] = row
        self.dataChanged.emit(self.index(row), self.index(row))
        return row

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of what a file has become."""
        row = self._row_of_photo.get(photo_id)
        if row is not None:
            self._thumbnails[photo_id] = picture.scaled(
                _KEPT,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            self.dataChanged.emit(self.index(row), self.index(row))

    # What Qt asks of us.

    def rowCount(self, parent: _ANY_INDEX = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """One row a file."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer views and screen readers."""
        file = self._files[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return file.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (file.name, file.facts, self.state_words(file)) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(file.sentence or file.name)
            case self.FILE_ROLE:
                return file
            case self.THUMBNAIL_ROLE:
                return self._thumbnails.get(file.photo_id)
        return None

    def state_words(self, file: ImportFile) -> str:
        """Return what has become of a file."""
        return {
            FileState.WAITING: "",
            FileState.READING: self.tr("is being added…"),
            FileState.ADDED: self.tr("Added"),
            FileState.KNOWN: self.tr("The library has it already"),
            FileState.REFUSED: file.sentence,
        }[file.state]


class ImportPainter(QStyledItemDelegate):
    """Paints one file: its picture once there is one, its name, what it is, what has become of it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, _index: _ANY_INDEX) -> QSize:  # noqa: N802 - Qt's name
        """All files have the same room."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ANY_INDEX) -> None:
        """Paint one file."""
        file: ImportFile = index.data(ImportFiles.FILE_ROLE)
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected))
            painter.drawRoundedRect(
                QRectF(option.rect).adjusted(0, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL
            )
        inner = option.rect.adjusted(SPACE_2, SPACE_1 + 2, -SPACE_3, -SPACE_1 - 2)
        picture = QRect(inner.topLeft(), _PICTURE)
        self._paint_picture(painter, picture, index.data(ImportFiles.THUMBNAIL_ROLE), file)
        words = inner.adjusted(_PICTURE.width() + SPACE_3, 0, 0, 0)
        self._paint_words(painter, words, file, index)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, place: QRect, picture: QImage | None, file: ImportFile
    ) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), SPACE_1, SPACE_1)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(self._theme.tokens.hover))
        if picture is None or picture.isNull():
            sign = QRectF(0, 0, 18, 18)
            sign.moveCenter(QRectF(place).center())
            name = "image-off" if file.state is FileState.REFUSED else "image"
            self._icons.paint(painter, sign, name, "text3")
        else:
            shown = QRect(0, 0, picture.width() // 2, picture.height() // 2)
            shown.moveCenter(place.center())
            painter.drawImage(shown, picture)
        painter.restore()

    def _paint_words(self, painter: QPainter, place: QRect, file: ImportFile, index: _ANY_INDEX) -> None:
        tokens = self._theme.tokens
        upper = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        lower = upper.translated(0, place.height() // 2)
        painter.setFont(ui_font(SIZE_UI, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        _draw(painter, upper, file.name)
        model = index.model()
        said = model.state_words(file) if isinstance(model, ImportFiles) else ""
        is_refused = file.state is FileState.REFUSED
        painter.setFont(ui_font(SIZE_META))
        painter.setPen(QColor(tokens.danger if is_refused else tokens.text2))
        _draw(painter, lower, said if is_refused else " · ".join(part for part in (file.facts, said) if part))


def _draw(painter: QPainter, place: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
