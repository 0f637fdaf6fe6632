"""`copydesk newsroom …` and the daily commands where the newsroom is on a server, over TLS as people reach it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cms.domain.workflow import Publication, Stage
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.servers.certificates import Authority
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer

pytestmark = [
    pytest.mark.server,
    pytest.mark.slow,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A server whose administrator comes in over the network, with a password as everybody else."""
    with PostgresServer(tls=Authority().certify("localhost")) as server:
        server.create_login("dba", password_of("dba"))
        with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
            connection.execute("ALTER ROLE dba SUPERUSER")
        yield server


def password_of(login: str) -> str:
    return f"correct horse {login}"


class Place:
    """One database of the server as a command names it, and the options that stand before the command."""

    def __init__(self, server: PostgresServer, database: str, folder: Path) -> None:
        assert server.tls
        self.server = server
        self.database = database
        self.folder = folder
        self.authority = folder / "authority.pem"
        self.authority.write_text(server.tls.authority, encoding="ascii")

    def url(self, login: str) -> str:
        return self.server.url(login, self.database)

    def secret(self, login: str) -> Path:
        """Return a file with the password of *login* that nobody else may read."""
        file = self.folder / f"{login}.secret"
        file.write_text(password_of(login) + "\n")
        file.chmod(0o600)
        return file

    def before(self, login: str) -> tuple[object, ...]:
        return ("--authority", self.authority, "--password-file", self.secret(login))


@pytest.fixture
def places(server, tmp_path):
    """Name a database of the server; it goes when the test ends, and so do the logins made in it."""
    named: list[str] = []
    before = server.roles()

    def name(database: str) -> Place:
        named.append(database)
        return Place(server, database, tmp_path)

    with using(DesktopKeyring()):
        yield name
    for database in named:
        server.drop_database(database)
    server.drop_roles(server.roles() - before)


@pytest.fixture
def gazette(places, copydesk) -> Place:
    """A newsroom made by commands: a desk, a reporter and two editors."""
    place = places("gazette")
    root = place.secret("root")
    words = ("--admin", "root", "--name", "The Gazette", "--admin-password-file", root)
    made = copydesk(
        *place.before("dba"), "newsroom", "create", place.url("dba"), *words, "--json", login="", path=""
    )
    assert made.json == {"newsroom": place.url("dba"), "admin": "root"}, made
    as_root = {"path": place.url("root"), "login": ""}
    copydesk(*place.before("root"), "desk", "add", "world", "--name", "World", **as_root)
    for login, role in (("minji", "reporter"), ("daniel", "editor")):
        who = (
            login,
            "--name",
            login.title(),
            "--desk",
            f"world:{role}",
            "--password-file",
            place.secret(login),
        )
        assert copydesk(*place.before("root"), "person", "add", *who, **as_root).code == 0
    return place


@pytest.fixture
def joined(gazette, copydesk, tmp_path) -> Place:
    """The newsroom after Minji and Daniel joined it at this computer, which remembers their passwords."""
    for login in ("minji", "daniel"):
        asked = ("person", "invite", login, "--authority", gazette.authority)
        (tmp_path / "invite").write_text(
            copydesk(*gazette.before("root"), *asked, path=gazette.url("root"), login="").out
        )
        words = (
            "--password-file",
            gazette.secret(login),
            "newsroom",
            "join",
            "--invite",
            tmp_path / "invite",
        )
        done = copydesk(*words, login="")
        assert done.out.endswith(f"You have joined “The Gazette” as {login}.\n"), done
    return gazette


def test_who_joined_works_there_with_the_commands_they_know(joined, copydesk, body_file, picture):
    def as_(login, *words):
        answer = copydesk(*words, "--json", path=joined.url(login), login="")
        assert answer.code == 0, answer
        return answer.json

    body = ("--desk", "world", "--language", "en", "--headline", "Ferry leaves", "--body", body_file)
    assert as_("minji", "article", "new", "--slug", "ferry", *body)["version"] == 1
    credited = ("--caption", "The quay at dawn.", "--credit", "AP=Associated Press", "--alt", "A quay.")
    (photo,) = as_("minji", "photo", "add", picture(), "--article", "ferry", *credited, "--rights", "agency")
    assert photo["ok"]
    as_("minji", "article", "submit", "ferry")
    as_("daniel", "article", "approve", "ferry")
    assert as_("daniel", "article", "publish", "ferry")["publication"] == "live"
    assert [row["slug"] for row in as_("minji", "article", "list")] == ["ferry"]
    assert (
        "Ferry leaves"
        in copydesk("export", "ferry", "--format", "text", path=joined.url("daniel"), login="").out
    )


def test_a_newsroom_is_looked_over_upgraded_backed_up_and_brought_back(gazette, places, copydesk, tmp_path):
    def dba(*words, place=gazette):
        answer = copydesk(*place.before("dba"), *words, path=place.url("dba"), login="")
        assert answer.code == 0, answer
        return answer

    assert dba("newsroom", "check").out.startswith("The newsroom is sound. 0 article")
    assert "up to date already" in dba("newsroom", "upgrade").out
    backed_up = dba("newsroom", "backup", tmp_path / "n.backup", "--json").json
    assert (backed_up["ok"], backed_up["counts"]["logins_with_password"]) == (True, 3)
    again = places("again")
    assert dba("newsroom", "restore", tmp_path / "n.backup", "--json", place=again).json["ok"]
    logins = copydesk(
        *again.before("minji"), "person", "list", "--json", path=again.url("minji"), login=""
    ).json
    assert {row["login"] for row in logins} == {"root", "minji", "daniel"}


def test_a_newsroom_moves_from_its_file_to_a_server(newsroom, file_article, places, copydesk):
    file_article("ferry", Stage.APPROVED, Publication.LIVE)
    place = places("moved")
    words = (
        "newsroom",
        "copy",
        newsroom.path,
        place.url("dba"),
        "--admin-password-file",
        place.secret("root"),
    )
    moved = copydesk(*place.before("dba"), *words, "--json", path="", login="")
    assert moved.code == 0, moved
    assert (moved.json["counts"]["article"], moved.json["counts"]["logins_without_password"]) == (1, 8)
    new = ("person", "password", "daniel", "--password-file", place.secret("daniel"))
    assert copydesk(*place.before("root"), *new, path=place.url("root"), login="").code == 0
    daniel = {"path": place.url("daniel"), "login": ""}
    assert copydesk(*place.before("daniel"), "article", "list", "--json", **daniel).json[0]["slug"] == "ferry"
    assert copydesk(*place.before("root"), "ledger", "verify", path=place.url("root"), login="").code == 0


def test_what_a_server_refuses_is_one_line(gazette, assert_refused, tmp_path):
    backup = ("newsroom", "backup", tmp_path / "n.backup")
    root, dba = (
        {"path": gazette.url("root"), "login": ""},
        {"path": gazette.url("dba"), "login": ""},
    )
    assert_refused(*gazette.before("root"), *backup, saying="no administrator of the database server", **root)
    known = ("--authority", gazette.authority)
    assert_refused(*known, *backup, saying="no terminal to ask", **dba)
    wrong = gazette.secret("nobody")
    assert_refused(*known, "--password-file", wrong, *backup, saying="does not let “dba” in", **dba)
    open_to_all = gazette.secret("dba")
    open_to_all.chmod(0o644)
    assert_refused(*known, "--password-file", open_to_all, *backup, saying="Others may read", **dba)
    assert not (tmp_path / "n.backup").exists()


def test_a_file_that_is_no_backup_makes_no_database(places, server, assert_refused, tmp_path):
    (tmp_path / "holiday.zip").write_bytes(b"PK")
    place = places("holiday")
    words = ("newsroom", "restore", tmp_path / "holiday.zip")
    assert_refused(
        *place.before("dba"), *words, saying="is not a Copydesk backup", path=place.url("dba"), login=""
    )
    with psycopg.connect(server.superuser_dsn()) as connection:
        assert not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'holiday'").fetchone()


def test_the_site_gets_a_login_that_reads_what_is_out(gazette, copydesk):
    secret = gazette.secret("website")
    asked = ("newsroom", "site-login", "website", "--site-password-file", secret, "--json")
    made = copydesk(*gazette.before("dba"), *asked, path=gazette.url("dba"), login="")
    assert made.json == {"newsroom": gazette.url("dba"), "site_login": "website"}, made
    checked = {"sslmode": "verify-full", "sslrootcert": str(gazette.authority)}
    with psycopg.connect(gazette.url("website"), password=password_of("website"), **checked) as site:
        assert site.execute("SELECT name FROM cms.newsroom").fetchall() == [("The Gazette",)]
        assert site.execute("SELECT edition_id FROM cms.edition").fetchall() == []
