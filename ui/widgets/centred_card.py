"""A narrow column in the middle of a room: what is asked before the desk is there, at any size of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_3, SPACE_6, SPACE_8
from ui.widgets.buttons import put_into


class CentredCard(QScrollArea):
    """Holds `column`, a little above the middle, and scrolls where the window is too low for it."""

    def __init__(self, width: int) -> None:
        super().__init__()
        card = QFrame()
        card.setFixedWidth(width)
        self.column = QVBoxLayout(card)
        self.column.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        self.column.setSpacing(SPACE_3)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_into(self, _in_the_middle(card))


def _in_the_middle(card: QWidget) -> QWidget:
    middle = QWidget()
    rows = QVBoxLayout(middle)
    rows.setContentsMargins(SPACE_6, 0, SPACE_6, 0)
    rows.addStretch(2)
    # Stretches, not an alignment: only so is the card as high as its wrapped sentences.
    centred = QHBoxLayout()
    centred.addStretch(1)
    centred.addWidget(card)
    centred.addStretch(1)
    rows.addLayout(centred)
    rows.addStretch(3)
    return middle
