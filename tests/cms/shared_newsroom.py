"""The newsroom of `staffed_newsroom` on a real server: made once, copied for each test, by the server's own clock."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql
from sqlalchemy import create_engine

from cms.api import Newsroom, open_newsroom
from cms.db.postgres import rules
from cms.journal.journal import Journal
from cms.journal.outbox import Outbox
from cms.media.darkroom import Darkroom
from cms.services.articles.drafting import Drafting
from cms.services.articles.reading import Reading
from cms.services.articles.review import Review
from cms.services.computer.sending import Sending
from cms.services.computer.syncing import Syncing
from cms.services.newsroom.in_files import FirstAdministrator
from cms.services.newsroom.ledger import LedgerKeeping
from cms.services.newsroom.people import People
from cms.services.newsroom.shared import create_shared
from cms.services.photos.importing import Importing
from cms.services.photos.library import Photos
from tests.cms.staffed_newsroom import ADMIN, STAFF, StillClock, TestNewsroom
from tests.servers.postgres import PostgresServer

_TABLES = (
    "article",
    "article_version",
    "version_photo",
    "edition",
    "ledger",
    "ledger_seal",
    "command",
    "working_copy",
    "edit_lease",
    "lease_request",
    "word_list",
    "planned_article",
    "correction_request",
    "review_note",
    "named_person",
    "style_rule",
    "arrival",
    "caption_code",
    "caption_template",
    "person",
    "desk",
    "desk_member",
    "photo",
)
_LOGINS = """
SELECT a.rolname, a.rolcanlogin, coalesce(a.rolpassword, ''), coalesce(array_agg(g.rolname::text ORDER BY g.rolname)
    FILTER (WHERE g.rolname IS NOT NULL), '{}')
FROM pg_authid a LEFT JOIN pg_auth_members m ON m.member = a.oid LEFT JOIN pg_roles g ON g.oid = m.roleid
WHERE a.rolname = ANY (%s) GROUP BY a.oid, a.rolname, a.rolcanlogin, a.rolpassword ORDER BY a.rolname
"""


def password_of(login: str) -> str:
    """Return the password *login* has in every newsroom of the tests."""
    return f"correct horse {login}"


class ServersClock(StillClock):
    """The server's clock, which is this computer's: nobody moves it."""

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    def forward(self, **by: float) -> None:
        raise NotImplementedError("Nobody moves a server's clock.")


@dataclass
class StaffedServer:
    """A server with the newsroom every test starts from; *copy* lends a test one of its own."""

    server: PostgresServer
    darkroom: Darkroom
    folder: Path
    _logins: list[tuple[object, ...]] = field(default_factory=list)
    _roles: set[str] = field(default_factory=set)

    def make(self) -> None:
        """Make the newsroom that is copied."""
        create_shared(
            self.url("postgres", "staffed"),
            "",
            "The Harbour Gazette",
            FirstAdministrator(ADMIN, "Root Admin"),
            admin_password=password_of(ADMIN),
        )
        newsroom = SharedTestNewsroom(self, "staffed", self.folder)
        people = newsroom.as_(ADMIN).people
        people.add_desk("world", "World", name_ko="국제")
        people.add_desk("sports", "Sports")
        people.add_desk("letters", "Letters", is_solo=True)
        for person in STAFF:
            people.add_person(replace(person, password=password_of(person.login)))
        newsroom.close()
        self._roles = self.server.roles()
        self._logins = self._logins_now()

    @contextmanager
    def copy(self, folder: Path) -> Iterator["SharedTestNewsroom"]:
        """Lend a newsroom like the one that was made; what is done to it and to its people's logins goes with it."""
        newsroom = SharedTestNewsroom(self, self.copied(), folder)
        try:
            yield newsroom
        finally:
            newsroom.close()
            self.server.drop_database(newsroom.database)
            self._restore_logins()

    def copied(self, database: str = "staffed") -> str:
        """Copy the newsroom in *database*, in which nobody may be at work, and return the copy's name."""
        name = self.server.create_database(template=database)
        engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(self.dsn(name)))
        with engine.begin() as connection:
            # A copy has everything but the rights to come in.
            rules.prepare(connection)
            rules.admit_staff(connection)
        engine.dispose()
        return name

    def dsn(self, database: str, login: str = "postgres") -> str:
        """Return what psycopg connects to as *login*."""
        secret = "" if login == "postgres" else password_of(login)
        return f"host={self.server.folder} port={self.server.port} dbname={database} user={login} password='{secret}'"

    def url(self, login: str, database: str) -> str:
        """Return the newsroom's address as *login* types it."""
        return f"postgresql://{login}@/{database}?host={quote(str(self.server.folder), safe='')}&port={self.server.port}"

    def _logins_now(self) -> list[tuple[object, ...]]:
        with psycopg.connect(self.dsn("postgres")) as connection:
            return connection.execute(_LOGINS, [[ADMIN, *(person.login for person in STAFF)]]).fetchall()

    def _restore_logins(self) -> None:
        # Databases are copied; logins, passwords and groups are the whole server's.
        self.server.drop_roles(self.server.roles() - self._roles)
        changed = [login for login in self._logins if login not in self._logins_now()]
        with psycopg.connect(self.dsn("postgres")) as connection:
            for login, _, verifier, groups in changed:
                name = sql.Identifier(str(login))
                connection.execute(
                    sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, sql.Literal(verifier))
                )
                connection.execute(sql.SQL("SET ROLE copydesk_keeper"))
                for group in rules.GROUPS:
                    act = "GRANT {} TO {}" if group in groups else "REVOKE {} FROM {}"  # type: ignore[operator]
                    connection.execute(sql.SQL(act).format(sql.Identifier(group), name))
                connection.execute("RESET ROLE")


class SharedTestNewsroom(TestNewsroom):
    """One newsroom of a server, opened as whoever acts; each signs in with a login of their own."""

    __test__ = False

    def __init__(self, staffed: StaffedServer, database: str, folder: Path) -> None:
        super().__init__(folder / "newsroom", ServersClock(), staffed.darkroom)
        self.staffed = staffed
        self.database = database

    def elsewhere(self, login: str) -> Newsroom:
        """Return the newsroom as *login* has it open at another computer, with a journal of its own."""
        key = f"{login} elsewhere"
        if key not in self._opened:
            self._opened[key] = self._signed_in(login, "elsewhere")
        return self._opened[key]

    def state_of_file(self) -> int:
        """Return a number that changes whenever anybody commits a change."""
        each = sql.SQL("SELECT {} || t::text AS row FROM {} t")
        rows = sql.SQL(" UNION ALL ").join(
            each.format(sql.Literal(f"{table} "), sql.Identifier("cms", table)) for table in _TABLES
        )
        every = sql.SQL("SELECT string_agg(row, '' ORDER BY row) FROM ({}) all_rows").format(rows)
        with self.superuser() as connection:
            found = connection.execute(every).fetchone()
        return int.from_bytes(hashlib.sha256(str(found).encode()).digest()[:8])

    def superuser(self) -> psycopg.Connection:
        """Return a connection of the database's administrator, whom no rule holds."""
        return psycopg.connect(self.staffed.dsn(self.database), autocommit=True)

    def psql(self, login: str) -> psycopg.Connection:
        """Return a connection as *login* has it who does without the program."""
        return psycopg.connect(self.staffed.dsn(self.database, login), autocommit=True)

    def _open(self, login: str) -> Newsroom:
        return self._signed_in(login, "journal")

    def _signed_in(self, login: str, journal: str) -> Newsroom:
        newsroom = open_newsroom(
            self.staffed.url(login, self.database),
            login,
            password_of(login),
            journal_folder=self.path.parent / journal,
        )
        kept_here = newsroom.journal_folder / "journal.sqlite"
        journal_here = Journal(kept_here, newsroom_id=newsroom.newsroom_id, login=login)
        connection = replace(newsroom.connection, darkroom=self._darkroom)
        syncing = Syncing(connection, journal_here)
        kept_for_later = kept_here.with_name("outbox.sqlite")
        outbox = Outbox(kept_for_later, newsroom_id=newsroom.newsroom_id, login=login)
        return replace(
            newsroom,
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
