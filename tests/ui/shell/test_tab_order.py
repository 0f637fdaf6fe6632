"""Tab goes the way one reads, on every screen: from left to right, and from top to bottom."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.shell.side_panes import Pane
from ui.widgets.tab_order import next_in_order

HEADLINE = "Lakeside Secretariat"
PANES = (Pane.PHOTO, Pane.CHECKS, Pane.NOTES, Pane.HISTORY, Pane.OUTLINE)
PLACES = ("My articles", "Review queue", "Monitor", "Planning", "Published", "Photos")


def stops(part: QWidget) -> list[QWidget]:
    """Where the Tab key stops within *part*, in its order."""
    found, widget = [], next_in_order(part)
    while widget is not part:
        takes_tab = (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        )
        if takes_tab and part.isAncestorOf(widget) and widget.focusProxy() is None:
            found.append(widget)
        widget = next_in_order(widget)
    return found


def spot(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def is_before(one: QRect, other: QRect) -> bool:
    """Whether whoever reads comes to *one* first, beyond doubt."""
    if one.bottom() <= other.top():
        return True
    is_in_one_line = min(one.bottom(), other.bottom()) > max(one.top(), other.top())
    return is_in_one_line and one.right() <= other.left()


def backwards(part: QWidget) -> list[str]:
    """Return each step of the Tab key that goes against the reading."""
    found = stops(part)
    return [
        f"{told(one)} → {told(other)}"
        for one, other in itertools.pairwise(found)
        if is_before(spot(other), spot(one))
    ]


def told(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} “{words}”"


def parts(desk) -> list[QWidget]:
    window = desk.window
    return [window.top_bar, window.sidebar, window.pane, window.middle.currentWidget(), window.side]


@pytest.mark.parametrize("pane", PANES)
def test_beside_an_article_and_in_it(desk, pane):
    desk.open_article(HEADLINE)
    desk.press("Ctrl+F")
    desk.window.show_side(pane)
    desk.settle()
    desk.breathe()
    assert [step for part in parts(desk) for step in backwards(part)] == []


@pytest.mark.parametrize("place", PLACES)
def test_in_every_place(desk, place):
    desk.go_to(place)
    desk.breathe()
    assert len(stops(desk.window)) > 10
    assert [step for part in parts(desk) for step in backwards(part)] == []


def test_the_parts_of_the_window_follow_one_another(desk):
    desk.open_article(HEADLINE)
    desk.settle()
    order = [
        next((number for number, part in enumerate(parts(desk)) if part.isAncestorOf(stop)), None)
        for stop in stops(desk.window)
    ]
    seen = list(dict.fromkeys(number for number in order if number is not None))
    # One after the other, each in one go.
    assert seen == sorted(seen)
    assert len([1 for a, b in itertools.pairwise(order) if a != b and b is not None]) <= len(seen)
