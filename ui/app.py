"""The composition root: builds the window and its parts, opens the newsroom, and hands each part what it needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from cms.domain.rows import OpenArticle, PersonRow
from cms.homes import journal_home
from ui.controllers.desk.arriving import Arriving
from ui.controllers.desk.away import Away
from ui.controllers.desk.beside_the_text import BesideTheText
from ui.controllers.desk.desk_day import DeskDay
from ui.controllers.desk.from_document import FromDocument
from ui.controllers.desk.hearing import Hearing
from ui.controllers.desk.last_article import LastArticle
from ui.controllers.desk.letters import Letters
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.photo_rooms import PhotoRooms
from ui.controllers.desk.staffing import Staffing
from ui.controllers.desk.starting import Starting
from ui.controllers.desk.steps import Steps
from ui.controllers.entering.dismissal import Dismissal
from ui.controllers.entering.entrance import Entrance, Opening
from ui.controllers.entering.front_door import FrontDoor
from ui.controllers.entering.unsent import Unsent
from ui.controllers.photos.picture_work import PictureWork
from ui.controllers.text.conflicts import Conflicts
from ui.controllers.text.on_paper import OnPaper
from ui.controllers.text.page_tools import PageTools
from ui.controllers.text.proof import Proof
from ui.controllers.text.proofreading import Proofreading
from ui.controllers.text.recovering import Recovering
from ui.controllers.text.versions import Versions
from ui.controllers.text.writing import Writing
from ui.models.palette_match import Kind, PaletteEntry
from ui.shell.commands import Commands
from ui.shell.crash_notice import tell_of_crash
from ui.shell.crash_report import CrashReport
from ui.shell.language import Language
from ui.shell.shortcuts import Command
from ui.shell.sidebar import MINE, MONITOR, PEOPLE, PHOTOS, PLANNING
from ui.shell.window import Window
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.words.times import TimeWords
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class App(QObject):
    """The running program: one window on one newsroom."""

    def __init__(
        self,
        qt: QApplication,
        opening: Opening,
        *,
        settings: QSettings,
        open_page: Callable[[Path], None] | None = None,
        theme: Theme | None = None,
    ) -> None:
        super().__init__(qt)
        self._settings = settings
        self._open_page = open_page or _open_in_browser
        self.theme = theme or Theme(qt)
        self.language = Language(qt)
        self.runner = Runner(self)
        self.crash_report = CrashReport(version=qt.applicationVersion())
        self.theme.use(str(settings.value("look", "system")))
        self.language.use(str(settings.value("language", _system_language())))
        self._build(opening)
        self._connect()

    def _build(self, opening: Opening) -> None:
        with self.theme.undressed():
            icons = Icons(self.theme)
            self.window = Window(self.theme, icons, self.language, now=_now, settings=self._settings)
        self.hearing = Hearing(self.window.status, self.runner)
        self.lists = Lists(self.window, self.runner, self.language)
        self.writing = Writing(self.window, self.runner, self.language, TimeWords(_now, self.window))
        self.last_article = LastArticle(self.writing, self.lists, self._settings)
        self.pictures = PictureWork(self.window, self.writing, self.runner, self.language)
        self.photo_rooms = PhotoRooms(self.window, self.writing, self.lists, self.pictures)
        self.steps = Steps(self.window, self.writing, self.language)
        self.desk_day = DeskDay(self.window, self.writing, self.steps, self.lists, self.runner, self.language)
        self.photo_rooms.watch_licences(self.desk_day.notices, self._settings)
        self.versions = Versions(self.window, self.writing, self.runner, self.language)
        self.conflicts = Conflicts(self.window, self.writing, self.runner)
        times = TimeWords(_now, self.window)
        self.away = Away(
            self.window, self.writing, self.lists, self.hearing, self.runner, self.language, times
        )
        self._build_around_the_text()
        self.starting = Starting(self.window, self.lists, self.writing, self.runner, self.language)
        self.from_document = FromDocument(
            self.window, self.writing, self.arriving, self.starting, self.runner
        )
        self.entrance = Entrance(self.window, self.writing, self.runner, self.language, opening)
        self.recovering = Recovering(
            self.window, self.writing, self.runner, opening.journal_folder or journal_home()
        )
        self.staffing = Staffing(self.window, self.hearing, self.runner, self.language)
        self.dismissal = Dismissal(
            self.window, self.writing, self.lists, self.hearing, self.entrance, self.runner
        )
        self.front_door = FrontDoor(self.window, self.writing, self.entrance, self.runner, self.language)
        # Whatever works in the newsroom that is open.
        self._parts = (
            self.writing,
            self.recovering,
            self.last_article,
            self.beside,
            self.steps,
            self.desk_day,
            self.pictures,
            self.photo_rooms,
            self.versions,
            self.conflicts,
            self.away,
            self.starting,
            self.proof,
            self.on_paper,
            self.staffing,
            self.dismissal,
            self.proofreading,
            self.arriving,
            self.from_document,
        )
        self._build_commands()

    def _build_around_the_text(self) -> None:
        """Make what reads, brings in, prints and shows the text that is written."""
        self.proof = Proof(self.window, self.writing)
        self.arriving = Arriving(self.window, self.writing, self.pictures, self.runner)
        self.on_paper = OnPaper(self.window, self.writing, self.runner, self._settings, now=_now)
        self.proofreading = Proofreading(
            self.window, self.writing, self.runner, self.language, self._settings
        )
        self.beside = BesideTheText(
            self.window, self.writing, self.proofreading, self.runner, self.language, self._name_of
        )
        self.photo_rooms.read_captions(self.proofreading, self.theme)
        self.proofreading.list.photo_wanted.connect(self.pictures.go_to)
        self.page_tools = PageTools(self.window, self.writing, self._settings, self.theme)

    def _build_commands(self) -> None:
        self.unsent = Unsent(self.window, self.entrance, self.runner, self.language)
        self.letters = Letters(self.window, self.lists, self.writing, self.steps, self.desk_day.held_steps)
        self.commands = Commands(self.window, self.language, self._acts())
        self.commands.articles = lambda: self.lists.everything
        self.commands.desks = lambda: self.lists.desks
        self.commands.people = lambda: self.entrance.people
        # Until an administrator has come in.
        self.commands.offer(Command.GO_PEOPLE, is_offered=False)

    def _acts(self) -> dict[Command, Callable[[], None]]:
        window, page, go = self.window, self.window.page, self.go
        return {
            Command.PALETTE: window.palette_.open_with,
            Command.GO_MINE: lambda: go("mine"),
            Command.GO_REVIEW: lambda: go("review"),
            Command.GO_PUBLISHED: lambda: go("published"),
            Command.GO_ALL: lambda: go("all"),
            Command.GO_PHOTOS: lambda: go("photos"),
            Command.GO_PEOPLE: lambda: go("people"),
            Command.NEXT_PANE: lambda: window.focus_pane(1),
            Command.PREVIOUS_PANE: lambda: window.focus_pane(-1),
            Command.NEW_ARTICLE: self.starting.ask,
            Command.SAVE_VERSION: self.writing.save_version,
            Command.NEXT_STEP: self.steps.take_next,
            **self.desk_day.acts(),
            Command.CHANGES: self.steps.toggle_changes,
            Command.HISTORY: self.versions.show_history,
            Command.PREVIEW: self.proof.show,
            Command.PRINT: self.on_paper.show,
            Command.COPY_TEXT: lambda: QGuiApplication.clipboard().setText(page.text().plain_body),
            **self.page_tools.acts(),
            **self.beside.acts(),
            Command.NEXT_MARK: lambda: self.proofreading.step(1),
            Command.PREVIOUS_MARK: lambda: self.proofreading.step(-1),
            Command.PROOFREAD: self.proofreading.toggle,
            Command.IMPORT: self.arriving.choose_document,
            Command.WIRE: self.starting.wire.choose_files,
            Command.ADD_PHOTO: self.pictures.choose_files,
            Command.CAPTIONS: self.photo_rooms.write_captions,
            Command.SIDEBAR: window.toggle_sidebar,
            Command.INSPECTOR: window.toggle_side,
            Command.SHORTCUTS: window.show_shortcuts,
            Command.QUIT: self._quit,
        }

    def _name_of(self, login: str) -> str:
        people = (person for person in self.entrance.people if person.login == login)
        return next((person.name_in(self.language.code) for person in people), login)

    def _connect(self) -> None:
        self._connect_top_bar()
        window = self.window
        window.sidebar.place_chosen.connect(self._show_place)
        window.pane.article_chosen.connect(self.writing.open)
        window.pane.article_opened.connect(self._open_to_write)
        window.pane.empty_action_wanted.connect(self.starting.ask)
        window.nothing.acted.connect(self.starting.ask)
        window.palette_.picked.connect(self._follow)
        window.palette_.create_wanted.connect(self.starting.ask)
        self.entrance.entered.connect(self._use)
        window.may_close = self.writing.may_close
        window.closing.connect(self._close)
        self.writing.article_shown.connect(self._shown)
        self.writing.recall_wanted.connect(self.steps.recall)
        self.photo_rooms.place_wanted.connect(self.go)
        self.lists.newsroom_moved.connect(self.writing.look_again)
        self.hearing.changed.connect(self._take_in_news)
        self.beside.follow(self.hearing)
        self.beside.later.counted.connect(self.away.count)
        self.steps.unreached.connect(self.away.queue)
        for showing in (self.steps, self.proof, self.on_paper):
            showing.page_wanted.connect(self._open_page)
        self.steps.problem_wanted.connect(self.pictures.go_to)
        self.versions.merge_wanted.connect(self.conflicts.bring_together)
        self.conflicts.history_wanted.connect(self.versions.show_history)
        changing = (self.writing, self.steps, self.pictures, self.versions, self.conflicts, self.away)
        for part in (*changing, self.photo_rooms):
            part.newsroom_changed.connect(self.lists.refresh)
        self.hearing.state_changed.connect(self.desk_day.plans.follow)
        self._connect_staffing()
        self.last_article.found.connect(self._open_to_write)
        self._connect_failures()

    def _connect_staffing(self) -> None:
        staffing = self.staffing
        staffing.admitted.connect(lambda is_: self.commands.offer(Command.GO_PEOPLE, is_offered=is_))
        staffing.staff_changed.connect(self._take_in_staff)
        staffing.turned_away.connect(lambda: self.go(MINE.place))
        staffing.own_password_set.connect(self.entrance.come_in_again)
        staffing.newsroom_changed.connect(self.lists.refresh)
        self.lists.newsroom_moved.connect(staffing.refresh)

    def _connect_failures(self) -> None:
        self.runner.unanswered.connect(self.window.messages.explain)
        self.runner.crashed.connect(self.crash_report.report)
        self.crash_report.happened.connect(partial(tell_of_crash, self.window.messages))

    def _connect_top_bar(self) -> None:
        window, bar = self.window, self.window.top_bar
        bar.sidebar_toggled.connect(window.toggle_sidebar)
        bar.search_wanted.connect(window.palette_.open_with)
        bar.history_wanted.connect(self.versions.show_history)
        bar.preview_wanted.connect(self.proof.show)
        bar.theme_chosen.connect(self._use_look)
        bar.language_chosen.connect(self._use_language)
        bar.person_chosen.connect(self.entrance.switch_to)
        bar.sign_out_wanted.connect(self.last_article.forget)
        bar.sign_out_wanted.connect(self.entrance.ask_who_is_there)
        bar.shortcuts_wanted.connect(window.show_shortcuts)

    def start(self) -> None:
        """Show the window, then load what is heavy and open the newsroom beside it."""
        self.window.pane.show_loading()
        self.window.show()
        # The window is painted once before anything heavy competes with it for the processor.
        QTimer.singleShot(0, self.front_door, self.front_door.open)

    @property
    def newsroom(self) -> Newsroom | None:
        """The newsroom as the person at the window has it; None until somebody came in."""
        return self.entrance.newsroom

    def _use(self, newsroom: Newsroom) -> None:
        for part in self._parts:
            part.use(newsroom)
        self.window.set_newsroom_open()
        self.window.show_desk()
        self.window.show_middle(self.window.nothing)
        self.window.pane.select("")
        self.window.messages.settle()
        self.window.toasts.clear()
        self.window.top_bar.show_people(self.entrance.people, newsroom.person, self.language.code)
        self.window.top_bar.set_article_open(is_open=False)
        self.window.top_bar.set_trail(self.entrance.name_of_newsroom)
        self.hearing.use(newsroom)
        self.lists.use(newsroom)
        self.window.pane.list.setFocus()

    def go(self, place: str) -> None:
        """Show the list of *place*, or the photographs."""
        self.lists.go(place)
        self._show_place(place)

    def _show_place(self, place: str) -> None:
        if place == PEOPLE.place:
            self.staffing.show()
            return
        if place in (MONITOR.place, PLANNING.place):
            return  # these come by themselves
        if place == PHOTOS.place:
            self.window.show_middle(self.window.library)
        elif self.window.is_whole:
            self.window.show_middle(self.window.page if self.writing.opened else self.window.nothing)
            self.pictures.return_to_article()
        else:
            self.window.show_list()

    def _shown(self, opened: OpenArticle) -> None:
        row = opened.row
        desk = next(
            (desk.name_in(self.language.code) for desk in self.lists.desks if desk.slug == row.desk), row.desk
        )
        self.window.top_bar.set_trail(desk, row.slug)
        self.window.top_bar.set_article_open(is_open=True)
        self.window.pane.select(row.article_id)

    def _open_to_write(self, article_id: str) -> None:
        self.writing.open(article_id)
        self.window.show_middle(self.window.page)
        self.window.page.focus_field("body")

    def _follow(self, entry: PaletteEntry) -> None:
        match entry.kind:
            case Kind.COMMAND:
                self._acts()[Command(entry.key)]()
            case Kind.ARTICLE:
                self._open_to_write(entry.key)
            case Kind.DESK:
                self.go(entry.key)
            case Kind.PERSON:
                self.entrance.switch_to(entry.key)

    def _use_look(self, look: str) -> None:
        self.theme.use(look)
        self._settings.setValue("look", look)

    def _use_language(self, code: str) -> None:
        self.language.use(code)
        self._settings.setValue("language", code)
        if self.newsroom is not None:
            self.window.top_bar.show_people(self.entrance.people, self.newsroom.person, code)
            if self.writing.opened is None:
                self.window.top_bar.set_trail(self.entrance.name_of_newsroom)
        if self.writing.opened is not None:
            self._shown(self.writing.opened)
            self.writing.check_again()
            self.writing.tell_again()
        self.lists.refresh()

    def _take_in_news(self, changed: frozenset[str] | None) -> None:
        self.lists.take_in(changed)
        if changed is None or "newsroom" in changed:
            self.proofreading.learn_again()
        if changed is None or self.writing.article_id in changed:
            self.writing.look_again()

    def _take_in_staff(self, people: tuple[PersonRow, ...]) -> None:
        newsroom = self.newsroom
        if newsroom is None or newsroom.is_shared:
            return  # a server tells nobody who else could sit down here
        self.entrance.people = tuple(person for person in people if person.is_active)
        self.window.top_bar.show_people(self.entrance.people, newsroom.person, self.language.code)

    def _quit(self) -> None:
        self.window.close()

    def _close(self) -> None:
        self.hearing.stop()
        self.lists.stop()
        self.away.stop()
        self.desk_day.stop()
        self.photo_rooms.stop()
        self.writing.close()
        self.proofreading.close()
        self.runner.close()
        self.recovering.stop()
        self.entrance.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _system_language() -> str:
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


def _open_in_browser(page: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
