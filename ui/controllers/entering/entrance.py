"""The way into the newsroom: opening it, asking who is there, and letting somebody else sit down."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.errors import NewsroomError, NotAllowed, NotFound, TooOld
from cms.domain.rows import PersonRow
from ui.controllers.text.writing import Writing
from ui.shell.away_page import AwayPage
from ui.shell.language import Language
from ui.shell.sign_in import SignIn
from ui.shell.window import Window
from ui.widgets.announce import announce
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


@dataclass(frozen=True, slots=True)
class Opening:
    """Which newsroom to open, and as whom; without a *login* the window asks, without a *url* which newsroom, too.

    *journal_folder* is where this computer keeps what is typed; the user's data folder if None. *name* is what the
    newsroom is called before it is open, and *password* one that was typed a moment ago.
    """

    url: str
    login: str = ""
    journal_folder: Path | None = None
    name: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be known of a newsroom before anybody has come in."""

    api: ModuleType
    people: tuple[PersonRow, ...]
    has_keyring: bool


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
        self._has_keyring = False
        # Whoever goes elsewhere meanwhile is not brought back when the newsroom answers at last.
        self._attempts = 0
        self.people: tuple[PersonRow, ...] = ()
        self.newsroom: Newsroom | None = None
        # All that are to be closed, whoever is in them: a window may go at any moment.
        self._opened: list[Newsroom] = []
        window.on_demand.when_made(SignIn, self._connect_sign_in)
        window.on_demand.when_made(AwayPage, self._connect_away)
        window.pane.retry_wanted.connect(self._try_again)

    def _connect_sign_in(self, sign_in: SignIn) -> None:
        sign_in.signed_in.connect(self._sign_in)

    def _connect_away(self, away: AwayPage) -> None:
        away.retry_wanted.connect(self.open)
        away.offline_wanted.connect(self._work_without)

    @property
    def opening(self) -> Opening:
        """Which newsroom is open, or being opened."""
        return self._opening

    def go_to(self, opening: Opening) -> None:
        """Open another newsroom, after leaving the article in good order."""

        def go() -> None:
            self._opening = opening
            self.open()

        self._writing.leave(go)

    def open(self) -> None:
        """Load what is heavy, find out who works in the newsroom, and let the person in."""
        opening, attempt = self._opening, self._begin_attempt()
        if opening.name:
            self._window.sign_in.show_opening(opening.name)
            self._window.show_room(self._window.sign_in)

        def load() -> _Known:
            # SQLAlchemy takes 0.3 s to load: beside the window, not before it.
            api = importlib.import_module("cms.api")
            people = tuple(api.staff_of(opening.url))
            asks = api.is_server(opening.url) or any(person.has_password for person in people)
            return _Known(api, people, has_keyring=asks and api.has_keyring())

        self._runner.run(
            load,
            owner=self,
            then=lambda known: self._know(known, attempt),
            otherwise=lambda error: self._cannot_open(error, attempt),
        )

    def give_up(self) -> None:
        """Wait no longer for the newsroom to open."""
        self._begin_attempt()

    def switch_to(self, login: str) -> None:
        """Let somebody else sit down at the same window."""
        newsroom = self.newsroom
        if newsroom is None or login == newsroom.person.login:
            return
        if next(person for person in self.people if person.login == login).has_password:
            self.ask_who_is_there()
            return
        attempt = self._begin_attempt()
        self._writing.leave(
            lambda: self._runner.run(
                lambda: self._noted(newsroom.as_person(login)),
                owner=self,
                then=lambda opened: self._let_in(opened, attempt),
            )
        )

    def come_in_again(self, password: str) -> None:
        """Go on in the same newsroom with a new password of one's own: the server takes the old one no longer."""
        newsroom = self.newsroom
        if newsroom is not None:
            self._writing.leave(lambda: self._enter(newsroom.person.login, password))

    def ask_who_is_there(self) -> None:
        """Leave the article in good order and ask who sits down."""
        self._writing.leave(self._ask)

    @property
    def name_of_newsroom(self) -> str:
        """What the newsroom is called in the window's language; nothing before it is open."""
        if self.newsroom is None or self.newsroom.url != self._opening.url:
            return ""
        is_korean = self._language.code == "ko"
        return self.newsroom.name_ko if is_korean and self.newsroom.name_ko else self.newsroom.name

    def close(self) -> None:
        """Let go of every newsroom that was opened."""
        for newsroom in self._opened:
            newsroom.close()

    @property
    def _door(self) -> ModuleType:
        if self._api is None:
            raise RuntimeError("Nobody is let in before it is known who works here.")
        return self._api

    @property
    def _is_shared(self) -> bool:
        return bool(self._door.is_server(self._opening.url))

    def _begin_attempt(self) -> int:
        self._attempts += 1
        return self._attempts

    def _know(self, known: _Known, attempt: int) -> None:
        self._api = known.api
        if attempt != self._attempts:
            return
        self.people, self._has_keyring = known.people, known.has_keyring
        by_login = {person.login: person for person in self.people}
        opening = self._opening
        login = opening.login or (self.people[0].login if len(self.people) == 1 else "")
        if known.api.is_server(opening.url):
            # The keyring may have the password; if not, the newsroom says that it needs one.
            self._enter(login, opening.password)
        elif login in by_login and not by_login[login].has_password:
            self._enter(login, "")
        else:
            self._ask()

    def _ask(self) -> None:
        sign_in, name = self._window.sign_in, self.name_of_newsroom or self._opening.name
        sign_in.ask(name, self.people, self._language.code, has_keyring=self._has_keyring)
        self._window.show_room(sign_in)
        if not self.people:
            sign_in.ask_password(self._opening.login)

    def _sign_in(self, login: str, password: str) -> None:
        # Kept until somebody is in: where the newsroom does not answer, trying again takes it.
        self._opening = replace(self._opening, login=login, password=password)
        self._enter(login, password, remembers=self._window.sign_in.is_to_be_remembered)

    def _enter(self, login: str, password: str, *, remembers: bool = False) -> None:
        opening, newsroom, attempt = self._opening, self.newsroom, self._begin_attempt()
        api = self._door

        def enter() -> Newsroom:
            if newsroom is not None and newsroom.url == opening.url:
                opened = self._noted(newsroom.as_person(login, password))
            else:
                folder = opening.journal_folder
                opened = self._noted(api.open_newsroom(opening.url, login, password, journal_folder=folder))
            if remembers and password:
                api.remember_password(opened, password)
            return opened

        self._runner.run(
            enter,
            owner=self,
            then=lambda opened: self._let_in(opened, attempt),
            otherwise=lambda error: self._refuse(error, attempt),
        )

    def _refuse(self, error: NewsroomError, attempt: int) -> None:
        if attempt != self._attempts:
            return
        sign_in = self._window.sign_in
        is_asking = self._window.is_asking_who_is_there and not sign_in.is_opening
        if not is_asking and self._is_shared and isinstance(error, NotAllowed):
            self._ask()
            if not self._opening.password and isinstance(error, self._door.PasswordNeeded):
                return  # nobody typed one yet
        elif not is_asking or not isinstance(error, NotAllowed | NotFound):
            self._cannot_open(error, attempt)
            return
        sign_in.show_problem(self._language.sentence(error))

    def _let_in(self, newsroom: Newsroom, attempt: int) -> None:
        before = self.newsroom
        if attempt != self._attempts:
            if before is None or before.connection.engine is not newsroom.connection.engine:
                self._let_go_of(newsroom)
            return
        self.newsroom, self._opening = newsroom, replace(self._opening, password="")
        self.entered.emit(newsroom)
        if before is not None and before.connection.engine is not newsroom.connection.engine:
            self._let_go_of(before)

    def _noted(self, newsroom: Newsroom) -> Newsroom:
        self._opened.append(newsroom)
        return newsroom

    def _let_go_of(self, newsroom: Newsroom) -> None:
        def close() -> None:
            self._opened = [opened for opened in self._opened if opened is not newsroom]
            newsroom.close()

        # After what was asked of it before, on whatever lane.
        self._runner.run(
            lambda: None,
            owner=self,
            then=lambda _: self._runner.run(
                lambda: None,
                owner=self,
                then=lambda _: self._runner.run(close, owner=self),
                lane=Lane.COPY,
            ),
            lane=Lane.PICTURES,
        )

    def _offer_copy(self, error: NewsroomError, sentence: str) -> None:
        opening, api = self._opening, self._door

        def show(has_copy: bool) -> None:  # noqa: FBT001 (an answer)
            is_too_old = isinstance(error, TooOld)
            self._window.away.tell(opening.name, sentence, has_copy=has_copy, is_too_old=is_too_old)
            self._window.show_room(self._window.away)

        self._runner.run(lambda: bool(api.has_copy(opening.url, opening.login)), owner=self, then=show)

    def _work_without(self) -> None:
        opening, attempt, api = self._opening, self._begin_attempt(), self._door
        self._runner.run(
            lambda: self._noted(
                api.work_without(
                    opening.url, opening.login, opening.password, journal_folder=opening.journal_folder
                )
            ),
            owner=self,
            then=lambda opened: self._let_in(opened, attempt),
            otherwise=lambda error: self._cannot_open(error, attempt),
        )

    def _try_again(self) -> None:
        if self.newsroom is None:
            self._window.pane.show_loading()
            self.open()

    def _cannot_open(self, error: NewsroomError, attempt: int) -> None:
        if attempt != self._attempts:
            return
        sentence = self._language.sentence(error)
        if self._opening.name:
            self._offer_copy(error, sentence)
            return
        self._window.pane.show_error(sentence)
        announce(self._window.pane, sentence, is_urgent=True)
