"""What stands in the text and holds no words: selected, copied and moved as the thing it is."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
)

from cms.body.model import Block, Body
from cms.body.splice import Splice
from ui.editor.body.adapter import block_id_of, card_of, figure_of, photo_of, read_block
from ui.editor.body.cards import BodyCards, words_of
from ui.editor.body.clipboard import copied_words
from ui.editor.body.edges import erase_block, stands_alone
from ui.editor.body.field import BodyField
from ui.editor.body.figures import BodyFigures
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.announce import announce

# What is dragged within one text: the id of a block.
_BLOCK_FORMAT = "application/vnd.copydesk.block"
_CARET_WIDTH = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE_WIDTH = 3


class BodyObjects(BodyField):
    """A body with figures and dividers: the caret on one of them is how it is selected."""

    # The writer has come to a figure, or has clicked on one: the id of its photo.
    figure_selected = Signal(str)
    figure_opened = Signal(str)

    def __init__(self, theme: Theme, icons: Icons | None = None) -> None:
        super().__init__(theme)
        icons = icons or Icons(theme)
        self.figures = BodyFigures(theme, icons, self)
        self._cards = BodyCards(theme, icons)
        self._selected = ""
        self.figures.changed.connect(self.viewport().update)
        self.cursorPositionChanged.connect(self._note_object)
        self.selectionChanged.connect(self._note_object)

    @property
    def selected_object(self) -> str:
        """The id of the block without words that is selected, or an empty text."""
        return self._selected

    def show_body(self, body: Body, language: str) -> None:
        """Show another text; what it begins with may be selected without the caret having moved."""
        super().show_body(body, language)
        self._note_object()

    def place_figure(self, photo_id: str, behind: str) -> str:
        """Put a photo of the article into the text behind a block, or at the top, and return its block's id."""
        blocks = self.story.blocks
        number = next((n for n, block in enumerate(blocks, start=1) if block.block_id == behind), None)
        if number is None:
            number = len(blocks) if behind else 0
        figure = figure_of(photo_id)
        is_into_nothing = number > 0 and blocks[number - 1] == Block()
        first = number - 1 if is_into_nothing else number
        self.story.change(Splice(first, blocks[first:number], (figure,)))
        self.go_to(figure.block_id, 0)
        return figure.block_id

    def move_object(self, number: int) -> None:
        """Move the selected block before block *number*, counted as they stand now; one step for undo."""
        blocks = self.story.blocks
        here = next((n for n, block in enumerate(blocks) if block.block_id == self._selected), None)
        if here is None or self.isReadOnly() or number in (here, here + 1):
            return
        moved, first, end = blocks[here], min(here, number), max(here + 1, number)
        others = [block for block in blocks[first:end] if block is not moved]
        others.insert(0 if number <= here else len(others), moved)
        self.story.change(Splice(first, blocks[first:end], tuple(others)))
        self.go_to(moved.block_id, 0)

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, cut and move what is selected; Enter goes on below it, with Shift above it."""
        self._note_object()
        number = self.textCursor().blockNumber()
        if not self._selected:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_object()
        elif event.matches(QKeySequence.StandardKey.Cut) and not self.isReadOnly():
            self._copy_object()
            self._erase_object()
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() in _ENTER:
            self._write_above()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Up:
            self.move_object(max(number - 1, 0))
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Down:
            self.move_object(min(number + 2, self.document().blockCount()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the figures, and what is selected."""
        super().paintEvent(event)
        if objects := [block for block in self._blocks_in(event.rect()) if stands_alone(block)]:
            painter = QPainter(self.viewport())
            for block in objects:
                self._paint_object(painter, block)
            painter.end()

    # Selecting.

    def _note_object(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        is_alone = stands_alone(block) and not cursor.hasSelection()
        selected = block_id_of(block) if is_alone else ""
        if selected == self._selected:
            return
        self._selected = selected
        # What is selected has a ring; a caret as high as a picture would say nothing.
        self.setCursorWidth(0 if is_alone else _CARET_WIDTH)
        photo_id = photo_of(block.blockFormat()) if is_alone else ""
        self.setAccessibleDescription(self._in_words(block) if is_alone else self._placeholder)
        self.viewport().update()
        if is_alone and self.hasFocus():
            announce(self, self.accessibleDescription())
        if photo_id and self.hasFocus():
            self.figure_selected.emit(photo_id)

    def _in_words(self, block: QTextBlock) -> str:
        """Say for screen readers what is selected."""
        if photo_id := photo_of(block.blockFormat()):
            return self.figures.in_words(photo_id)
        if card := card_of(block.blockFormat()):
            return self.tr("Link card: {0}").format(", ".join(filter(None, words_of(card))))
        return self.tr("Dividing line")

    def _copy_object(self) -> None:
        QGuiApplication.clipboard().setMimeData(copied_words((read_block(self.textCursor().block()),)))

    def _write_above(self) -> None:
        if not self.isReadOnly():
            above = Block()
            self.story.change(Splice(self.textCursor().blockNumber(), (), (above,)))
            self.go_to(above.block_id, 0)

    def _erase_object(self) -> None:
        cursor = self.textCursor()
        with self.story.command():
            erase_block(cursor, self.spacing, is_backwards=False)
            self.setTextCursor(cursor)

    # Where things are.

    def place_of(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    def room_of(self, block: QTextBlock) -> QRectF:
        """Return where a block that holds no words is painted: its one line, as wide as the text."""
        # Not the line itself, which Qt makes no higher than its letters and sets somewhere in its room.
        corner, height = block.layout().position(), block.blockFormat().lineHeight()
        return QRectF(corner.x(), corner.y(), self.viewport().width() - corner.x(), height)

    def _blocks_in(self, shown: QRect) -> list[QTextBlock]:
        layout = self.document().documentLayout()
        at = layout.hitTest(QPointF(0, shown.top()), Qt.HitTestAccuracy.FuzzyHit)
        block, found = self.document().findBlock(max(at, 0)), []
        while block.isValid() and self.place_of(block).top() <= shown.bottom():
            found.append(block)
            block = block.next()
        return found

    def _paint_object(self, painter: QPainter, block: QTextBlock) -> None:
        cursor = self.textCursor()
        is_within = cursor.hasSelection() and (
            cursor.selectionStart() <= block.position() < cursor.selectionEnd()
        )
        is_selected = block_id_of(block) == self._selected or is_within
        room, zoom = self.room_of(block), self._theme.zoom / 100
        painter.save()
        painter.translate(room.topLeft())
        painter.scale(zoom, zoom)
        room = QRectF(0, 0, room.width() / zoom, room.height() / zoom)
        if photo_id := photo_of(block.blockFormat()):
            self.figures.paint(painter, room, photo_id, is_selected=is_selected)
        elif card := card_of(block.blockFormat()):
            self._cards.paint(painter, room, card, is_selected=is_selected)
        elif is_selected:
            painter.setPen(QColor(self._theme.tokens.accent))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        painter.restore()
