"""Walking through the window by key: from pane to pane and round again, and the order the Tab key keeps."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.tab_order import next_in_order


def walk_on(panes: Sequence[tuple[QWidget, QWidget]], step: int) -> None:
    """Give the focus to the next (1) or previous (-1) of *panes* that can be seen; each is named with its goal."""
    seen = [(pane, goal) for pane, goal in panes if pane.isVisible()]
    focused = QApplication.focusWidget()
    here = next((n for n, (pane, _) in enumerate(seen) if focused and pane.isAncestorOf(focused)), -step)
    _, goal = seen[(here + step) % len(seen)]
    first = goal if goal.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_field(goal)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def tab_on_to(part: QWidget, *, after: QWidget) -> None:
    """Let the Tab key go on from *after* to *part*, which was made later than what stands behind it."""
    before = [field for field in _fields(after) if not part.isAncestorOf(field)]
    for field in [*_fields(part)]:
        if before:
            QWidget.setTabOrder(before[-1], field)
        before.append(field)


def _first_field(part: QWidget) -> QWidget | None:
    """Return the first thing in *part* that the Tab key would reach now."""
    return next((field for field in _fields(part) if field.isVisible()), None)


def _fields(part: QWidget) -> Iterator[QWidget]:
    """Yield what the Tab key reaches in *part* when all of it can be seen, in order."""
    widget = next_in_order(part)
    while widget is not part:
        if part.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = next_in_order(widget)
