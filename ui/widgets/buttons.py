"""Buttons: the one primary step of a window, plain and quiet ones, and those that show only an icon."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QScrollArea, QToolButton, QWidget

from ui.theme.icons import Icons
from ui.theme.tokens import ICON_SIZE
from ui.words.tips import plain_tip


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet asks for, and have the widget and what is in it dressed again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for dressed in (widget, *widget.findChildren(QWidget)):
        widget.style().unpolish(dressed)
        widget.style().polish(dressed)
        dressed.update()


def put_into(scroll: QScrollArea, inner: QWidget) -> None:
    """Have *inner* scrolled, with the ground behind it showing through: Qt would fill it with its own."""
    scroll.setWidget(inner)
    scroll.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)


class PushButton(QPushButton):
    """A button with words; *look* is `primary`, `quiet`, `danger` or nothing.

    Only the Tab key gives it the focus: a click leaves the caret where the person was writing.
    """

    def __init__(self, text: str = "", look: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if look:
            self.setProperty("look", look)


class PrimaryButton(PushButton):
    """The one next step. When it is blocked it says why, and a click still tells what to do about it."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", parent=parent)
        self._is_blocked = False

    @property
    def is_blocked(self) -> bool:
        """Whether the step cannot be taken now."""
        return self._is_blocked

    def set_step(self, text: str, *, tip: str = "", is_blocked: bool = False) -> None:
        """Name the step; *tip* explains it, or says what blocks it."""
        self._is_blocked = is_blocked
        self.setText(text)
        self.setToolTip(plain_tip(tip))
        self.setAccessibleDescription(tip)
        set_look(self, "blocked", "true" if is_blocked else "false")


class IconButton(QToolButton):
    """A button that shows only an icon; its name and shortcut are in the tool tip and for screen readers."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        *,
        size: int = ICON_SIZE,
        colour: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(size, size))
        self.setMinimumSize(28, 28)
        icons.dress(self, icon, size, colour)

    def set_words(self, name: str, shortcut: str = "") -> None:
        """Name the button; *shortcut* is in Qt's portable spelling, “Ctrl+K”."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(plain_tip(f"{name} ({keys})" if keys else name))
        self.setAccessibleName(name)
