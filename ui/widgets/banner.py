"""A line across the top of the page that stays until its cause is gone: offline, locked, changed."""

from enum import StrEnum

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3
from ui.widgets.announce import announce
from ui.widgets.buttons import PushButton, set_look
from ui.widgets.labels import plain_label


class Urgency(StrEnum):
    """How much a message matters: to know, to mind, to act on."""

    INFO = "info"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {
    Urgency.INFO: ("info", "published"),
    Urgency.WARNING: ("triangle-alert", "in_review"),
    Urgency.DANGER: ("circle-alert", "retracted"),
}


class Banner(QFrame):
    """One message with at most two buttons; hidden when there is none."""

    acted = Signal()
    other_acted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._urgency = Urgency.INFO
        self._build()
        theme.changed.connect(self._draw_icon)
        self.hide()

    def _build(self) -> None:
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(18, 18))
        self._text = plain_label(wraps=True)
        self._action = PushButton()
        self._action.clicked.connect(self.acted)
        self._other = PushButton()
        self._other.clicked.connect(self.other_acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, SPACE_2, SPACE_2, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._other)

    def text(self) -> str:
        """Return what is shown now; empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self, text: str, *, urgency: Urgency = Urgency.INFO, action: str = "", other: str = ""
    ) -> None:
        """Show *text*, with a button named *action* if there is something to do, and one for the *other* thing."""
        is_new = text != self.text()
        self._urgency = urgency
        set_look(self, "banner", urgency.value)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._draw_icon()
        self.setAccessibleName(text)
        self.show()
        if is_new:
            announce(self, text, is_urgent=urgency is Urgency.DANGER)

    def clear(self) -> None:
        """Hide the banner: its cause is gone."""
        self.hide()

    def _draw_icon(self) -> None:
        name, pill = _ICONS[self._urgency]
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._icons.pixmap(name, 18, f"pills.{pill}", ratio))
