"""Writers whose program is killed at any moment: `python -m tests.full.killed_client [KILLS] [SEED]`."""

from tests.faults.killed_client import kill_writers
from tests.full.running import given, shared_newsroom, tell

if __name__ == "__main__":
    with shared_newsroom() as desks:
        tell(kill_writers(desks, desks.folder / "computers", given(1, 200), seed=given(2, 1)))
