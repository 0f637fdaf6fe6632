"""The suggestions in a body: which one the writer is at, the way to the next, and what accepting makes of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from cms.body.model import Block, Body, Mark
from cms.body.splice import splice_between
from cms.body.suggestions import (
    OpenSuggestion,
    accept,
    accept_all,
    has_suggestions,
    open_suggestions,
    reject,
    reject_all,
)
from ui.editor.body.edit import BodyEdit
from ui.editor.body.suggesting import Suggester

# Milliseconds after an edit or a move of the caret: nobody decides while typing.
_LOOK_AFTER = 150


class BodySuggestions(QObject):
    """Walks through what is suggested in one body; accepting and rejecting are steps that undo takes back."""

    # What is suggested has changed, or where the writer is among it.
    changed = Signal()

    def __init__(self, body: BodyEdit) -> None:
        super().__init__(body)
        self._body = body
        self._later = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._later.timeout.connect(self.changed)
        body.edited.connect(self._later.start)
        body.cursorPositionChanged.connect(self._later.start)

    @property
    def is_suggesting(self) -> bool:
        """Whether edits are suggested instead of made."""
        return self._body.story.suggester is not None

    def suggest_as(self, suggester: Callable[[], Suggester] | None) -> None:
        """From now on suggest edits as somebody, or make them if it is None."""
        self._body.commit_preedit()
        self._body.story.suggester = suggester
        self.changed.emit()

    @property
    def are_there(self) -> bool:
        """Whether anything is suggested."""
        return has_suggestions(self._body.story.blocks)

    @property
    def open(self) -> tuple[OpenSuggestion, ...]:
        """What is suggested, in reading order."""
        return open_suggestions(self._body.story.blocks)

    @property
    def here(self) -> OpenSuggestion | None:
        """The suggestion the caret is in, or at the edge of."""
        block_id, offset = self._body.place
        block = next((one for one in self._body.story.blocks if one.block_id == block_id), Block())
        marks = [mark for mark in block.marks if mark.suggestion and mark.start <= offset <= mark.end]
        # Between two that touch, the one that begins there.
        marks.sort(key=lambda mark: mark.end == offset)
        made = marks[0].suggestion if marks else None
        return next((one for one in self.open if one.suggestion == made), None)

    def step(self, by: int) -> None:
        """Go to the next suggestion (1) or the one before (-1), around the end, and select its words."""
        found, here = self.open, self.here
        if not found:
            return
        between = self._number_behind(found) - (0 if by > 0 else 1)
        number = between if here is None else found.index(here) + by
        self._select(found[number % len(found)])

    def accept(self) -> None:
        """Carry out the suggestion at the caret and go to the next; without one there, go to one first."""
        self._settle_here(accept)

    def reject(self) -> None:
        """Drop the suggestion at the caret and go to the next; without one there, go to one first."""
        self._settle_here(reject)

    def accept_all(self) -> None:
        """Carry out every suggestion; one step for undo."""
        self._settle(accept_all(self._body.story.blocks))

    def reject_all(self) -> None:
        """Drop every suggestion; one step for undo."""
        self._settle(reject_all(self._body.story.blocks))

    def _settle_here(self, settled: Callable[[Body, str], Body]) -> None:
        here = self.here
        if here is None:
            self.step(1)
        else:
            self._settle(settled(self._body.story.blocks, here.suggestion.suggestion_id))
            self.step(1)

    def _settle(self, body: Body) -> None:
        if self._body.isReadOnly():
            return
        self._body.commit_preedit()
        splice = splice_between(self._body.story.blocks, body or (Block(),))
        if not splice.is_empty:
            self._body.story.change(splice, is_decided=True)
        self.changed.emit()

    def _number_behind(self, found: tuple[OpenSuggestion, ...]) -> int:
        """Return the number of the first suggestion behind the caret."""
        order = {block.block_id: number for number, block in enumerate(self._body.story.blocks)}
        block_id, offset = self._body.place
        caret = (order.get(block_id, 0), offset)
        places = [(order[one.block_id], one.start) for one in found]
        return next((number for number, place in enumerate(places) if place >= caret), len(places))

    def _select(self, wanted: OpenSuggestion) -> None:
        block = next(one for one in self._body.story.blocks if one.block_id == wanted.block_id)
        marks = sorted(mark for mark in block.marks if mark.suggestion == wanted.suggestion)
        self._body.go_to(wanted.block_id, marks[0].start)
        start = self._body.textCursor().position()
        self._body.go_to(wanted.block_id, _end_of_run(marks))
        end = self._body.textCursor().position()
        cursor = self._body.textCursor()
        # The caret stays at its start, where it is in the suggestion and not at the edge of the next.
        cursor.setPosition(end)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._body.setTextCursor(cursor)


def _end_of_run(marks: list[Mark]) -> int:
    """Return where the first run of marks that touch one another ends."""
    end = marks[0].end
    for mark in marks[1:]:
        end = max(end, mark.end) if mark.start <= end else end
    return end
