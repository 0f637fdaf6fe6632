"""Whatever two people do in one article, at three computers and in whatever order: every word they typed is somewhere."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.offices import office_in_file, office_on_server
from tests.faults.shared_desks import SharedDesks
from tests.faults.two_writers import TwoWriters

pytestmark = pytest.mark.slow

# The same orders of events in every run; making one that fails shorter would take minutes.
_SETTINGS = settings(
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)


def test_every_word_two_writers_type_is_kept_in_a_newsroom_in_a_file(home: Path):
    with office_in_file(home) as office:
        run_state_machine_as_test(lambda: TwoWriters(office), settings=settings(_SETTINGS, max_examples=24))


def test_every_word_two_writers_type_is_kept_in_a_shared_newsroom(desks: SharedDesks):
    with office_on_server(desks) as office:
        run_state_machine_as_test(lambda: TwoWriters(office), settings=settings(_SETTINGS, max_examples=5))
