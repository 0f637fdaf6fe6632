"""How the blocks of a body look: sizes, weights, line heights and margins, laid over the unchanged text."""

import unicodedata
from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
)

from cms.body.model import BlockType
from ui.editor.body.adapter import (
    DELETION,
    DEPTH,
    EMPHASIS,
    INSERTION,
    LINK,
    NOTE,
    PROPERTY_OF_MARK,
    STRONG,
    type_of,
)
from ui.editor.body.cards import CARD_HEIGHT
from ui.editor.body.figures import FIGURE_HEIGHT
from ui.theme.theme import Theme
from ui.theme.tokens import SIZE_BODY, SIZE_DECK, SIZE_SUBHEADING, SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6


@dataclass(frozen=True, slots=True)
class _Look:
    """The looks of one block type; *above* and *below* are the gaps, of two that meet the larger counts."""

    size: int = SIZE_BODY
    weight: QFont.Weight = QFont.Weight.Normal
    above: int = SPACE_3
    below: int = SPACE_3
    indent: int = 0
    is_quiet: bool = False


_LOOKS = {
    BlockType.PARAGRAPH: _Look(),
    BlockType.SUBHEADING: _Look(SIZE_SUBHEADING, QFont.Weight.Bold, above=SPACE_6, below=SPACE_2),
    BlockType.QUOTE: _Look(indent=20, is_quiet=True),
    BlockType.PULL_QUOTE: _Look(SIZE_DECK, QFont.Weight.DemiBold, above=SPACE_6, below=SPACE_6, indent=20),
    BlockType.LIST_ITEM: _Look(above=SPACE_1, below=SPACE_1, indent=28),
    BlockType.NUMBERED_ITEM: _Look(above=SPACE_1, below=SPACE_1, indent=28),
    BlockType.DIVIDER: _Look(),
    BlockType.FIGURE: _Look(above=SPACE_4, below=SPACE_4),
    BlockType.EMBED: _Look(above=SPACE_4, below=SPACE_4),
}
INDENT_OF_A_LEVEL = 28
# What is painted and holds no words is as high as this, whatever the language.
_HEIGHTS: dict[BlockType, float] = {BlockType.FIGURE: FIGURE_HEIGHT, BlockType.EMBED: CARD_HEIGHT}
# Line height by the article's language: Hangul fills its square, so its lines need more air.
_LINE_HEIGHTS = {"en": 1.5, "ko": 1.65}


def line_height(size: int, language: str) -> int:
    """Return the height of a line of text *size* pixels high."""
    return round(size * _LINE_HEIGHTS.get(language, 1.5))


def set_spacing(made: QTextBlockFormat, language: str, zoom: int = 100) -> QTextBlockFormat:
    """Give *made* the line height, gaps and indent its block type has in *language* at *zoom* per cent."""
    kind = type_of(made)
    look = _LOOKS[kind]
    factor = 1.3 / 1.5 if kind is BlockType.SUBHEADING else 1
    size = zoom / 100
    height = _HEIGHTS.get(kind, line_height(look.size, language) * factor) * size
    made.setLineHeight(round(height), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(round(look.above * size))
    made.setBottomMargin(round(look.below * size))
    made.setLeftMargin(round((look.indent + made.intProperty(DEPTH) * INDENT_OF_A_LEVEL) * size))
    return made


class BodyLooks(QSyntaxHighlighter):
    """Draws marks and block types in the theme's colours, laid over the text; it never edits it."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Called by Qt for each paragraph that changed."""
        block = self.currentBlock()
        kind = type_of(block.blockFormat())
        if kind is not BlockType.PARAGRAPH:
            self.setFormat(0, block.length(), self._block_style(_LOOKS[kind]))
        for run in block.textFormats():
            style = run.format
            if any(style.hasProperty(mark) for mark in PROPERTY_OF_MARK.values()):
                self._lay_marks(text, run.start, run.length, style, _LOOKS[kind])

    def _block_style(self, look: _Look) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setProperty(QTextCharFormat.Property.FontPixelSize, self._theme.zoomed(look.size))
        style.setFontWeight(look.weight)
        if look.is_quiet:
            style.setForeground(QColor(self._theme.tokens.text2))
        return style

    def _lay_marks(self, text: str, start: int, length: int, marks: QTextCharFormat, look: _Look) -> None:
        style = self._block_style(look)
        if marks.boolProperty(STRONG):
            style.setFontWeight(QFont.Weight.Bold)
        if marks.stringProperty(LINK):
            style.setForeground(QColor(self._theme.tokens.accent))
            style.setFontUnderline(True)
        self._lay_remarks(style, marks)
        if not marks.boolProperty(EMPHASIS):
            self.setFormat(start, length, style)
            return
        for offset, count, is_hangul in _stretches(text.encode("utf-16-le"), start, length):
            self.setFormat(offset, count, _emphasised(style, is_hangul=is_hangul))

    def _lay_remarks(self, style: QTextCharFormat, marks: QTextCharFormat) -> None:
        """What is suggested is told apart by a line as well as by colour; what a note belongs to is highlighted."""
        tokens = self._theme.tokens
        if marks.hasProperty(NOTE):
            style.setBackground(QColor(tokens.pills.in_review.ground))
        if marks.hasProperty(INSERTION):
            style.setForeground(QColor(tokens.diff_added.text))
            style.setBackground(QColor(tokens.diff_added.ground))
            style.setFontUnderline(True)
        if marks.hasProperty(DELETION):
            style.setForeground(QColor(tokens.diff_removed.text))
            style.setBackground(QColor(tokens.diff_removed.ground))
            style.setFontUnderline(False)
            style.setFontStrikeOut(True)


def _emphasised(style: QTextCharFormat, *, is_hangul: bool) -> QTextCharFormat:
    """Slant Latin; Hangul has no italics and is set in a heavier weight."""
    style = QTextCharFormat(style)
    if is_hangul:
        style.setFontWeight(max(style.fontWeight(), QFont.Weight.DemiBold))
    else:
        style.setFontItalic(True)
    return style


def _stretches(units: bytes, start: int, length: int) -> list[tuple[int, int, bool]]:
    """Cut a stretch of UTF-16 units where Hangul begins or ends; other signs go with the letter before."""
    letters = [
        chr(int.from_bytes(units[at * 2 : at * 2 + 2], "little")) for at in range(start, start + length)
    ]
    is_hangul = next((_is_hangul(letter) for letter in letters if letter.isalpha()), False)
    found: list[tuple[int, int, bool]] = []
    for offset, letter in enumerate(letters, start):
        is_hangul = _is_hangul(letter) if letter.isalpha() else is_hangul
        if found and found[-1][2] is is_hangul:
            found[-1] = (found[-1][0], found[-1][1] + 1, is_hangul)
        else:
            found.append((offset, 1, is_hangul))
    return found


def _is_hangul(letter: str) -> bool:
    return "\u1100" <= letter <= "\ud7ff" and unicodedata.name(letter, "").startswith("HANGUL")
