"""The one door: a person's newsroom, with a service for each job at the desk."""

from __future__ import annotations

import importlib
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine

from cms.asked_for import AskedFor
from cms.db.engine import open_file
from cms.db.queries.people import person_by_login, person_rows, the_newsroom
from cms.db.transaction import reading
from cms.domain.errors import DatabaseUnavailable, NewsroomError, NotAllowed
from cms.domain.invite import Invite
from cms.domain.joining import JoinedNewsroom, KnownNewsroom, StepChecked
from cms.domain.line import Listener, remark_on_clocks
from cms.domain.rows import PersonRow
from cms.homes import journal_home
from cms.journal.journal import Journal
from cms.journal.outbox import Outbox
from cms.journal.reserve import Reserve
from cms.media.darkroom import Darkroom
from cms.output.text_file import write_text
from cms.secrets.verifier import is_right
from cms.services.articles.drafting import Drafting
from cms.services.articles.reading import Reading
from cms.services.articles.review import Review
from cms.services.computer.sending import Sending
from cms.services.computer.syncing import Syncing
from cms.services.connection import Clock, Connection, file_connection
from cms.services.newsroom.ledger import LedgerKeeping
from cms.services.newsroom.people import People
from cms.services.photos.importing import Importing
from cms.services.photos.library import Photos


def newsroom_clock() -> datetime:
    """Return the time now. A newsroom in a file has no other clock than this computer's."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Newsroom(AskedFor):
    """One newsroom as one person has it open; close it when done."""

    name: str
    name_ko: str
    # The IANA name of the zone this newsroom works in.
    time_zone: str
    url: str
    drafting: Drafting
    review: Review
    photos: Photos
    importing: Importing
    people: People
    reading: Reading
    ledger: LedgerKeeping
    syncing: Syncing
    sending: Sending

    @property
    def is_shared(self) -> bool:
        """Whether the newsroom is on a server, with others in it."""
        return is_server(self.url)

    def listening(self) -> Listener | None:
        """Return what hears colleagues' changes; None for a newsroom in a file, which is looked at now and then."""
        if not self.is_shared:
            return None
        # The server's driver is loaded only for a newsroom on one.
        listener: Listener = importlib.import_module("cms.services.computer.listening").Listening(
            self.connection.engine, self.connection.line
        )
        return listener

    def invite(self, login: str, *, host: str = "", port: int = 0, authority: Path | None = None) -> str:
        """Return the text that brings somebody into this newsroom; the rest is how colleagues reach its server."""
        # The server's driver is loaded only for a newsroom on one.
        inviting = importlib.import_module("cms.services.newsroom.inviting")
        door = inviting.Door(host, port, authority)
        text: str = inviting.invite_for(self.people.by_login(login), self.name, self.url, door)
        return text

    def remark_on_clock(self) -> NewsroomError | None:
        """Return what to say of this computer's clock where it is far from the newsroom's own; None if it is not."""
        return remark_on_clocks(self.connection.clock() - datetime.now(UTC)) if self.is_shared else None

    def refresh_copy(self, changed: frozenset[str] | None, *, is_news: bool = False) -> None:
        """Take over what *changed* (None: anything may have) into this computer's copy, if the newsroom has one.

        Of what is only heard as news, that is what this person's desks work on, or what was opened here before.
        """
        connection = self.connection
        if connection.copy is not None:
            connection.copy.refresh(connection.engine, connection.person_id, changed, is_news=is_news)

    def as_person(self, login: str, password: str = "") -> Newsroom:
        """Return the same newsroom as somebody else has it, who must give their password if they have one."""
        if self.is_shared:
            return open_newsroom(self.url, login, password, journal_folder=self.journal_folder)
        person_id = _sign_in(self.connection.engine, login, password)
        return _newsroom(replace(self.connection, person_id=person_id), self.url, self.journal_folder)

    def close(self) -> None:
        """Let go of the database and of what this computer keeps, and end the darkroom."""
        self.syncing.close()
        self.connection.darkroom.close()
        self.connection.engine.dispose()
        if self.connection.copy is not None:
            self.connection.copy.close()


def open_newsroom(
    url: str,
    login: str,
    password: str = "",
    *,
    clock: Clock = newsroom_clock,
    journal_folder: Path | None = None,
    authority: Path | None = None,
) -> Newsroom:
    """Open the newsroom at *url* (a file's path, or `postgresql://…`) as the person who signs in as *login*.

    *journal_folder* is where this computer keeps what is typed; the user's data folder if not given. *authority* is the
    certificate a server is known by; that of the invite it was joined with, if not given. A server has a clock of its
    own: *clock* is for newsrooms in files.
    """
    if is_server(url):
        return _open_shared(url, login, password, authority, journal_folder or journal_home())
    path = path_of(url)
    engine = open_file(path)
    try:
        person_id = _sign_in(engine, login, password)
        connection = file_connection(path, person_id, clock, engine=engine, darkroom=Darkroom())
        return _newsroom(connection, url, journal_folder or journal_home())
    except BaseException:
        engine.dispose()
        raise


def is_server(url: str) -> bool:
    """Return whether *url* names a newsroom on a server."""
    return url.startswith(("postgresql://", "postgres://"))


def _open_shared(
    url: str, login: str, password: str, authority: Path | None, journal_folder: Path
) -> Newsroom:
    # The server's driver is loaded only for a newsroom on one.
    shared = importlib.import_module("cms.services.newsroom.shared")
    given = password or shared.remembered_password(url, login)
    if not given:
        raise PasswordNeeded("“{login}” has a password. Enter it to sign in.", login=login)
    connection: Connection = shared.sign_in(url, login, given, authority=authority)
    try:
        return _newsroom(connection, url, journal_folder)
    except BaseException:
        connection.engine.dispose()
        raise


def staff_of(url: str) -> list[PersonRow]:
    """Return who may sign in to the newsroom at *url*, for the sign-in screen; a server tells nobody who has not."""
    if is_server(url):
        return []
    engine = open_file(path_of(url))
    try:
        with reading(engine) as session:
            return [person for person in person_rows(session) if person.is_active]
    finally:
        engine.dispose()


def known_newsrooms() -> list[KnownNewsroom]:
    """Return the newsrooms this computer can open by itself: those it has joined, the last one first, and the demo."""
    known: list[KnownNewsroom] = _known().known_newsrooms()
    return known


def make_demo_here() -> KnownNewsroom:
    """Make the demo newsroom on this computer, unless it is there already, and return how it is opened."""
    demo: KnownNewsroom = importlib.import_module("cms.services.newsroom.demo").make_demo_here()
    return demo


def join_newsroom(invite: Invite, password: str) -> Generator[StepChecked, None, None]:
    """Join a shared newsroom from this computer; tell how each step came out, up to the first that fails."""
    way: Generator[StepChecked, None, None] = _known().join_here(invite, password)
    return way


def as_known(joined: JoinedNewsroom) -> KnownNewsroom:
    """Return how a newsroom that was joined is opened."""
    known: KnownNewsroom = _known().as_known(joined)
    return known


def has_keyring() -> bool:
    """Return whether this computer has a keyring that may be trusted with a password."""
    return bool(_remembering().has_keyring())


def remember_password(newsroom: Newsroom, password: str) -> bool:
    """Keep somebody's password in the keyring; return False where there is no usable one."""
    return bool(_remembering().remember(newsroom.newsroom_id, newsroom.person.login, password))


def path_of(url: str) -> Path:
    """Return the file that *url* names: a path, or `sqlite:///` and a path."""
    if url.startswith("sqlite:///"):
        return Path(url.removeprefix("sqlite:///")).expanduser().absolute()
    if "://" in url:
        raise DatabaseUnavailable(
            "“{scheme}” newsrooms are not known to this Copydesk. Name the path of a newsroom’s file.",
            scheme=url.partition("://")[0],
        )
    return Path(url).expanduser().absolute()


def _sign_in(engine: Engine, login: str, password: str) -> str:
    with reading(engine) as session:
        person = person_by_login(session, login)
        if not person.is_active:
            raise NotAllowed("The login “{login}” is disabled. Ask an administrator.", login=login)
        if person.password_hash is not None:
            given = password or _remembered(the_newsroom(session).newsroom_id, login)
            if not given:
                raise PasswordNeeded("“{login}” has a password. Enter it to sign in.", login=login)
            if not is_right(person.password_hash, given):
                raise PasswordNeeded("That is not the password of “{login}”.", login=login)
        return person.person_id


def _remembered(newsroom_id: str, login: str) -> str:
    password: str | None = _remembering().remembered(newsroom_id, login)
    return password or ""


def _remembering() -> ModuleType:
    # The keyring is loaded only for somebody who has a password.
    return importlib.import_module("cms.secrets.remembering")


def _known() -> ModuleType:
    # What joining takes, the server's driver among it, is loaded only by who chooses a newsroom.
    return importlib.import_module("cms.services.computer.known_newsrooms")


class PasswordNeeded(NotAllowed):
    """The person has a password, and the right one was not given."""


def has_copy(url: str, login: str) -> bool:
    """Return whether this computer can show the newsroom at *url* to *login* while it does not answer."""
    return (
        is_server(url)
        and importlib.import_module("cms.services.newsroom.shared").copy_of(url, login) is not None
    )


def export_unsent(file: Path, journal_folder: Path | None = None) -> int:
    """Write every text that has not reached its newsroom into *file*, and return how many there are."""
    unsent = importlib.import_module("cms.services.computer.unsent_work")
    work = unsent.unsent_work(journal_folder or journal_home())
    write_text(file, unsent.as_text(work))
    return len(work)


def work_without(url: str, login: str, password: str = "", *, journal_folder: Path | None = None) -> Newsroom:
    """Open this computer's copy of a newsroom that does not answer; it goes over to the newsroom when that does."""
    shared = importlib.import_module("cms.services.newsroom.shared")
    given = password or shared.remembered_password(url, login)
    return _newsroom(shared.work_without(url, login, given), url, journal_folder or journal_home())


def _newsroom(connection: Connection, url: str, journal_folder: Path) -> Newsroom:
    with reading(connection.readable) as session:
        record = the_newsroom(session)
        person = next(row for row in person_rows(session) if row.person_id == connection.person_id)
        journal = Journal(
            journal_folder / "journal.sqlite",
            newsroom_id=record.newsroom_id,
            login=person.login,
            reserve=Reserve(journal_folder / "journal.reserve"),
        )
        syncing = Syncing(connection, journal)
        outbox = Outbox(journal_folder / "outbox.sqlite", newsroom_id=record.newsroom_id, login=person.login)
        return Newsroom(
            newsroom_id=record.newsroom_id,
            name=record.name,
            name_ko=record.name_ko,
            time_zone=record.time_zone,
            url=url,
            person=person,
            journal_folder=journal_folder,
            connection=connection,
            drafting=Drafting(connection),
            review=Review(connection),
            photos=Photos(connection),
            importing=Importing(connection),
            people=People(connection),
            reading=Reading(connection),
            ledger=LedgerKeeping(connection),
            syncing=syncing,
            sending=Sending(connection, outbox, syncing),
        )
