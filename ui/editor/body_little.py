"""Typing paints one paragraph: Qt would paint the page anew from there to its end, with each key."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QTextEdit

# As far as the page goes, and further.
_WHOLE = 1_000_000.0


@contextmanager
def painting_little(edit: QTextEdit) -> Iterator[None]:
    """Do what a key means in *edit*; if it only changed the caret's paragraph, and not its size, only that is painted.

    The layout says so after the key instead of during it, in one word instead of several.
    """
    document = edit.document()
    layout = document.documentLayout()
    block = edit.textCursor().block()
    number, count, revision = block.blockNumber(), document.blockCount(), document.revision()
    place, size = layout.blockBoundingRect(block), layout.documentSize()
    layout.blockSignals(True)  # noqa: FBT003 (Qt’s own)
    try:
        yield
    finally:
        layout.blockSignals(False)  # noqa: FBT003 (Qt’s own)
        if document.revision() != revision:
            now = layout.blockBoundingRect(document.findBlockByNumber(number))
            is_alone = count == document.blockCount() and now == place and size == layout.documentSize()
            if not is_alone:
                top = min(place.top(), layout.blockBoundingRect(edit.textCursor().block()).top())
                now = QRectF(0, top, _WHOLE, _WHOLE)
            update: Any = layout.update  # which PySide describes without its rectangle
            update[QRectF].emit(now)
            if size != layout.documentSize():
                layout.documentSizeChanged.emit(layout.documentSize())
