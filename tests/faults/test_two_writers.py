"""Whatever two people do in one article, at three computers and in whatever order: every word they typed is somewhere."""

from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import create_engine

from cms.db.keeping.file_leases import LEASE_LASTS
from cms.media.darkroom import Darkroom
from tests.cms.staffed_newsroom import StillClock, TestNewsroom, staffed
from tests.faults.shared_desks import SharedDesks
from tests.faults.two_writers import Office, TwoWriters

pytestmark = pytest.mark.slow

_SETTINGS = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)


def test_every_word_two_writers_type_is_kept_in_a_newsroom_in_a_file(home: Path):
    with Darkroom() as darkroom:
        staffed(home / "newsroom.sqlite", darkroom)
        clock = StillClock()
        newsroom = TestNewsroom(home / "newsroom.sqlite", clock, darkroom)
        office = Office(
            computers={
                "minji": newsroom.as_("minji"),
                "minji at home": newsroom.elsewhere("minji"),
                "jun": newsroom.as_("jun"),
            },
            editor=newsroom.as_("daniel"),
            everything=newsroom.as_("daniel").connection.engine,
            let_leases_lapse=lambda: clock.forward(seconds=LEASE_LASTS.total_seconds() + 1),
        )
        run_state_machine_as_test(
            lambda: TwoWriters(office), settings=settings(_SETTINGS, max_examples=40, stateful_step_count=30)
        )
        newsroom.close()


def test_every_word_two_writers_type_is_kept_in_a_shared_newsroom(desks: SharedDesks):
    def let_leases_lapse() -> None:
        with psycopg.connect(desks.server.superuser_dsn(desks.name)) as connection:
            connection.execute("UPDATE cms.edit_lease SET expires_at = now() - %s", [timedelta(seconds=1)])

    everything = create_engine(
        "postgresql+psycopg://",
        connect_args={
            "host": str(desks.server.folder),
            "port": desks.server.port,
            "user": "postgres",
            "dbname": desks.name,
            "options": "-c search_path=cms",
        },
    )
    office = Office(
        computers={
            "minji": desks.desk("minji"),
            "minji at home": desks.desk("minji", computer="home"),
            "jun": desks.desk("jun"),
        },
        editor=desks.desk("daniel"),
        everything=everything,
        let_leases_lapse=let_leases_lapse,
    )
    run_state_machine_as_test(
        lambda: TwoWriters(office), settings=settings(_SETTINGS, max_examples=8, stateful_step_count=30)
    )
    everything.dispose()
