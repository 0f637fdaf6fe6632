"""Edits as suggestions: what is put in is marked as put in, what is taken out stays and is marked as taken out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise, takewhile

from cms.body.align import Hunk
from cms.body.marks import Line, Style, line_of, marks_of
from cms.body.model import SUGGESTIONS, Block, Mark, MarkType, Suggestion, new_block_id
from cms.body.splice import Splice, hunks_between
from ui.editor.body.adapter import has_no_words
from ui.editor.body.history import Place

_Pair = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Suggester:
    """Who suggests, by login, and when."""

    author: str
    at: datetime

    def suggestion(self, beside: Iterable[Style]) -> Suggestion:
        """Return what a change belongs to: the suggester's own suggestion *beside* it, or else a new one."""
        own = (mark.suggestion for style in beside for mark in style if _is_by(mark, self.author))
        return next(own, None) or Suggestion(new_block_id(), self.author, self.at)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A splice that suggests; *stayed* says for each block which of its letters were to be taken out just now."""

    splice: Splice
    stayed: dict[str, tuple[bool, ...]]

    def place_of(self, block_id: str, offset: int, *, is_behind: bool) -> int:
        """Return where a caret behind *offset* letters is among those that stayed: before them, or behind them."""
        place = passed = 0
        stayed = self.stayed.get(block_id, ())
        while place < len(stayed) and (passed < offset or (is_behind and stayed[place])):
            passed += not stayed[place]
            place += 1
        return place + offset - passed


def as_suggestion(splice: Splice, suggester: Suggester, caret: Place) -> Suggested:
    """Return *splice*, which left the writer at *caret*, as one that only suggests it.

    Words of the suggester's own that nobody has accepted yet are changed at once. A paragraph that is taken out stays
    with all its words marked; what holds no words, and what a paragraph is, cannot be suggested and is changed.
    """
    old = {block.block_id: block for block in splice.removed}
    kept = {block.block_id for block in splice.added}
    added: list[Block] = []
    stayed: dict[str, tuple[bool, ...]] = {}
    for block in splice.added:
        here = caret.offset if caret.block_id == block.block_id else -1
        made, flags = _suggested(old.get(block.block_id, _emptied(block)), block, suggester, here)
        added.append(made)
        stayed[block.block_id] = flags
    for number, block in enumerate(splice.removed):
        made, _ = _suggested(block, _emptied(block), suggester, -1)
        if block.block_id not in kept and made.text:
            added.insert(min(number, len(added)), made)
    return Suggested(Splice(splice.first, splice.removed, tuple(added)), stayed)


def _emptied(block: Block) -> Block:
    return replace(block, text="", marks=())


def _suggested(old: Block, new: Block, suggester: Suggester, caret: int) -> tuple[Block, tuple[bool, ...]]:
    if has_no_words(new.type) or old.text == new.text:
        return new, (False,) * len(new.text)
    letters = list(_letters(old, new, suggester, caret))
    text = "".join(letter for letter, _, _ in letters)
    line = Line(text, tuple(style for _, style, _ in letters))
    return replace(new, text=text, marks=marks_of(line)), tuple(stays for _, _, stays in letters)


def _letters(old: Block, new: Block, suggester: Suggester, caret: int) -> Iterator[tuple[str, Style, bool]]:
    """Yield the letters of *new* with those of *old* that are to go, each with its marks and whether it was to go."""
    before, after = line_of(old), line_of(new)
    at = 0
    for hunk in (*_hunks(before, after, caret), _end_of(old, new)):
        yield from _unchanged(after[at : hunk.new_start])
        beside = (
            *before.styles[max(hunk.start - 1, 0) : hunk.start],
            *before.styles[hunk.end : hunk.end + 1],
        )
        suggestion = suggester.suggestion(beside)
        yield from _taken_out(before[hunk.start : hunk.end], suggestion)
        put_in = Mark(0, 1, MarkType.INSERTION, suggestion=suggestion)
        for letter, style in _pairs(after[hunk.new_start : hunk.new_end]):
            yield letter, frozenset(mark for mark in style if mark.type not in SUGGESTIONS) | {put_in}, False
        at = hunk.new_end


def _unchanged(line: Line) -> Iterator[tuple[str, Style, bool]]:
    for letter, style in _pairs(line):
        yield letter, style, False


def _taken_out(line: Line, suggestion: Suggestion) -> Iterator[tuple[str, Style, bool]]:
    """Yield what stays of the letters of *line*: all but those their own suggester put in."""
    mark = Mark(0, 1, MarkType.DELETION, suggestion=suggestion)
    for letter, style in _pairs(line):
        kinds = {over.type: over for over in style}
        own = kinds.get(MarkType.INSERTION)
        if own is None or not _is_by(own, suggestion.author):
            yield letter, style if MarkType.DELETION in kinds else style | {mark}, True


def _pairs(line: Line) -> list[_Pair]:
    return list(zip(line.text, line.styles, strict=True))


def _is_by(mark: Mark, author: str) -> bool:
    return mark.suggestion is not None and mark.suggestion.author == author


def _end_of(old: Block, new: Block) -> Hunk:
    return Hunk(len(old.text), len(old.text), len(new.text), len(new.text))


def _hunks(old: Line, new: Line, caret: int) -> Sequence[Hunk]:
    """Return where something was changed; letters that stayed are those with the same marks.

    One change ends at the caret. Several, as when words are replaced everywhere, lie where the texts differ.
    """
    before, after = _pairs(old), _pairs(new)
    behind = len(after) - caret
    if caret >= 0 and behind <= len(before) and before[len(before) - behind :] == after[caret:]:
        return [_first_change(before, after, len(before) - behind, caret)]
    hunks = hunks_between(old.text, new.text)
    edges = (Hunk(0, 0, 0, 0), *hunks, Hunk(len(before), len(before), len(after), len(after)))
    if all(
        before[one.end : other.start] == after[one.new_end : other.new_start]
        for one, other in pairwise(edges)
    ):
        return hunks
    ends = zip(reversed(before), reversed(after), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    start = _first_change(before, after, len(before), len(after)).start
    alike = min(alike, min(len(before), len(after)) - start)
    return [Hunk(start, len(before) - alike, start, len(after) - alike)]


def _first_change(before: Sequence[_Pair], after: Sequence[_Pair], end: int, new_end: int) -> Hunk:
    pairs = zip(before[:end], after[:new_end], strict=False)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return Hunk(start, end, start, new_end)
