"""Races of editors for the same article: `python -m tests.full.races [RACES] [SEED]`."""

from tests.faults.bare_races import race_bare
from tests.faults.races import race
from tests.full.running import given, shared_newsroom, tell

if __name__ == "__main__":
    with shared_newsroom() as desks:
        tell({"bare": race_bare(desks, given(1, 10_000), seed=given(2, 1))})
    # In a newsroom of their own: what the ledger has is counted in the end.
    with shared_newsroom() as desks:
        tell({"through the program": race(desks, given(1, 10_000), seed=given(2, 1))})
