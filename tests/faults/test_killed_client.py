"""A writer whose program is killed at any moment finds every word again, and nothing twice."""

from pathlib import Path

import pytest

from tests.faults.killed_client import kill_writers
from tests.faults.shared_desks import SharedDesks


@pytest.mark.slow
def test_writers_whose_program_is_killed_at_any_moment_lose_no_word_that_was_safe(
    desks: SharedDesks, home: Path
):
    figures = kill_writers(desks, home / "computers", 20, seed=1)
    assert figures.wrong == []
    assert figures.kills >= 20
    assert figures.words_acknowledged > 100
