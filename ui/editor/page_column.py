"""The column of the page: centred, and no wider than a line reads well."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import COLUMN_WIDTH_MAX

_GUTTER = 20


def centred(inside: QVBoxLayout) -> QWidget:
    """Return a widget that holds *inside* in a column of the width that reads best."""
    column, around = QWidget(), QWidget()
    column.setLayout(inside)
    column.setMaximumWidth(COLUMN_WIDTH_MAX)
    row = QHBoxLayout(around)
    row.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return around
