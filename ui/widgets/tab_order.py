"""Putting what was made later where one reads it: the Tab key would otherwise come to it last."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_before(field: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key come to *stops*, in order, right before it comes to *field* or what is in it."""
    before = field.previousInFocusChain()
    while before is not None and before is not field and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    if before is not None:
        stand_after(before, stops)


def stand_after(field: QWidget, stops: Iterable[QWidget]) -> None:
    """Let the Tab key go on from *field*, which it comes to itself, to *stops*, in order."""
    for stop in stops:
        if stop is not field:
            QWidget.setTabOrder(field, stop)
            field = stop
