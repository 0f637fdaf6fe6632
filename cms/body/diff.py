"""What changed between two bodies or two lines of text, word by word."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cms.body.align import changes, counterparts
from cms.body.model import Block, Body, without_notes
from cms.body.order import longest_rising


class Change(StrEnum):
    """What happened to a run of words or to a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words, white space included: joined without the removed ones they are the new text."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What happened to one block; *runs* tell the words, of one that was moved as well."""

    change: Change
    block: Block
    runs: tuple[Run, ...]


def diff_text(before: str, after: str) -> tuple[Run, ...]:
    """Return the runs that lead from *before* to *after*."""
    runs: list[Run] = []
    at = 0
    for hunk in changes(before, after):
        runs += [
            Run(Change.SAME, before[at : hunk.start]),
            Run(Change.REMOVED, before[hunk.start : hunk.end]),
            Run(Change.ADDED, after[hunk.new_start : hunk.new_end]),
        ]
        at = hunk.end
    runs.append(Run(Change.SAME, before[at:]))
    return tuple(run for run in runs if run.text)


def diff_body(before: Body, after: Body) -> tuple[BlockChange, ...]:
    """Return every block of both bodies with what happened to it, in reading order of *after*.

    A moved block is told once, at its new place; as few are called moved as can be. What was removed stands where it
    stood.
    """
    origins = counterparts(before, after)
    still = set(longest_rising([old for old in origins if old is not None]))
    gone = sorted(set(range(len(before))) - set(origins))
    told: list[BlockChange] = []
    for block, old in zip(after, origins, strict=True):
        if old in still:
            told += [_removed(before[gone.pop(0)]) for _ in range(bisect_left(gone, old))]
        told.append(_told(None if old is None else before[old], block, is_moved=old not in still))
    return (*told, *(_removed(before[place]) for place in gone))


def words_changed(runs: Sequence[Run]) -> tuple[int, int]:
    """Return how many words were added and how many removed."""
    added = sum(len(run.text.split()) for run in runs if run.change is Change.ADDED)
    removed = sum(len(run.text.split()) for run in runs if run.change is Change.REMOVED)
    return added, removed


def _told(old: Block | None, new: Block, *, is_moved: bool) -> BlockChange:
    if old is None:
        return BlockChange(Change.ADDED, new, _all(Change.ADDED, new))
    is_same = without_notes(old) == without_notes(new)
    runs = _all(Change.SAME, new) if is_same else diff_text(old.text, new.text)
    unmoved = Change.SAME if is_same else Change.EDITED
    return BlockChange(Change.MOVED if is_moved else unmoved, new, runs)


def _removed(block: Block) -> BlockChange:
    return BlockChange(Change.REMOVED, block, _all(Change.REMOVED, block))


def _all(change: Change, block: Block) -> tuple[Run, ...]:
    return (Run(change, block.text),) if block.text else ()
