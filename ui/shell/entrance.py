"""The way into the newsroom: opening it, asking who is there, and letting somebody else sit down."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.errors import NewsroomError
from cms.domain.rows import PersonRow
from ui.shell.language import Language
from ui.shell.sign_in import SignIn
from ui.shell.window import Window
from ui.shell.writing import Writing
from ui.widgets.announce import announce
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


@dataclass(frozen=True, slots=True)
class Opening:
    """Which newsroom to open, and as whom; without a *login* the window asks.

    *journal_folder* is where this computer keeps what is typed; the user's data folder if None.
    """

    url: str
    login: str = ""
    journal_folder: Path | None = None


class Entrance(QObject):
    """Opens the newsroom beside the window, and tells whenever somebody has come in."""

    # Somebody sits down: the Newsroom as they have it.
    entered = Signal(object)

    def __init__(
        self, window: Window, writing: Writing, runner: Runner, language: Language, opening: Opening
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._runner = runner
        self._language = language
        self._opening = opening
        self._api: ModuleType | None = None
        self.people: tuple[PersonRow, ...] = ()
        self.newsroom: Newsroom | None = None
        window.on_demand.when_made(SignIn, self._connect_sign_in)
        window.pane.retry_wanted.connect(self._try_again)

    def _connect_sign_in(self, sign_in: SignIn) -> None:
        sign_in.signed_in.connect(self._sign_in)

    def open(self) -> None:
        """Load what is heavy, find out who works in the newsroom, and let the person in."""
        opening = self._opening

        def load() -> tuple[ModuleType, tuple[PersonRow, ...]]:
            # SQLAlchemy takes 0.3 s to load: beside the window, not before it.
            api = importlib.import_module("cms.api")
            return api, tuple(api.staff_of(opening.url))

        self._runner.run(load, owner=self, then=self._know_staff, otherwise=self._cannot_open)

    def switch_to(self, login: str) -> None:
        """Let somebody else sit down at the same window."""
        newsroom = self.newsroom
        if newsroom is None or login == newsroom.person.login:
            return
        if next(person for person in self.people if person.login == login).has_password:
            self.ask_who_is_there()
            return
        self._writing.leave(
            lambda: self._runner.run(lambda: newsroom.as_person(login), owner=self, then=self._let_in)
        )

    def ask_who_is_there(self) -> None:
        """Leave the article in good order and ask who sits down."""

        def ask() -> None:
            self._window.sign_in.ask(self.name_of_newsroom, self.people, self._language.code)
            self._window.show_room(is_signed_in=False)

        self._writing.leave(ask)

    @property
    def name_of_newsroom(self) -> str:
        """What the newsroom is called in the window's language; nothing before it is open."""
        if self.newsroom is None:
            return ""
        is_korean = self._language.code == "ko"
        return self.newsroom.name_ko if is_korean and self.newsroom.name_ko else self.newsroom.name

    def close(self) -> None:
        """Let go of the newsroom."""
        if self.newsroom is not None:
            self.newsroom.close()

    def _know_staff(self, answer: tuple[ModuleType, tuple[PersonRow, ...]]) -> None:
        self._api, self.people = answer
        known = {person.login: person for person in self.people}
        login = self._opening.login or (self.people[0].login if len(self.people) == 1 else "")
        if login in known and not known[login].has_password:
            self._sign_in(login, "")
        else:
            self.ask_who_is_there()

    def _sign_in(self, login: str, password: str) -> None:
        api, opening, newsroom = self._api, self._opening, self.newsroom

        def enter() -> Newsroom:
            if newsroom is not None:
                return newsroom.as_person(login, password)
            opened: Newsroom = api.open_newsroom(  # type: ignore[union-attr]  # loaded before anyone is asked
                opening.url, login, password, journal_folder=opening.journal_folder
            )
            return opened

        self._runner.run(enter, owner=self, then=self._let_in, otherwise=self._refuse)

    def _refuse(self, error: NewsroomError) -> None:
        if self._window.is_asking_who_is_there:
            self._window.sign_in.show_problem(self._language.sentence(error))
        else:
            self._cannot_open(error)

    def _let_in(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.entered.emit(newsroom)

    def _try_again(self) -> None:
        if self.newsroom is None:
            self._window.pane.show_loading()
            self.open()

    def _cannot_open(self, error: NewsroomError) -> None:
        sentence = self._language.sentence(error)
        self._window.pane.show_error(sentence)
        announce(self._window.pane, sentence, is_urgent=True)
