"""The signs beside the text: a quotation's bar, bullets and numbers, a divider's line."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextDocument

from cms.body.model import BlockType
from ui.editor.body.adapter import DEPTH, type_of
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
        _paint_bar(painter, block, tokens)
    elif kind is BlockType.LIST_ITEM:
        _paint_bullet(painter, block, tokens)
    elif kind is BlockType.NUMBERED_ITEM:
        _paint_number(painter, block, tokens)
    elif kind is BlockType.DIVIDER and not block.text():
        middle = where.center()
        line = QRectF(middle.x() - _DIVIDER_WIDTH / 2, middle.y(), _DIVIDER_WIDTH, 1)
        painter.fillRect(line, QColor(tokens.border_strong))


def _paint_bar(painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
    """A bar as long as the quotation; it runs on to the next paragraph of the same one."""
    lines, after = block.layout(), block.next()
    if not lines.lineCount():
        return
    top = lines.position().y() + lines.lineAt(0).y()
    last = lines.lineAt(lines.lineCount() - 1)
    bottom = lines.position().y() + last.y() + last.height()
    if after.isValid() and type_of(after.blockFormat()) is type_of(block.blockFormat()):
        bottom = after.layout().position().y() + after.layout().lineAt(0).y()
    painter.fillRect(QRectF(0, top, _BAR_WIDTH, bottom - top), QColor(tokens.accent))


def _paint_bullet(painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
    """A dot, on the second level a ring, on the third a dash; then again from the start."""
    line, zoom = _first_line(block), _zoom_of(block)
    centre, radius = QPointF(line.left() - 14 * zoom, line.center().y() + 1), 2.5 * zoom
    level = block.blockFormat().intProperty(DEPTH) % 3
    if level == 1:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.text2), 1.25 * zoom))
        painter.drawEllipse(centre, radius, radius)
        return
    painter.setBrush(QColor(tokens.text2))
    painter.setPen(Qt.PenStyle.NoPen)
    if level == 2:
        width, height = 7 * zoom, 1.5 * zoom
        painter.drawRect(QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height))
    else:
        painter.drawEllipse(centre, radius, radius)


def _paint_number(painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
    line = _first_line(block)
    painter.setPen(QColor(tokens.text2))
    zoom = _zoom_of(block)
    painter.setFont(ui_font(round(SIZE_BODY * zoom)))
    room, gap = 48 * zoom, 2 * SPACE_1 * zoom
    place = QRectF(line.left() - room, line.top(), room - gap, line.height())
    painter.drawText(
        place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{_number_of(block)}."
    )


def _zoom_of(block: QTextBlock) -> float:
    """Return how much larger than usual the text is shown."""
    return block.document().defaultFont().pixelSize() / SIZE_BODY


def _first_line(block: QTextBlock) -> QRectF:
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
