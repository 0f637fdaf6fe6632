"""The body a document shows, kept up to date by reading again only the paragraphs a change touched."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

from cms.body.model import Block, Body
from ui.editor.body_adapter import Spacing, blocks_between, body_of_blocks, fill_document, unspaced


class BodyMirror(QObject):
    """Knows the blocks of one document and tells when they, and not only their looks, have changed.

    Qt also reports a change while a syllable is being composed, and when a style is laid over the text;
    neither changes a block, so neither is an edit.
    """

    edited = Signal()

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
    def body(self) -> Body:
        """The body as it stands, without what is still being composed."""
        return body_of_blocks(tuple(self._blocks))

    def show(self, body: Body, spacing: Spacing = unspaced) -> None:
        """Fill the document with *body*; nobody is told of an edit."""
        self._is_filling = True
        try:
            fill_document(self._document, body, spacing)
        finally:
            self._is_filling = False
        self._blocks = list(body) or [Block()]

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
        if [_with_id(block) for block in now] == [_with_id(block) for block in before]:
            return
        self._blocks[first : last + 1 - grown] = now
        self.edited.emit()

    def _number_at(self, position: int) -> int:
        found = self._document.findBlock(position)
        return found.blockNumber() if found.isValid() else self._document.blockCount() - 1


def _with_id(block: Block) -> tuple[str, Block]:
    return block.block_id, block
