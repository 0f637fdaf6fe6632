"""A newsroom on a real server, and the desks people open it at: straight, or over a wire that a test cuts."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine

from cms.api import Newsroom, open_newsroom
from cms.db.postgres.connecting import ServerAddress, server_engine
from cms.domain.errors import DatabaseUnavailable
from cms.domain.workflow import Role
from cms.journal.journal import Journal
from cms.services.connection import Connection
from cms.services.drafting import Drafting
from cms.services.ledger import LedgerKeeping
from cms.services.newsrooms import FirstAdministrator
from cms.services.people import NewPerson, People
from cms.services.photos import Photos
from cms.services.reading import Reading
from cms.services.review import Review
from cms.services.shared import create_shared
from cms.services.syncing import Syncing
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy

ADMIN = "root"
PASSWORD = "correct horse battery staple"
WRITERS = ("minji", "jun")
EDITORS = ("daniel", "sora", "hana", "yuri", "tomas", "nari", "leo", "mina")
STAFF = (
    *(NewPerson(login, login.title(), (("world", Role.REPORTER),)) for login in WRITERS),
    *(NewPerson(login, login.title(), (("world", Role.DUTY_EDITOR),)) for login in EDITORS),
)


class SharedDesks:
    """One newsroom in a database of its own on *server*; close it to let go of every desk."""

    def __init__(
        self,
        server: PostgresServer,
        folder: Path,
        *,
        name: str = "newsroom",
        staff: Sequence[NewPerson] = STAFF,
    ) -> None:
        self.server = server
        self.name = name
        self._folder = folder
        self._opened: list[Newsroom] = []
        administrator = FirstAdministrator(ADMIN, "Root Admin")
        create_shared(self.url("postgres"), "", "The Harbour Gazette", administrator, admin_password=PASSWORD)
        self.root = self.desk(ADMIN)
        self.root.people.add_desk("world", "World")
        for person in staff:
            self.root.people.add_person(replace(person, password=PASSWORD))

    def url(self, login: str) -> str:
        """Return the newsroom's address through the server's socket, which needs no encryption."""
        folder = quote(str(self.server.folder), safe="")
        return f"postgresql://{login}@/{self.name}?host={folder}&port={self.server.port}"

    def desk(self, login: str, *, computer: str = "desk") -> Newsroom:
        """Return the newsroom as *login* has it open at *computer*, which has a journal of its own."""
        opened = open_newsroom(
            self.url(login), login, PASSWORD, journal_folder=self._folder / computer / login
        )
        self._opened.append(opened)
        return opened

    def desk_over(self, wire: Proxy, login: str) -> Newsroom:
        """Return the newsroom as *login* has it at a desk behind *wire*; signing in was still undisturbed."""
        straight = self.desk(login)
        address = ServerAddress("127.0.0.1", wire.port, self.name, login)
        return _over(straight, server_engine(address, PASSWORD, is_unencrypted_loopback=True), self._opened)

    def close(self) -> None:
        """Let go of every desk; the server may be gone already."""
        for newsroom in self._opened:
            with suppress(DatabaseUnavailable):
                newsroom.close()
        self._opened = []


def _over(newsroom: Newsroom, engine: Engine, opened: list[Newsroom]) -> Newsroom:
    connection: Connection = replace(newsroom.connection, engine=engine)
    journal = Journal(
        newsroom.journal_folder / "journal.sqlite",
        newsroom_id=newsroom.newsroom_id,
        login=newsroom.person.login,
    )
    there = replace(
        newsroom,
        connection=connection,
        drafting=Drafting(connection),
        review=Review(connection),
        photos=Photos(connection),
        people=People(connection),
        reading=Reading(connection),
        ledger=LedgerKeeping(connection),
        syncing=Syncing(connection, journal),
    )
    opened.append(there)
    return there
