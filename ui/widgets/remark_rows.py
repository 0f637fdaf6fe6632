"""What a proofreader says of an article, one remark a row, as Qt views want it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cms.domain.proofreading import Spoken

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BLANK = "␣"


class RemarkRows(QAbstractListModel):
    """Remarks in the order of the article, worded in the window's *language*; the user role is the Spoken itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Spoken] = []
        self._language = "en"

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        spoken = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((headline_of(spoken), spoken.remark.explanation_in(self._language)))
            case Qt.ItemDataRole.ToolTipRole:
                return spoken.remark.explanation_in(self._language)
            case Qt.ItemDataRole.UserRole:
                return spoken
            case _:
                return None

    def use_language(self, language: str) -> None:
        """Word the rows in another language."""
        self._language = language
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    @property
    def language(self) -> str:
        """The language the rows are worded in."""
        return self._language

    def show_remarks(self, spoken: Sequence[Spoken]) -> bool:
        """Show these remarks instead of those shown now; say whether anything changed."""
        if list(spoken) == self._rows:
            return False
        self.beginResetModel()
        self._rows = list(spoken)
        self.endResetModel()
        return True

    def take_out(self, row: int) -> None:
        """Show a row no longer: it was seen to."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()


def headline_of(spoken: Spoken) -> str:
    """Return the marked words, and what would stand in their place."""
    words, fix = spoken.remark.words, next(iter(spoken.remark.fixes), "")
    if not words.strip():
        # Blanks alone would be seen by nobody.
        return f"{_BLANK * len(words)} → {_BLANK * len(fix)}"
    shown = " ".join(words.split())
    return f"{shown} → {fix.strip()}" if fix.strip() else shown
