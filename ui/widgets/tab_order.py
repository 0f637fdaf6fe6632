"""Putting what was made later where one reads it: the Tab key would otherwise come to it last."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_first_in(around: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key come to *stops*, in order, before it comes to anything else in *around*.

    Nothing is looked up along the chain of focus: PySide takes what `nextInFocusChain` and `previousInFocusChain` answer
    for children of whom they were asked, and forgets half the window when that one is gone.
    """
    policy = around.focusPolicy()
    # Qt puts nothing behind what the Tab key does not come to, and needs no more than this to be told.
    around.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    stand_after(around, stops)
    around.setFocusPolicy(policy)


def stand_after(field: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key go on from *field*, which it comes to itself, to *stops*, in order."""
    for stop in stops:
        if stop is not field:
            QWidget.setTabOrder(field, stop)
            field = stop
