"""A box to tick: seen whether it is ticked or not, in every theme."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.theme.icons import Icons

_TICK = 14


class CheckBox(QCheckBox):
    """Qt's own, with the tick that the style sheet leaves out."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tick = QRectF(0, 0, _TICK, _TICK)
        tick.moveCenter(QRectF(box).center())
        painter = QPainter(self)
        self._icons.paint(painter, tick, "check", "on_accent" if self.isEnabled() else "text2")
        painter.end()
