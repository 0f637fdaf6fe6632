"""One photo, as large as its place allows and never larger than it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_CONTROL

_HEIGHT = 176
_SIGN = 32


class PictureView(QWidget):
    """Shows a picture whole, or an icon while there is none."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._picture = QImage()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_picture(self, picture: QImage) -> None:
        """Show *picture*, decoded by the caller."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the pane."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture in the middle of its place."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(self._theme.tokens.sidebar))
        if self._picture.isNull():
            sign = QRectF(0, 0, _SIGN, _SIGN)
            sign.moveCenter(place.center())
            self._icons.paint(painter, sign, "image", "text3")
        else:
            size = self._picture.size()
            if size.width() > place.width() or size.height() > place.height():
                size.scale(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRectF(0, 0, size.width(), size.height())
            shown.moveCenter(place.center())
            painter.drawImage(shown, self._picture)
        painter.end()
