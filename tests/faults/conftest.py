"""A shared newsroom with staff, on the worker's server; its data folder is the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.shared_desks import SharedDesks
from tests.servers.postgres import PostgresServer


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps pages and copies during the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def desks(postgres: PostgresServer, home: Path) -> Iterator[SharedDesks]:
    """A newsroom of two reporters and eight duty editors at one desk."""
    before = postgres.roles()
    desks = SharedDesks(postgres, home, name="faults")
    yield desks
    desks.close()
    postgres.drop_database(desks.name)
    postgres.drop_roles(postgres.roles() - before)
