"""Where every edit of a body leaves the page: one splice a command, which is also the step that undo takes back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from cms.body.model import Block, Body
from cms.body.splice import Splice, cross, splice_between
from ui.editor.body.adapter import Spacing, block_id_of, code_points, utf16_units
from ui.editor.body.history import BodyHistory, Kind, Place, Selection, Step, moved_place
from ui.editor.body.mirror import BodyMirror
from ui.editor.body.repair import give_own_ids, repair
from ui.editor.body.suggesting import Suggester, as_suggestion
from ui.editor.body.writing import write_splice
from ui.widgets.composing import ComposedTextEdit

_KEEP = QTextCursor.MoveMode.KeepAnchor


class BodyStory(QObject):
    """Keeps the blocks of a field, tells every edit of the writer's, and takes it back.

    Qt's own undo is off: it would take back a colleague's words, too, and break a figure in two.
    """

    # The Splice the writer made, or took back.
    spliced = Signal(object)

    def __init__(self, edit: ComposedTextEdit, spacing: Callable[[], Spacing]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spacing = spacing
        self._mirror = BodyMirror(edit)
        self._history = BodyHistory()
        # The blocks and the selection as they were when the last command was over.
        self._settled = self._mirror.blocks
        self._rested = Selection()
        self._open: list[Kind] = []
        self._is_writing = False
        # What others changed in the paragraph in which a syllable is being composed; it waits for the syllable.
        self._held: list[Splice] = []
        # Who suggests edits instead of making them, and None where they are made.
        self.suggester: Callable[[], Suggester] | None = None
        self._is_decided = False
        edit.setUndoRedoEnabled(False)
        edit.document().contentsChanged.connect(self._settle_alone)
        edit.cursorPositionChanged.connect(self._note_rest)
        edit.selectionChanged.connect(self._note_rest)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks on the page: an empty body is one empty paragraph."""
        return self._mirror.blocks

    @property
    def heard(self) -> tuple[Block, ...]:
        """The blocks with all that others changed, what waits for a syllable included: what they change next."""
        blocks = self._mirror.blocks
        for splice in self._held:
            blocks = splice.apply(blocks)
        return blocks

    @property
    def body(self) -> Body:
        """The body as it stands, without a syllable that is still being composed."""
        return self._mirror.body

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self._history.can_redo

    def show(self, body: Body) -> None:
        """Show another text; nobody is told of an edit, and there is nothing to take back."""
        self._held = []
        with self._writing():
            self._mirror.show(body, self._spacing())
        self._history.clear()
        self._settled = self._mirror.blocks

    @contextmanager
    def command(self, kind: Kind = Kind.OTHER) -> Iterator[None]:
        """Make one step of whatever is done to the text meanwhile; within another command it is part of that one."""
        if self._open or self._is_writing:
            yield
            return
        self._rested = self._selection
        self._open.append(kind)
        try:
            yield
        finally:
            self._open.clear()
            self._commit(kind)

    def undo(self) -> None:
        """Take back the writer's last edit, and put them back where they were."""
        if not self._edit.isReadOnly():
            self._finish()
            self._turn(self._history.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._edit.isReadOnly():
            self._finish()
            self._turn(self._history.redo())

    def change(self, splice: Splice, *, is_decided: bool = False) -> None:
        """Make a change of the writer's that is known block by block; it is a step like any other.

        What *is_decided* is done also where edits are only suggested.
        """
        self._is_decided = is_decided
        try:
            with self.command(), self._mirror.writing(splice):
                write_splice(self._edit.document(), splice, self._spacing())
        finally:
            self._is_decided = False

    def apply_remote(self, splice: Splice) -> None:
        """Show what somebody else changed; caret, selection and a syllable being composed stay.

        It is made on what is `heard`. It is no edit of the writer’s: nobody is told, and undo does not take it back.
        """
        splice = self._fitted(splice)
        if self._held or self._breaks_syllable(splice):
            self._held.append(splice)
        elif not splice.is_empty:
            self._take(splice)

    def release_held(self) -> None:
        """Show what waited for a syllable, once there is none."""
        while self._held and not self._edit.composition.is_open:
            self._take(self._held.pop(0))

    # What was done.

    def _settle_alone(self) -> None:
        if not self._open and not self._is_writing:
            self._commit(Kind.OTHER)

    def _commit(self, kind: Kind) -> None:
        """Repair what the command left behind, and let it leave the page as one splice."""
        splice = splice_between(self._settled, self._mirror.blocks)
        if splice.is_empty:
            self._note_rest()
            return
        before = self._rested
        if self._repair(splice, before):
            splice = splice_between(self._settled, self._mirror.blocks)
        if self.suggester is not None and not self._is_decided:
            splice = self._suggest(splice, self.suggester(), is_behind=_is_forwards(before, self._selection))
        self._settled = self._mirror.blocks
        self._rested = self._selection
        self._history.record(Step(splice, before, self._rested, kind, time.monotonic()))
        own = splice
        for number, held in enumerate(self._held):
            self._held[number], own = cross(held, own)
        self.spliced.emit(splice)

    def _suggest(self, splice: Splice, suggester: Suggester, *, is_behind: bool) -> Splice:
        """Put back what the command took out, marked, and mark what it put in; return what it comes to."""
        caret = self._selection.caret
        suggestion = as_suggestion(splice, suggester, caret)
        marked = splice_between(self._mirror.blocks, suggestion.splice.apply(self._settled))
        if marked.is_empty:
            return splice
        with self._writing(), self._mirror.writing(marked):
            write_splice(self._edit.document(), marked, self._spacing())
        offset = suggestion.place_of(caret.block_id, caret.offset, is_behind=is_behind)
        here = replace(caret, offset=offset)
        if caret.block_id in suggestion.stayed and here != self._selection.caret:
            self._select(Selection(here, here))
        return splice_between(self._settled, self._mirror.blocks)

    def _repair(self, splice: Splice, before: Selection) -> bool:
        swallowed = ""
        if before.anchor != before.caret:
            start = min(before.anchor, before.caret, key=lambda place: (place.number, place.offset))
            swallowed = start.block_id
        last = splice.first + len(splice.added)
        document = self._edit.document()
        with self._writing():
            is_amiss = repair(document, splice.first, last, swallowed, self._spacing())
            if is_amiss or not _has_same_ids(splice):
                is_amiss = give_own_ids(document, self._mirror.blocks) or is_amiss
        return is_amiss

    def _finish(self) -> None:
        """Take in the syllable being composed, and make a step of whatever a command has done so far."""
        self._edit.composition.commit()
        self._commit(Kind.OTHER)

    def _turn(self, step: Step | None) -> None:
        if step is not None:
            self._write(step.splice)
            self._select(step.after)
            self.spliced.emit(step.splice)

    def _take(self, splice: Splice) -> None:
        rested = self._selection
        self._write(splice)
        self._history.hear(splice)
        here = Selection(moved_place(rested.anchor, splice), moved_place(rested.caret, splice))
        if not self._edit.composition.is_open and here != self._selection:
            self._select(here)

    def _write(self, splice: Splice) -> None:
        with self._writing(), self._mirror.writing(splice):
            write_splice(self._edit.document(), splice, self._spacing())
        self._settled = self._mirror.blocks

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    def _fitted(self, splice: Splice) -> Splice:
        """Return *splice* for the page, which shows one empty paragraph where the body has no block at all."""
        if not self.body and not splice.removed and not self._held:
            splice = Splice(0, self.blocks, splice.added)
        if not splice.added and len(splice.removed) == len(self.blocks):
            splice = Splice(0, splice.removed, (Block(),))
        return splice

    def _breaks_syllable(self, splice: Splice) -> bool:
        if not self._edit.composition.is_open:
            return False
        here = self._edit.textCursor().blockNumber()
        # Blocks that come and go take their neighbours' layout with them.
        beside = 0 if _has_same_ids(splice) else 1
        return splice.first - beside <= here < splice.end + beside

    # Where the writer is.

    def _note_rest(self) -> None:
        if not self._open and not self._is_writing and self._mirror.blocks == self._settled:
            self._rested = self._selection

    @property
    def _selection(self) -> Selection:
        cursor = self._edit.textCursor()
        caret = self._place_of(cursor.position())
        return Selection(self._place_of(cursor.anchor()) if cursor.hasSelection() else caret, caret)

    def _place_of(self, position: int) -> Place:
        block = self._edit.document().findBlock(position)
        offset = code_points(block.text(), position - block.position())
        return Place(block_id_of(block), offset, block.blockNumber())

    def _select(self, wanted: Selection) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(self._position_of(wanted.anchor))
        cursor.setPosition(self._position_of(wanted.caret), _KEEP)
        self._edit.setTextCursor(cursor)
        self._rested = self._selection

    def _position_of(self, place: Place) -> int:
        block = self._find(place)
        return block.position() + utf16_units(block.text(), min(place.offset, len(block.text())))

    def _find(self, place: Place) -> QTextBlock:
        document = self._edit.document()
        blocks = self._mirror.blocks
        if place.number < len(blocks) and blocks[place.number].block_id == place.block_id:
            return document.findBlockByNumber(place.number)
        numbers = (n for n, block in enumerate(blocks) if block.block_id == place.block_id)
        return document.findBlockByNumber(next(numbers, min(place.number, len(blocks) - 1)))


def _is_forwards(before: Selection, after: Selection) -> bool:
    """Say whether something was erased behind the caret, which stayed where it was."""
    return before.anchor == before.caret == after.caret


def _has_same_ids(splice: Splice) -> bool:
    """Say whether blocks are only written over, and none comes or goes."""
    return [block.block_id for block in splice.removed] == [block.block_id for block in splice.added]
