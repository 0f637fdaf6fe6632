"""The signs beside the text: a quotation's bar, bullets and numbers, a divider's line."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument

from cms.body.model import BlockType
from ui.editor.body_adapter import DEPTH, type_of
from ui.theme.theme import ui_font
from ui.theme.tokens import SIZE_BODY, SPACE_1, Tokens

_BAR_WIDTH = 3
_DIVIDER_WIDTH = 64
_QUOTES = (BlockType.QUOTE, BlockType.PULL_QUOTE)


def paint_signs(painter: QPainter, document: QTextDocument, shown: QRect, tokens: Tokens) -> None:
    """Paint the signs of the paragraphs within *shown*."""
    layout = document.documentLayout()
    block = document.findBlock(max(layout.hitTest(QPointF(0, shown.top()), Qt.HitTestAccuracy.FuzzyHit), 0))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    while block.isValid():
        where = layout.blockBoundingRect(block)
        if where.top() > shown.bottom():
            return
        kind = type_of(block.blockFormat())
        if kind is not BlockType.PARAGRAPH:
            _paint_sign(painter, block, kind, where, tokens)
        block = block.next()


def _paint_sign(painter: QPainter, block: QTextBlock, kind: BlockType, where: QRectF, tokens: Tokens) -> None:
    if kind in _QUOTES:
        _paint_bar(painter, block, where, tokens)
    elif kind is BlockType.LIST_ITEM:
        _paint_bullet(painter, block, where, tokens)
    elif kind is BlockType.NUMBERED_ITEM:
        _paint_number(painter, block, where, tokens)
    elif kind is BlockType.DIVIDER and not block.text():
        middle = where.center()
        line = QRectF(middle.x() - _DIVIDER_WIDTH / 2, middle.y(), _DIVIDER_WIDTH, 1)
        painter.fillRect(line, QColor(tokens.border_strong))


def _paint_bar(painter: QPainter, block: QTextBlock, where: QRectF, tokens: Tokens) -> None:
    """A bar as long as the quotation; it runs on through one of several paragraphs."""
    made, after = block.blockFormat(), block.next()
    runs_on = after.isValid() and type_of(after.blockFormat()) is type_of(made)
    bottom = where.bottom() if runs_on else where.bottom() - made.bottomMargin()
    goes_on = block.previous().isValid() and type_of(block.previous().blockFormat()) is type_of(made)
    top = where.top() if goes_on else where.top() + made.topMargin()
    painter.fillRect(QRectF(0, top, _BAR_WIDTH, bottom - top), QColor(tokens.accent))


def _paint_bullet(painter: QPainter, block: QTextBlock, where: QRectF, tokens: Tokens) -> None:
    line = _first_line(block, where)
    painter.setBrush(QColor(tokens.text2))
    painter.setPen(Qt.PenStyle.NoPen)
    centre = QPointF(line.left() - 14, line.center().y() + 1)
    painter.drawEllipse(centre, 2.5, 2.5)


def _paint_number(painter: QPainter, block: QTextBlock, where: QRectF, tokens: Tokens) -> None:
    line = _first_line(block, where)
    painter.setPen(QColor(tokens.text2))
    painter.setFont(ui_font(SIZE_BODY))
    place = QRectF(line.left() - 48, line.top(), 48 - 2 * SPACE_1, line.height())
    painter.drawText(
        place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{_number_of(block)}."
    )


def _first_line(block: QTextBlock, where: QRectF) -> QRectF:
    line = block.layout().lineAt(0).rect() if block.layout().lineCount() else QRectF(0, 0, 0, SIZE_BODY)
    return line.translated(block.layout().position())


def _number_of(block: QTextBlock) -> int:
    """Count the items of this level before, up to where the list begins."""
    depth, number = block.blockFormat().intProperty(DEPTH), 1
    before = block.previous()
    while before.isValid() and type_of(before.blockFormat()) is BlockType.NUMBERED_ITEM:
        level = before.blockFormat().intProperty(DEPTH)
        if level < depth:
            break
        number += level == depth
        before = before.previous()
    return number
