"""Fixtures with real servers: `postgres`, one per worker, and `empty_database`, a new one for each test.

A test that uses one of them is marked `server`, so that `--fast` leaves it out; a test that starts servers of its
own says `pytestmark = pytest.mark.server`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer

_SERVERS = {"postgres", "staffed_servers"}


@dataclass(frozen=True, slots=True)
class EmptyDatabase:
    """A database with nothing in it; it goes when the test ends, and the roles the test made go with it."""

    server: PostgresServer
    name: str

    @property
    def superuser_dsn(self) -> str:
        return self.server.superuser_dsn(self.name)

    def url(self, login: str) -> str:
        """Return the URL as somebody has it who comes over the network; without a password."""
        return self.server.url(login, self.name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The oldest PostgreSQL there is, kept quick rather than safe; skips where there is none at all."""
    if not installations():
        pytest.skip("no PostgreSQL is installed, neither Debian's nor the wheel's")
    with PostgresServer() as server:
        yield server


@pytest.fixture
def empty_database(postgres: PostgresServer) -> Iterator[EmptyDatabase]:
    before = postgres.roles()
    name = postgres.create_database()
    yield EmptyDatabase(postgres, name)
    postgres.drop_database(name)
    postgres.drop_roles(postgres.roles() - before)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that needs a server of the worker's."""
    for test in items:
        if isinstance(test, pytest.Function) and _SERVERS & set(test.fixturenames):
            test.add_marker(pytest.mark.server)
