"""Which words and which blocks of one text are those of another: what comparing and merging both rest on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from cms.body.model import WITHOUT_WORDS, Block, Body
from cms.body.order import longest_rising

# A word, a run of white space, or one mark of punctuation. Korean particles stay with their word, so a Korean
# difference reads by word and not by syllable.
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Two blocks with this share of equal words are one edited block, not one removed and one added.
_ALIKE = 0.4
# In a longer search, in pairs of tokens, nothing is found but what stands at the ends: it would take seconds.
_LONGEST_SEARCH = 4_000_000
# An edited block is looked for among so many; who rewrote more in a row wrote anew.
_NEAR = 12
# Fewer equal words may stand in two blocks by chance.
_TELLING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Hunk:
    """A changed stretch: from *start* to *end* in the old text, from *new_start* to *new_end* in the new, in letters."""

    start: int
    end: int
    new_start: int
    new_end: int

    @property
    def growth(self) -> int:
        """How many letters the new stretch has more than the old."""
        return (self.new_end - self.new_start) - (self.end - self.start)


def tokens(text: str) -> list[str]:
    """Return *text* cut into words, white space and marks of punctuation; joined they are *text*."""
    return _TOKEN.findall(text)


def changes(before: str, after: str) -> tuple[Hunk, ...]:
    """Return the stretches, whole words each, in which *after* differs from *before*.

    White space alone holds nothing together: a sentence written anew is one stretch.
    """
    old, new = tokens(before), tokens(after)
    at, new_at = [0, *accumulate(map(len, old))], [0, *accumulate(map(len, new))]
    stayed: list[_Run] = []
    _find(old, new, _Cut(0, len(old), 0, len(new)), stayed)
    hunks: list[Hunk] = []
    i = j = 0
    for next_i, next_j, length in (*stayed, (len(old), len(new), 0)):
        if i < next_i or j < next_j:
            hunks.append(Hunk(at[i], at[next_i], new_at[j], new_at[next_j]))
        i, j = next_i + length, next_j + length
    return tuple(hunks)


def counterparts(base: Body, other: Body) -> tuple[int | None, ...]:
    """Return for each block of *other* the place in *base* of the block it was made from; None if it is new.

    A block is known by its words and its id, by its words wherever they were moved, by its id alone, and at last
    by most of its words if it stands where the old one stood. No two blocks are made from one.
    """
    found: list[int | None] = [None] * len(other)
    for old, new in (_id_and_words(base, other), _words(base, other), _ids(base, other)):
        free = {key: i for i, key in reversed(tuple(enumerate(old))) if key is not None and i not in found}
        for j, key in enumerate(new):
            if found[j] is None and key in free:
                found[j] = free.pop(key)
    for i, j in _neighbours(base, other, found):
        found[j] = i
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The tokens from *start* to *end* of the old text beside those of the new."""

    start: int
    end: int
    new_start: int
    new_end: int


# Tokens that stayed: from which place in the old text, from which in the new, and how many in a row.
_Run = tuple[int, int, int]


def _find(old: Sequence[str], new: Sequence[str], cut: _Cut, found: list[_Run]) -> None:
    """Put into *found* the runs of tokens that stayed.

    They are looked for from both ends inwards, then by words that stand only once in either text, then between these.
    """
    i, j, end, new_end = cut.start, cut.new_start, cut.end, cut.new_end
    while i < end and j < new_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < end and j < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    if cut.start < i:
        found.append((cut.start, cut.new_start, i - cut.start))
    if i < end and j < new_end:
        _find_within(old, new, _Cut(i, end, j, new_end), found)
    if end < cut.end:
        found.append((end, new_end, cut.end - end))


def _find_within(old: Sequence[str], new: Sequence[str], cut: _Cut, found: list[_Run]) -> None:
    """Put into *found* the runs that stayed in a stretch that differs at both ends."""
    i, j = cut.start, cut.new_start
    if cut.end - i == 1 or cut.new_end - j == 1:
        # Most of an edited text is one word in the place of another.
        found += _run_of_one(old, new, cut)
    elif anchors := _anchors(old, new, cut):
        _find_between(old, new, cut, anchors, found)
    elif (cut.end - i) * (cut.new_end - j) <= _LONGEST_SEARCH:
        search = SequenceMatcher(str.isspace, old[i : cut.end], new[j : cut.new_end], autojunk=False)
        blocks = search.get_matching_blocks()[:-1]
        found += [(i + start, j + new_start, length) for start, new_start, length in blocks]


def _run_of_one(old: Sequence[str], new: Sequence[str], cut: _Cut) -> list[_Run]:
    """Return where the one token of one side stands on the other, if it does."""
    for i in range(cut.start, cut.end):
        for j in range(cut.new_start, cut.new_end):
            if old[i] == new[j] and not old[i].isspace():
                return [(i, j, 1)]
    return []


def _find_between(
    old: Sequence[str], new: Sequence[str], cut: _Cut, anchors: list[tuple[int, int]], found: list[_Run]
) -> None:
    """Put into *found* the runs that begin at *anchors*, and those between them."""
    i, j = cut.start, cut.new_start
    for anchor, new_anchor in anchors:
        if anchor < i:  # the run from the last one reached it
            continue
        if i < anchor and j < new_anchor:
            _find(old, new, _Cut(i, anchor, j, new_anchor), found)
        i, j = anchor + 1, new_anchor + 1
        while i < cut.end and j < cut.new_end and old[i] == new[j]:
            i, j = i + 1, j + 1
        found.append((anchor, new_anchor, i - anchor))
    if i < cut.end and j < cut.new_end:
        _find(old, new, _Cut(i, cut.end, j, cut.new_end), found)


def _anchors(old: Sequence[str], new: Sequence[str], cut: _Cut) -> list[tuple[int, int]]:
    ours = _words_that_stand_once(old, cut.start, cut.end)
    theirs = _words_that_stand_once(new, cut.new_start, cut.new_end)
    words = sorted(ours.keys() & theirs.keys(), key=theirs.__getitem__)
    still = set(longest_rising([ours[word] for word in words]))
    return [(ours[word], theirs[word]) for word in words if ours[word] in still]


def _words_that_stand_once(parts: Sequence[str], start: int, end: int) -> dict[str, int]:
    places: dict[str, int] = {}
    more: set[str] = set()
    for place in range(start, end):
        word = parts[place]
        if word in places:
            more.add(word)
        elif word[0].isalnum():
            places[word] = place
    return {word: place for word, place in places.items() if word not in more}


_Keys = tuple[list[object], list[object]]


def _id_and_words(base: Body, other: Body) -> _Keys:
    return [(b.block_id, b.text) for b in base], [(b.block_id, b.text) for b in other]


def _words(base: Body, other: Body) -> _Keys:
    return [_telling_words(b) for b in base], [_telling_words(b) for b in other]


def _telling_words(block: Block) -> object:
    if block.photo_id or block.card:
        return _object(block)
    return block.text if len(block.text.split()) >= _TELLING_WORDS else None


def _object(block: Block) -> object:
    """Return what tells one figure, card or divider from another."""
    return block.type, block.photo_id, block.card and block.card.href


def _ids(base: Body, other: Body) -> _Keys:
    return [b.block_id for b in base], [b.block_id for b in other]


def _neighbours(base: Body, other: Body, found: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield pairs of blocks that are alike and stand between the same known neighbours."""
    taken = set(found)
    free = 0
    for j, block in enumerate(other):
        known = found[j]
        if known is not None:
            free = known + 1
            continue
        last = min(free + _NEAR, len(base))
        end = next((i for i in range(free, last) if i in taken), last)
        nearest = _first_alike(base[free:end], block)
        if nearest is not None:
            match = free + nearest
            free = match + 1
            yield match, j


def _first_alike(olds: Sequence[Block], new: Block) -> int | None:
    """Return the place of the first of *olds* that *new* may be, edited."""
    # One search for all of them: what it has to know of the new words is found out once.
    words = SequenceMatcher(None, (), new.text.split(), autojunk=False)
    for place, old in enumerate(olds):
        if old.block_id == new.block_id:
            return place
        if old.type in WITHOUT_WORDS or new.type in WITHOUT_WORDS:
            if _object(old) == _object(new):
                return place
            continue
        words.set_seq1(old.text.split())
        # The quicker ratios are never smaller, so most pairs are told apart by them.
        if all(ratio() >= _ALIKE for ratio in (words.real_quick_ratio, words.quick_ratio, words.ratio)):
            return place
    return None
