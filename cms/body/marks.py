"""A line of text letter by letter, each with the marks that lie over it."""

from dataclasses import dataclass
from itertools import groupby

from cms.body.model import Block, Mark

# The marks over one letter, each as if it lay over the first letter alone.
Style = frozenset[Mark]
PLAIN: Style = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; *styles* has for each letter the marks that lie over it."""

    text: str = ""
    styles: tuple[Style, ...] = ()

    def __getitem__(self, where: slice) -> "Line":
        return Line(self.text[where], self.styles[where])

    def __add__(self, other: "Line") -> "Line":
        return Line(self.text + other.text, self.styles + other.styles)


def line_of(block: Block) -> Line:
    """Return the text of *block* letter by letter."""
    styles = [PLAIN] * len(block.text)
    for mark in block.marks:
        styles[mark.start : mark.end] = [style | {mark.over(0, 1)} for style in styles[mark.start : mark.end]]
    return Line(block.text, tuple(styles))


def plain_line(text: str) -> Line:
    """Return *text* without any marks."""
    return Line(text, (PLAIN,) * len(text))


def marks_of(line: Line) -> tuple[Mark, ...]:
    """Return the marks that lie over *line*, each as long as it can be."""
    marks: list[Mark] = []
    for kind in {kind for style in set(line.styles) for kind in style}:
        at = 0
        for has_mark, letters in groupby(kind in style for style in line.styles):
            length = sum(1 for _ in letters)
            if has_mark:
                marks.append(kind.over(at, at + length))
            at += length
    return tuple(marks)
