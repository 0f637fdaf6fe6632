"""A newsroom on a real server, and the desks people open it at: straight, or over a wire that a test cuts."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from cms.api import Newsroom, _newsroom, open_newsroom
from cms.db.postgres.connecting import ServerAddress, server_engine
from cms.domain.errors import DatabaseUnavailable
from cms.domain.staff import NewPerson
from cms.domain.workflow import Role
from cms.services.newsroom.in_files import FirstAdministrator
from cms.services.newsroom.shared import create_shared
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy

ADMIN = "root"
PASSWORD = "correct horse battery staple"
WRITERS = ("minji", "jun")
EDITORS = ("daniel", "sora", "hana", "yuri", "tomas", "nari", "leo", "mina")


def reporter(login: str) -> NewPerson:
    """Return a reporter of the world desk."""
    return NewPerson(login, login.title(), (("world", Role.REPORTER),), password=PASSWORD)


def duty_editor(login: str) -> NewPerson:
    """Return a duty editor of the world desk, who looks after its pictures, too."""
    roles = (("world", Role.DUTY_EDITOR), ("world", Role.PICTURE_EDITOR))
    return NewPerson(login, login.title(), roles, password=PASSWORD)


STAFF = (*map(reporter, WRITERS), *map(duty_editor, EDITORS))


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
        self.folder = folder
        self._opened: list[Newsroom] = []
        administrator = FirstAdministrator(ADMIN, "Root Admin")
        create_shared(self.url("postgres"), "", "The Harbour Gazette", administrator, admin_password=PASSWORD)
        self.root = self.desk(ADMIN)
        self.root.people.add_desk("world", "World")
        for person in staff:
            self.root.people.add_person(person)

    def url(self, login: str) -> str:
        """Return the newsroom's address through the server's socket, which needs no encryption."""
        folder = quote(str(self.server.folder), safe="")
        return f"postgresql://{login}@/{self.name}?host={folder}&port={self.server.port}"

    def desk(self, login: str, *, computer: str = "desk") -> Newsroom:
        """Return the newsroom as *login* has it open at *computer*, which has a journal of its own."""
        opened = open_newsroom(
            self.url(login), login, PASSWORD, journal_folder=self.folder / computer / login
        )
        self._opened.append(opened)
        return opened

    def desk_over(self, wire: Proxy, login: str) -> Newsroom:
        """Return the newsroom as *login* has it at a desk behind *wire*; signing in was still undisturbed."""
        straight = self.desk(login)
        address = ServerAddress("127.0.0.1", wire.port, self.name, login)
        engine = server_engine(address, PASSWORD, is_unencrypted_loopback=True)
        opened = _newsroom(replace(straight.connection, engine=engine), straight.url, straight.journal_folder)
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        """Let go of every desk; the server may be gone already."""
        for newsroom in self._opened:
            with suppress(DatabaseUnavailable):
                newsroom.close()
        self._opened = []
