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
        self._most, self._right = COLUMN_WIDTH_MAX, _GUTTER
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(column, 1000)
        self._row.addStretch(1)
        self.fit()

    def set_width(self, most: int) -> None:
        """Be at most so wide: larger letters need a wider line."""
        self._most = most
        self.fit()

    def keep_in_line(self, *, beside_scroll_bar: bool) -> None:
        """Stay in line with a column that has a scroll bar beside it."""
        self._right = _GUTTER + (SCROLL_BAR_WIDTH if beside_scroll_bar else 0)
        self.fit()

    def fit(self) -> None:
        """Take the place the column has now."""
        self.place(most=self._most, left=_GUTTER, right=self._right)

    def place(self, *, most: int, left: int, right: int) -> None:
        """Be at most so wide, and so far from both edges."""
        self._column.setMaximumWidth(most)
        self._row.setContentsMargins(left, 0, right, 0)
