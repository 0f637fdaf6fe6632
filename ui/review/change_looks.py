"""How changed and unchanged text looks on the page of changes: letters, lines, gaps and signs."""

import unicodedata
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from cms.body.diff import Change
from cms.body.model import Block, BlockType, Mark, MarkType
from ui.theme.theme import ui_font
from ui.theme.tokens import (
    SIZE_BODY,
    SIZE_DECK,
    SIZE_HEADLINE,
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SIZE_SUBHEADING,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    SPACE_6,
    Tokens,
)

# What the page paints beside a paragraph; kept in its format.
SIGN = QTextFormat.Property.UserProperty.value + 1
NUMBER = QTextFormat.Property.UserProperty.value + 2


class Sign(IntEnum):
    """A mark in the margin of a paragraph."""

    NONE = 0
    BAR = 1
    BULLET = 2
    NUMBER = 3
    RULE = 4
    PARTING = 5


@dataclass(frozen=True, slots=True)
class Look:
    """The letters and the room of one kind of paragraph; lines are *leading* times as high as the letters."""

    size: int = SIZE_BODY
    weight: QFont.Weight = QFont.Weight.Normal
    above: int = SPACE_3
    below: int = SPACE_3
    indent: int = 0
    leading: float = 0
    sign: Sign = Sign.NONE

    def at(self, zoom: int) -> "Look":
        """Return the same look at *zoom* per cent."""
        if zoom == 100:
            return self
        measures = ("size", "above", "below", "indent")
        return replace(self, **{name: round(getattr(self, name) * zoom / 100) for name in measures})


LABEL = Look(SIZE_META, QFont.Weight.DemiBold, above=SPACE_4, below=SPACE_1, leading=1.4)
# The article's own lines as the page has them; a photo's lines are all alike.
_FIELDS = {
    "headline": Look(SIZE_HEADLINE, QFont.Weight.Bold, above=0, below=SPACE_2, leading=4 / 3),
    "subheadline": Look(SIZE_DECK, above=0, below=SPACE_2, leading=1.55),
}
_SMALL_FIELD = Look(SIZE_LIST_HEADLINE, above=0, below=SPACE_2)
_BLOCKS = {
    BlockType.PARAGRAPH: Look(),
    BlockType.SUBHEADING: Look(SIZE_SUBHEADING, QFont.Weight.Bold, above=SPACE_6, below=SPACE_2, leading=1.3),
    BlockType.QUOTE: Look(indent=20, sign=Sign.BAR),
    BlockType.PULL_QUOTE: Look(
        SIZE_DECK, QFont.Weight.DemiBold, above=SPACE_6, below=SPACE_6, indent=20, sign=Sign.BAR
    ),
    BlockType.LIST_ITEM: Look(above=SPACE_1, below=SPACE_1, indent=28, sign=Sign.BULLET),
    BlockType.NUMBERED_ITEM: Look(above=SPACE_1, below=SPACE_1, indent=28, sign=Sign.NUMBER),
    BlockType.DIVIDER: Look(sign=Sign.RULE),
    BlockType.FIGURE: Look(),
    BlockType.EMBED: Look(),
}
_INDENT_OF_A_LEVEL = 28
# Hangul fills its square, so its lines need more air.
_LEADING = {"en": 1.5, "ko": 1.65}


def look_of_field(name: str) -> Look:
    """Return how a changed line of the article or of a photograph is set."""
    return _FIELDS.get(name, _SMALL_FIELD)


def look_of_block(kind: BlockType) -> Look:
    """Return how a paragraph of the body is set."""
    return _BLOCKS[kind]


def paragraph(look: Look, language: str, *, depth: int = 0, number: int = 0) -> QTextBlockFormat:
    """Return the room and the sign of a paragraph; *number* is shown before a numbered one."""
    made = QTextBlockFormat()
    height = round(look.size * (look.leading or _LEADING.get(language, _LEADING["en"])))
    made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(look.above)
    made.setBottomMargin(look.below)
    made.setLeftMargin(look.indent + depth * _INDENT_OF_A_LEVEL)
    made.setProperty(SIGN, int(look.sign))
    made.setProperty(NUMBER, number)
    return made


def letters(look: Look, tokens: Tokens, change: Change = Change.SAME, *, colour: str = "") -> QTextCharFormat:
    """Return how a run of words looks: added ones underlined on green, removed ones struck through on red."""
    made = QTextCharFormat()
    made.setFont(ui_font(look.size, look.weight))
    pair = {Change.ADDED: tokens.diff_added, Change.REMOVED: tokens.diff_removed}.get(change)
    if pair is None:
        made.setForeground(QColor(colour or tokens.text))
        return made
    made.setForeground(QColor(pair.text))
    made.setBackground(QColor(pair.ground))
    made.setFontUnderline(change is Change.ADDED)
    made.setFontStrikeOut(change is Change.REMOVED)
    return made


def marked(made: QTextCharFormat, mark: MarkType, text: str, tokens: Tokens) -> QTextCharFormat:
    """Return *made* with a mark laid over it; Hangul has no italics and is set heavier instead."""
    laid = QTextCharFormat(made)
    if mark is MarkType.LINK:
        if made.background().style() is Qt.BrushStyle.NoBrush:
            laid.setForeground(QColor(tokens.accent))
    elif mark in (MarkType.INSERTION, MarkType.DELETION):
        # Still only suggested: told as in the editor, whatever changed around it.
        laid.setFontUnderline(mark is MarkType.INSERTION or made.fontUnderline())
        laid.setFontStrikeOut(mark is MarkType.DELETION or made.fontStrikeOut())
    elif mark is MarkType.NOTE:
        pass  # no part of the text
    elif mark is MarkType.STRONG or _has_hangul(text):
        laid.setFontWeight(QFont.Weight.Bold if mark is MarkType.STRONG else QFont.Weight.DemiBold)
    else:
        laid.setFontItalic(True)
    return laid


def stretches(block: Block, start: int, end: int) -> list[tuple[int, int, tuple[Mark, ...]]]:
    """Cut a stretch of a block's text wherever a mark begins or ends; each piece comes with its marks."""
    inner = {edge for mark in block.marks for edge in (mark.start, mark.end) if start < edge < end}
    edges = sorted({start, end, *inner})
    return [
        (left, right, tuple(mark for mark in block.marks if mark.start <= left and right <= mark.end))
        for left, right in pairwise(edges)
    ]


def _has_hangul(text: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("HANGUL") for letter in text)
