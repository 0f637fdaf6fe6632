"""Programs and newsrooms of different ages: who still works, who stops in words, and an upgrade killed in the middle."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config

from cms.api import open_newsroom
from cms.db import upgrade
from cms.db.engine import SCHEMA
from cms.db.postgres import rules
from cms.domain.errors import DatabaseUnavailable
from cms.domain.workflow import Publication, Stage
from cms.services.computer.unsent_work import as_text, unsent_work
from cms.services.newsroom.administering import Administrator, administering
from cms.services.newsroom.shared import upgrade_shared
from cms.services.newsroom.shared_checks import check_shared
from tests.cms.services.killed_work import AT_COMMIT, was_killed
from tests.cms.shared_newsroom import password_of
from tests.cms.staffed_newsroom import BODY, text
from tests.servers.fixtures import EmptyDatabase

pytestmark = pytest.mark.server

FIRST, NEXT = "0001", f"{int(SCHEMA) + 1:04}"
# An upgrade asks the database for more than this.
LATE = 27
# What a later release may do to the tables while this one is still in use: add, and take nothing away.
_EXPANDED = """
ALTER TABLE cms.article ADD COLUMN section text NOT NULL DEFAULT '';
ALTER TABLE cms.article_version ADD COLUMN kicker text NOT NULL DEFAULT '';
ALTER TABLE cms.photo ADD COLUMN model_release boolean;
ALTER TABLE cms.person ADD COLUMN phone text;
ALTER TABLE cms.ledger ADD COLUMN device text;
CREATE TABLE cms.tip (tip_id text PRIMARY KEY, article_id text REFERENCES cms.article (article_id));
"""


@pytest.fixture
def kind():
    return "server"


def set_schemas(newsroom, newest, oldest):
    with newsroom.superuser() as connection:
        connection.execute("UPDATE cms.alembic_version SET version_num = %s", [newest])
        connection.execute("UPDATE cms.newsroom SET oldest_schema = %s", [oldest])


def test_a_program_one_release_behind_goes_on_working(newsroom, file_article, library_photo, as_):
    with newsroom.superuser() as connection:
        connection.execute(_EXPANDED)
    set_schemas(newsroom, NEXT, SCHEMA)
    words = text("Ferry leaves at dawn", BODY, library_photo("navy"))
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=words)
    minji = as_("minji")
    harbour = minji.reading.open(file_article("harbour")).row
    minji.syncing.keep(harbour.article_id, text("Typed on the old program"), base=harbour.version)
    assert minji.syncing.send(harbour.article_id).taken.version == harbour.version + 1
    assert minji.syncing.open("harbour").text.headline == "Typed on the old program"
    assert [row.slug for row in as_("daniel").reading.articles()] == ["harbour", "ferry"]
    as_("root").people.disable("jun")
    assert as_("root").ledger.broken_rows() == []


def test_an_older_program_stops_in_words_and_brings_out_its_unsent_work(newsroom, as_, tmp_path):
    minji = as_("minji")
    taken = minji.drafting.new_article("ferry", desk="world", language="en", text=text())
    minji.syncing.keep(taken.article_id, text("Never sent", "Typed in the tunnel."), base=1)
    set_schemas(newsroom, f"{int(SCHEMA) + 2:04}", NEXT)
    with pytest.raises(
        DatabaseUnavailable, match=r"too old for the newsroom.*safe on this computer.*journal export"
    ):
        open_newsroom(
            newsroom.staffed.url("minji", newsroom.database),
            "minji",
            password_of("minji"),
            journal_folder=tmp_path / "journal",
        )
    assert "Typed in the tunnel." in as_text(unsent_work(tmp_path / "journal"))


def test_a_newsroom_of_a_newer_program_is_not_upgraded_backwards(newsroom):
    set_schemas(newsroom, NEXT, SCHEMA)
    before = newsroom.state_of_file()
    with pytest.raises(DatabaseUnavailable, match="upgraded by a newer Copydesk"):
        upgrade_shared(newsroom.staffed.url("postgres", newsroom.database), "")
    assert newsroom.state_of_file() == before


def test_an_upgrade_waits_for_nobody_and_nobody_for_it(newsroom, as_):
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    with newsroom.superuser() as busy, busy.transaction():
        busy.execute("LOCK TABLE cms.article IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        with pytest.raises(DatabaseUnavailable, match="Nothing was changed; try again when it is quieter"):
            upgrade_shared(newsroom.staffed.url("postgres", newsroom.database), "")
        assert time.monotonic() - began < 60
    assert upgrade_shared(newsroom.staffed.url("postgres", newsroom.database), "") == SCHEMA
    assert as_("minji").reading.open("ferry").row.version == 1


def make_first(url: str) -> None:
    """Make a newsroom as the first Copydesk that knew servers would have left it: tables, one row, no rules."""
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    with administering(Administrator(url)) as engine, engine.begin() as connection:
        rules.prepare(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        connection.exec_driver_sql(
            "INSERT INTO newsroom (newsroom_id, name, name_ko, language, base_url, time_zone, created_at) "
            "VALUES ('n', 'Gazette', '', 'en', '', 'UTC', now())"
        )


def schema_of(database: EmptyDatabase) -> str:
    with psycopg.connect(database.superuser_dsn) as connection:
        return connection.execute("SELECT version_num FROM cms.alembic_version").fetchone()[0]


def is_first(database: EmptyDatabase) -> bool:
    """Return whether the newsroom is exactly as `make_first` left it."""
    with psycopg.connect(database.superuser_dsn) as connection:
        functions = connection.execute(
            "SELECT count(*) FROM pg_proc WHERE pronamespace = 'cms'::regnamespace"
        ).fetchone()
        return schema_of(database) == FIRST and functions == (0,)


@pytest.mark.slow
def test_an_upgrade_killed_anywhere_leaves_nothing_half_done_and_is_run_again(empty_database):
    server = empty_database.server
    url = f"postgresql://postgres@/{empty_database.name}?host={server.folder}&port={server.port}"
    make_first(url)
    assert was_killed(AT_COMMIT, "upgrade", url)
    statement = 1
    while was_killed(statement, "upgrade", url):
        assert is_first(empty_database), statement
        statement *= 3
    assert statement > LATE
    assert schema_of(empty_database) == SCHEMA
    with psycopg.connect(empty_database.superuser_dsn) as connection:
        assert connection.execute("SELECT name, oldest_schema FROM cms.newsroom").fetchone() == (
            "Gazette",
            upgrade.OLDEST_SCHEMA,
        )


def test_people_work_on_when_an_upgrade_of_their_newsroom_was_killed(newsroom, as_):
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    before = newsroom.state_of_file()
    assert was_killed(AT_COMMIT, "upgrade", newsroom.staffed.url("postgres", newsroom.database))
    assert newsroom.state_of_file() == before
    assert as_("minji").review.submit("ferry").stage is Stage.SUBMITTED


def test_two_upgrades_at_once_come_out_as_one(newsroom, as_):
    url = newsroom.staffed.url("postgres", newsroom.database)
    with ThreadPoolExecutor() as both:
        assert list(both.map(lambda _: upgrade_shared(url, ""), range(2))) == [SCHEMA, SCHEMA]
    assert check_shared(Administrator(url)).problems == ()
