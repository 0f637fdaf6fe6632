"""10,000 publications over links that break at any byte: `python -m tests.full.cut_links [PUBLICATIONS] [SEED]`."""

from tests.faults.cut_links import publish_over_cut_links
from tests.full.running import given, shared_newsroom, tell

if __name__ == "__main__":
    with shared_newsroom() as desks:
        tell(publish_over_cut_links(desks, given(1, 10_000), seed=given(2, 1)))
