"""Orders of events that might lose a word of two writers: `python -m tests.full.two_writers [ORDERS]`.

Half of them on a server. An order that loses a word is made as short as it can be, and shown.
"""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.offices import office_in_file, office_on_server
from tests.faults.two_writers import Office, TwoWriters
from tests.full.running import given, shared_newsroom, tell


def _try(office: Office, orders: int) -> None:
    tries = settings(
        max_examples=orders,
        stateful_step_count=50,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: TwoWriters(office), settings=tries)


if __name__ == "__main__":
    half = given(1, 1_000) // 2
    with tempfile.TemporaryDirectory() as folder, office_in_file(Path(folder)) as in_file:
        _try(in_file, half)
    with shared_newsroom() as desks, office_on_server(desks) as on_server:
        _try(on_server, half)
    tell({"orders": 2 * half, "words_lost": 0})
