"""The window: where each part stands, what folds away when there is little room; it knows no newsroom."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStyle, QVBoxLayout, QWidget

from ui.editor.article_page import ArticlePage
from ui.monitor.monitor_page import MonitorPage
from ui.photos.caption_desk import CaptionDesk
from ui.photos.import_sheet import ImportSheet
from ui.photos.library import PhotoLibrary
from ui.planning.planning_page import PlanningPage
from ui.review.changes_view import ChangesView
from ui.shell.banner_place import BannerPlace
from ui.shell.focus_walk import walk_on
from ui.shell.language import Language
from ui.shell.messages import Messages
from ui.shell.side_panes import Pane
from ui.shell.sign_in import SignIn
from ui.shell.window_parts import WindowParts
from ui.staff.staff_page import StaffPage
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import (
    INSPECTOR_WIDTH,
    INSPECTOR_WIDTH_MIN,
    LIST_WIDTH,
    LIST_WIDTH_MIN,
    SIDEBAR_WIDTH,
    SPACE_4,
)
from ui.widgets.toast import ToastStack

SMALLEST = (960, 600)
USUAL = (1440, 900)
_FRAME = 40
# Below the first width the right column floats over the page; below the second the list makes way for the article.
_RIGHT_FLOATS_BELOW = 1200
_LIST_FOLDS_BELOW = 1040
# Screens that belong to no list of articles.
_WHOLE = PhotoLibrary | CaptionDesk | ImportSheet | StaffPage | MonitorPage | PlanningPage


class Window(WindowParts):
    """Every part of the window in its place."""

    closing = Signal()
    # What surrounds the page is shown again.
    page_alone_left = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        language: Language,
        *,
        now: Callable[[], datetime],
        settings: QSettings,
    ) -> None:
        super().__init__(theme, icons, language, now=now)
        self._settings = settings
        self._is_right_wanted, self._is_floating = True, False
        self._is_article_open = False
        self._is_newsroom_open = False
        # Whether nothing is shown but the page, and whether the places come back after it.
        self.is_page_alone = False
        self._had_sidebar = True
        # Asked before the window closes; it never asks the person anything.
        self.may_close: Callable[[], bool] = lambda: True
        self.setMinimumSize(*SMALLEST)
        self._lay_out()
        self.messages = Messages(self, toasts=self.toasts, banner=self.banner, language=language)
        self._retranslate()
        self._restore()

    def _lay_out(self) -> None:
        for screen in (self.nothing, self.page):
            self.middle.addWidget(screen)
        self.side.left.connect(self.hide_floating_side)
        # In fields of several lines these are the keys that lead on; F6 is in the table of commands.
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.focus_pane, step))
        self.toasts = ToastStack(self.middle, self.icons)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for part, stretch in ((self.sidebar, 0), (self.pane, 0), (self._centre(), 1), (self.side, 0)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.count() - 1, stretch)
        self._splitter.setSizes([SIDEBAR_WIDTH, LIST_WIDTH, USUAL[0], INSPECTOR_WIDTH])
        self._desk = QWidget()
        column = QVBoxLayout(self._desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.status)
        self._rooms.addWidget(self._desk)
        self.setCentralWidget(self._rooms)

    def _centre(self) -> QWidget:
        centre = QWidget()
        centre.setProperty("look", "canvas")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bars = QWidget()
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(0)
        bars.addWidget(self.review_bar)
        bars.addWidget(self.version_bar)
        self._banner_place = BannerPlace(self.banner)
        self.page.keep_beside(self._banner_place)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addWidget(self._banner_place)
        column.addWidget(self.middle, 1)
        self.review_bar.hide()
        self.version_bar.hide()
        return centre

    def set_newsroom_open(self) -> None:
        """Offer what can be done in a newsroom: before one is open there is nothing to choose or to start."""
        self._is_newsroom_open = True
        self._retranslate()

    def show_desk(self) -> None:
        """Show the desk: somebody has come in."""
        self._rooms.setCurrentWidget(self._desk)

    def show_room(self, room: QWidget) -> None:
        """Show one of the rooms before the desk: who is there, which newsroom, the way into another one."""
        self._rooms.setCurrentWidget(room)

    @property
    def is_asking_who_is_there(self) -> bool:
        """Whether the window shows the sign-in screen instead of the desk."""
        return isinstance(self._rooms.currentWidget(), SignIn)

    def show_middle(self, screen: QWidget) -> None:
        """Show one screen in the middle and arrange the columns beside it."""
        self._is_article_open = isinstance(screen, ArticlePage | ChangesView) or screen in self._brought
        if screen is not self.page:
            self.show_all()
        self._bars.setVisible(self._is_article_open and not self.is_page_alone)
        self.middle.setCurrentWidget(screen)
        self._banner_place.stand_over(page=screen is self.page)
        self.toasts.set_lift(self.page.tray.height() if screen is self.page else 0)
        self.toasts.raise_()
        self._arrange()

    def show_page_alone(self) -> None:
        """Show nothing but the page."""
        if self.is_page_alone or self.middle.currentWidget() is not self.page:
            return
        self.is_page_alone, self._had_sidebar = True, self.sidebar.isVisible()
        self._show_around(is_shown=False)

    def show_all(self) -> None:
        """Show again what surrounds the page."""
        if self.is_page_alone:
            self.is_page_alone = False
            self._show_around(is_shown=True)
            self.page_alone_left.emit()

    def _show_around(self, *, is_shown: bool) -> None:
        for part in (self.top_bar, self.status, self._bars, self.page.tray):
            part.setVisible(is_shown)
        self.sidebar.setVisible(is_shown and self._had_sidebar)
        self._arrange()

    def is_in_the_middle(self, kind: type[QWidget]) -> bool:
        """Return whether a screen of that kind is shown in the middle; none is made to find out."""
        return isinstance(self.middle.currentWidget(), kind)

    @property
    def is_whole(self) -> bool:
        """Whether the screen in the middle belongs to no list of articles, so that none stands beside it."""
        return isinstance(self.middle.currentWidget(), _WHOLE)

    def show_list(self) -> None:
        """Show the list again where it has made way for the article."""
        self.show_all()
        if self.pane.isHidden():
            self._is_article_open = False
            self._arrange()

    def focus_pane(self, step: int) -> None:
        """Go to the next (1) or previous (-1) of places, list, search, page and right column that can be seen."""
        middle = self.middle.currentWidget() or self.middle
        panes = (
            (self.sidebar, self.sidebar),
            (self.pane, self.pane.list),
            *(self.page.panes() if middle is self.page else ((self.middle, middle),)),
            (self.side, self.outline.list if self.side.current is Pane.OUTLINE else self.side),
        )
        walk_on(panes, step)

    def show_side(self, pane: Pane) -> None:
        """Show a pane of the right column, floating where there is no room for a column."""
        self.show_all()
        self.side.show_pane(pane)
        self._is_right_wanted = True
        self._arrange()

    def set_zoom(self, percent: int) -> None:
        """Show what stands on both sides of the page larger or smaller; it steps aside where the page needs its room."""
        for column in (self.sidebar, self.pane, self.side):
            column.set_zoom(percent)
        self.status.show_zoom(percent)
        self._arrange()

    def toggle_side(self) -> None:
        """Show or hide the right column."""
        self.show_all()
        self._is_right_wanted = not self.side.isVisible()
        self._arrange()

    def hide_floating_side(self) -> None:
        """Put the right column away where it covers the page."""
        if self._is_floating:
            self._is_right_wanted = False
            self._arrange()

    def toggle_sidebar(self) -> None:
        """Show or hide the places."""
        if self.is_page_alone:
            self._had_sidebar = False
            self.show_all()
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.may_close():
            event.ignore()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/columns", self._splitter.saveState())
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        is_library, is_whole = self.is_in_the_middle(PhotoLibrary), self.is_whole
        self.pane.setVisible(
            not self.is_page_alone
            and not is_whole
            and not (self.width() < _LIST_FOLDS_BELOW + self._grown() and self._is_article_open)
        )
        self._float_or_stand()
        has_side = (self._is_article_open or is_library) and not self.is_page_alone
        is_side_shown = self._is_right_wanted and has_side
        floats = self._is_floating
        if floats and self.side.parent() is not self._desk:
            self.side.setParent(self._desk)
        elif not floats and self.side.parent() is not self._splitter:
            self._splitter.addWidget(self.side)
            self._splitter.setStretchFactor(3, 0)
        self.side.set_floating(is_floating=floats)
        self.side.setVisible(is_side_shown)
        if floats and is_side_shown:
            top, bottom, wide = self.top_bar.height(), self.status.height(), self.side.width_wanted
            at_end = QRect(self._desk.width() - wide, top, wide, self._desk.height() - top - bottom)
            self.side.setGeometry(QStyle.visualRect(self.layoutDirection(), self._desk.rect(), at_end))
            self.side.raise_()

    def _float_or_stand(self) -> None:
        """Let the right column float where there is no room for it; it does not float over the page uncalled."""
        right = self.side.minimumWidth() - INSPECTOR_WIDTH_MIN
        floats = self.width() < _RIGHT_FLOATS_BELOW + self._grown() + right
        if floats != self._is_floating:
            self._is_floating, self._is_right_wanted = floats, not floats

    def _grown(self) -> int:
        """By how much zoom has made the two left columns wider."""
        left = self.sidebar.minimumWidth() + self.pane.minimumWidth()
        return left - (SIDEBAR_WIDTH - SPACE_4 + LIST_WIDTH_MIN)

    def _restore(self) -> None:
        geometry, columns = self._settings.value("window/geometry"), self._settings.value("window/columns")
        if geometry is None or not self.restoreGeometry(geometry):
            room = QGuiApplication.primaryScreen().availableGeometry()
            # The frame around the window takes room of its own, which nobody knows before it is shown.
            self.resize(min(USUAL[0], room.width() - _FRAME), min(USUAL[1], room.height() - _FRAME))
        if columns is not None:
            self._splitter.restoreState(columns)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Copydesk"))
        if self._is_newsroom_open:
            self.nothing.set_words(self.tr("Choose an article, or start one."), self.tr("New article"))
