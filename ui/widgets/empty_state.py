"""What stands where there is nothing to show: an icon, one line, one thing to do. No pane is ever blank."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_3, SPACE_6
from ui.widgets.buttons import PushButton
from ui.widgets.labels import plain_label

_ICON = 40


class EmptyState(QWidget):
    """An icon above a line and a button."""

    acted = Signal()

    def __init__(self, theme: Theme, icons: Icons, icon: str) -> None:
        super().__init__()
        self._icons = icons
        self._icon_name = icon
        self._build()
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def _build(self) -> None:
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._line = plain_label(look="secondary", wraps=True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._action = PushButton()
        self._action.clicked.connect(self.acted)
        self._action.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_6, SPACE_6, SPACE_6, SPACE_6)
        column.setSpacing(SPACE_3)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self._line)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def set_words(self, line: str, action: str = "") -> None:
        """Say what is missing, and name the button that does something about it."""
        self._line.setText(line)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(line)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._icons.pixmap(self._icon_name, _ICON, "text3", self.devicePixelRatioF()))
