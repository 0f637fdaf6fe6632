"""What the palette found, with a heading before each section, as Qt views want it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.palette_match import Found, PaletteEntry

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A line of the palette: a heading, or an entry to choose."""

    heading: str = ""
    entry: PaletteEntry | None = None


class PaletteList(QAbstractListModel):
    """Entries in the order found, gathered under *section_of* each; headings cannot be chosen."""

    def __init__(self, section_of: Callable[[Found], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section_of = section_of
        self._rows: list[PaletteRow] = []

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None

    def show_found(self, found: Iterable[Found]) -> None:
        """Show what was found instead of what is shown now."""
        sections: dict[str, list[PaletteRow]] = {}
        for each in found:
            sections.setdefault(self._section_of(each), []).append(PaletteRow(entry=each.entry))
        self.beginResetModel()
        self._rows = [row for name, rows in sections.items() for row in (PaletteRow(heading=name), *rows)]
        self.endResetModel()

    def row_at(self, index: _Index) -> PaletteRow:
        """Return the line behind a valid index."""
        return self._rows[index.row()]

    def next_entry(self, place: int, step: int) -> int:
        """Return the next place with an entry in the direction of *step*, or *place* where there is none."""
        wanted = place + step
        while 0 <= wanted < len(self._rows):
            if self._rows[wanted].entry is not None:
                return wanted
            wanted += step
        return place


def _spoken(row: PaletteRow) -> str:
    if row.entry is None:
        return row.heading
    return ", ".join(part for part in (row.entry.names[0], row.entry.detail, row.entry.shortcut) if part)
