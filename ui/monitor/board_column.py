"""One column of the board: its name, how many cards it has, and the cards, which can be dragged to where they may go."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.rows import ArticleRow
from ui.models.article_list import ArticleListModel
from ui.monitor.board_words import BoardWords
from ui.theme.icons import Icons
from ui.theme.stylesheet import text_sizes
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.article_delegate import ArticleDelegate
from ui.widgets.buttons import set_look
from ui.widgets.keyed_list import KeyedList
from ui.widgets.labels import plain_label

# As narrow as a card can still be read in, so that all stages stand beside each other; wider only up to a point.
_NARROWEST, _WIDEST = 180, 300
_DIMMED = 0.4
_CARD = "application/x-copydesk-article"


class BoardColumn(QWidget):
    """A list of cards; *may_take* says of an article's id whether it may be dropped here."""

    opened = Signal(str)
    dropped = Signal(str)
    # A card is being dragged; and it is no longer.
    taken_up = Signal(str)
    let_go = Signal()
    # The menu of moves of this article is asked for.
    moves_wanted = Signal(str)
    # The arrow keys lead to the column on the left (-1) or on the right (1).
    left_for = Signal(int)

    def __init__(
        self, theme: Theme, icons: Icons, words: BoardWords, may_take: Callable[[str], bool]
    ) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        theme.zoom_changed.connect(self._fit)
        self._fit()
        self._dimming = QGraphicsOpacityEffect(self, opacity=_DIMMED)
        self._dimming.setEnabled(False)
        self.setGraphicsEffect(self._dimming)
        self._name = plain_label(look="strong")
        self._count = plain_label(look="meta")
        self._model = _Cards(words, self)
        self.list = _CardList(may_take, self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ArticleDelegate(theme, icons, self.list))
        theme.changed.connect(self.list.viewport().update)
        self._build()
        self._connect()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_1)
        head.setSpacing(SPACE_2)
        head.addWidget(self._name)
        head.addWidget(self._count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _fit(self) -> None:
        self.setMinimumWidth(self._theme.zoomed(_NARROWEST))
        self.setMaximumWidth(self._theme.zoomed(_WIDEST))
        self.setStyleSheet("" if self._theme.zoom == 100 else text_sizes(self._theme.zoom))

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.doubleClicked.connect(self._open)
        self.list.dropped.connect(self.dropped)
        self.list.welcoming.connect(
            lambda is_welcome: set_look(self, "welcoming", "true" if is_welcome else "false")
        )
        self.list.left_for.connect(self.left_for)
        self.list.taken_up.connect(self.taken_up)
        self.list.let_go.connect(self.let_go)
        self.list.letter_typed.connect(self._obey)

    def set_name(self, name: str) -> None:
        """Name the column, to the eye and to screen readers."""
        self._name.setText(name)
        self.list.setAccessibleName(name)

    def show_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show these cards; what is selected stays so."""
        self._count.setText(str(len(rows)))
        self._model.show_rows(tuple(rows))

    def set_dimmed(self, *, is_dimmed: bool) -> None:
        """Step back while a card is dragged that cannot be dropped here."""
        self._dimming.setEnabled(is_dimmed)

    @property
    def is_dimmed(self) -> bool:
        """Whether nothing can be dropped here of what is being dragged."""
        return self._dimming.isEnabled()

    def reword(self) -> None:
        """Have every card read again: the language changed, or time went by."""
        self._model.reword()

    def select(self, article_id: str) -> bool:
        """Select a card and go to it; say whether it is here."""
        index = self._model.index_of(article_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return index.isValid()

    def focus_first(self) -> bool:
        """Go to the card that was selected last, or the first; say whether there is one."""
        if not self._model.rowCount():
            return False
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def selected_id(self) -> str:
        """Return the article whose card is selected, or nothing."""
        index = self.list.currentIndex()
        return self._model.row_at(index).article_id if index.isValid() else ""

    def _obey(self, letter: str) -> None:
        if letter == "m" and (article_id := self.selected_id()):
            self.moves_wanted.emit(article_id)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.row_at(index).article_id)


class _Cards(ArticleListModel):
    """Articles that can be taken in hand."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        return [_CARD]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        held = QMimeData()
        held.setData(_CARD, self.row_at(indexes[0]).article_id.encode())
        return held


class _CardList(KeyedList):
    """Cards, and a place where cards may be let go."""

    dropped = Signal(str)
    welcoming = Signal(bool)
    left_for = Signal(int)
    taken_up = Signal(str)
    let_go = Signal()

    def __init__(self, may_take: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._may_take = may_take
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        model = self.model()
        if isinstance(model, ArticleListModel) and self.currentIndex().isValid():
            self.taken_up.emit(model.row_at(self.currentIndex()).article_id)
        try:
            super().startDrag(actions)  # until the card is let go
        finally:
            self.let_go.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        self._welcome(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        self.welcoming.emit(False)  # noqa: FBT003 (a signal)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.welcoming.emit(False)  # noqa: FBT003 (a signal)
        article_id = _card_in(event.mimeData())
        if not article_id or not self._may_take(article_id):
            event.ignore()
            return
        # The card moves when the newsroom has taken the step, not now.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.dropped.emit(article_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.left_for.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        article_id = _card_in(event.mimeData())
        is_welcome = bool(article_id) and self._may_take(article_id)
        self.welcoming.emit(is_welcome)
        if is_welcome:
            event.acceptProposedAction()
        else:
            event.ignore()


def _card_in(held: QMimeData) -> str:
    return bytes(held.data(_CARD).data()).decode() if held.hasFormat(_CARD) else ""
