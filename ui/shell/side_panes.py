"""The column on the right: one pane at a time, chosen by the tabs above it."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.shell.focus_walk import tab_on_to
from ui.shell.tab_strip import TabStrip
from ui.theme.icons import Icons
from ui.theme.stylesheet import text_sizes
from ui.theme.tokens import (
    INSPECTOR_WIDTH,
    INSPECTOR_WIDTH_MAX,
    INSPECTOR_WIDTH_MIN,
    SPACE_1,
    SPACE_2,
    SPACE_3,
)
from ui.widgets.buttons import set_look

Widget = TypeVar("Widget", bound=QWidget)


class Pane(StrEnum):
    """What the right column can show."""

    PHOTO = "photo"
    CHECKS = "checks"
    NOTES = "notes"
    HISTORY = "history"
    OUTLINE = "outline"
    PUBLISH = "publish"
    STEPS = "steps"


class SidePanes(QWidget):
    """Photo, checks, history and, when it is time, publication."""

    pane_chosen = Signal(str)
    # The Esc key was pressed, and no part of a pane wanted it.
    left = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        # How wide it is where it floats.
        self.width_wanted = INSPECTOR_WIDTH
        self._tabs = TabStrip(icons)
        self._tabs.chosen.connect(lambda name: self._choose(Pane(name)))
        # How many things wait in a pane, and whether they stand in the way.
        self._marks: dict[Pane, tuple[int, bool]] = {}
        self._fetch: dict[Pane, Callable[[], QWidget]] = {}
        self._current = Pane.PHOTO
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        # One pixel for the edge that parts the column from the page it floats over.
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(SPACE_1)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, 0)
        tabs.addWidget(self._tabs)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)

    def add(self, pane: Pane, fetch: Callable[[], QWidget]) -> None:
        """Give *pane* a tab at the end of the row; its widget is fetched when it is first to be seen."""
        self._tabs.add(pane.value)
        self._fetch[pane] = fetch
        self._retranslate()

    def put(self, pane: Pane, widget: Widget) -> Widget:
        """Give the widget of *pane* its place, and return it."""
        self._stack.addWidget(widget)
        tab_on_to(widget, after=self)
        return widget

    @property
    def current(self) -> Pane:
        """The pane that is shown."""
        return self._current

    def show_pane(self, pane: Pane) -> None:
        """Show *pane* without telling that it was chosen."""
        self._current = pane
        self._tabs.show_current(pane.value)
        if self.isVisible():
            self._bring()

    def set_zoom(self, percent: int) -> None:
        """Show the text of the panes larger or smaller."""
        self.width_wanted = min(INSPECTOR_WIDTH * max(percent, 100) // 100, INSPECTOR_WIDTH_MAX)
        self.setMinimumWidth(min(INSPECTOR_WIDTH_MIN * max(percent, 100) // 100, INSPECTOR_WIDTH_MAX))
        self.setStyleSheet("" if percent == 100 else text_sizes(percent))

    def set_floating(self, *, is_floating: bool) -> None:
        """Stand apart from the page where the column lies over it."""
        set_look(self, "floats", "true" if is_floating else "false")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it floats, whatever its widest pane would like: so it stands in the window, too."""
        return QSize(self.width_wanted, super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self._bring()
        super().showEvent(event)

    def offer(self, pane: Pane, *, is_offered: bool) -> None:
        """Show or hide the tab of *pane*."""
        self._tabs.offer(pane.value, is_offered=is_offered)
        if not is_offered and self.current is pane:
            self.show_pane(Pane.PHOTO)

    def mark(self, pane: Pane, number: int, *, is_alert: bool = True) -> None:
        """Show on the tab how many things wait in *pane*, in red if they stand in the way; 0 shows nothing."""
        self._marks[pane] = (number, bool(number) and is_alert)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _bring(self) -> None:
        self._stack.setCurrentWidget(self._fetch[self._current]())

    def _choose(self, pane: Pane) -> None:
        self.show_pane(pane)
        self.pane_chosen.emit(pane.value)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Beside the article"))
        names = {
            Pane.PHOTO: self.tr("Photo"),
            Pane.CHECKS: self.tr("Checks"),
            Pane.NOTES: self.tr("Notes"),
            Pane.HISTORY: self.tr("History"),
            Pane.OUTLINE: self.tr("Outline"),
            Pane.PUBLISH: self.tr("Publish"),
            Pane.STEPS: self.tr("Steps"),
        }
        for pane in self._fetch:
            number, is_alert = self._marks.get(pane, (0, False))
            self._tabs.name(pane.value, names[pane], number=number, is_alert=is_alert)
