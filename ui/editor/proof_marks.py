"""The proofreader's marks in one text field: wavy under unknown words, dotted under matters of style.

They are painted over the text and are no part of the document: nothing is laid out again for them, and a syllable being
composed is not touched. Between an edit and the next reading they move with the words they stand under.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from cms.domain.proofreading import Remark
from ui.editor.body_adapter import block_id_of, code_points, utf16_units
from ui.theme.theme import Theme
from ui.widgets.composing import ComposedTextEdit

# Pixels: how long one swing of the wave is and how far it swings, how far apart the dots stand, their width.
_SWING, _HEIGHT = 2.0, 1.1
_GAP, _DOT = 4.0, 1.9
# How far below the line the letters stand on.
_BELOW = 3.5


@dataclass(frozen=True, slots=True)
class Marked:
    """What was said of a text; the remarks stand where they stood in it."""

    text: str
    remarks: tuple[Remark, ...] = ()


class ProofMarks(QObject):
    """Marks the paragraphs of one field. In a field of one paragraph that has no id, its id is an empty text."""

    def __init__(self, edit: ComposedTextEdit, theme: Theme) -> None:
        super().__init__(edit)
        self._edit = edit
        self._theme = theme
        self._marked: dict[str, Marked] = {}
        # Which remarks are not to be seen: those the writer said to leave alone.
        self.is_hidden: Callable[[Remark], bool] = lambda _: False
        # Where the word being typed begins; it is not marked before the caret leaves it.
        self._typed: tuple[str, int] | None = None
        edit.paint_over = self._paint
        edit.cursorPositionChanged.connect(self._note_caret)
        theme.changed.connect(edit.viewport().update)

    def show(self, marked: Mapping[str, Marked]) -> None:
        """Show what was said of these paragraphs; others keep their marks."""
        for block_id, said in marked.items():
            if self._marked.get(block_id) != said:
                self._marked[block_id] = said
                self._repaint(block_id)

    def forget(self) -> None:
        """Show no marks: another text is shown, or nobody wants any."""
        self._marked.clear()
        self._typed = None
        self._edit.viewport().update()

    def note_edit(self) -> None:
        """The word at the caret is being typed."""
        block, at = self._caret()
        self._typed = (block_id_of(block), _start_of_word(block.text(), at))

    def remarks_in(self, block: QTextBlock) -> tuple[Remark, ...]:
        """Return the remarks on a paragraph as its text stands now, without those hidden."""
        block_id, text = block_id_of(block), block.text().replace("\u2028", "\n")
        said = self._marked.get(block_id)
        if said is None or not said.remarks:
            return ()
        if said.text != text:
            said = Marked(text, carried(said, text))
            self._marked[block_id] = said
        return tuple(remark for remark in said.remarks if not self.is_hidden(remark))

    def remark_at(self, position: int) -> tuple[QTextBlock, Remark] | None:
        """Return the paragraph and the remark on the words at a position of the document; spelling comes first."""
        block = self._edit.document().findBlock(position)
        at = code_points(block.text(), position - block.position())
        here = [remark for remark in self.remarks_in(block) if remark.start <= at <= remark.end]
        here.sort(key=lambda remark: (not remark.is_spelling, remark.end - remark.start))
        return (block, here[0]) if here else None

    def _caret(self) -> tuple[QTextBlock, int]:
        cursor = self._edit.textCursor()
        return cursor.block(), cursor.positionInBlock()

    def _note_caret(self) -> None:
        if self._typed is None:
            return
        block, at = self._caret()
        if (block_id_of(block), _start_of_word(block.text(), at)) != self._typed:
            left, self._typed = self._typed[0], None
            self._repaint(left)

    def _repaint(self, block_id: str) -> None:
        block = self._edit.document().begin()
        while block.isValid() and block_id_of(block) != block_id:
            block = block.next()
        if block.isValid():
            where = self._edit.document().documentLayout().blockBoundingRect(block)
            self._edit.viewport().update(where.toAlignedRect().adjusted(0, 0, 0, round(_BELOW)))

    def _paint(self, shown: QRect) -> None:
        document = self._edit.document()
        layout = document.documentLayout()
        first = layout.hitTest(QPointF(0, shown.top()), Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(max(first, 0))
        painter: QPainter | None = None
        while block.isValid() and layout.blockBoundingRect(block).top() <= shown.bottom():
            for remark in self.remarks_in(block):
                if not self._is_being_typed(block, remark):
                    painter = painter or self._painter()
                    self._mark(painter, block, remark)
            block = block.next()
        if painter is not None:
            painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _is_being_typed(self, block: QTextBlock, remark: Remark) -> bool:
        if self._typed is None or not remark.is_spelling or not self._edit.hasFocus():
            return False
        start = utf16_units(block.text(), remark.start)
        return self._typed == (block_id_of(block), start)

    def _mark(self, painter: QPainter, block: QTextBlock, remark: Remark) -> None:
        lines, text = block.layout(), block.text()
        start, end = utf16_units(text, remark.start), utf16_units(text, remark.end)
        preedit, at = len(lines.preeditAreaText()), lines.preeditAreaPosition()
        if preedit and start < at <= end:
            return  # something is being composed inside these words
        if preedit and at <= start:
            start, end = start + preedit, end + preedit
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            left, right = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if left < right:
                self._underline(painter, remark, _below(line, left, right).translated(lines.position()))

    def _underline(self, painter: QPainter, remark: Remark, where: QRectF) -> None:
        tokens = self._theme.tokens
        if remark.is_spelling:
            painter.setPen(QPen(QColor(tokens.danger), _HEIGHT))
            painter.drawPolyline(_wave(where))
        else:
            pen = QPen(QColor(tokens.pills.in_review.text), _DOT)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(_dots(where))


def carried(said: Marked, text: str) -> tuple[Remark, ...]:
    """Return the remarks of *said* on words that stand in *text* as they did, where they stand now."""
    before = said.text
    most = min(len(before), len(text))
    head = next((n for n in range(most) if before[n] != text[n]), most)
    tail = next((n for n in range(most - head) if before[-1 - n] != text[-1 - n]), most - head)
    kept = []
    for remark in said.remarks:
        moved = replace(
            remark, start=remark.start + len(text) - len(before), end=remark.end + len(text) - len(before)
        )
        if remark.end <= head and not text[remark.end : remark.end + 1].isalnum():
            kept.append(remark)
        elif remark.start >= len(before) - tail and not text[max(moved.start - 1, 0) : moved.start].isalnum():
            kept.append(moved)
    return tuple(kept)


def _start_of_word(text: str, at: int) -> int:
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "'’"):
        at -= 1
    return at


def _below(line: QTextLine, left: int, right: int) -> QRectF:
    """Return the stretch under the letters from *left* to *right* of a line."""
    begin, end = (_x_of(line, place) for place in (left, right))
    return QRectF(min(begin, end), line.y() + line.ascent() + _BELOW, abs(end - begin), 0)


def _x_of(line: QTextLine, place: int) -> float:
    # PySide answers with a number; its own description of itself says something else.
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)


def _wave(where: QRectF) -> list[QPointF]:
    count = max(int(where.width() / _SWING), 2)
    return [
        QPointF(where.left() + n * where.width() / count, where.top() + (_HEIGHT if n % 2 else -_HEIGHT))
        for n in range(count + 1)
    ]


def _dots(where: QRectF) -> list[QPointF]:
    count = max(int(where.width() / _GAP), 1)
    return [QPointF(where.left() + 1 + n * _GAP, where.top()) for n in range(count + 1)]
