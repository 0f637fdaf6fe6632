"""The outline of the open article: its headline and subheadings, each a way there.

Qt tells screen readers of no headings within a text; this list is how they are found without eyes.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from cms.body.model import BlockType
from ui.editor.article_page import ArticlePage
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.empty_state import EmptyState
from ui.widgets.keyed_list import KeyedList

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# Milliseconds after the last key until the outline follows.
_SETTLE = 150

# A heading and the id of its block; the headline has none.
Heading = tuple[str, str]


class OutlineModel(QAbstractListModel):
    """Headline and subheadings in the order of the page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Heading, ...] = ()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        text, block_id = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                kind = self.tr("Subheading") if block_id else self.tr("Headline")
                return f"{text}, {kind}"
            case _:
                return None

    def show_headings(self, rows: tuple[Heading, ...]) -> None:
        """Show *rows*; headings that only read otherwise stay the same lines, with whatever is selected."""
        if [block_id for _, block_id in rows] == [block_id for _, block_id in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def block_id_at(self, index: QModelIndex) -> str:
        """Return the block behind a valid index; the headline's is empty."""
        return self._rows[index.row()][1]

    def place_of(self, block_id: str) -> QModelIndex:
        """Return where a heading stands, or an invalid index."""
        ids = [known for _, known in self._rows]
        return self.index(ids.index(block_id)) if block_id in ids else QModelIndex()


class OutlinePanel(QWidget):
    """Follows the page as it is written; Enter or a click leads to the heading."""

    # The id of the block to go to; empty for the headline.
    heading_chosen = Signal(str)

    def __init__(self, page: ArticlePage, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._page = page
        self._model = OutlineModel(self)
        self.list = KeyedList()
        self._nothing = EmptyState(theme, icons, "list")
        self._stack = QStackedWidget()
        self._later = QTimer(self, interval=_SETTLE, singleShot=True)
        self._build()
        self._retranslate()

    def refresh(self) -> None:
        """Show the headings as they stand now, and mark the one the writer is under."""
        headings, current = _headings_of(self._page), self.list.currentIndex()
        # Who walks through the list stays where they are in it.
        is_walking = self.list.hasFocus() and current.isValid()
        marked = self._model.block_id_at(current) if is_walking else self._under()
        self._model.show_headings(headings)
        self._stack.setCurrentWidget(self.list if headings else self._nothing)
        self.list.setCurrentIndex(self._model.place_of(marked))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self.refresh()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.list.setModel(self._model)
        self.list.setProperty("look", "outline")
        self.list.setWordWrap(True)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.clicked.connect(self._choose)
        self.list.opened.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        column.addWidget(self._stack)
        for part in (self.list, self._nothing):
            self._stack.addWidget(part)
        self._later.timeout.connect(self._refresh_if_seen)
        for change in (self._page.text_edited, self._page.text_shown, self._page.body.cursorPositionChanged):
            change.connect(self._later.start)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.heading_chosen.emit(self._model.block_id_at(index))

    def _under(self) -> str:
        """Return the subheading the cursor is under; above all of them it is the headline."""
        here, found = self._page.body.place[0], ""
        for block in self._page.body.body:
            if block.type is BlockType.SUBHEADING:
                found = block.block_id
            if block.block_id == here:
                return found
        return ""

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Outline"))
        self._nothing.set_words(self.tr("Headline and subheadings appear here. Alt+1 makes a subheading."))


def _headings_of(page: ArticlePage) -> tuple[Heading, ...]:
    text = page.text()
    head = ((text.headline, ""),) if text.headline else ()
    subheadings = (
        (block.text, block.block_id)
        for block in text.body
        if block.type is BlockType.SUBHEADING and block.text
    )
    return (*head, *subheadings)
