"""What does not fit in a window: words cut off without a way to read them, parts over one another, sideways scrolling."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLayout,
    QPushButton,
    QSplitter,
    QWidget,
)

from tests.journeys.at_the_desk import AtTheDesk
from ui.shell.overlay import Overlay
from ui.shell.sidebar import PlaceButton
from ui.widgets.labels import ElidedLabel

# Where a line may end: at white space, and after a hyphen.
_UNBROKEN = re.compile(r"\s+|(?<=-)")
# These paint “…” themselves where there is no room, and their tool tip has the whole.
_ELIDE = (ElidedLabel, PlaceButton)


def misfits(desk: AtTheDesk) -> list[str]:
    """Return a line for everything in the window that is cut off, lies over its neighbour or scrolls sideways."""
    desk.breathe()
    window = desk.window
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return [
        line for widget in shown for line in (*_sideways(widget), *_cut_words(widget), *_outside(widget))
    ] + [line for widget in (window, *shown) for line in _overlaps(widget)]


def _sideways(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"{_named(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"


def _cut_words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, _ELIDE) or not isinstance(widget, QLabel | QPushButton) or not widget.text():
        return
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        longest = max(widget.fontMetrics().horizontalAdvance(word) for word in _UNBROKEN.split(widget.text()))
        if widget.height() < needed or widget.contentsRect().width() < longest:
            yield f"{_named(widget)} has {widget.width()}×{widget.height()}, needs {longest}×{needed}"
        return
    needed = widget.sizeHint()
    if widget.width() < needed.width() or widget.height() < min(needed.height(), widget.maximumHeight()):
        yield f"{_named(widget)} has {widget.width()}×{widget.height()}, needs {needed.width()}×{needed.height()}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _scrolls(parent) or isinstance(widget, Overlay):
        return
    # Read from the right, a splitter places its parts one pixel off.
    slack = int(isinstance(parent, QSplitter) and parent.isRightToLeft())
    if not parent.rect().adjusted(0, 0, slack, 0).contains(widget.geometry()):
        yield f"{_named(widget)} at {_box(widget)} leaves {_named(parent)} of {parent.width()}×{parent.height()}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    # What is in no layout floats, and is meant to lie over the rest.
    lying = [one for one in _laid_out(parent.layout()) if one.isVisible()]
    for one, other in combinations(lying, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_named(one)} at {_box(one)} lies over {_named(other)} at {_box(other)}"


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for place in range(layout.count()):
        part = layout.itemAt(place)
        if part.widget() is not None:
            yield part.widget()
        else:
            yield from _laid_out(part.layout())


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _named(widget: QWidget) -> str:
    words = getattr(widget, "text", str)() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{words or widget.accessibleName()}”"


def _box(widget: QWidget) -> str:
    box = widget.geometry()
    return f"{box.x()},{box.y()} {box.width()}×{box.height()}"
