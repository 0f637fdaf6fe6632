"""Where the two writers of `two_writers` work: a newsroom in a file, or one on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import create_engine

from cms.db.keeping.file_leases import LEASE_LASTS
from cms.media.darkroom import Darkroom
from tests.cms.staffed_newsroom import StillClock, TestNewsroom, staffed
from tests.faults.shared_desks import SharedDesks
from tests.faults.two_writers import Office


@contextmanager
def office_in_file(folder: Path) -> Iterator[Office]:
    """A newsroom in a file, whose clock stands still until leases are to lapse."""
    path, clock = folder / "newsroom.sqlite", StillClock()
    with Darkroom() as darkroom:
        staffed(path, darkroom)
        newsroom = TestNewsroom(path, clock, darkroom)
        yield Office(
            computers={
                "minji": newsroom.as_("minji"),
                "minji at home": newsroom.elsewhere("minji"),
                "jun": newsroom.as_("jun"),
            },
            editor=newsroom.as_("daniel"),
            everything=newsroom.as_("daniel").connection.engine,
            let_leases_lapse=lambda: clock.forward(seconds=LEASE_LASTS.total_seconds() + 1),
        )
        newsroom.close()


@contextmanager
def office_on_server(desks: SharedDesks) -> Iterator[Office]:
    """A shared newsroom, whose leases are set back by the server's superuser: nobody moves its clock."""

    def let_leases_lapse() -> None:
        with psycopg.connect(desks.server.superuser_dsn(desks.name)) as connection:
            connection.execute("UPDATE cms.edit_lease SET expires_at = now() - %s", [timedelta(seconds=1)])

    superuser = {"host": str(desks.server.folder), "port": desks.server.port, "user": "postgres"}
    everything = create_engine(
        "postgresql+psycopg://",
        connect_args={**superuser, "dbname": desks.name, "options": "-c search_path=cms"},
    )
    yield Office(
        computers={
            "minji": desks.desk("minji"),
            "minji at home": desks.desk("minji", computer="home"),
            "jun": desks.desk("jun"),
        },
        editor=desks.desk("daniel"),
        everything=everything,
        let_leases_lapse=let_leases_lapse,
    )
    everything.dispose()
