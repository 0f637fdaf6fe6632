"""Programs and newsrooms of different ages: who still works, who stops in words, and an upgrade killed in the middle."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import psycopg
import pytest
from alembic import command
from alembic.config import Config

from cms.api import open_newsroom
from cms.db import upgrade
from cms.db.engine import SCHEMA
from cms.db.postgres import rules
from cms.domain.errors import DatabaseUnavailable
from cms.services.administering import Administrator, administering
from cms.services.shared import upgrade_shared
from cms.services.unsent_work import as_text, unsent_work
from tests.cms.shared_newsroom import password_of
from tests.cms.staffed_newsroom import text
from tests.servers.fixtures import EmptyDatabase

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]
FIRST, NEXT = "0001", f"{int(SCHEMA) + 1:04}"
_UPGRADE = "import sys; from cms.services.shared import upgrade_shared; upgrade_shared(sys.argv[1], '')"


@pytest.fixture
def kind():
    return "server"


def set_schemas(newsroom, newest, oldest):
    with newsroom.superuser() as connection:
        connection.execute("UPDATE cms.alembic_version SET version_num = %s", [newest])
        connection.execute("UPDATE cms.newsroom SET oldest_schema = %s", [oldest])


def test_a_program_one_release_behind_goes_on_working(newsroom, as_):
    set_schemas(newsroom, NEXT, SCHEMA)
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    as_("minji").review.submit("ferry")
    assert as_("daniel").review.approve("ferry").version == 1


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


def kill_while_it_works(database: EmptyDatabase, url: str, moment: float) -> None:
    """Start an upgrade and kill it a *moment* after it has reached the database."""
    at_work = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
    with subprocess.Popen(
        [sys.executable, "-c", _UPGRADE, url], cwd=ROOT, stderr=subprocess.PIPE
    ) as upgrading:
        with psycopg.connect(database.superuser_dsn, autocommit=True) as onlooker:
            while onlooker.execute(at_work, [database.name]).fetchone() == (0,) and upgrading.poll() is None:
                Event().wait(0.005)
        with contextlib.suppress(subprocess.TimeoutExpired):
            upgrading.wait(moment)
        upgrading.kill()


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.3, 0.5])
def test_an_upgrade_killed_in_the_middle_leaves_nothing_half_done(empty_database, moment):
    server = empty_database.server
    url = f"postgresql://postgres@/{empty_database.name}?host={server.folder}&port={server.port}"
    make_first(url)
    kill_while_it_works(empty_database, url, moment)
    assert schema_of(empty_database) in (FIRST, SCHEMA)
    upgrade_shared(url, "")
    assert schema_of(empty_database) == SCHEMA
    with psycopg.connect(empty_database.superuser_dsn) as connection:
        assert connection.execute("SELECT name, oldest_schema FROM cms.newsroom").fetchone() == (
            "Gazette",
            upgrade.OLDEST_SCHEMA,
        )
