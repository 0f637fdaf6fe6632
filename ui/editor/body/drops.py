"""Dragging: figures to another place of the text, photos from the tray or from outside into it."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication

from ui.editor.body.adapter import block_id_of, photo_of, read_block
from ui.editor.body.clipboard import copied_words
from ui.editor.body.objects import BodyObjects
from ui.editor.card_list import PHOTO_FORMAT
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets import arrivals

# What is dragged within one text: the id of a block.
_BLOCK_FORMAT = "application/vnd.copydesk.block"
_LINE_WIDTH = 3


class BodyDrops(BodyObjects):
    """A body that takes what has its place between two paragraphs, and shows which place that would be."""

    # A card of the tray was dropped: the photo's id, and the block it comes behind, none being the top.
    card_dropped = Signal(str, str)
    # Photos were dropped: the paths of the files, and the block they come behind.
    files_dropped = Signal(list, str)
    picture_dropped = Signal(bytes, str)

    def __init__(self, theme: Theme, icons: Icons | None = None) -> None:
        super().__init__(theme, icons)
        self._pressed_at: QPoint | None = None
        # The number of the block before which what is dragged would come.
        self._drop_number = -1

    # What Qt asks of us.

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select what is pressed; it may be dragged."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_hit = bool(self.selected_object) and self.room_of(self.textCursor().block()).contains(
            event.position()
        )
        self._pressed_at = event.position().toPoint() if is_left and is_hit else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take along what was pressed."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (
            event.position().toPoint() - self._pressed_at
        ).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag_object()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """What was pressed and not dragged is looked at more closely."""
        super().mouseReleaseEvent(event)
        photo_id = photo_of(self.textCursor().blockFormat()) if self._pressed_at else ""
        self._pressed_at = None
        if photo_id:
            self.figure_opened.emit(photo_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome what has a place between paragraphs; words are Qt's."""
        if self._is_between_paragraphs(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show between which paragraphs it would come."""
        if self._is_between_paragraphs(event.mimeData()):
            self._show_drop(self._number_for(event.position()))
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """It went elsewhere."""
        self._show_drop(-1)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put what was dropped between the paragraphs."""
        self._show_drop(-1)
        brought = event.mimeData()
        if not self._is_between_paragraphs(brought):
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        number = self._number_for(event.position())
        behind = self.story.blocks[number - 1].block_id if number else ""
        if brought.hasFormat(_BLOCK_FORMAT):
            self.move_object(number)
        elif brought.hasFormat(PHOTO_FORMAT):
            self.card_dropped.emit(bytes(brought.data(PHOTO_FORMAT).data()).decode(), behind)
        elif files := arrivals.files_in(brought):
            self._take_files(files, behind)
        else:
            self.picture_dropped.emit(arrivals.picture_in(brought), behind)

    def _take_files(self, files: list[str], behind: str) -> None:
        documents = arrivals.documents_among(files)
        if documents:
            self.documents_brought.emit(documents)
        if photos := [file for file in files if file not in documents]:
            self.files_dropped.emit(photos, behind)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint where something would be dropped."""
        super().paintEvent(event)
        if self._drop_number >= 0:
            painter = QPainter(self.viewport())
            y = self._edge_of(self._drop_number)
            line = QRectF(0, y - _LINE_WIDTH / 2, self.viewport().width(), _LINE_WIDTH)
            painter.fillRect(line, QColor(self._theme.tokens.accent))
            painter.end()

    def _drag_object(self) -> None:
        block = self.textCursor().block()
        room = self.room_of(block).toRect()
        brought = copied_words((read_block(block),))
        brought.setData(_BLOCK_FORMAT, block_id_of(block).encode())
        drag = QDrag(self)
        drag.setMimeData(brought)
        drag.setPixmap(self.viewport().grab(room).scaledToWidth(room.width() // 2))
        drag.setHotSpot(QPoint(SPACE_2, SPACE_2))
        drag.exec(Qt.DropAction.MoveAction)

    def _is_between_paragraphs(self, brought: QMimeData) -> bool:
        if self.isReadOnly():
            return False
        if brought.hasFormat(_BLOCK_FORMAT):
            return bytes(brought.data(_BLOCK_FORMAT).data()).decode() == self.selected_object != ""
        return brought.hasFormat(PHOTO_FORMAT) or arrivals.is_for_photos(brought)

    def _number_for(self, point: QPointF) -> int:
        """Return the number of the block before which what is dropped at *point* comes."""
        block = self.cursorForPosition(point.toPoint()).block()
        is_above = point.y() < self.place_of(block).center().y()
        return block.blockNumber() + (0 if is_above else 1)

    def _show_drop(self, number: int) -> None:
        if number != self._drop_number:
            self._drop_number = number
            self.viewport().update()

    def _edge_of(self, number: int) -> float:
        """Return how far down the upper edge of a block is, or the lower one of the last."""
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            return max(self.place_of(block).top(), _LINE_WIDTH / 2)
        return self.place_of(self.document().lastBlock()).bottom() - _LINE_WIDTH / 2
