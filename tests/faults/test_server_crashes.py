"""A server that crashes loses nothing it had acknowledged, and its newsroom goes on by itself."""

from pathlib import Path

import pytest

from tests.faults.crashing_server import STAFF, crash_under_writers
from tests.faults.shared_desks import SharedDesks
from tests.servers.postgres import PostgresServer

pytestmark = [pytest.mark.server, pytest.mark.slow]


def test_crash_of_the_server_loses_no_acknowledged_save_and_everybody_is_back_within_ten_seconds(home: Path):
    with PostgresServer(is_durable=True, settings={"max_connections": "200"}) as server:
        desks = SharedDesks(server, home, staff=STAFF)
        figures = crash_under_writers(desks, crashes=5)
        desks.close()
    assert figures.wrong == []
    assert figures.saves_acknowledged > 5 * len(STAFF)
    assert figures.longest_until_all_are_back_seconds < 10
    assert figures.told_of_no_answer == 0, "ten seconds of patience were not enough"
