"""The words of a printed article, set in lines: headline, paragraphs, quotations and lists with their signs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from cms.body.model import Block, BlockType, Mark, MarkType
from ui.editor.body.adapter import utf16_units
from ui.editor.printing.paper import UNITS_PER_POINT, Piece
from ui.theme.theme import ui_font
from ui.theme.tokens import LIGHT

_POINT = UNITS_PER_POINT
# Paper is white whatever the window looks like.
INK, GREY, RULE = LIGHT.text, LIGHT.text2, LIGHT.border_strong
_BAR = 2 * _POINT
_RULE_WIDTH = 48 * _POINT


@dataclass(frozen=True, slots=True)
class Column:
    """Where text is set: how wide, in which language."""

    width: int
    language: str


@dataclass(frozen=True, slots=True)
class Type:
    """How a passage is set; sizes in tenths of a point, *leading* in sizes."""

    size: int
    weight: QFont.Weight = QFont.Weight.Normal
    above: int = 0
    indent: int = 0
    leading: float = 1.5
    colour: str = INK
    holds_next: bool = False


HEADLINE = Type(22 * _POINT, QFont.Weight.Bold, leading=1.25)
SUBHEADLINE = Type(13 * _POINT, above=6 * _POINT, leading=1.35, colour=GREY)
BYLINE = Type(round(9.5 * _POINT), QFont.Weight.Medium, above=10 * _POINT, leading=1.4)
CAPTION = Type(9 * _POINT, above=5 * _POINT, leading=1.35, colour=GREY)
CARD = Type(9 * _POINT, QFont.Weight.Medium, above=10 * _POINT, indent=14 * _POINT, leading=1.4, colour=GREY)
_PARAGRAPH = Type(round(10.5 * _POINT), above=7 * _POINT)
_TYPES = {
    BlockType.SUBHEADING: Type(
        13 * _POINT, QFont.Weight.Bold, above=16 * _POINT, leading=1.3, holds_next=True
    ),
    BlockType.QUOTE: Type(round(10.5 * _POINT), above=7 * _POINT, indent=14 * _POINT, colour=GREY),
    BlockType.PULL_QUOTE: Type(
        13 * _POINT, QFont.Weight.DemiBold, above=14 * _POINT, indent=14 * _POINT, leading=1.4
    ),
    BlockType.LIST_ITEM: Type(round(10.5 * _POINT), above=3 * _POINT, indent=18 * _POINT),
    BlockType.NUMBERED_ITEM: Type(round(10.5 * _POINT), above=3 * _POINT, indent=22 * _POINT),
}
_LISTS = (BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM)
_QUOTES = (BlockType.QUOTE, BlockType.PULL_QUOTE)
_LEVEL = 18 * _POINT
# Hangul fills its square, so its lines need more air.
_AIR = {"ko": 1.08}


def print_font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the font of print in *size* tenths of a point.

    Shapes that depend on their neighbours are left out: a PDF does not know which letters they stand for, and “=”
    and “:” could not be found in it.
    """
    font = ui_font(size, weight)
    for contextual in ("calt", "clig", "liga"):
        font.setFeature(QFont.Tag(contextual), 0)
    return font


Sign = Callable[[QPainter, QRectF], None]


def pieces_of(block: Block, number: int, column: Column) -> Iterator[Piece]:
    """Yield the lines of *block* with its sign; *number* is that of a numbered item."""
    if block.type is BlockType.DIVIDER and not block.text:
        yield Piece(12 * _POINT, lambda painter: _draw_rule(painter, column.width), above=8 * _POINT)
        return
    if block.card is not None:
        yield from set_lines(f"{block.card.title}\n{block.card.href}".strip(), CARD, column, sign=_draw_bar)
        return
    made = _TYPES.get(block.type, _PARAGRAPH)
    indent = made.indent + (block.depth * _LEVEL if block.type in _LISTS else 0)
    yield from set_lines(
        block.text, made, column, marks=block.marks, indent=indent, sign=_sign_of(block, number)
    )


def set_lines(
    text: str,
    made: Type,
    column: Column,
    *,
    marks: tuple[Mark, ...] = (),
    indent: int | None = None,
    sign: Sign | None = None,
) -> Iterator[Piece]:
    """Yield *text* line by line; neither its first line nor its last stands alone on a sheet."""
    if not text.strip():
        return
    indent = made.indent if indent is None else indent
    layout = QTextLayout(
        text.replace("\n", "\u2028").replace("\ufffc", " "), print_font(made.size, made.weight)
    )
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_style_of(mark, text) for mark in marks if mark.type in _STYLES])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(column.width - indent)
    layout.endLayout()
    height = round(made.size * made.leading * _AIR.get(column.language, 1))
    last = layout.lineCount() - 1
    for number in range(layout.lineCount()):
        yield Piece(
            height,
            _drawn(layout, number, QPointF(indent, height), made.colour, sign),
            above=made.above if number == 0 else 0,
            holds_next=made.holds_next or (last > 0 and number in (0, last - 1)),
        )


def _drawn(
    layout: QTextLayout, number: int, room: QPointF, colour: str, sign: Sign | None
) -> Callable[[QPainter], None]:
    """Return what draws one line; the layout is kept with it, for a line of one that is gone cannot be drawn."""
    indent, height = room.x(), room.y()

    def draw(painter: QPainter) -> None:
        line = layout.lineAt(number)
        painter.setPen(QColor(colour))
        line.draw(painter, QPointF(indent, (height - line.height()) / 2 - line.y()))
        if sign is not None:
            # The first line's sign begins above it: only there does a bullet belong.
            sign(painter, QRectF(0 if number == 0 else -1, 0, indent, height))

    return draw


_STYLES = (MarkType.STRONG, MarkType.EMPHASIS, MarkType.LINK)


def _style_of(mark: Mark, text: str) -> QTextLayout.FormatRange:
    laid = QTextLayout.FormatRange()
    laid.start = utf16_units(text, mark.start)
    laid.length = utf16_units(text, mark.end) - laid.start
    style = QTextCharFormat()
    if mark.type is MarkType.LINK:
        style.setFontUnderline(True)
    else:
        # A slant nobody drew is printed as shapes, which no search finds: emphasis is a weight on paper.
        style.setFontWeight(QFont.Weight.Bold if mark.type is MarkType.STRONG else QFont.Weight.DemiBold)
    laid.format = style
    return laid


def _sign_of(block: Block, number: int) -> Sign | None:
    if block.type in _QUOTES:
        return _draw_bar
    if block.type is BlockType.LIST_ITEM:
        return _draw_bullet
    if block.type is BlockType.NUMBERED_ITEM:
        return lambda painter, room: _draw_number(painter, room, number)
    return None


def _draw_bar(painter: QPainter, room: QRectF) -> None:
    painter.fillRect(QRectF(0, 0, _BAR, room.height()), QColor(RULE))


def _draw_bullet(painter: QPainter, room: QRectF) -> None:
    if room.left() < 0:
        return
    painter.setBrush(QColor(INK))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(room.width() - 9 * _POINT, room.height() / 2), 1.6 * _POINT, 1.6 * _POINT)


def _draw_number(painter: QPainter, room: QRectF, number: int) -> None:
    if room.left() < 0:
        return
    painter.setFont(print_font(_PARAGRAPH.size))
    place = QRectF(room.width() - 40 * _POINT, 0, 34 * _POINT, room.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{number}.")


def _draw_rule(painter: QPainter, width: int) -> None:
    painter.fillRect(QRectF((width - _RULE_WIDTH) / 2, 6 * _POINT, _RULE_WIDTH, _POINT // 2), QColor(RULE))
