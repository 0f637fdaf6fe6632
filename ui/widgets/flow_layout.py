"""Lays widgets out in lines, beginning a new line where there is no more room, as words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from ui.theme.tokens import SPACE_1


class FlowLayout(QLayout):
    """As one reads, then down, in the middle of each line; hidden widgets take no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = SPACE_1) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, part: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._parts.append(part)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, where: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(where)
        self._place(where, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.minimumSize())
        return size

    def _place(self, where: QRect, *, moves: bool) -> int:
        """Return how high the lines are together, and put the widgets in place if asked to."""
        top = where.top()
        for line in self._lines(where.width()):
            height = max(part.sizeHint().height() for part in line)
            left = where.left()
            for part in line if moves else ():
                size = part.sizeHint()
                spot = QRect(QPoint(left, top + (height - size.height()) // 2), size)
                part.setGeometry(QStyle.visualRect(self._direction, where, spot))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return max(top - self.spacing() - where.top(), 0)

    @property
    def _direction(self) -> Qt.LayoutDirection:
        around = self.parentWidget()
        return around.layoutDirection() if around is not None else Qt.LayoutDirection.LeftToRight

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = width
        for part in self._parts:
            if part.isEmpty():
                continue
            needed = part.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(part)
            left -= needed + self.spacing()
        return lines
