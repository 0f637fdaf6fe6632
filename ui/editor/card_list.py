"""The row of photo cards: chosen, moved and removed with keys or the mouse."""

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QSizePolicy

from ui.editor.photo_cards import CARD, CardPainter, PhotoCards
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SCROLL_BAR_WIDTH, SPACE_3, SPACE_4

# What a card that is dragged brings along: the id of its photo.
PHOTO_FORMAT = "application/vnd.copydesk.photo"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
_ON = (Qt.Key.Key_Down, Qt.Key.Key_Right)


class CardList(QListView):
    """The cards in one row, moved by keys or dragged."""

    chosen = Signal(int)
    moved = Signal(str, int)
    removed = Signal(int)
    place_wanted = Signal(int)

    def __init__(self, cards: PhotoCards, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._cards = cards
        self._theme = theme
        self._drop_row = -1
        self._is_read_only = False
        self.setModel(cards)
        self.setItemDelegate(CardPainter(theme, icons, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(0)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(CARD.width() + SPACE_3, CARD.height()))
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setFixedHeight(CARD.height() + SCROLL_BAR_WIDTH + 2)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the cards be looked at only."""
        self._is_read_only = is_read_only
        self.setDragEnabled(not is_read_only)

    def menu_of(self, row: int) -> QMenu:
        """Return what can be done with a card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = menu.addAction(self.tr("Place in text"), lambda: self.place_wanted.emit(row))
        remove = menu.addAction(self.tr("Take out of the article"), lambda: self.removed.emit(row))
        for action in (place, remove):
            action.setEnabled(not self._is_read_only)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done with the card, by mouse or by the menu key."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        if index.isValid():
            where = self.visualRect(index).center() if is_by_key else event.pos()
            self.menu_of(index.row()).popup(self.viewport().mapToGlobal(where))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as all cards with the gap behind each."""
        count = self._cards.rowCount()
        return QSize(count * (CARD.width() + SPACE_3), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A card and a bit of the next, which shows that there is more."""
        return QSize(min(self.sizeHint().width(), CARD.width() + SPACE_4), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter selects, with Alt it places in the text; Alt with an arrow moves, Delete removes."""
        row, key = self.currentIndex().row(), event.key()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row < 0:
            event.ignore()
        elif key in _ENTER and is_alt:
            self.place_wanted.emit(row)
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.chosen.emit(row)
        elif is_alt and key in (*_BACK, *_ON):
            self.moved.emit(self._cards.card_at(row).key, row + (1 if key in _ON else -1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # the tray takes it
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Take a card along."""
        index = self.currentIndex()
        brought = QMimeData()
        brought.setData(PHOTO_FORMAT, QByteArray(self._cards.card_at(index.row()).key.encode()))
        drag = QDrag(self)
        drag.setMimeData(brought)
        card = self.visualRect(index)
        drag.setPixmap(self.viewport().grab(card))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - card.topLeft())
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept our own cards; files are for the tray."""
        self._mark_drop(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the card would go."""
        self._mark_drop(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """The card went elsewhere."""
        self._drop_row = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put the card where it was dropped."""
        if not event.mimeData().hasFormat(PHOTO_FORMAT):
            event.ignore()
            return
        key = bytes(event.mimeData().data(PHOTO_FORMAT).data()).decode()
        row, origin = self._row_for_drop(event.position().toPoint()), self._cards.row_of(key)
        self._drop_row = -1
        self.viewport().update()
        event.acceptProposedAction()
        if origin is not None:
            self.moved.emit(key, row - (row > origin))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Add the line that shows where a dragged card would go."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            x = self._drop_row * (CARD.width() + SPACE_3) - self.horizontalOffset() - SPACE_3 / 2
            painter = QPainter(self.viewport())
            painter.fillRect(QRectF(max(x - 1, 0), 0, 3, CARD.height()), QColor(self._theme.tokens.accent))
            painter.end()

    def _mark_drop(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(PHOTO_FORMAT):
            self._drop_row = self._row_for_drop(event.position().toPoint())
            self.viewport().update()
            event.acceptProposedAction()
        else:
            event.ignore()

    def _row_for_drop(self, point: QPoint) -> int:
        step = CARD.width() + SPACE_3
        return min(max(round((point.x() + self.horizontalOffset()) / step), 0), self._cards.rowCount())
