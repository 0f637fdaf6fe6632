"""What the window is made of: the parts that are there from the start, and those made when first asked for."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.archive.history_panel import HistoryPanel
from ui.archive.version_bar import VersionBar
from ui.editor.article_page import ArticlePage
from ui.editor.outline import OutlinePanel
from ui.monitor.monitor_page import MonitorPage
from ui.photos.caption_desk import CaptionDesk
from ui.photos.import_sheet import ImportSheet
from ui.photos.inspector import PhotoInspector
from ui.photos.library import PhotoLibrary
from ui.planning.planning_page import PlanningPage
from ui.publishing.publish_panel import PublishPanel
from ui.publishing.steps_panel import StepsPanel
from ui.review.changes_view import ChangesView
from ui.review.conflict_view import ConflictView
from ui.review.notes_panel import NotesPanel
from ui.review.review_bar import ReviewBar
from ui.shell.article_pane import ArticlePane
from ui.shell.away_page import AwayPage
from ui.shell.checks_pane import ChecksPane
from ui.shell.ended_page import EndedPage
from ui.shell.focus_walk import tab_on_to
from ui.shell.join_page import JoinPage
from ui.shell.language import Language
from ui.shell.new_article import NewArticleSheet
from ui.shell.newsroom_choice import NewsroomChoice
from ui.shell.on_demand import PartsOnDemand
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.side_panes import Pane, SidePanes
from ui.shell.sidebar import Sidebar
from ui.shell.sign_in import SignIn
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.shell.wording_sheet import WordingSheet
from ui.staff.staff_page import StaffPage
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.named_people import NamedPeople
from ui.widgets.problem_list import ProblemList
from ui.widgets.remark_list import RemarkList

Screen = TypeVar("Screen", bound=QWidget)


class WindowParts(QMainWindow):
    """Every part of the window, by name.

    A part that is a property below is made by the first who asks for it. Whoever only wants to hear its
    signals, or to know whether it is there, asks `on_demand`.
    """

    def __init__(
        self, theme: Theme, icons: Icons, language: Language, *, now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.theme, self.icons = theme, icons
        # Screens that others bring: each shows the open article in its own way.
        self._brought: list[QWidget] = []
        # The desk and the question who is there; what stands between the columns; the column on the right.
        self._rooms, self.middle, self.side = QStackedWidget(), QStackedWidget(), SidePanes(icons)
        self.top_bar = TopBar(theme, icons)
        self.sidebar = Sidebar(theme, icons)
        self.pane = ArticlePane(theme, icons, now=now)
        self.banner = Banner(theme, icons)
        self.review_bar = ReviewBar(theme, icons, now=now, sentence=language.sentence)
        self.version_bar = VersionBar(theme, icons)
        self.page = ArticlePage(theme, icons)
        self.nothing = EmptyState(theme, icons, "newspaper")
        self.checks = ProblemList(theme, icons, language.sentence)
        self.remarks = RemarkList(theme)
        self.people_named = NamedPeople()
        self._checks_pane = ChecksPane(self.checks, self.remarks, self.people_named)
        self.status = StatusBar(theme)
        self.palette_ = Palette(theme, icons, self)
        side, sentence = self.side, language.sentence
        self.on_demand = PartsOnDemand(
            {
                ChangesView: lambda: self._in_the_middle(ChangesView(theme, icons)),
                ConflictView: lambda: self._in_the_middle(ConflictView(theme, icons, now=now)),
                PhotoLibrary: lambda: self._in_the_middle(PhotoLibrary(theme, icons)),
                MonitorPage: lambda: self._in_the_middle(MonitorPage(theme, icons, now=now)),
                PlanningPage: lambda: self._in_the_middle(PlanningPage(theme, icons, sentence, now=now)),
                ImportSheet: lambda: self._in_the_middle(ImportSheet(theme, icons)),
                CaptionDesk: lambda: self._in_the_middle(CaptionDesk(theme, icons)),
                StaffPage: lambda: self._in_the_middle(StaffPage(theme, icons)),
                NewArticleSheet: lambda: self._in_the_middle(NewArticleSheet(theme, icons)),
                PhotoInspector: lambda: side.put(Pane.PHOTO, PhotoInspector(theme, icons)),
                HistoryPanel: lambda: side.put(Pane.HISTORY, HistoryPanel(theme, icons, now=now)),
                NotesPanel: lambda: side.put(Pane.NOTES, NotesPanel(theme, icons, now=now)),
                OutlinePanel: lambda: side.put(Pane.OUTLINE, OutlinePanel(self.page, theme, icons)),
                PublishPanel: lambda: side.put(Pane.PUBLISH, PublishPanel(theme, icons, sentence)),
                StepsPanel: lambda: side.put(Pane.STEPS, StepsPanel(theme, icons, sentence, now=now)),
                SignIn: lambda: self._beside_the_desk(SignIn(theme, icons)),
                NewsroomChoice: lambda: self._beside_the_desk(NewsroomChoice(theme, icons)),
                JoinPage: lambda: self._beside_the_desk(JoinPage(theme, icons, language)),
                AwayPage: lambda: self._beside_the_desk(AwayPage(theme, icons)),
                EndedPage: lambda: self._beside_the_desk(EndedPage(theme, icons)),
                ShortcutSheet: lambda: ShortcutSheet(theme, icons, self),
                WordingSheet: lambda: WordingSheet(theme, icons, self),
            }
        )
        self._fill_side()

    @property
    def changes(self) -> ChangesView:
        return self.on_demand.part(ChangesView)

    @property
    def conflicts(self) -> ConflictView:
        return self.on_demand.part(ConflictView)

    @property
    def library(self) -> PhotoLibrary:
        return self.on_demand.part(PhotoLibrary)

    @property
    def imports(self) -> ImportSheet:
        return self.on_demand.part(ImportSheet)

    @property
    def captions(self) -> CaptionDesk:
        return self.on_demand.part(CaptionDesk)

    @property
    def new_article(self) -> NewArticleSheet:
        return self.on_demand.part(NewArticleSheet)

    @property
    def inspector(self) -> PhotoInspector:
        return self.on_demand.part(PhotoInspector)

    @property
    def history(self) -> HistoryPanel:
        return self.on_demand.part(HistoryPanel)

    @property
    def notes(self) -> NotesPanel:
        return self.on_demand.part(NotesPanel)

    @property
    def outline(self) -> OutlinePanel:
        return self.on_demand.part(OutlinePanel)

    @property
    def publish(self) -> PublishPanel:
        return self.on_demand.part(PublishPanel)

    @property
    def further_steps(self) -> StepsPanel:
        return self.on_demand.part(StepsPanel)

    @property
    def monitor(self) -> MonitorPage:
        return self.on_demand.part(MonitorPage)

    @property
    def planning(self) -> PlanningPage:
        return self.on_demand.part(PlanningPage)

    @property
    def sign_in(self) -> SignIn:
        return self.on_demand.part(SignIn)

    @property
    def newsrooms(self) -> NewsroomChoice:
        return self.on_demand.part(NewsroomChoice)

    @property
    def join(self) -> JoinPage:
        return self.on_demand.part(JoinPage)

    @property
    def away(self) -> AwayPage:
        return self.on_demand.part(AwayPage)

    @property
    def ended(self) -> EndedPage:
        return self.on_demand.part(EndedPage)

    @property
    def staff(self) -> StaffPage:
        return self.on_demand.part(StaffPage)

    def show_shortcuts(self) -> None:
        """Show the sheet of all shortcuts."""
        self.on_demand.part(ShortcutSheet).open()

    def _fill_side(self) -> None:
        self.side.add(Pane.PHOTO, lambda: self.inspector)
        self.side.add(Pane.CHECKS, lambda: self._checks_pane)
        self.side.add(Pane.NOTES, lambda: self.notes)
        self.side.add(Pane.PUBLISH, lambda: self.publish)
        self.side.add(Pane.HISTORY, lambda: self.history)
        self.side.add(Pane.OUTLINE, lambda: self.outline)
        self.side.add(Pane.STEPS, lambda: self.further_steps)
        self.side.put(Pane.CHECKS, self._checks_pane)
        self.side.show_pane(Pane.PHOTO)
        self.side.offer(Pane.PUBLISH, is_offered=False)

    def bring_screen(self, screen: Screen) -> Screen:
        """Give a screen that shows the open article in another way its place in the middle."""
        self._brought.append(screen)
        return self._in_the_middle(screen)

    def _in_the_middle(self, screen: Screen) -> Screen:
        self.middle.addWidget(screen)
        tab_on_to(screen, after=self.page)
        return screen

    def _beside_the_desk(self, room: Screen) -> Screen:
        self._rooms.addWidget(room)
        return room
