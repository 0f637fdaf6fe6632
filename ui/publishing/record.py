"""A record of an article, such as its approvals: a heading and plain lines that can be marked and copied."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.labels import copyable_label, plain_label


class Record(QWidget):
    """Shows what it is given, or nothing but its heading; every entry is some lines of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = plain_label(look="label")
        self._text = copyable_label(look="meta", wraps=True, is_tab_stop=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SPACE_2, 0, 0)
        self.column.setSpacing(SPACE_1)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)

    def write(self, heading: str, entries: Iterable[Iterable[str]]) -> None:
        """Write *entries* under *heading*."""
        text = "\n\n".join("\n".join(lines) for lines in entries)
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setAccessibleName(heading)
        self._text.setVisible(bool(text))
