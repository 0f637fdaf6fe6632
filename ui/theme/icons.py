"""The icons, drawn from their SVG in a token's colour: sharp on every screen, right after a theme change."""

from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from resources import RESOURCES
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE


class _Dressable(Protocol):
    """A button or an action: anything that shows an icon."""

    def setIcon(self, icon: QIcon, /) -> None: ...  # noqa: N802 - Qt's name


class Icons(QObject):
    """Gives icons by their Lucide name and keeps those it has put on buttons in the theme's colours."""

    def __init__(self, theme: Theme, *, folder: Path = RESOURCES / "icons") -> None:
        super().__init__(theme)
        self._theme = theme
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, int, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._worn: WeakKeyDictionary[_Dressable, tuple[str, int, str]] = WeakKeyDictionary()
        theme.changed.connect(self._recolour)

    def icon(self, name: str, size: int = ICON_SIZE, colour: str = "text2") -> QIcon:
        """Return the icon in a token's colour of now; a disabled button shows it in the disabled colour."""
        key = (name, size, colour)
        if key not in self._drawn:
            icon = QIcon()
            for ratio in _pixel_ratios():
                icon.addPixmap(self.pixmap(name, size, colour, ratio))
                icon.addPixmap(self.pixmap(name, size, "disabled", ratio), QIcon.Mode.Disabled)
            self._drawn[key] = icon
        return self._drawn[key]

    def pixmap(self, name: str, size: int = ICON_SIZE, colour: str = "text2", ratio: float = 1.0) -> QPixmap:
        """Return the icon as a picture *size* wide in device-independent pixels."""
        key = (name, size, colour, ratio)
        if key not in self._pixmaps:
            pixmap = QPixmap(round(size * ratio), round(size * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._draw(painter, size, name, colour)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def paint(self, painter: QPainter, where: QRectF, name: str, colour: str = "text2") -> None:
        """Draw the icon into *where*, for delegates and widgets that paint themselves."""
        ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
        painter.drawPixmap(where.topLeft(), self.pixmap(name, round(where.width()), colour, ratio))

    def _draw(self, painter: QPainter, size: int, name: str, colour: str) -> None:
        svg = self._source(name).replace(b"currentColor", self._theme.tokens.text_colour(colour).encode())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))

    def dress(self, wearer: _Dressable, name: str, size: int = ICON_SIZE, colour: str = "text2") -> None:
        """Put the icon on a button or action, now and after every change of theme."""
        self._worn[wearer] = (name, size, colour)
        wearer.setIcon(self.icon(name, size, colour))

    def _recolour(self) -> None:
        self._drawn.clear()
        self._pixmaps.clear()
        for wearer, (name, size, colour) in list(self._worn.items()):
            if isValid(wearer):
                wearer.setIcon(self.icon(name, size, colour))

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = (self._folder / f"{name}.svg").read_bytes()
        return self._sources[name]


def _pixel_ratios() -> list[float]:
    return sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})
