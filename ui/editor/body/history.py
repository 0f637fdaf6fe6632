"""What a writer did to a body, step by step, to be taken back and done again; a colleague's changes lie between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cms.body.model import Block
from cms.body.splice import Splice, common_start, cross, is_same

# Seconds without a key after which what is typed is a step of its own.
PAUSE = 1.5
# How many letters the steps may hold together: five hundred times the whole of a 10,000-word article.
_LETTERS_KEPT = 64_000_000
# A block with nothing in it takes about as much room as so many letters.
_LETTERS_OF_A_BLOCK = 200


class Kind(StrEnum):
    """What made a step; what is typed and what is erased is gathered word by word, all else stands alone."""

    TYPE = "type"
    ERASE = "erase"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Behind so many characters of a block; *number* counts blocks, for when the block is gone."""

    block_id: str = ""
    offset: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected, from where the selecting began to the caret; the same place twice is a caret alone."""

    anchor: Place = Place()
    caret: Place = Place()


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the writer's own, where they were before and after it, and when it was made."""

    splice: Splice
    before: Selection
    after: Selection
    kind: Kind = Kind.OTHER
    at: float = 0


class BodyHistory:
    """The steps that can be taken back, and those that can be done again.

    Each of the two stacks ends at the text as it stands. What others changed is put on both, and a step is carried
    over what lies on it when it is wanted: so only the writer's own change is taken back.
    """

    def __init__(self) -> None:
        self._done: list[Step | Splice] = []
        self._undone: list[Step | Splice] = []
        self._letters = 0
        # Whether what is typed next may belong to the last step.
        self._is_going_on = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forget everything: another text is shown."""
        self._done, self._undone, self._letters = [], [], 0

    def record(self, step: Step) -> None:
        """Keep a step the writer has just made; what was taken back before cannot be done again."""
        self._undone = []
        last = self._done[-1] if self._done else None
        if self._is_going_on and isinstance(last, Step) and _belongs_to(last, step):
            self._letters -= _letters_in(last.splice)
            joined = last.splice.compose(step.splice)
            step = replace(step, splice=joined, before=last.before)
            self._done[-1] = step
        else:
            self._done.append(step)
        self._letters += _letters_in(step.splice)
        self._is_going_on = True
        self._forget_the_oldest()

    def hear(self, splice: Splice) -> None:
        """Keep what another person changed in the text as it stands."""
        for stack in (self._done, self._undone):
            if stack:
                _put_on(stack, splice)

    def undo(self) -> Step | None:
        """Return what takes the last step back; None if nothing of the writer's is left to take back."""
        return self._turn_back(self._done, self._undone)

    def redo(self) -> Step | None:
        """Return what does the step again that was taken back last; None if there is none."""
        return self._turn_back(self._undone, self._done)

    def _turn_back(self, stack: list[Step | Splice], onto: list[Step | Splice]) -> Step | None:
        self._is_going_on = False
        while stack:
            step, theirs = _top(stack)
            if step is None:
                break
            back = step.splice.invert()
            for splice in theirs:
                back, moved = cross(back, splice)
                if stack:
                    _put_on(stack, moved)
            self._letters -= _letters_in(step.splice) if stack is self._done else 0
            if not back.is_empty:
                turned = Step(back, step.after, step.before)
                self._letters += _letters_in(back) if onto is self._done else 0
                onto.append(turned)
                return turned
        return None

    def _forget_the_oldest(self) -> None:
        while self._letters > _LETTERS_KEPT and len(self._done) > 1:
            oldest = self._done.pop(0)
            self._letters -= _letters_in(oldest.splice) if isinstance(oldest, Step) else 0


def _top(stack: list[Step | Splice]) -> tuple[Step | None, list[Splice]]:
    """Take the writer's last step off *stack*, and what others changed since, in the order in which they did."""
    theirs: list[Splice] = []
    while stack:
        top = stack.pop()
        if isinstance(top, Step):
            return top, theirs
        theirs.insert(0, top)
    return None, theirs


def _put_on(stack: list[Step | Splice], splice: Splice) -> None:
    last = stack[-1]
    if isinstance(last, Splice) and last.touches(splice):
        stack[-1] = last.compose(splice)
    else:
        stack.append(splice)


def _belongs_to(last: Step, step: Step) -> bool:
    """Say whether *step* goes on with the word that *last* ends in."""
    if step.kind is not last.kind or step.kind is Kind.OTHER or step.at - last.at > PAUSE:
        return False
    if step.before != last.after or not _is_in_one_block(step.splice) or not last.splice.touches(step.splice):
        return False
    word, letter = _letters_of(last), _letters_of(step)
    is_next_word = word[-1:].isspace() and not word.isspace() and not letter.isspace()
    return bool(word and letter) and not is_next_word


def _is_in_one_block(splice: Splice) -> bool:
    return len(splice.removed) == len(splice.added) == 1 and (
        splice.removed[0].block_id == splice.added[0].block_id
    )


def _letters_of(step: Step) -> str:
    """Return the letters that were typed or erased, in the order in which that was done."""
    splice, start, end = step.splice, step.before.caret, step.after.caret
    if step.kind is Kind.TYPE:
        return _text_of(splice.added, end)[start.offset if start.block_id == end.block_id else 0 : end.offset]
    words = _text_of(splice.removed, end)
    if start.offset > end.offset:
        return words[end.offset : start.offset][::-1]
    return words[end.offset :][: len(words) - len(_text_of(splice.added, end))]


def _text_of(blocks: Sequence[Block], place: Place) -> str:
    return next((block.text for block in blocks if block.block_id == place.block_id), "")


def _letters_in(splice: Splice) -> int:
    blocks: Iterable[Block] = (*splice.removed, *splice.added)
    return sum(len(block.text) + _LETTERS_OF_A_BLOCK for block in blocks)


def moved_place(place: Place, splice: Splice) -> Place:
    """Return where *place* is once *splice* was applied: words put in before it move it on."""
    old = next((block for block in splice.removed if block.block_id == place.block_id), None)
    new = next((block for block in splice.added if block.block_id == place.block_id), None)
    if old is None:
        shift = splice.growth if place.number >= splice.end else 0
        return replace(place, number=place.number + shift)
    if new is None or is_same(old, new):
        return place
    kept = common_start(old.text, new.text)
    if place.offset <= kept:
        return place
    growth = len(new.text) - len(old.text)
    kept_behind = common_start(old.text[kept:][::-1], new.text[kept:][::-1])
    if place.offset >= len(old.text) - kept_behind:
        return replace(place, offset=place.offset + growth)
    return replace(place, offset=min(place.offset, len(new.text) - kept_behind))
