"""The theme in use: its colours, the application's palette, font and style sheet, switched live."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources import RESOURCES
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import DARK, LIGHT, SIZE_UI, Tokens

# The second has what the first lacks: ⓒ and other circled letters, and Hanja.
FONT_FAMILIES = ("Pretendard", "Copydesk Fallback")
# Per cent: how large the page and what stands beside it can be made.
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
_USUAL = 100


class Look(StrEnum):
    """What a person can choose: the system's own light or dark, or one of them always."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Keeps the whole application in one set of colours and tells when they change."""

    changed = Signal()
    zoom_changed = Signal()

    def __init__(self, application: QApplication, *, fonts: Path = RESOURCES / "fonts") -> None:
        super().__init__(application)
        self._application = application
        self._look = Look.SYSTEM
        self._tokens = LIGHT
        self._zoom = _USUAL
        for file in sorted(fonts.glob("*.[ot]tf")):
            QFontDatabase.addApplicationFont(str(file))
        application.setFont(ui_font())
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return self._tokens

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self._tokens is DARK

    @property
    def look(self) -> Look:
        """What the person chose."""
        return self._look

    def use(self, look: str) -> None:
        """Change to *look*: `system`, `light` or `dark`."""
        self._look = Look(look)
        hints = self._application.styleHints()
        if self._look is Look.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[self._look])
        self._follow_system()

    @property
    def zoom(self) -> int:
        """How large text on the page and beside it is, in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Make text larger or smaller: what comes nearest of the sizes there are."""
        percent = min(ZOOMS, key=lambda zoom: abs(zoom - percent))
        if percent != self._zoom:
            self._zoom = percent
            self.zoom_changed.emit()

    def zoomed(self, size: float) -> int:
        """Return a measure of the page as it is at this zoom."""
        return round(size * self._zoom / 100)

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Take the style sheet away while a window is put together, and dress all of it at once afterwards.

        Qt dresses a widget anew each time it gets another parent: 0.28 s for our window instead of 0.13 s.
        """
        self._application.setStyleSheet("")
        yield
        self._apply()

    def _follow_system(self) -> None:
        before = self._tokens
        scheme = _SCHEMES.get(self._look, self._application.styleHints().colorScheme())
        self._tokens = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        if self._tokens is not before:
            self._apply()
            self.changed.emit()
            # Dressed anew, every field has letters of the size again in which it was dressed first.
            if self._zoom != _USUAL:
                self.zoom_changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(palette_of(self._tokens))
        self._application.setStyleSheet(stylesheet(self._tokens))


_SCHEMES = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}


def ui_font(size: int = SIZE_UI, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the window's font in *size* pixels."""
    font = QFont(FONT_FAMILIES)
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet does not reach: dialogs, views, the caret."""
    palette = QPalette()
    for role, colour in {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.canvas,
        QPalette.ColorRole.AlternateBase: tokens.window,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.text3,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.danger,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.raised,
        QPalette.ColorRole.Midlight: tokens.hover,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Dark: tokens.border_strong,
        QPalette.ColorRole.Shadow: tokens.border_strong,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return palette
