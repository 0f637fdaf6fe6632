"""Merges two edits of one body: what only one person changed is taken, what both changed is left to a person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from cms.body.align import counterparts
from cms.body.marks import line_of, marks_of, plain_line
from cms.body.merge_words import merge_lines
from cms.body.model import WITHOUT_WORDS, Block, Body, new_block_id
from cms.body.order import Slot, merged_order

_Value = TypeVar("_Value")

# So many words in a row stand twice in a text only if somebody put them there twice.
_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of the text: what stood there, what each person has there, and what the merge makes of it.

    *keeping_mine* and *keeping_theirs* hold all that both changed elsewhere in the place; they differ only where
    both changed the same words. Then the place is a conflict, and a person must choose.
    """

    base: Body
    mine: Body
    theirs: Body
    keeping_mine: Body
    keeping_theirs: Body

    @property
    def is_conflict(self) -> bool:
        """Whether both changed the same words, and differently."""
        return self.keeping_mine != self.keeping_theirs

    @property
    def is_changed(self) -> bool:
        """Whether anybody changed anything here."""
        return not self.base == self.mine == self.theirs

    @property
    def keeping_both(self) -> Body:
        """My words and then theirs."""
        if not self.is_conflict:
            return self.keeping_mine
        return with_own_ids((*self.keeping_mine, *self.keeping_theirs))


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged body, place by place in reading order."""

    passages: tuple[Passage, ...]

    @property
    def conflicts(self) -> tuple[Passage, ...]:
        """The places at which a person must choose."""
        return tuple(passage for passage in self.passages if passage.is_conflict)

    def settled(self, choices: Sequence[Body] = ()) -> Body:
        """Return the body with one of *choices* in the place of each conflict, in their order."""
        return with_own_ids(chain.from_iterable(settle(self.passages, choices)))


def merge(base: Body, mine: Body, theirs: Body) -> Merged:
    """Return both edits of *base* in one.

    Words are only ever chosen between, never dropped or doubled: where the edits touch, where one person removed
    what the other changed, where both put something in the same place, it is a conflict that holds both.
    """
    my_origins, their_origins = counterparts(base, mine), counterparts(base, theirs)
    regions = _Regions(base, mine, theirs)
    passages: list[Passage] = []
    for slot in merged_order(len(base), my_origins, their_origins):
        if slot.base is not None and slot.mine and slot.theirs:
            passages += regions.close()
            passages.append(_merged_block(base[slot.base], mine[slot.mine[0]], theirs[slot.theirs[0]]))
        else:
            regions.add(slot)
    passages += regions.close()
    return Merged(tuple(_without_doubling(passages)))


def settle(passages: Sequence[Passage], choices: Sequence[Body]) -> list[Body]:
    """Return what stands in each place, with one of *choices* for each conflict, in their order."""
    chosen = dict(zip((n for n, p in enumerate(passages) if p.is_conflict), choices, strict=True))
    return [chosen.get(number, passage.keeping_mine) for number, passage in enumerate(passages)]


def retyped(body: Body, lines: Iterable[str]) -> Body:
    """Return *body* as somebody wrote it anew, one block for each of *lines* with a word in it.

    Where words stay their marks stay, and a block that is known again is still the heading or quotation it was.
    Figures and all else that holds no words stay behind the block they stood behind.
    """
    typed = tuple(Block(text=line) for line in lines if line.strip())
    origins = counterparts(body, typed)
    behind = _objects_behind(body, origins)
    blocks = list(behind.get(None, ()))
    for block, old in zip(typed, origins, strict=True):
        blocks.append(block if old is None else _redressed(body[old], block.text))
        blocks += behind.get(old, ()) if old is not None else ()
    return with_own_ids(blocks)


def _objects_behind(body: Body, origins: Iterable[int | None]) -> dict[int | None, list[Block]]:
    """Return the blocks without words by the place of the last block before them that is among *origins*."""
    known = set(origins)
    last: int | None = None
    behind: dict[int | None, list[Block]] = {}
    for place, block in enumerate(body):
        if place in known:
            last = place
        elif block.type in WITHOUT_WORDS:
            behind.setdefault(last, []).append(block)
    return behind


def _redressed(old: Block, text: str) -> Block:
    line, _ = merge_lines(plain_line(old.text), plain_line(text), line_of(old))
    return replace(old, text=line.text, marks=marks_of(line))


def with_own_ids(blocks: Iterable[Block]) -> Body:
    """Return *blocks* with a new id for every block whose id another one has."""
    seen: set[str] = set()
    body: list[Block] = []
    for block in blocks:
        body.append(replace(block, block_id=new_block_id()) if block.block_id in seen else block)
        seen.add(block.block_id)
    return tuple(body)


class _Regions:
    """Gathers what lies between two blocks that both people kept: added and removed blocks."""

    def __init__(self, base: Body, mine: Body, theirs: Body) -> None:
        self._base, self._mine, self._theirs = base, mine, theirs
        self._slots: list[Slot] = []

    def add(self, slot: Slot) -> None:
        """Put *slot* into the region."""
        self._slots.append(slot)

    def close(self) -> Iterator[Passage]:
        """Yield the passages of the region, and begin the next."""
        slots, self._slots = self._slots, []
        if any(slot.base is None for slot in slots):
            yield self._as_one(slots)
        else:
            # Blocks that were only removed have nothing to do with one another.
            yield from (self._as_one([slot]) for slot in slots)

    def _as_one(self, slots: Sequence[Slot]) -> Passage:
        base = tuple(self._base[slot.base] for slot in slots if slot.base is not None)
        mine = tuple(self._mine[place] for slot in slots for place in slot.mine)
        theirs = tuple(self._theirs[place] for slot in slots for place in slot.theirs)
        keeping_mine, keeping_theirs = mine, theirs
        if mine == theirs:
            keeping_theirs = mine
        elif not any(slot.is_contested for slot in slots):
            if base == mine and not any(slot.moved_by_mine for slot in slots):
                keeping_mine = theirs
            elif base == theirs and not any(slot.moved_by_theirs for slot in slots):
                keeping_theirs = mine
        return Passage(base, mine, theirs, keeping_mine, keeping_theirs)


def _merged_block(base: Block, mine: Block, theirs: Block) -> Passage:
    if mine == theirs or base in (mine, theirs):
        merged = mine if base == theirs else theirs
        return Passage((base,), (mine,), (theirs,), (merged,), (merged,))
    if (mine.type in WITHOUT_WORDS) != (theirs.type in WITHOUT_WORDS):
        return Passage((base,), (mine,), (theirs,), (mine,), (theirs,))
    with_mine, with_theirs = merge_lines(line_of(base), line_of(mine), line_of(theirs))
    one, other = (
        replace(
            preferred,
            type=_chosen(base.type, preferred.type, second.type),
            depth=_chosen(base.depth, preferred.depth, second.depth),
            photo_id=_chosen(base.photo_id, preferred.photo_id, second.photo_id),
            card=_chosen(base.card, preferred.card, second.card),
            text=line.text,
            marks=marks_of(line),
            block_id=base.block_id,
        )
        for preferred, second, line in ((mine, theirs, with_mine), (theirs, mine, with_theirs))
    )
    return Passage((base,), (mine,), (theirs,), (one,), (other,))


def _chosen(base: _Value, preferred: _Value, second: _Value) -> _Value:
    return second if preferred == base else preferred


def _without_doubling(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield *passages*; one that holds a phrase the merge would print more often than either person is a conflict.

    So it is when both moved a sentence, each to another place.
    """
    doubled = _doubled(passages)
    for passage in passages:
        holds_one = bool(doubled) and not doubled.isdisjoint(_phrases([passage.keeping_mine]))
        if holds_one and passage.is_changed and not passage.is_conflict:
            yield replace(passage, keeping_mine=passage.mine, keeping_theirs=passage.theirs)
        else:
            yield passage


def _doubled(passages: Sequence[Passage]) -> set[tuple[str, ...]]:
    wanted = _phrases(p.mine for p in passages) | _phrases(p.theirs for p in passages)
    with_mine = _phrases(p.keeping_mine for p in passages)
    with_theirs = _phrases(p.keeping_theirs for p in passages)
    # A phrase that begins with the words of one and ends with the other's is new, and stands once.
    return {phrase for phrase, times in (with_mine | with_theirs).items() if times > max(wanted[phrase], 1)}


def _phrases(bodies: Iterable[Body]) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for block in chain.from_iterable(bodies):
        words = block.text.split()
        found.update(zip(*(words[at:] for at in range(_PHRASE)), strict=False))
    return found
