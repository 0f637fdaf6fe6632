"""The body a document shows, kept up to date by reading again only the paragraphs a change touched."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

from cms.body.model import Block, Body
from cms.body.splice import Splice, are_same
from ui.editor.body.adapter import Spacing, blocks_between, body_of_blocks, fill_document, unspaced


class BodyMirror(QObject):
    """Knows the blocks of one document; there is always one, empty where nothing is written.

    Qt also reports a change while a syllable is being composed, and when a style is laid over the text;
    neither changes a block.
    """

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._blocks: list[Block] = [Block()]
        self._is_filling = False
        self._document.documentLayout()  # without a layout a document reports no changes
        self._document.contentsChange.connect(self._read_again)

    @property
    def _document(self) -> QTextDocument:
        # Asked for each time: PySide was seen to declare a document it was handed earlier dead, while the window
        # went on showing and editing it.
        return self._edit.document()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they stand, without what is still being composed."""
        return tuple(self._blocks)

    @property
    def body(self) -> Body:
        """The body as it stands, without what is still being composed."""
        return body_of_blocks(tuple(self._blocks))

    def show(self, body: Body, spacing: Spacing = unspaced) -> None:
        """Fill the document with *body*."""
        # An empty document is given the block that is remembered, so that its id is known.
        blocks = tuple(body) or (Block(),)
        with self._filling():
            fill_document(self._document, blocks, spacing)
        self._blocks = list(blocks)

    @contextmanager
    def writing(self, splice: Splice) -> Iterator[None]:
        """Remember *splice*, which is written into the document meanwhile, as it is: no mark is read otherwise."""
        with self._filling():
            yield
        self._blocks[splice.first : splice.end] = splice.added

    @contextmanager
    def _filling(self) -> Iterator[None]:
        self._is_filling = True
        try:
            yield
        finally:
            self._is_filling = False

    def _read_again(self, position: int, _removed: int, added: int) -> None:
        if self._is_filling:
            return
        count = self._document.blockCount()
        grown = count - len(self._blocks)
        first = self._number_at(position)
        # The last paragraph touched now; before the change it had a number smaller by what was added.
        last = max(self._number_at(position + added), first + grown, first)
        now = list(blocks_between(self._document, first, last))
        before = self._blocks[first : last + 1 - grown]
        if not are_same(now, before):
            self._blocks[first : last + 1 - grown] = now

    def _number_at(self, position: int) -> int:
        found = self._document.findBlock(position)
        return found.blockNumber() if found.isValid() else self._document.blockCount() - 1
