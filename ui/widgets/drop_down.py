"""A choice of one among several that opens downwards."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_2

_ARROW = 16
# A longer list (of all countries) is scrolled, and does not cover the window.
_MOST_SHOWN = 12
# The list's frame and its scroll bar.
_BESIDE_A_LINE = 24


class DropDown(QComboBox):
    """Qt's own, with the arrow that the style sheet leaves out."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(_MOST_SHOWN)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Be called *name*, and say so where Qt reads out only what is chosen: on the buses of Linux desktops."""
        super().setAccessibleName(name)
        if not self.accessibleDescription():
            self.setAccessibleDescription(name)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list as wide as its longest line, which may be longer than what is chosen."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + _BESIDE_A_LINE)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        # Whoever scrolls past does not choose something else on the way.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(self.width() - _ARROW - SPACE_2, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        self._icons.paint(painter, place, "chevron-down", "text2" if self.isEnabled() else "disabled")
        painter.end()
