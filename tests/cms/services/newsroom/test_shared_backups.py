"""The restore drill: a newsroom on one server is written into a file and brought back on another."""

import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from PIL import Image
from psycopg import sql

from cms.api import open_newsroom
from cms.db.base import Base
from cms.domain.errors import NewsroomError, NotAllowed, RuleBroken, UnreadableFile
from cms.domain.workflow import Publication, Stage
from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.backups import backup_newsroom, restore_newsroom
from cms.services.newsroom.shared_backups import backup_shared, restore_shared
from cms.services.newsroom.shared_checks import check_shared
from tests.cms.services.killed_work import AT_COMMIT, was_killed
from tests.cms.shared_newsroom import password_of
from tests.cms.staffed_newsroom import BODY, text
from tests.servers.installations import servers_to_test
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.server

# What the first schema did not have.
SINCE_FIRST = {
    "arrival",
    "caption_code",
    "caption_template",
    "correction_request",
    "photo_words",
    "photographer",
    "planned_article",
    "ledger_seal",
    "lease_request",
    "named_person",
    "review_note",
    "style_rule",
    "word_list",
}
# Originals are parts of their own; the schema and the table of steps are the program's.
MADE_ANEW = {"photo_blob", "photo_chunk", "photo_delivery", "alembic_version", "step_rule"}
_ROWS = sql.SQL("SELECT to_jsonb(t)::text FROM {} t")


def quietly(done, total):
    """Nobody watches the progress."""


@pytest.fixture
def kind():
    return "server"


@pytest.fixture(scope="module")
def another_server() -> Iterator[PostgresServer]:
    """A server that has never seen a newsroom: the newest PostgreSQL there is."""
    if not servers_to_test():
        pytest.skip("no PostgreSQL is installed, neither Debian's nor the wheel's")
    with PostgresServer(servers_to_test()[-1]) as server:
        yield server


@pytest.fixture
def elsewhere(another_server) -> Iterator[Administrator]:
    """The administrator of a server without databases and logins of ours."""
    before = another_server.roles()
    socket = f"?host={quote(str(another_server.folder), safe='')}&port={another_server.port}"
    yield Administrator(f"postgresql://postgres@/drill{socket}")
    another_server.drop_database("drill")
    another_server.drop_roles(another_server.roles() - before)


@pytest.fixture
def here(newsroom) -> Administrator:
    return Administrator(newsroom.staffed.url("postgres", newsroom.database))


@pytest.fixture
def full(newsroom, as_, file_article, library_photo):
    """Articles in several stages, one before readers with two photos, and somebody who has left."""
    words = text("Ferry leaves at dawn", BODY, library_photo("navy"), library_photo("teal"))
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=words)
    file_article("harbour", Stage.IN_REVIEW)
    as_("root").people.disable("jun")
    as_("root").ledger.seal()
    return newsroom


@pytest.fixture
def backup(full, here, tmp_path) -> Path:
    backup_shared(here, tmp_path / "monday.backup", quietly)
    return tmp_path / "monday.backup"


def rows(server: PostgresServer, database: str) -> dict[str, list[str]]:
    """Return every row of every table, as text."""
    with psycopg.connect(server.superuser_dsn(database)) as connection:
        connection.execute("SET timezone = 'UTC'")
        return {
            name: sorted(row[0] for row in connection.execute(_ROWS.format(sql.Identifier("cms", name))))
            for name in Base.metadata.tables
        }


def signed_in(administrator, login, tmp_path):
    url = administrator.url.replace("postgres@", f"{login}@")
    return open_newsroom(url, login, password_of(login), journal_folder=tmp_path / "restored")


def test_restore_drill(full, here, backup, elsewhere, another_server, tmp_path):
    findings = restore_shared(backup, elsewhere, quietly)
    assert findings.problems == ()
    assert findings.counts["logins_with_password"] == 9
    looked_over = check_shared(elsewhere)
    assert looked_over == check_shared(here)
    assert rows(another_server, "drill") == rows(full.staffed.server, full.database)
    daniel = signed_in(elsewhere, "daniel", tmp_path)
    assert daniel.reading.open("ferry").text.photos[1].caption == "The quay at dawn."
    assert daniel.publishing.write_page("ferry").is_file()
    assert daniel.review.approve("harbour").stage is Stage.APPROVED
    daniel.close()
    root = signed_in(elsewhere, "root", tmp_path)
    assert root.ledger.broken_rows() == []
    root.close()


def test_beside_the_newsroom_it_was_made_of_people_keep_their_login_and_work_in_both(
    full, backup, here, as_, tmp_path
):
    second = Administrator(full.staffed.url("postgres", "drill"))
    try:
        assert restore_shared(backup, second, quietly).counts["logins_known_already"] == 9
        daniel = signed_in(second, "daniel", tmp_path)
        daniel.review.approve("harbour")
        daniel.close()
        with pytest.raises(NewsroomError):
            signed_in(second, "jun", tmp_path)
        assert as_("daniel").reading.open("harbour").row.stage is Stage.IN_REVIEW
        assert as_("daniel").review.approve("harbour").stage is Stage.APPROVED
    finally:
        full.staffed.server.drop_database("drill")


def test_a_login_that_is_somebody_elses_is_not_taken_over_and_nothing_is_made(
    full, backup, elsewhere, another_server
):
    another_server.create_login("daniel", "of the accounting department")
    with pytest.raises(RuleBroken, match="“daniel” that belongs to no newsroom"):
        restore_shared(backup, elsewhere, quietly)
    assert "drill" not in databases(another_server)
    assert "minji" not in another_server.roles()


def test_who_had_left_is_still_not_let_in(full, backup, elsewhere, tmp_path):
    restore_shared(backup, elsewhere, quietly)
    with pytest.raises(NewsroomError):
        signed_in(elsewhere, "jun", tmp_path)


def test_the_rules_stand_in_what_was_restored(full, backup, elsewhere, another_server):
    restore_shared(backup, elsewhere, quietly)
    minji = psycopg.connect(
        another_server.superuser_dsn("drill"), user="minji", password=password_of("minji")
    )
    with minji, pytest.raises(psycopg.errors.InsufficientPrivilege):
        minji.execute("UPDATE cms.article SET publication = 'live'")


def test_people_work_on_while_the_backup_is_made(full, as_, here, tmp_path):
    told = []

    def work_on(done, total):
        if not told:
            as_("minji").drafting.new_article("late", desk="world", language="en", text=text("Late"))
        told.append((done, total))

    findings = backup_shared(here, tmp_path / "n.backup", work_on)
    assert told[-1][0] == told[-1][1]
    assert findings.counts["article"] == 2
    assert as_("minji").reading.open("late").row.version == 1


def test_a_damaged_backup_is_refused_and_no_database_is_made(full, backup, elsewhere, another_server):
    whole = backup.read_bytes()
    for place in range(40, len(whole) - 60, max(1, len(whole) // 25)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        backup.write_bytes(damaged)
        try:
            restore_shared(backup, elsewhere, quietly)
        except NewsroomError:
            assert "drill" not in databases(another_server), place
        else:  # a byte nobody reads, as a time stamp of the archive: all that was kept is whole
            assert check_shared(elsewhere).problems == (), place
            another_server.drop_database("drill")


def test_a_backup_of_a_newer_copydesk_says_so_and_no_database_is_made(backup, elsewhere, another_server):
    with_manifest(backup, schema="9999")
    with pytest.raises(UnreadableFile, match="made by a newer Copydesk"):
        restore_shared(backup, elsewhere, quietly)
    assert "drill" not in databases(another_server)


def test_a_backup_of_an_older_schema_comes_back_as_a_newsroom_of_this_one(full, backup, elsewhere, here):
    # The first schema had no seals and nobody who asks for a lease; what else is new, its rows do not say.
    manifest = json.loads(zipfile.ZipFile(backup).read("manifest.json"))
    tables = {name: number for name, number in manifest["tables"].items() if name not in SINCE_FIRST}
    with_manifest(backup, schema="0001", tables=tables)
    assert restore_shared(backup, elsewhere, quietly).problems == ()
    assert check_shared(elsewhere) == check_shared(here)


def with_manifest(backup: Path, **changed: object) -> None:
    """Let the manifest of *backup* say something else."""
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | changed).encode()
    with zipfile.ZipFile(backup, "w") as archive:
        for name, whole in parts.items():
            archive.writestr(name, whole)


def databases(server: PostgresServer) -> set[str]:
    with psycopg.connect(server.superuser_dsn()) as connection:
        return {name for (name,) in connection.execute("SELECT datname FROM pg_database")}


@pytest.mark.slow
def test_a_restore_killed_anywhere_is_run_again(full, backup, elsewhere, another_server):
    assert was_killed(AT_COMMIT, "restore", elsewhere.url, backup)
    statement = 1
    while was_killed(statement, "restore", elsewhere.url, backup):
        assert not has_newsroom(another_server)
        statement *= 3
    assert statement > 1
    assert rows(another_server, "drill") == rows(full.staffed.server, full.database)


def has_newsroom(server: PostgresServer) -> bool:
    if "drill" not in databases(server):
        return False
    with psycopg.connect(server.superuser_dsn("drill")) as connection:
        return connection.execute("SELECT to_regnamespace('cms') IS NOT NULL").fetchone() == (True,)


def test_of_two_who_restore_into_one_database_one_is_refused_and_the_newsroom_stands(
    full, backup, elsewhere, here
):
    def restored(_: int) -> str:
        try:
            return str(restore_shared(backup, elsewhere, quietly).problems)
        except RuleBroken as refusal:
            return str(refusal)

    with ThreadPoolExecutor() as both:
        came_out = sorted(both.map(restored, range(2)))
    assert came_out == ["()", "There is a newsroom in “drill” already; it was left as it is."]
    assert check_shared(elsewhere) == check_shared(here)


def test_a_photo_brought_in_but_not_yet_in_the_library_is_still_that_persons_to_add(
    full, here, elsewhere, tmp_path
):
    original = tmp_path / "late.jpg"
    Image.new("RGB", (64, 40), "olive").save(original)
    store = full.as_("minji").connection.store
    sha256 = store.add(original)
    store.hand_in(sha256)
    backup_shared(here, tmp_path / "n.backup", quietly)
    restore_shared(tmp_path / "n.backup", elsewhere, quietly)
    minji = signed_in(elsewhere, "minji", tmp_path)
    assert minji.connection.store.is_intact(sha256)
    assert minji.photos.add(original).sha256 == sha256
    minji.close()


def test_every_table_of_the_database_is_in_the_backup_or_made_anew(full, backup):
    with full.superuser() as connection:
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'cms'::regnamespace AND relkind IN ('r', 'p', 'S')"
        )
        there = {name for (name,) in found}
    kept = set(json.loads(zipfile.ZipFile(backup).read("manifest.json"))["tables"])
    assert there - kept == MADE_ANEW


def test_a_photo_whose_bytes_were_changed_is_found_and_the_rest_is_kept(full, here, elsewhere, tmp_path):
    with full.superuser() as connection:
        connection.execute("ALTER TABLE cms.photo_chunk DISABLE TRIGGER ALL")
        connection.execute(
            "UPDATE cms.photo_chunk SET bytes = '\\x00' WHERE sha256 = (SELECT min(sha256) FROM cms.photo_chunk)"
        )
    findings = backup_shared(here, tmp_path / "n.backup", quietly)
    assert len(findings.problems) == 1
    assert "original is missing or damaged" in findings.problems[0]
    assert restore_shared(tmp_path / "n.backup", elsewhere, quietly).counts["article"] == 2


def test_nothing_is_restored_over_a_newsroom_that_is_there(full, backup, here):
    before = full.state_of_file()
    with pytest.raises(RuleBroken, match="There is a newsroom in"):
        restore_shared(backup, here, quietly)
    assert full.state_of_file() == before


def test_nobody_on_the_staff_makes_a_backup(full, tmp_path):
    admin = Administrator(full.staffed.url("root", full.database), password_of("root"))
    with pytest.raises(NotAllowed, match="no administrator of the database server"):
        backup_shared(admin, tmp_path / "n.backup", quietly)
    assert not (tmp_path / "n.backup").exists()


def test_the_backup_of_a_server_is_not_taken_for_that_of_a_file(backup, tmp_path):
    with pytest.raises(UnreadableFile, match="newsroom on a server"):
        restore_newsroom(backup, tmp_path / "n.sqlite", quietly)


def test_the_backup_of_a_file_is_not_taken_for_that_of_a_server(staffed_file, elsewhere, tmp_path):
    backup_newsroom(staffed_file, tmp_path / "file.backup", quietly)
    with pytest.raises(UnreadableFile, match="newsroom in a file"):
        restore_shared(tmp_path / "file.backup", elsewhere, quietly)


def test_passwords_cannot_be_read_in_a_backup_and_only_its_owner_reads_it(backup):
    with zipfile.ZipFile(backup) as archive:
        kept = b"".join(archive.read(name) for name in archive.namelist())
    assert password_of("daniel").encode() not in kept
    assert b"SCRAM-SHA-256$" in kept
    assert backup.stat().st_mode & 0o077 == 0
