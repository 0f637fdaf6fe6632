"""The lines of the history for Qt's list view."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.archive.history_lines import ActLine, HistoryLine
from ui.archive.history_words import HistoryWords
from ui.words.tips import plain_tip

LINE_ROLE = Qt.ItemDataRole.UserRole
_ANY_INDEX = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Holds the lines as they are shown; the words are asked for, not kept."""

    def __init__(self, words: HistoryWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: tuple[HistoryLine, ...] = ()

    def show_lines(self, lines: tuple[HistoryLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line_at(self, index: _ANY_INDEX) -> HistoryLine:
        """Return the line at *index*."""
        return self._lines[index.row()]

    def row_of(self, line: HistoryLine) -> int:
        """Return where *line* stands."""
        return self._lines.index(line)

    @property
    def lines(self) -> tuple[HistoryLine, ...]:
        """All lines, from the top."""
        return self._lines

    def rowCount(self, parent: _ANY_INDEX | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(line)
            case Qt.ItemDataRole.ToolTipRole if isinstance(line, ActLine):
                return plain_tip(self._words.spoken(line))
            case _ if role == LINE_ROLE:
                return line
        return None
