"""Every newsroom ever released can be opened, and the tables in the file are those the program knows."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

import cms.db
from cms.api import open_newsroom
from cms.db.base import Base
from cms.db.engine import SCHEMA, create_file, open_for_upgrade
from cms.db.integrity import sqlite_triggers
from cms.db.upgrade import upgrade
from cms.domain.workflow import Publication, Stage
from cms.services.newsroom.in_files import check_newsroom, upgrade_newsroom

RELEASES = sorted(Path(__file__).parent.glob("newsroom-*.sqlite.gz"))


@pytest.fixture
def empty(tmp_path):
    """A new file after every migration."""
    engine = create_file(tmp_path / "newsroom.sqlite")
    upgrade(engine)
    yield engine
    engine.dispose()


def triggers_of(path):
    connection = sqlite3.connect(path)
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    connection.close()
    return found


def test_the_program_knows_the_newest_migration():
    assert ScriptDirectory(Path(cms.db.__file__).parent / "migrations").get_heads() == [SCHEMA]


def test_migrating_an_empty_file_makes_exactly_the_tables_the_program_knows(empty):
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert set(inspect(connection).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_migrating_an_empty_file_makes_every_constraint_the_program_names(empty):
    for name, table in Base.metadata.tables.items():
        with empty.connect() as connection:
            made = {constraint["name"] for constraint in inspect(connection).get_check_constraints(name)}
        wanted = {str(c.name) for c in table.constraints if type(c).__name__ == "CheckConstraint"}
        assert made == wanted, name


def test_migrating_an_empty_file_makes_every_trigger(empty, tmp_path):
    assert triggers_of(tmp_path / "newsroom.sqlite") == dict(sqlite_triggers())


def test_migrating_twice_changes_nothing(empty, tmp_path):
    empty.dispose()
    before = (tmp_path / "newsroom.sqlite").read_bytes()
    engine = open_for_upgrade(tmp_path / "newsroom.sqlite")
    upgrade(engine)
    engine.dispose()
    assert (tmp_path / "newsroom.sqlite").read_bytes() == before


def test_there_is_a_saved_newsroom_of_every_release():
    assert [path.name for path in RELEASES][:1] == ["newsroom-0.1.0.sqlite.gz"]


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def saved(request, tmp_path):
    """The newsroom of an earlier release, upgraded."""
    path = tmp_path / "newsroom.sqlite"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    upgrade_newsroom(path)
    return path


def test_a_saved_newsroom_is_upgraded_to_what_a_new_one_would_be(saved):
    engine = open_for_upgrade(saved)
    with engine.connect() as connected:
        assert compare_metadata(MigrationContext.configure(connected), Base.metadata) == []
    engine.dispose()
    assert triggers_of(saved) == dict(sqlite_triggers())


def test_every_word_of_a_saved_newsroom_can_be_read(saved, tmp_path):
    newsroom = open_newsroom(str(saved), "minji", journal_folder=tmp_path / "journal")
    rows = newsroom.reading.articles()
    assert {row.stage for row in rows} == set(Stage)
    assert {row.publication for row in rows} == set(Publication)
    for row in rows:
        opened = newsroom.reading.open(row.slug)
        assert opened.text.headline == "Ferry leaves at dawn"
        assert opened.photos[opened.text.photos[0].photo_id].credit_line == ""
        assert len(newsroom.reading.versions(row.slug)) >= 2
        assert newsroom.reading.changes(row.slug) is not None
    assert newsroom.reading.open("stage-draft").working_copy.headline == "Unfinished"
    assert newsroom.ledger.broken_rows() == []
    newsroom.close()


def test_a_saved_newsroom_lacks_only_the_photograph_that_was_not_saved_with_it(saved):
    (problem,) = check_newsroom(saved).problems
    assert "its original is missing" in problem


def test_work_goes_on_in_a_saved_newsroom(saved, tmp_path):
    newsroom = open_newsroom(str(saved), "daniel", journal_folder=tmp_path / "journal")
    assert newsroom.review.approve("stage-in-review").stage is Stage.APPROVED
    newsroom.close()
