"""A newsroom on a real server with TLS, as a person's own computer reaches it, for journeys that begin at its door."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from cms.api import Newsroom, open_newsroom
from cms.domain.invite import Invite, invite_text
from cms.services.newsroom.in_files import FirstAdministrator
from cms.services.newsroom.shared import create_shared
from tests.cms.staffed_newsroom import STAFF
from tests.servers.certificates import Authority
from tests.servers.postgres import PostgresServer

NAME = "The Harbour Gazette"
ADMIN = "root"


def password_of(login: str) -> str:
    """Return the password *login* has in every newsroom here."""
    return f"correct horse {login}"


@dataclass
class SharedGazette:
    """The newsroom; *authority* is the file with the certificate its server is known by."""

    server: PostgresServer
    database: str
    authority: Path
    journals: Path

    def url(self, login: str) -> str:
        """Return the newsroom's address as it is reached over the network."""
        return self.server.url(login, self.database)

    def invite(self, login: str) -> str:
        """Return the invite an administrator would send to *login*."""
        pem = self.authority.read_text(encoding="ascii")
        return invite_text(Invite(NAME, self.server.host, self.server.port, self.database, pem, login))

    @contextmanager
    def as_(self, login: str, password: str = "") -> Iterator[Newsroom]:
        """Lend the newsroom as *login* has it open at another computer."""
        newsroom = open_newsroom(
            self.url(login),
            login,
            password or password_of(login),
            journal_folder=self.journals / login,
            authority=self.authority,
        )
        try:
            yield newsroom
        finally:
            newsroom.close()


@contextmanager
def shared_gazette(folder: Path) -> Iterator[SharedGazette]:
    """Start a server with the staff of `staffed_newsroom` on it."""
    with PostgresServer(tls=Authority().certify("localhost")) as server:
        socket = f"?host={quote(str(server.folder), safe='')}&port={server.port}"
        administrator = FirstAdministrator(ADMIN, "Root Admin")
        create_shared(
            f"postgresql://postgres@/gazette{socket}",
            "",
            NAME,
            administrator,
            admin_password=password_of(ADMIN),
        )
        assert server.tls
        authority = folder / "authority.pem"
        authority.write_text(server.tls.authority, encoding="ascii")
        gazette = SharedGazette(server, "gazette", authority, folder)
        with gazette.as_(ADMIN) as root:
            root.people.add_desk("world", "World", name_ko="국제")
            root.people.add_desk("sports", "Sports")
            root.people.add_desk("letters", "Letters", is_solo=True)
            for person in STAFF:
                root.people.add_person(replace(person, password=password_of(person.login)))
        yield gazette
