"""One change of a body: the blocks it takes away and those it puts in their place.

A splice is at once a step of undo, a record of what was typed, and what a colleague's page is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress, count
from operator import is_not

from cms.body.align import Hunk, changes
from cms.body.marks import Line, Style, line_of, marks_of
from cms.body.merge import with_own_ids
from cms.body.model import WITHOUT_WORDS, Block, Body, BodyError, MarkType

# Ends a block where a body is looked at letter by letter; the text of a block holds none.
_END = "\u2029"


class SpliceError(BodyError):
    """The splice was made for another text."""


@dataclass(frozen=True, slots=True)
class Splice:
    """From block number *first* on, the blocks *removed* give way to those *added*."""

    first: int
    removed: Body = ()
    added: Body = ()

    def __post_init__(self) -> None:
        if self.first < 0:
            raise SpliceError(f"A splice cannot begin at block {self.first}.")

    @property
    def end(self) -> int:
        """The number of the first block behind those removed."""
        return self.first + len(self.removed)

    @property
    def growth(self) -> int:
        """By how many blocks the body grows."""
        return len(self.added) - len(self.removed)

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return are_same(self.removed, self.added)

    def apply(self, body: Body) -> Body:
        """Return *body* changed; a body that does not hold what is to be removed is refused."""
        if not are_same(body[self.first : self.end], self.removed):
            raise SpliceError(
                f"Blocks {self.first} to {self.end} of {len(body)} are not those the splice removes."
            )
        if self.first > len(body):
            raise SpliceError(f"A body of {len(body)} blocks has no place {self.first}.")
        return (*body[: self.first], *self.added, *body[self.end :])

    def invert(self) -> "Splice":
        """Return the splice that takes this one back."""
        return Splice(self.first, self.added, self.removed)

    def touches(self, then: "Splice") -> bool:
        """Say whether no block lies between what this splice leaves and what *then* removes."""
        return then.first <= self.first + len(self.added) and self.first <= then.end

    def compose(self, then: "Splice") -> "Splice":
        """Return one splice that does this and *then*; the two must touch."""
        if not self.touches(then):
            raise SpliceError("Between the two splices lie blocks that neither knows.")
        here = self.first + len(self.added)
        before = then.removed[: max(self.first - then.first, 0)]
        after = then.removed[len(then.removed) - max(then.end - here, 0) :]
        met = then.removed[len(before) : len(then.removed) - len(after)]
        start = max(then.first - self.first, 0)
        if not are_same(self.added[start : start + len(met)], met):
            raise SpliceError("The second splice was not made on what the first leaves.")
        added = (*self.added[:start], *then.added, *self.added[start + len(met) :])
        return Splice(min(self.first, then.first), (*before, *self.removed, *after), added)

    def over(self, other: "Splice") -> "Splice":
        """Return this splice as it is once *other*, made on the same body, was applied."""
        return cross(self, other)[0]


def is_same(one: Block, other: Block) -> bool:
    """Say whether two blocks are one, id included."""
    return one is other or (one.block_id == other.block_id and one == other)


def are_same(one: Sequence[Block], other: Sequence[Block]) -> bool:
    """Say whether two runs of blocks are one, ids included."""
    return len(one) == len(other) and all(map(is_same, one, other))


def splice_between(before: Sequence[Block], after: Sequence[Block]) -> Splice:
    """Return the smallest splice that makes *after* of *before*."""
    start = _count_same(before, after)
    most = min(len(before), len(after)) - start
    alike = min(_count_same(before[::-1], after[::-1]), most)
    return Splice(start, tuple(before[start : len(before) - alike]), tuple(after[start : len(after) - alike]))


def _count_same(one: Sequence[Block], other: Sequence[Block]) -> int:
    """Return how many blocks two bodies have in common from the start; most are the very same objects."""
    most = min(len(one), len(other))
    found = next(compress(count(), map(is_not, one, other)), most)
    while found < most and is_same(one[found], other[found]):
        found += 1
    return found


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    low, high = 0, shorter
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low


def hunks_between(old: str, new: str) -> list[Hunk]:
    """Return where two texts differ, each place as small as it can be."""
    return [] if old == new else [_shrunk(old, new, hunk) for hunk in changes(old, new)]


def _shrunk(old: str, new: str, hunk: Hunk) -> Hunk:
    start, end, new_start, new_end = hunk.start, hunk.end, hunk.new_start, hunk.new_end
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return Hunk(start, end, new_start, new_end)


def cross(mine: Splice, theirs: Splice) -> tuple[Splice, Splice]:
    """Return each of two splices made on one body as it is after the other; in both orders the same text comes out.

    What either put in stays. Only where I replace letters that they changed too, my change gives way.
    """
    if mine.end <= theirs.first:
        return mine, replace(theirs, first=theirs.first + mine.growth)
    if theirs.end <= mine.first:
        return replace(mine, first=mine.first + theirs.growth), theirs
    first, base = _met(mine, theirs)
    my_blocks = replace(mine, first=mine.first - first).apply(base)
    their_blocks = replace(theirs, first=theirs.first - first).apply(base)
    merged = _merged(base, my_blocks, their_blocks)
    over_theirs, over_mine = splice_between(their_blocks, merged), splice_between(my_blocks, merged)
    return (
        replace(over_theirs, first=over_theirs.first + first),
        replace(over_mine, first=over_mine.first + first),
    )


def _merged(base: Body, mine: Body, theirs: Body) -> Body:
    """Return two edits in one; blocks at either end that only one of them wrote over are not looked into."""
    most = min(len(base), len(mine), len(theirs))
    head = _written_by_one(zip(base, mine, theirs, strict=False))
    tail = _written_by_one(zip(base[::-1], mine[::-1], theirs[::-1], strict=False))[: most - len(head)]
    ends = (slice(len(head), len(one) - len(tail)) for one in (base, mine, theirs))
    middle = _together(*(one[where] for one, where in zip((base, mine, theirs), ends, strict=True)))
    return with_own_ids((*head, *middle, *tail[::-1]))


def _written_by_one(blocks: Iterable[tuple[Block, Block, Block]]) -> list[Block]:
    """Return from the start on the blocks that both kept and at most one of them changed, as that one has them."""
    found: list[Block] = []
    for old, mine, theirs in blocks:
        if not old.block_id == mine.block_id == theirs.block_id:
            break
        if not (is_same(old, mine) or is_same(old, theirs)):
            break
        found.append(theirs if is_same(old, mine) else mine)
    return found


def _met(mine: Splice, theirs: Splice) -> tuple[int, Body]:
    """Return the blocks that either of two overlapping splices removes, and the number of the first."""
    head = theirs.removed[: max(mine.first - theirs.first, 0)]
    tail = theirs.removed[len(theirs.removed) - max(theirs.end - mine.end, 0) :]
    return min(mine.first, theirs.first), (*head, *mine.removed, *tail)


@dataclass(frozen=True, slots=True)
class _Letters:
    """Blocks letter by letter: over each letter its marks, over each end of a block the block without its text."""

    text: str
    dress: tuple[object, ...]


def _letters(blocks: Iterable[Block]) -> _Letters:
    text: list[str] = []
    dress: list[object] = []
    for block in blocks:
        text.append(block.text.replace(_END, "\n") + _END)
        dress += [*line_of(block).styles, replace(block, text="", marks=())]
    return _Letters("".join(text), tuple(dress))


@dataclass(slots=True)
class _Side:
    """What one person did to each letter of the old blocks."""

    dress: list[object]
    is_gone: list[bool]
    put_in: dict[int, list[tuple[str, object]]] = field(default_factory=dict)


def _together(base: Body, mine: Body, theirs: Body) -> Body:
    old, new, other = _letters(base), _letters(mine), _letters(theirs)
    their_hunks = hunks_between(old.text, other.text)
    my_hunks = [
        hunk
        for hunk in hunks_between(old.text, new.text)
        if not any(_gives_way(hunk, met) for met in their_hunks)
    ]
    my_side, their_side = _side(old, new, my_hunks), _side(old, other, their_hunks)
    return with_own_ids(_blocks_of(_merged_letters(old, my_side, their_side)))


def _gives_way(mine: Hunk, theirs: Hunk) -> bool:
    is_replacing = mine.start < mine.end and mine.new_start < mine.new_end
    return is_replacing and theirs.start <= mine.end and mine.start <= theirs.end


def _side(old: _Letters, new: _Letters, hunks: Sequence[Hunk]) -> _Side:
    side = _Side(list(old.dress), [False] * len(old.text))
    at = new_at = 0
    # The letters between two hunks of *new* stand for those of *old*; a hunk that gave way leaves them as they were.
    for hunk in (*hunks, Hunk(len(old.text), len(old.text), len(new.text), len(new.text))):
        if hunk.start - at == hunk.new_start - new_at:
            side.dress[at : hunk.start] = new.dress[new_at : hunk.new_start]
        side.is_gone[hunk.start : hunk.end] = [True] * (hunk.end - hunk.start)
        put_in = zip(
            new.text[hunk.new_start : hunk.new_end], new.dress[hunk.new_start : hunk.new_end], strict=True
        )
        side.put_in.setdefault(hunk.start, []).extend(put_in)
        at, new_at = hunk.end, hunk.new_end
    return side


def _merged_letters(old: _Letters, mine: _Side, theirs: _Side) -> Iterator[tuple[str, object]]:
    start, writers = 0, set[int]()
    for at in range(len(old.text) + 1):
        for number, side in enumerate((theirs, mine)):
            for letter in side.put_in.get(at, ()):
                writers = writers | {number} if letter[0] != _END else set()
                yield letter
        if at == len(old.text):
            return
        is_end = old.text[at] == _END
        if not (mine.is_gone[at] or theirs.is_gone[at]) or (
            is_end and _is_written_in((theirs, mine), slice(start, at + 1), writers)
        ):
            yield old.text[at], _dressed(old.dress[at], mine.dress[at], theirs.dress[at])
            writers = set() if is_end else writers
        start = at + 1 if is_end else start


def _is_written_in(sides: tuple[_Side, _Side], where: slice, writers: set[int]) -> bool:
    """Say whether one removed a whole block into which the other wrote: those words were not meant."""
    return any(1 - number in writers and all(side.is_gone[where]) for number, side in enumerate(sides))


def _dressed(old: object, mine: object, theirs: object) -> object:
    if isinstance(old, frozenset) and isinstance(mine, frozenset) and isinstance(theirs, frozenset):
        dress = (mine & theirs) | ((mine ^ theirs) - old)
        links = {mark for mark in dress if mark.type is MarkType.LINK}
        # A word leads to one address.
        return dress - (links - theirs) if len(links) > 1 else dress
    is_theirs = isinstance(old, Block) and isinstance(theirs, Block) and not is_same(old, theirs)
    return theirs if is_theirs else mine


def _blocks_of(letters: Iterable[tuple[str, object]]) -> Iterator[Block]:
    words: list[str] = []
    styles: list[Style] = []
    for sign, dress in letters:
        if isinstance(dress, frozenset):
            words.append(sign)
            styles.append(dress)
        elif isinstance(dress, Block):
            yield from _block_of(Line("".join(words), tuple(styles)), dress)
            words, styles = [], []
    if words:
        yield from _block_of(Line("".join(words), tuple(styles)), Block())


def _block_of(line: Line, made: Block) -> Iterator[Block]:
    if line.text and made.type in WITHOUT_WORDS:
        yield Block(text=line.text, marks=marks_of(line))
        yield made
    else:
        yield replace(made, text=line.text, marks=marks_of(line))
