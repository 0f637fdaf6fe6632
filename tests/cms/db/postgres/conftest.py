"""What a server's database holds to is tried on the oldest and on the newest PostgreSQL there is."""

import pytest

from tests.cms.shared_newsroom import SharedTestNewsroom
from tests.servers.installations import servers_to_test


@pytest.fixture
def newsroom(shared_newsroom: SharedTestNewsroom) -> SharedTestNewsroom:
    return shared_newsroom


@pytest.fixture(params=servers_to_test())
def postgres_version(request: pytest.FixtureRequest) -> int:
    version: int = request.param
    return version
