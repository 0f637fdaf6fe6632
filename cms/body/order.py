"""In which order parts stand that two people moved, added and removed, each from the same order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# For each part that somebody has, which part of the old order it was; None if it is new.
Origins = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in the merged order: which old part it was, and which of their parts each person has there.

    Where *base* is None the parts were added here, or put here while the other person put them elsewhere
    (*is_contested*). *moved_by_mine* and *moved_by_theirs* say who put the old part here.
    """

    base: int | None
    mine: tuple[int, ...]
    theirs: tuple[int, ...]
    moved_by_mine: bool = False
    moved_by_theirs: bool = False
    is_contested: bool = False


def merged_order(count: int, mine: Origins, theirs: Origins) -> tuple[Slot, ...]:
    """Return every one of the *count* old parts and all new ones in one order.

    A part that one person moved follows the part it follows in their order. The answer is the same whoever of the
    two is called mine.
    """
    kept_mine, kept_theirs = _kept(mine), _kept(theirs)
    moved_mine, moved_theirs = _moved(kept_mine), _moved(kept_theirs)
    order = list(range(count))
    for kept, moved in sorted(
        [(kept_mine, moved_mine), (kept_theirs, moved_theirs)], key=lambda side: side[0]
    ):
        _move(order, kept, moved)
    common = set(kept_mine) & set(kept_theirs)
    contested = _misplaced(order, kept_mine, moved_mine, common) | _misplaced(
        order, kept_theirs, moved_theirs, common
    )
    one, other = _Laid.out(mine, contested), _Laid.out(theirs, contested)
    return tuple(
        slot
        for old in (None, *(old for old in order if old not in contested))
        for slot in _slots(old, (one, moved_mine), (other, moved_theirs))
    )


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return the most of *numbers* that rise from left to right; no number comes twice."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    rising: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        rising.append(last)
        last = before[last]
    return rising[::-1]


@dataclass(frozen=True, slots=True)
class _Laid:
    """One person's parts: *of* the old ones, and *after* each of these (or at the start, None) the new ones."""

    of: dict[int, int]
    after: dict[int | None, tuple[int, ...]]
    contested: frozenset[int]

    @classmethod
    def out(cls, origins: Origins, contested: set[int]) -> "_Laid":
        of: dict[int, int] = {}
        after: dict[int | None, tuple[int, ...]] = {}
        last: int | None = None
        for place, old in enumerate(origins):
            if old is None or old in contested:
                after[last] = (*after.get(last, ()), place)
            else:
                of[old] = place
                last = old
        return cls(of, after, frozenset(place for place, old in enumerate(origins) if old in contested))


def _slots(old: int | None, mine: tuple[_Laid, set[int]], theirs: tuple[_Laid, set[int]]) -> Iterator[Slot]:
    """Yield the old part and what was added after it."""
    (one, moved_mine), (other, moved_theirs) = mine, theirs
    if old is not None:
        yield Slot(
            old,
            (one.of[old],) if old in one.of else (),
            (other.of[old],) if old in other.of else (),
            moved_by_mine=old in moved_mine,
            moved_by_theirs=old in moved_theirs,
        )
    added_mine, added_theirs = one.after.get(old, ()), other.after.get(old, ())
    if added_mine or added_theirs:
        is_contested = not (one.contested.isdisjoint(added_mine) and other.contested.isdisjoint(added_theirs))
        yield Slot(None, added_mine, added_theirs, is_contested=is_contested)


def _kept(origins: Origins) -> list[int]:
    return [old for old in origins if old is not None]


def _moved(kept: Sequence[int]) -> set[int]:
    """Return the fewest parts that were moved."""
    return set(kept) - set(longest_rising(kept))


def _move(order: list[int], kept: Sequence[int], moved: set[int]) -> None:
    for before, old in pairwise((None, *kept)):
        if old in moved:
            order.remove(old)
            order.insert(0 if before is None else order.index(before) + 1, old)


def _misplaced(order: Sequence[int], kept: Sequence[int], moved: set[int], common: set[int]) -> set[int]:
    """Return the parts somebody moved that no longer follow what they were put behind."""
    wanted = _followers(old for old in kept if old in common)
    found = _followers(old for old in order if old in common)
    return {old for old in moved & common if wanted[old] != found[old]}


def _followers(order: Iterator[int]) -> dict[int, int | None]:
    return {old: before for before, old in pairwise((None, *order)) if old is not None}
