"""What changed between two bodies or two lines of text, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from cms.body.align import are_alike, changes
from cms.body.model import Block, Body


class Change(StrEnum):
    """What happened to a run of words or to a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words, white space included: joined without the removed ones they are the new text."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class BlockChange:
    """What happened to one block; *runs* tell the words."""

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
    """Return every block of both bodies in reading order, with what happened to it."""
    changes: list[BlockChange] = []
    matcher = SequenceMatcher(None, [_key(b) for b in before], [_key(b) for b in after], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            changes += [BlockChange(Change.SAME, block, _all(Change.SAME, block)) for block in after[j1:j2]]
        else:
            changes += _pair(before[i1:i2], after[j1:j2])
    return tuple(changes)


def words_changed(runs: Sequence[Run]) -> tuple[int, int]:
    """Return how many words were added and how many removed."""
    added = sum(len(run.text.split()) for run in runs if run.change is Change.ADDED)
    removed = sum(len(run.text.split()) for run in runs if run.change is Change.REMOVED)
    return added, removed


def _key(block: Block) -> tuple[object, ...]:
    return (block.type, block.text, block.marks, block.depth)


def _all(change: Change, block: Block) -> tuple[Run, ...]:
    return (Run(change, block.text),) if block.text else ()


def _pair(removed: Sequence[Block], added: Sequence[Block]) -> list[BlockChange]:
    # Each new block takes the first old one still free that it resembles; what is passed over was removed.
    changes: list[BlockChange] = []
    free = 0
    for block in added:
        match = next((i for i in range(free, len(removed)) if are_alike(removed[i], block)), None)
        if match is None:
            changes.append(BlockChange(Change.ADDED, block, _all(Change.ADDED, block)))
            continue
        changes += [
            BlockChange(Change.REMOVED, old, _all(Change.REMOVED, old)) for old in removed[free:match]
        ]
        changes.append(BlockChange(Change.EDITED, block, diff_text(removed[match].text, block.text)))
        free = match + 1
    changes += [BlockChange(Change.REMOVED, old, _all(Change.REMOVED, old)) for old in removed[free:]]
    return changes
