"""Typing paints the lines it changed, and at once: Qt would paint the page from there to its end, after all else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

# As far as the page goes, and further.
_WHOLE = 1_000_000.0
# Pixels that letters and the marks under them reach out of their room.
_UNDER = 6.0


@contextmanager
def painting_little(edit: QTextEdit, *, at_once: bool) -> Iterator[None]:
    """Do what a key means in *edit*; where the caret's paragraph stays as large as it was, only lines are painted.

    *At once* is before anything else is done about what the key changed: the writer waits for the letter and for
    nothing more. The layout says after the key in one word what it would say during it in several.
    """
    document = edit.document()
    layout = document.documentLayout()
    before = _Lines(edit.textCursor())
    count, revision, size = document.blockCount(), document.revision(), layout.documentSize()
    layout.blockSignals(True)  # noqa: FBT003 (Qt’s own)
    try:
        yield
    finally:
        layout.blockSignals(False)  # noqa: FBT003 (Qt’s own)
        if document.revision() != revision:
            after = _Lines(edit.textCursor())
            is_alone = count == document.blockCount() and after.room == before.room
            if is_alone and size == layout.documentSize():
                changed = after.changed_since(before).toAlignedRect()
                paint = edit.viewport().repaint if at_once else edit.viewport().update
                paint(changed)
            else:
                top = min(before.room.top(), after.room.top())
                update: Any = layout.update  # which PySide describes without its rectangle
                update[QRectF].emit(QRectF(0, top, _WHOLE, _WHOLE))
            if size != layout.documentSize():
                layout.documentSizeChanged.emit(layout.documentSize())


class _Lines:
    """The room of the caret's paragraph, where each of its lines begins, and what of it is selected."""

    def __init__(self, cursor: QTextCursor) -> None:
        block = cursor.block()
        self.room = block.document().documentLayout().blockBoundingRect(block)
        self._layout = layout = block.layout()
        self.length = block.length()
        self.first = cursor.selectionStart() - block.position()
        self.last = cursor.selectionEnd() - block.position()
        self.is_composed = bool(layout.preeditAreaText())
        # Else Qt would shape the letters of the whole paragraph once more to paint one line of it.
        layout.setCacheEnabled(True)
        self.starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]

    def changed_since(self, before: "_Lines") -> QRectF:
        """Return where the paragraph looks otherwise than *before*; its room is the same."""
        starts, former, count = self.starts, before.starts, len(self.starts)
        first, end = 0, count
        # Words in which a syllable is composed lose their mark, in whichever line they begin.
        if count == len(former) and not (self.is_composed or before.is_composed):
            edited, grown = min(self.first, before.first), self.length - before.length
            while first + 1 < count and starts[first + 1] == former[first + 1] <= edited:
                first += 1
            while end - 1 > first and starts[end - 1] == former[end - 1] + grown > self.last:
                end -= 1
        return self._room_of(first, end)

    def _room_of(self, first: int, end: int) -> QRectF:
        """Return where the lines from *first* to before *end* are painted, and what belongs under their letters."""
        top, bottom = self.room.top(), self.room.bottom() + _UNDER
        down = self._layout.position().y()
        if first > 0:
            top = down + self._layout.lineAt(first - 1).rect().bottom()
        if end < len(self.starts):
            bottom = down + self._layout.lineAt(end).y() + _UNDER
        # The room of what is set in begins at the edge, and is no wider for it.
        return QRectF(0, top, _WHOLE, bottom - top)
