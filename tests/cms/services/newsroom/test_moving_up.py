"""A one-person newsroom moves from its file into a shared one, and nothing is left behind."""

from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import func, select

from cms.api import open_newsroom
from cms.db.base import Base
from cms.domain.errors import NewsroomError, NotAllowed, RuleBroken
from cms.domain.staff import NewPerson
from cms.domain.workflow import Publication, Stage
from cms.services.connection import photo_folder
from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.in_files import check_newsroom
from cms.services.newsroom.moving_up import administrator_to_be, move_up
from cms.services.newsroom.shared_checks import check_shared
from tests.cms.services.killed_work import AT_COMMIT, was_killed
from tests.cms.shared_newsroom import password_of
from tests.cms.staffed_newsroom import BODY, text

pytestmark = pytest.mark.server


def quietly(done, total):
    """Nobody watches the progress."""


@pytest.fixture
def target(postgres, monkeypatch, tmp_path):
    """A place on the server where no newsroom is."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    before = postgres.roles()
    socket = f"?host={quote(str(postgres.folder), safe='')}&port={postgres.port}"
    yield Administrator(f"postgresql://postgres@/moved{socket}")
    postgres.drop_database("moved")
    postgres.drop_roles(postgres.roles() - before)


@pytest.fixture
def full(newsroom, as_, file_article, library_photo):
    words = text("Ferry leaves at dawn", BODY, library_photo("navy"), library_photo("teal"))
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=words)
    file_article("harbour", Stage.IN_REVIEW)
    as_("minji").people.set_password("minji", "a password of the file")
    return newsroom


def moved(newsroom, target):
    return move_up(newsroom.path, target, "root", password_of("root"), quietly)


def signed_in(target, login, password, tmp_path):
    url = target.url.replace("postgres@", f"{login}@")
    return open_newsroom(url, login, password, journal_folder=tmp_path / "moved")


def test_everything_is_there_with_its_id_its_time_and_its_hash(full, target, tmp_path, as_):
    before, kept = check_newsroom(full.path), full.path.read_bytes()
    findings = moved(full, target)
    assert findings.problems == ()
    # The ledger says that the newsroom moved.
    assert {name: findings.counts[name] for name in before.counts} == before.counts | {
        "ledger": before.counts["ledger"] + 1
    }
    assert full.path.read_bytes() == kept
    root = signed_in(target, "root", password_of("root"), tmp_path)
    history = [(row.step, row.at, row.person) for row in as_("daniel").reading.history("ferry")]
    assert [(row.step, row.at, row.person) for row in root.reading.history("ferry")] == history
    assert root.reading.newsroom_history()[0].step == "move_up"
    assert root.ledger.broken_rows() == []
    root.close()


def test_the_newsroom_goes_on_where_it_was(full, target, tmp_path):
    moved(full, target)
    root = signed_in(target, "root", password_of("root"), tmp_path)
    root.people.set_password("daniel", password_of("daniel"))
    root.close()
    daniel = signed_in(target, "daniel", password_of("daniel"), tmp_path)
    assert daniel.review.approve("harbour").stage is Stage.APPROVED
    assert daniel.publishing.publish("harbour").publication is Publication.LIVE
    assert {photo.caption for photo in daniel.photos.library()} == {"The quay at dawn."}
    daniel.close()
    assert check_shared(target).problems == ()


def test_a_password_of_the_file_lets_nobody_in(full, target, tmp_path, postgres):
    moved(full, target)
    with pytest.raises(NewsroomError):
        signed_in(target, "minji", "a password of the file", tmp_path)
    with psycopg.connect(postgres.superuser_dsn("moved")) as connection:
        assert connection.execute("SELECT count(*) FROM cms.person WHERE password_hash <> ''").fetchone() == (
            0,
        )


def test_every_row_of_every_table_arrives(full, target, postgres, as_):
    moved(full, target)
    with (
        psycopg.connect(postgres.superuser_dsn("moved")) as there,
        as_("root").connection.engine.connect() as here,
    ):
        for name in set(Base.metadata.tables) - {"ledger"}:
            arrived = there.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("cms", name)))
            number = here.scalar(select(func.count()).select_from(Base.metadata.tables[name]))
            assert arrived.fetchone() == (number,), name


@pytest.mark.slow
def test_a_move_killed_anywhere_is_run_again(full, target, as_):
    statement, before = 1, check_newsroom(full.path)
    assert was_killed(AT_COMMIT, "copy", target.url, full.path)
    while was_killed(statement, "copy", target.url, full.path):
        statement *= 3
    assert check_newsroom(full.path) == before
    arrived = check_shared(target)
    assert arrived.problems == ()
    assert arrived.counts == before.counts | {"ledger": before.counts["ledger"] + 1}


def test_nothing_is_carried_into_a_newsroom_that_is_there(full, target):
    moved(full, target)
    with pytest.raises(RuleBroken, match="There is a newsroom in"):
        moved(full, target)


def test_a_login_no_server_can_give_is_named_and_nothing_is_made(full, target, postgres, as_):
    as_("root").people.add_person(NewPerson("pg_kim", "Kim"))
    with pytest.raises(RuleBroken, match="“pg_kim”"):
        moved(full, target)
    with psycopg.connect(postgres.superuser_dsn()) as connection:
        assert not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'moved'").fetchone()


def test_a_file_whose_ledger_was_tampered_with_is_not_carried(full, target):
    with full.as_("root").connection.engine.connect() as connection:
        connection.exec_driver_sql("DROP TRIGGER ledger_never_changed")
        connection.exec_driver_sql("UPDATE ledger SET reason = 'other' WHERE sequence = 1")
        connection.commit()
    with pytest.raises(RuleBroken, match="is not sound, so it was not carried"):
        moved(full, target)


def test_a_missing_photo_is_reported_and_the_rest_is_carried(full, target):
    victim = next(photo_folder(full.path).glob("originals/*/*/*"))
    victim.chmod(0o600)
    victim.unlink()
    findings = moved(full, target)
    assert len(findings.problems) == 1
    assert findings.counts["article"] == 2


def test_who_administers_it_there_is_named_where_the_file_has_several(full, as_):
    assert administrator_to_be(full.path) == "root"
    as_("root").people.add_person(NewPerson("boss", "Boss", is_admin=True))
    with pytest.raises(NotAllowed, match="boss, root"):
        administrator_to_be(full.path)
    assert administrator_to_be(full.path, "boss") == "boss"
