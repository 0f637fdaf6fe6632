"""The column of the page: centred, and no wider than a line reads well."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import COLUMN_WIDTH_MAX, SCROLL_BAR_WIDTH

_GUTTER = 20


class PageColumn(QWidget):
    """Holds *inside* in a centred column."""

    def __init__(self, inside: QVBoxLayout) -> None:
        super().__init__()
        self._column = column = QWidget()
        column.setLayout(inside)
        self.set_width(COLUMN_WIDTH_MAX)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(column, 1000)
        self._row.addStretch(1)
        self.keep_in_line(beside_scroll_bar=False)

    def set_width(self, most: int) -> None:
        """Be at most so wide: larger letters need a wider line."""
        self._column.setMaximumWidth(most)

    def keep_in_line(self, *, beside_scroll_bar: bool) -> None:
        """Stay in line with a column that has a scroll bar beside it."""
        right = _GUTTER + (SCROLL_BAR_WIDTH if beside_scroll_bar else 0)
        self._row.setContentsMargins(_GUTTER, 0, right, 0)
