"""Walking through the panes of the window by key, from one to the next and round again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def walk_on(panes: Sequence[tuple[QWidget, QWidget]], step: int) -> None:
    """Give the focus to the next (1) or previous (-1) of *panes* that can be seen; each is named with its goal."""
    seen = [(pane, goal) for pane, goal in panes if pane.isVisible()]
    focused = QApplication.focusWidget()
    here = next((n for n, (pane, _) in enumerate(seen) if focused and pane.isAncestorOf(focused)), -step)
    _, goal = seen[(here + step) % len(seen)]
    first = goal if goal.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_field(goal)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _first_field(part: QWidget) -> QWidget | None:
    """Return the first thing in *part* that the Tab key would reach."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if (
            part.isAncestorOf(widget)
            and widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            return widget
        widget = widget.nextInFocusChain()
    return None
