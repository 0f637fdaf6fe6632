"""Before anybody is asked who they are: which newsroom, and the way into one that this computer has not joined yet."""

from __future__ import annotations

import importlib
from types import ModuleType

from PySide6.QtCore import QObject

from cms.domain.errors import NewsroomError
from cms.domain.joining import JoinedNewsroom, KnownNewsroom
from ui.controllers.entering.entrance import Entrance, Opening
from ui.controllers.entering.join_work import JoinWork
from ui.controllers.text.writing import Writing
from ui.shell.away_page import AwayPage
from ui.shell.ended_page import EndedPage
from ui.shell.join_page import JoinPage
from ui.shell.language import Language
from ui.shell.newsroom_choice import NewsroomChoice
from ui.shell.sign_in import SignIn
from ui.shell.window import Window
from ui.work.runner import Runner


class FrontDoor(QObject):
    """Lets a person choose or join a newsroom; the entrance then opens it."""

    def __init__(
        self, window: Window, writing: Writing, entrance: Entrance, runner: Runner, language: Language
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._entrance = entrance
        self._runner = runner
        self._language = language
        window.on_demand.when_made(SignIn, self._connect_sign_in)
        window.on_demand.when_made(AwayPage, self._connect_away)
        window.on_demand.when_made(EndedPage, self._connect_ended)
        window.on_demand.when_made(NewsroomChoice, self._connect_choice)
        window.on_demand.when_made(JoinPage, self._connect_join)

    def _connect_sign_in(self, sign_in: SignIn) -> None:
        sign_in.elsewhere_wanted.connect(self.choose)
        sign_in.join_wanted.connect(self.join)

    def _connect_away(self, away: AwayPage) -> None:
        away.elsewhere_wanted.connect(self.choose)

    def _connect_ended(self, ended: EndedPage) -> None:
        ended.elsewhere_wanted.connect(self.choose)

    def _connect_choice(self, choice: NewsroomChoice) -> None:
        choice.chosen.connect(self._open)
        choice.join_wanted.connect(self.join)
        choice.demo_wanted.connect(self._make_demo)

    def _connect_join(self, page: JoinPage) -> None:
        # What joining takes is loaded on the runner's lane, with the first step.
        JoinWork(page, self._runner, self._language, lambda *given: _api().join_newsroom(*given))
        page.joined.connect(self._open_joined)
        page.left.connect(self.choose)

    def open(self) -> None:
        """Open the newsroom the program was started for; if it was started for none, ask which."""
        if self._entrance.opening.url:
            self._entrance.open()
        else:
            self._look_around(is_start=True)

    def choose(self) -> None:
        """Leave the article in good order and ask which newsroom."""
        self._writing.leave(lambda: self._look_around(is_start=False))

    def join(self) -> None:
        """Leave the article in good order and ask for an invite."""

        def ask() -> None:
            self._entrance.give_up()
            self._window.show_room(self._window.join)
            self._window.join.ask()

        self._writing.leave(ask)

    def _look_around(self, *, is_start: bool) -> None:
        self._entrance.give_up()
        self._runner.run(
            lambda: _api().known_newsrooms(),
            owner=self,
            then=lambda known: self._offer(known, is_start=is_start),
            otherwise=self._offer_none,
        )

    def _offer(self, known: list[KnownNewsroom], *, is_start: bool) -> None:
        here = self._entrance.opening
        if here.url and here.url not in {one.url for one in known}:
            known = [*known, KnownNewsroom(self._entrance.name_of_newsroom or here.url, here.url, here.login)]
        if is_start and len(known) == 1:
            self._open(known[0])  # there is nothing to choose
            return
        self._window.show_room(self._window.newsrooms)
        self._window.newsrooms.offer(known)

    def _offer_none(self, error: NewsroomError) -> None:
        self._window.show_room(self._window.newsrooms)
        self._window.newsrooms.offer((), self._language.sentence(error))

    def _make_demo(self) -> None:
        self._runner.run(
            lambda: _api().make_demo_here(), owner=self, then=self._open, otherwise=self._offer_none
        )

    def _open(self, known: KnownNewsroom, password: str = "") -> None:
        name = known.name or self.tr("The demo newsroom")
        folder = self._entrance.opening.journal_folder
        self._entrance.go_to(Opening(known.url, known.login, folder, name, password))

    def _open_joined(self, joined: JoinedNewsroom, password: str) -> None:
        self._runner.run(
            lambda: _api().as_known(joined), owner=self, then=lambda known: self._open(known, password)
        )


def _api() -> ModuleType:
    # SQLAlchemy and the server's driver take half a second to load: never on the window's own thread.
    return importlib.import_module("cms.api")
