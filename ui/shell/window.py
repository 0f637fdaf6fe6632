"""The window: where each part stands, what folds away when there is little room; it knows no newsroom."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.archive.history_panel import HistoryPanel
from ui.archive.version_bar import VersionBar
from ui.editor.article_page import ArticlePage
from ui.photos.inspector import PhotoInspector
from ui.photos.library import PhotoLibrary
from ui.publishing.publish_panel import PublishPanel
from ui.review.changes_view import ChangesView
from ui.review.review_bar import ReviewBar
from ui.shell.article_pane import ArticlePane
from ui.shell.language import Language
from ui.shell.messages import Messages
from ui.shell.new_article import NewArticleSheet
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.side_panes import Pane, SidePanes
from ui.shell.sidebar import Sidebar
from ui.shell.sign_in import SignIn
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH, LIST_WIDTH, SIDEBAR_WIDTH, SPACE_3, SPACE_4
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.problem_list import ProblemList
from ui.widgets.toast import ToastStack

SMALLEST = (960, 600)
USUAL = (1440, 900)
_FRAME = 40
# Below the first width the right column floats over the page; below the second the list makes way for the article.
_RIGHT_FLOATS_BELOW = 1200
_LIST_FOLDS_BELOW = 1040


class Window(QMainWindow):
    """Every part of the window, by name, in its place."""

    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        language: Language,
        *,
        now: Callable[[], datetime],
        settings: QSettings,
    ) -> None:
        super().__init__()
        self._icons = icons
        self._settings = settings
        self._is_right_wanted = True
        self._is_article_open = False
        # Asked before the window closes; it never asks the person anything.
        self.may_close: Callable[[], bool] = lambda: True
        self.setMinimumSize(*SMALLEST)
        self._build_parts(theme, icons, language, now)
        self._lay_out()
        self.messages = Messages(self, toasts=self.toasts, banner=self.banner, language=language)
        self._retranslate()
        self._restore()

    def _build_parts(
        self, theme: Theme, icons: Icons, language: Language, now: Callable[[], datetime]
    ) -> None:
        self.top_bar = TopBar(theme, icons)
        self.sidebar = Sidebar(theme, icons)
        self.pane = ArticlePane(theme, icons, now=now)
        self.banner = Banner(theme, icons)
        self.review_bar = ReviewBar(theme, icons, now=now, sentence=language.sentence)
        self.version_bar = VersionBar(theme, icons)
        self.page = ArticlePage(theme, icons)
        self.changes = ChangesView(theme, icons)
        self.library = PhotoLibrary(theme, icons)
        self.nothing = EmptyState(theme, icons, "newspaper")
        self.new_article = NewArticleSheet(theme)
        self.inspector = PhotoInspector(theme, icons)
        self.checks = ProblemList(theme, icons, language.sentence)
        self.history = HistoryPanel(theme, icons, now=now)
        self.publish = PublishPanel(theme, icons, language.sentence)
        self.sign_in = SignIn(theme, icons)
        self.status = StatusBar(theme)
        self.palette_ = Palette(theme, icons, self)
        self.shortcut_sheet = ShortcutSheet(theme, icons, self)

    def _lay_out(self) -> None:
        self.side = SidePanes()
        for pane, widget in (
            (Pane.PHOTO, self.inspector),
            (Pane.CHECKS, self.checks),
            (Pane.HISTORY, self.history),
            (Pane.PUBLISH, self.publish),
        ):
            self.side.add(pane, widget)
        self.side.show_pane(Pane.PHOTO)
        self.side.offer(Pane.PUBLISH, is_offered=False)
        self.middle = QStackedWidget()
        for screen in (self.nothing, self.page, self.changes, self.library, self.new_article):
            self.middle.addWidget(screen)
        self.toasts = ToastStack(self.middle, self._icons)
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
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._desk)
        self._rooms.addWidget(self.sign_in)
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
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, 0)
        notices.setSpacing(SPACE_3)
        notices.addWidget(self.banner)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addLayout(notices)
        column.addWidget(self.middle, 1)
        self.review_bar.hide()
        self.version_bar.hide()
        return centre

    def show_room(self, *, is_signed_in: bool) -> None:
        """Show the desk, or the question who is there."""
        self._rooms.setCurrentWidget(self._desk if is_signed_in else self.sign_in)

    def show_middle(self, screen: QWidget) -> None:
        """Show one screen in the middle and arrange the columns beside it."""
        self._is_article_open = screen in (self.page, self.changes)
        self._bars.setVisible(self._is_article_open)
        self.middle.setCurrentWidget(screen)
        self.toasts.set_lift(self.page.tray.height() if screen is self.page else 0)
        self.toasts.raise_()
        self._arrange()

    def show_list(self) -> None:
        """Show the list again where it has made way for the article."""
        if self.pane.isHidden():
            self._is_article_open = False
            self._arrange()

    def focus_pane(self, step: int) -> None:
        """Go to the next (1) or previous (-1) of places, list, page and right column that can be seen."""
        panes = [part for part in (self.sidebar, self.pane, self.middle, self.side) if part.isVisible()]
        focused = QApplication.focusWidget()
        here = next((n for n, part in enumerate(panes) if focused and part.isAncestorOf(focused)), -step)
        target = panes[(here + step) % len(panes)]
        goals: dict[QWidget, QWidget | None] = {
            self.pane: self.pane.list,
            self.middle: self.middle.currentWidget(),
        }
        goal = goals.get(target) or target
        first = goal if goal.focusPolicy() & Qt.FocusPolicy.TabFocus else _first_field(goal)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_side(self, pane: Pane) -> None:
        """Show a pane of the right column, floating where there is no room for a column."""
        self.side.show_pane(pane)
        self._is_right_wanted = True
        self._arrange()

    def toggle_side(self) -> None:
        """Show or hide the right column."""
        self._is_right_wanted = not self.side.isVisible()
        self._arrange()

    def hide_floating_side(self) -> None:
        """Put the right column away where it covers the page."""
        if self.width() < _RIGHT_FLOATS_BELOW:
            self._is_right_wanted = False
            self._arrange()

    def toggle_sidebar(self) -> None:
        """Show or hide the places."""
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        was_wide = event.oldSize().width() >= _RIGHT_FLOATS_BELOW
        if was_wide != (event.size().width() >= _RIGHT_FLOATS_BELOW):
            self._is_right_wanted = event.size().width() >= _RIGHT_FLOATS_BELOW
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
        is_library = self.middle.currentWidget() is self.library
        self.pane.setVisible(
            not is_library and not (self.width() < _LIST_FOLDS_BELOW and self._is_article_open)
        )
        is_side_shown = self._is_right_wanted and (self._is_article_open or is_library)
        floats = self.width() < _RIGHT_FLOATS_BELOW
        if floats and self.side.parent() is not self._desk:
            self.side.setParent(self._desk)
        elif not floats and self.side.parent() is not self._splitter:
            self._splitter.addWidget(self.side)
            self._splitter.setStretchFactor(3, 0)
        self.side.setVisible(is_side_shown)
        if floats and is_side_shown:
            top, bottom = self.top_bar.height(), self.status.height()
            self.side.setGeometry(
                self._desk.width() - INSPECTOR_WIDTH, top, INSPECTOR_WIDTH, self._desk.height() - top - bottom
            )
            self.side.raise_()

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
        self.nothing.set_words(self.tr("Choose an article, or start one."), self.tr("New article"))


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
