"""The order the Tab key keeps: walking along it, and putting what was made later where one reads it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_in_order(widget: QWidget) -> QWidget:
    """Return what comes after *widget* in the order of its window, whether the Tab key stops there or not.

    PySide takes what `nextInFocusChain` answers for a child of whom it asked, and forgets it, with everything in it, when
    that one is deleted: half the window then counts as gone. So it is told here whose child it is.
    """
    found = widget.nextInFocusChain() or widget  # the order is a ring: there is always one
    found.setParent(found.parentWidget())  # which changes nothing for Qt
    return found


def stand_first_in(around: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key come to *stops*, in order, before it comes to anything else in *around*."""
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
