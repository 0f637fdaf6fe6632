"""The articles of a list as Qt views want them, updated without losing what is selected."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cms.domain.rows import ArticleRow
from ui.words.article_line import LINE_ROLE, ROW_ROLE, ArticleWords
from ui.words.tips import plain_tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ArticleListModel(QAbstractListModel):
    """Holds rows in the order given; a selected article stays selected as long as it is shown."""

    def __init__(self, words: ArticleWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[ArticleRow] = []

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.headline
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.line(row).spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._words.line(row).spoken)
            case _ if role == LINE_ROLE:
                return self._words.line(row)
            case _:
                return row if role == ROW_ROLE else None

    def row_at(self, index: _Index) -> ArticleRow:
        """Return the row behind a valid index."""
        return self._rows[index.row()]

    def index_of(self, article_id: str) -> QModelIndex:
        """Return where an article stands, or an invalid index."""
        for place, row in enumerate(self._rows):
            if row.article_id == article_id:
                return self.index(place)
        return QModelIndex()

    def show_rows(self, rows: tuple[ArticleRow, ...]) -> None:
        """Show *rows* instead of those shown now, telling views only what changed."""
        wanted = {row.article_id: place for place, row in enumerate(rows)}
        if not any(row.article_id in wanted for row in self._rows):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        self._remove_all_but(wanted)
        self._put_in_order(wanted)
        self._insert_missing(rows)
        self._renew(rows)

    def reword(self) -> None:
        """Have every row read again: the language changed, or time went by."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _remove_all_but(self, wanted: Container[str]) -> None:
        end = len(self._rows)
        while end > 0:
            if self._rows[end - 1].article_id in wanted:
                end -= 1
                continue
            start = end - 1
            while start > 0 and self._rows[start - 1].article_id not in wanted:
                start -= 1
            self.beginRemoveRows(_NOWHERE, start, end - 1)
            del self._rows[start:end]
            self.endRemoveRows()
            end = start

    def _put_in_order(self, wanted: Mapping[str, int]) -> None:
        """Sort the rows that stay; what views hold on to moves with its article."""
        ordered = sorted(self._rows, key=lambda row: wanted[row.article_id])
        if ordered == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        places = {row.article_id: place for place, row in enumerate(ordered)}
        before = self.persistentIndexList()
        after = [self.index(places[self._rows[index.row()].article_id]) for index in before]
        self._rows = ordered
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _insert_missing(self, rows: Sequence[ArticleRow]) -> None:
        start = 0
        while start < len(rows):
            end = start
            standing = self._rows[start].article_id if start < len(self._rows) else None
            while end < len(rows) and rows[end].article_id != standing:
                end += 1
            if end > start:
                self.beginInsertRows(_NOWHERE, start, end - 1)
                self._rows[start:start] = rows[start:end]
                self.endInsertRows()
            start = end + 1

    def _renew(self, rows: Sequence[ArticleRow]) -> None:
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))
