"""A durable server killed 100 times under 20 writers: `python -m tests.full.server_crashes [CRASHES]`."""

from tests.faults.crashing_server import STAFF, crash_under_writers
from tests.full.running import given, shared_newsroom, tell

if __name__ == "__main__":
    with shared_newsroom(staff=STAFF, is_durable=True, settings={"max_connections": "200"}) as desks:
        tell(crash_under_writers(desks, given(1, 100)))
