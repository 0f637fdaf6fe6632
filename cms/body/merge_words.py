"""Merges two edits of one line of text word by word, with all that marks them: bold, links, notes, suggestions."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from cms.body.align import Hunk, changes
from cms.body.marks import Line, Style
from cms.body.model import MarkType

_WORD = re.compile(r"\w")
_FIGURE = re.compile(r"\d")
_END_OF_SENTENCE = re.compile(r"[.!?。…][”’\"')\]]*\s|\n")


def merge_lines(base: Line, mine: Line, theirs: Line) -> tuple[Line, Line]:
    """Return the merged line twice: with my words, and with theirs, wherever both of us changed the same words.

    Where the two are equal nothing is in doubt. The same words were changed also where no unchanged word stands
    between two changes, and where both changed a figure of one sentence: killed and injured must agree.
    """
    if mine == theirs or theirs == base:
        return mine, mine
    if mine == base:
        return theirs, theirs
    my_side, their_side = (_Side(line, changes(base.text, line.text)) for line in (mine, theirs))
    with_mine, with_theirs = Line(), Line()
    for piece in _pieces(base, my_side, their_side):
        with_mine += piece[0]
        with_theirs += piece[1]
    return with_mine, with_theirs


@dataclass(frozen=True, slots=True)
class _Side:
    line: Line
    hunks: tuple[Hunk, ...]

    def over(self, start: int, end: int) -> Line:
        """Return what stands here in place of the old letters from *start* to *end*, changes at both edges included."""
        return self.line[self._here(start, is_end=False) : self._here(end, is_end=True)]

    def around(self, place: int) -> tuple[Style, Style]:
        """Return the styles of the letters on either hand of *place*, at which nothing was changed here."""
        here = self._here(place, is_end=False)
        return self.line.styles[here - 1], self.line.styles[here]

    def kept(self, start: int, end: int) -> Line:
        """Return the letters that stand here unchanged; what was put in at either edge does not belong to them."""
        if start == end:
            return Line()
        here = self._here(start, is_end=True)
        return self.line[here : here + end - start]

    def _here(self, place: int, *, is_end: bool) -> int:
        return place + sum(h.growth for h in self.hunks if h.start < place or (is_end and h.start == place))


def _pieces(base: Line, mine: _Side, theirs: _Side) -> Iterator[tuple[Line, Line]]:
    """Yield the line piece by piece, each with my words and with theirs."""
    at = 0
    for start, end in _changed_stretches(base, mine, theirs):
        yield _kept(base, mine, theirs, at, start)
        yield _changed(base, mine, theirs, start, end)
        at = end
    yield _kept(base, mine, theirs, at, len(base.text))


def _kept(base: Line, mine: _Side, theirs: _Side, start: int, end: int) -> tuple[Line, Line]:
    letters = zip(
        base.styles[start:end], mine.kept(start, end).styles, theirs.kept(start, end).styles, strict=True
    )
    # What both have stays; what only one has stays if it was not there before, and so was not taken away.
    styles = tuple((one & other) | ((one ^ other) - old) for old, one, other in letters)
    line = Line(base.text[start:end], styles)
    return line, line


def _changed(base: Line, mine: _Side, theirs: _Side, start: int, end: int) -> tuple[Line, Line]:
    my_words, their_words = mine.over(start, end), theirs.over(start, end)
    merged: Line | None = None
    if my_words == their_words:
        merged = my_words
    elif my_words.text == their_words.text == base.text[start:end]:
        merged = None  # the same words, linked to two places
    elif their_words.text == base.text[start:end]:
        merged = _restyled(my_words, _restylings(base, theirs, start, end))
    elif my_words.text == base.text[start:end]:
        merged = _restyled(their_words, _restylings(base, mine, start, end))
    return (my_words, their_words) if merged is None else (merged, merged)


# What was laid over a letter and what was taken off it.
_Restyling = tuple[Style, Style]


def _restylings(base: Line, side: _Side, start: int, end: int) -> set[_Restyling]:
    """Return in which ways a side that left the words alone changed their marks; for none, those on either hand."""
    old, new = base.styles[start:end], side.over(start, end).styles
    if start == end and 0 < start < len(base.text):
        old, new = base.styles[start - 1 : end + 1], side.around(start)
    found = {(after - before, before - after) for before, after in zip(old, new, strict=True)}
    return found if start < end or len(found) == 1 else set()


def _restyled(words: Line, restylings: set[_Restyling]) -> Line | None:
    """Return one person's new *words* with the marks the other gave to the old ones; None if that is in doubt."""
    # A note stays with the place, whatever its words have become.
    noted = frozenset(chain.from_iterable(_notes(laid) for laid, _ in restylings))
    unnoted = frozenset(chain.from_iterable(_notes(taken) for _, taken in restylings)) - noted
    restylings = {(laid - _notes(laid), taken - _notes(taken)) for laid, taken in restylings}
    words = Line(words.text, tuple((style | noted) - unnoted for style in words.styles))
    if not words.text:
        return None if any(_links(laid | taken) for laid, taken in restylings) else words
    if len(restylings) > 1:
        return None
    for laid, taken in restylings:
        words = Line(words.text, tuple((style | laid) - taken for style in words.styles))
        if laid and any(len(_links(style)) > 1 for style in words.styles):
            return None
    return words


def _changed_stretches(base: Line, mine: _Side, theirs: _Side) -> list[tuple[int, int]]:
    """Return the stretches of *base* within which somebody changed something, in order and well apart."""
    found = [_reach(base.text, side.line.text, hunk) for side in (mine, theirs) for hunk in side.hunks]
    found = _joined(base.text, [*found, *_figures_of_one_sentence(base.text, mine, theirs)])
    if not any(_links(style) for style in {*base.styles, *mine.line.styles, *theirs.line.styles}):
        return found
    gaps = zip([0, *(end for _, end in found)], [*(start for start, _ in found), len(base.text)], strict=True)
    relinked = [(at, at + 1) for start, end in gaps for at in _relinked(base, mine, theirs, start, end)]
    return _joined(base.text, [*found, *relinked])


def _joined(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *stretches* in order; those with no word of *text* between them are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and not _WORD.search(text, joined[-1][1], max(start, joined[-1][1])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _reach(old: str, new: str, hunk: Hunk) -> tuple[int, int]:
    """Return from where to where a change may lie: “very” put before or after another “very” reads alike."""
    if hunk.start < hunk.end and hunk.new_start < hunk.new_end:
        return hunk.start, hunk.end
    words = old[hunk.start : hunk.end] + new[hunk.new_start : hunk.new_end]
    before, after = old[: hunk.start], old[hunk.end :]
    left = _count_alike(before[::-1], (before + words)[::-1])
    return hunk.start - left, hunk.end + _count_alike(after, words + after)


def _count_alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _figures_of_one_sentence(text: str, mine: _Side, theirs: _Side) -> Iterator[tuple[int, int]]:
    """Yield for each sentence of which both changed a figure the stretch that holds all these changes."""
    ends = [found.end() for found in _END_OF_SENTENCE.finditer(text)]
    ours, others = _changed_figures(text, mine, ends), _changed_figures(text, theirs, ends)
    for sentence in ours.keys() & others.keys():
        hunks = ours[sentence] + others[sentence]
        yield min(hunk.start for hunk in hunks), max(hunk.end for hunk in hunks)


def _changed_figures(text: str, side: _Side, ends: Sequence[int]) -> dict[int, list[Hunk]]:
    """Return the hunks that change a figure, by the number of their sentence."""
    found: dict[int, list[Hunk]] = {}
    for hunk in side.hunks:
        is_figure = _FIGURE.search(text, hunk.start, hunk.end)
        if is_figure or _FIGURE.search(side.line.text, hunk.new_start, hunk.new_end):
            found.setdefault(bisect_right(ends, hunk.start), []).append(hunk)
    return found


def _relinked(base: Line, mine: _Side, theirs: _Side, start: int, end: int) -> Iterator[int]:
    """Yield the letters that both left alone, and linked to different places."""
    letters = zip(
        base.styles[start:end], mine.kept(start, end).styles, theirs.kept(start, end).styles, strict=True
    )
    for at, styles in enumerate(letters, start):
        old, one, other = (_links(style) for style in styles)
        if old != one != other != old:
            yield at


def _links(style: Style) -> Style:
    return frozenset(key for key in style if key.type is MarkType.LINK)


def _notes(style: Style) -> Style:
    return frozenset(key for key in style if key.type is MarkType.NOTE)
