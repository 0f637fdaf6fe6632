"""The proofreader's marks in one text field: wavy under unknown words, dotted under matters of style.

They are painted over the text and are no part of the document: nothing is laid out again for them, and a syllable being
composed is not touched. Between an edit and the next reading they move with the words they stand under.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTextBlock

from cms.body.splice import common_start
from cms.domain.proofreading import Remark
from ui.editor.body.adapter import block_id_of, code_points
from ui.editor.proof.strokes import BELOW, TALL, Stroke, strokes_under
from ui.theme.theme import Theme
from ui.widgets.composing import ComposedTextEdit

# Pixels: how long one swing of the wave is and how far it swings, how far apart the dots stand, their width.
_SWING, _HEIGHT = 2.0, 1.1
_GAP, _DOT = 4.0, 1.9


@dataclass(frozen=True, slots=True)
class Marked:
    """What was said of a text; the remarks stand where they stood in it."""

    text: str
    remarks: tuple[Remark, ...] = ()


class ProofMarks(QObject):
    """Marks the paragraphs of one field, told apart by *name_of*.

    In a field of one paragraph that has no id, its id is an empty text.
    """

    def __init__(
        self, edit: ComposedTextEdit, theme: Theme, *, name_of: Callable[[QTextBlock], str] = block_id_of
    ) -> None:
        super().__init__(edit)
        self._name_of = name_of
        self._edit = edit
        self._theme = theme
        self._marked: dict[str, Marked] = {}
        # By paragraph: the words and the lines it was measured for, and what is painted.
        self._strokes: dict[str, tuple[object, list[Stroke]]] = {}
        # Which remarks are not to be seen: those the writer said to leave alone.
        self.is_hidden: Callable[[Remark], bool] = lambda _: False
        # Where the word being typed begins; it is not marked before the caret leaves it.
        self._typed: tuple[str, int] | None = None
        edit.paint_over = self._paint
        edit.cursorPositionChanged.connect(self._note_caret)
        theme.changed.connect(edit.viewport().update)

    def show(self, marked: Mapping[str, Marked]) -> None:
        """Show what was said of these paragraphs; others keep their marks."""
        changed = {block_id for block_id, said in marked.items() if self._marked.get(block_id) != said}
        self._marked.update((block_id, marked[block_id]) for block_id in changed)
        self._repaint(changed)

    def forget(self) -> None:
        """Show no marks: another text is shown, or nobody wants any."""
        self._marked.clear()
        self._strokes.clear()
        self._typed = None
        self._edit.viewport().update()

    def note_edit(self) -> None:
        """The word at the caret is being typed."""
        block, start = self._word_at_caret()
        self._set_typed((self._name_of(block), start))

    def remarks_in(self, block: QTextBlock) -> tuple[Remark, ...]:
        """Return the remarks on a paragraph as its text stands now, without those hidden."""
        block_id, text = self._name_of(block), block.text().replace("\u2028", "\n")
        said = self._marked.get(block_id)
        if said is None or not said.remarks:
            return ()
        if said.text != text:
            before, said = said, Marked(text, carried(said, text))
            self._marked[block_id] = said
            if len(said.remarks) < len(before.remarks):
                # One that is gone may have gone on in lines in which nothing was written.
                self._repaint({block_id})
        return tuple(remark for remark in said.remarks if not self.is_hidden(remark))

    def remark_at(self, position: int) -> tuple[QTextBlock, Remark] | None:
        """Return the paragraph and the remark on the words at a position of the document; spelling comes first."""
        block = self._edit.document().findBlock(position)
        at = code_points(block.text(), position - block.position())
        here = [remark for remark in self.remarks_in(block) if remark.start <= at <= remark.end]
        here.sort(key=lambda remark: (not remark.is_spelling, remark.end - remark.start))
        return (block, here[0]) if here else None

    def _word_at_caret(self) -> tuple[QTextBlock, int]:
        cursor = self._edit.textCursor()
        block = cursor.block()
        text = block.text()
        return block, _start_of_word(text, code_points(text, cursor.positionInBlock()))

    def _note_caret(self) -> None:
        if self._typed is not None:
            block, start = self._word_at_caret()
            if (self._name_of(block), start) != self._typed:
                self._set_typed(None)

    def _set_typed(self, typed: tuple[str, int] | None) -> None:
        """Paint again only where a mark comes or goes with that: most words that are typed have none."""
        before, self._typed = self._typed, typed
        if before != typed:
            self._repaint({place[0] for place in (before, typed) if place and self._has_mark(*place)})

    def _has_mark(self, block_id: str, start: int) -> bool:
        said = self._marked.get(block_id)
        return said is not None and any(remark.start == start for remark in said.remarks)

    def _repaint(self, block_ids: set[str]) -> None:
        if not block_ids:
            return
        document, shown = self._edit.document(), self._edit.viewport().visibleRegion().boundingRect()
        layout = document.documentLayout()
        block = document.findBlock(
            max(layout.hitTest(QPointF(0, shown.top()), Qt.HitTestAccuracy.FuzzyHit), 0)
        )
        while block.isValid():
            where = layout.blockBoundingRect(block).toAlignedRect()
            if where.top() > shown.bottom():
                return
            if self._name_of(block) in block_ids:
                self._edit.viewport().update(where.adjusted(0, 0, 0, round(BELOW)))
            block = block.next()

    def _paint(self, shown: QRect) -> None:
        document = self._edit.document()
        layout = document.documentLayout()
        first = layout.hitTest(QPointF(0, shown.top()), Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(max(first, 0))
        painter: QPainter | None = None
        while block.isValid():
            where = layout.blockBoundingRect(block)
            if where.top() > shown.bottom():
                break
            if strokes := self._strokes_in(block, where.size(), shown):
                painter = painter or self._painter()
                origin = block.layout().position()
                for remark, stretch in strokes:
                    if not self._is_being_typed(block, remark):
                        self._underline(painter, remark, stretch.translated(origin))
            block = block.next()
        if painter is not None:
            painter.end()

    def _strokes_in(self, block: QTextBlock, size: QSizeF, shown: QRect) -> Sequence[Stroke]:
        """Return what is painted in a paragraph: what stays as it is is measured once, what is written in where shown."""
        remarks = self.remarks_in(block)
        if not remarks:
            return ()
        lines = block.layout()
        if lines.cacheEnabled():
            return strokes_under(block, remarks, QRectF(shown).translated(-lines.position()))
        preedit = (lines.preeditAreaPosition(), lines.preeditAreaText())
        laid_as = (block.text(), remarks, size.width(), size.height(), lines.lineCount(), preedit)
        block_id = self._name_of(block)
        before = self._strokes.get(block_id)
        if before is None or before[0] != laid_as:
            before = laid_as, strokes_under(block, remarks, QRectF(QPointF(), size))
            self._strokes[block_id] = before
        return before[1]

    def _painter(self) -> QPainter:
        painter = QPainter(self._edit.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _is_being_typed(self, block: QTextBlock, remark: Remark) -> bool:
        if self._typed is None or not remark.is_spelling or not self._edit.hasFocus():
            return False
        return self._typed == (self._name_of(block), remark.start)

    def _underline(self, painter: QPainter, remark: Remark, where: QRectF) -> None:
        tokens, ratio = self._theme.tokens, self._edit.devicePixelRatioF()
        if remark.is_spelling:
            painter.drawTiledPixmap(where, _wave(tokens.danger, ratio))
        else:
            painter.drawTiledPixmap(where, _dot(tokens.pills.in_review.text, ratio))


def carried(said: Marked, text: str) -> tuple[Remark, ...]:
    """Return the remarks of *said* on words that stand in *text* as they did, where they stand now."""
    before = said.text
    head = common_start(before, text)
    tail = common_start(before[head:][::-1], text[head:][::-1])
    kept = []
    further = len(text) - len(before)
    for remark in said.remarks:
        if remark.end <= head:
            if not text[remark.end : remark.end + 1].isalnum():
                kept.append(remark)
        elif remark.start >= len(before) - tail:
            start = remark.start + further
            if not text[max(start - 1, 0) : start].isalnum():
                kept.append(replace(remark, start=start, end=remark.end + further))
    return tuple(kept)


def _start_of_word(text: str, at: int) -> int:
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "'’"):
        at -= 1
    return at


@lru_cache(maxsize=8)
def _wave(colour: str, ratio: float) -> QPixmap:
    """Return one swing of the wave, to be laid side by side: a line drawn anew for each word would cost each key."""
    pixmap = _tile(2 * _SWING, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), _HEIGHT))
    middle = TALL / 2
    swings = [QPointF(n * _SWING, middle + (_HEIGHT if n % 2 else -_HEIGHT)) for n in range(-1, 4)]
    painter.drawPolyline(swings)
    painter.end()
    return pixmap


@lru_cache(maxsize=8)
def _dot(colour: str, ratio: float) -> QPixmap:
    """Return one dot with the gap behind it."""
    pixmap = _tile(_GAP, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0.5, (TALL - _DOT) / 2, _DOT, _DOT))
    painter.end()
    return pixmap


def _tile(width: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(TALL * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
