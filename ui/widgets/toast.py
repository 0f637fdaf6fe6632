"""Short news of what was just done, at the foot of the page: it leaves by itself, unless it is being read."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.icons import Icons
from ui.theme.tokens import MOTION, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton, PushButton
from ui.widgets.labels import plain_label

SHOWN_FOR = 8_000
MOST_AT_ONCE = 2
_WIDTH_MAX = 520


class _Action(PushButton):
    """The toast's button: while it has the focus the toast stays."""

    focused = Signal()
    unfocused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.focused.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.unfocused.emit()
        super().focusOutEvent(event)


class Toast(QFrame):
    """One piece of news with at most one button."""

    ended = Signal()

    def __init__(self, icons: Icons, text: str, action: str, act: Callable[[], None] | None) -> None:
        super().__init__()
        self.setProperty("look", "toast")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._act = act
        self._timer = QTimer(self, interval=SHOWN_FOR, singleShot=True)
        self._timer.timeout.connect(self.ended)
        self._build(icons, text, action)
        self._timer.start()

    def _build(self, icons: Icons, text: str, action: str) -> None:
        label = plain_label(text, wraps=len(text) > 60)
        label.setMaximumWidth(_WIDTH_MAX)
        close = IconButton(icons, "x", size=16, colour="toast")
        close.set_words(self.tr("Close"))
        close.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_2, SPACE_2)
        row.setSpacing(SPACE_3)
        row.addWidget(label, 1)
        if action:
            button = _Action(action)
            button.clicked.connect(self._take_action)
            button.focused.connect(self._timer.stop)
            button.unfocused.connect(self._timer.start)
            row.addWidget(button)
        row.addWidget(close)
        self.text = text
        self.setAccessibleName(text)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.start()
        super().leaveEvent(event)

    def _take_action(self) -> None:
        if self._act:
            self._act()
        self.ended.emit()


class ToastStack(QWidget):
    """Keeps the toasts at the bottom centre of *page*, the newest lowest, at most two."""

    def __init__(self, page: QWidget, icons: Icons) -> None:
        super().__init__(page)
        self._page = page
        self._icons = icons
        self._toasts: list[Toast] = []
        self._lift = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE_2)
        # The stack is always as large as its toasts, however late they are laid out.
        self._rows.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.hide()

    def set_lift(self, height: int) -> None:
        """Stand so many pixels higher, above what has to stay in sight at the foot of the page."""
        self._lift = height
        self._place()

    @property
    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [toast.text for toast in self._toasts]

    def show_toast(self, text: str, *, action: str = "", act: Callable[[], None] | None = None) -> Toast:
        """Show *text*; *act* is called when the button named *action* is pressed."""
        while len(self._toasts) >= MOST_AT_ONCE:
            self._remove(self._toasts[0])
        toast = Toast(self._icons, text, action, act)
        toast.ended.connect(lambda: self._remove(toast))
        self._toasts.append(toast)
        self._rows.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        self._page.installEventFilter(self)
        self.show()
        self.raise_()
        self._place()
        _fade_in(toast)
        announce(self, text)
        return toast

    def clear(self) -> None:
        """Take all toasts away: what they offered is over."""
        for toast in list(self._toasts):
            self._remove(toast)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _remove(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._rows.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
            self._place()
            if not self._toasts:
                self._page.removeEventFilter(self)
                self.hide()

    def _place(self) -> None:
        page = self._page.size()
        self.move((page.width() - self.width()) // 2, page.height() - self.height() - self._lift - SPACE_4)


def _fade_in(toast: Toast) -> None:
    """Let the toast appear in a short moment; the effect is dropped after it, so that text stays sharp."""
    effect = QGraphicsOpacityEffect(toast)
    toast.setGraphicsEffect(effect)
    motion = QPropertyAnimation(effect, b"opacity", toast)
    motion.setDuration(MOTION)
    motion.setStartValue(0.0)
    motion.setEndValue(1.0)
    motion.setEasingCurve(QEasingCurve.Type.OutQuad)
    motion.finished.connect(lambda: effect.setEnabled(False))
    motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
