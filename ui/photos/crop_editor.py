"""The photo in the inspector, and how much of it this article shows."""

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.photos.crop import Crop, Shape, shaped
from cms.domain.rows import PhotoRow
from ui.photos.crop_view import CropView
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.drop_down import DropDown
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import plain_label

_WHOLE = ""
_LINE = 22


class CropEditor(QWidget):
    """The picture with the choice of a shape below it; the whole picture is one of them."""

    # A Crop, or None for the whole picture.
    cropped = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._photo: PhotoRow | None = None
        self._view = CropView(theme, icons)
        self._shape = DropDown(icons)
        self._shape.setProperty("look", "small")
        self._size = plain_label(look="meta")
        self._size.setMinimumHeight(_LINE)
        self._tools = QWidget()
        # In a narrow pane with large letters the measure stands below the shape.
        row = FlowLayout(self._tools, gap=SPACE_2)
        row.addWidget(self._shape)
        row.addWidget(self._size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._view)
        column.addWidget(self._tools)
        self._shape.activated.connect(self._choose)
        self._view.cropped.connect(self._give)
        self._retranslate()

    def show_picture(self, picture: QImage) -> None:
        """Show *picture*, decoded by the caller."""
        self._view.show_picture(picture)

    def show_crop(self, crop: Crop | None, photo: PhotoRow, *, is_use: bool) -> None:
        """Show what an article shows of *photo*; where the library's photo is shown there is nothing to crop."""
        self._photo = photo
        self._view.show_crop(crop, photo.width / max(photo.height, 1))
        self._shape.setCurrentIndex(self._shape.findData(crop.shape.value if crop else _WHOLE))
        self._tools.setVisible(is_use)
        self._say()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the crop be seen only."""
        self._view.set_read_only(is_read_only=is_read_only)
        self._shape.setEnabled(not is_read_only)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        chosen = self._shape.currentData()
        self._shape.clear()
        self._shape.addItem(self.tr("Whole picture"), _WHOLE)
        for shape in Shape:
            words = self.tr("Any shape") if shape is Shape.FREE else shape.value
            self._shape.addItem(words, shape.value)
        self._shape.setCurrentIndex(max(self._shape.findData(chosen or _WHOLE), 0))
        self._shape.setAccessibleName(self.tr("Crop in this article"))
        self._view.setAccessibleName(self.tr("The part this article shows"))
        self._view.setToolTip(
            self.tr(
                "Arrows move the part, + and − size it, Alt with arrows widens it. A double click or Ctrl with arrows "
                "sets the focus, which stays in sight in every shape; Delete lets it go."
            )
        )
        self._say()

    def _choose(self, place: int) -> None:
        chosen = self._shape.itemData(place)
        if self._photo is None:
            return
        if chosen == _WHOLE:
            self._take(None)
            return
        ratio = self._photo.width / max(self._photo.height, 1)
        self._take(shaped(self._view.crop or Crop(), Shape(chosen), ratio))

    def _take(self, crop: Crop | None) -> None:
        if self._photo is not None and crop != self._view.crop:
            self._view.show_crop(crop, self._photo.width / max(self._photo.height, 1))
            self._give(crop)

    def _give(self, crop: Crop | None) -> None:
        self._say()
        self.cropped.emit(crop)

    def _say(self) -> None:
        if self._photo is None:
            return
        locale = QLocale()
        width, height = (self._view.crop or Crop()).size_of(self._photo.width, self._photo.height)
        words = self.tr("{0} × {1} pixels").format(locale.toString(width), locale.toString(height))
        self._size.setText(words)
        focus = self._view.crop.focus if self._view.crop else None
        if focus is not None:
            across, down = (locale.toString(round(100 * part)) for part in focus)
            words += ". " + self.tr("Focus {0} % from the left, {1} % from the top").format(across, down)
        self._view.setAccessibleDescription(words)
