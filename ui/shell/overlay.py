"""A panel over the window that is no dialog: Esc or a click beside it closes it, and the focus goes back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_4


class Overlay(QWidget):
    """Covers *window* with a veil and shows *panel* in its upper third."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, width: int) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._width = width
        self._focus_before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("look", "raised")
        self.panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self.update)
        self.hide()

    def open(self) -> None:
        """Show the panel; subclasses then put the focus where it belongs."""
        if self.isHidden():
            self._focus_before = QApplication.focusWidget()
            self._window.installEventFilter(self)
        self.fit()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Hide the panel and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self._window.removeEventFilter(self)
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus_before = None
        self.closed.emit()

    def panel_height(self) -> int:
        """Return how high the panel wants to be; it gets no more than the window has."""
        return self.panel.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(self.rect(), QColor(self._theme.tokens.veil))

    def fit(self) -> None:
        """Place the panel in the window as it is now."""
        room = self._window.rect()
        self.setGeometry(room)
        width = min(self._width, room.width() - 2 * SPACE_4)
        height = min(self.panel_height(), room.height() - 2 * SPACE_4)
        top = min(room.height() // 8, room.height() - height - SPACE_4)
        self.panel.setGeometry((room.width() - width) // 2, max(top, SPACE_4), width, height)
