"""The ground of a row in a list: under the mouse, chosen, and chosen with the keyboard there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

from ui.theme.tokens import FOCUS_RING, RADIUS_CONTROL, SPACE_2, Tokens

_BAR = 3


def paint_row_ground(
    painter: QPainter, card: QRectF, state: QStyle.StateFlag, tokens: Tokens, *, has_bar: bool = False
) -> None:
    """Paint the ground of a row in *card*; *has_bar* marks a chosen row at its left where the keyboard is elsewhere."""
    is_selected = bool(state & QStyle.StateFlag.State_Selected)
    painter.setPen(Qt.PenStyle.NoPen)
    if is_selected or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.selected if is_selected else tokens.hover))
        painter.drawRoundedRect(card, RADIUS_CONTROL, RADIUS_CONTROL)
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), FOCUS_RING))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), RADIUS_CONTROL, RADIUS_CONTROL)
    elif is_selected and has_bar:
        painter.setBrush(QColor(tokens.accent))
        bar = QRectF(card.left(), card.top() + SPACE_2, _BAR, card.height() - 2 * SPACE_2)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
