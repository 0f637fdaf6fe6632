"""Damaged pictures without end: `python -m tests.full.mutated_pictures [EACH] [SEED]`, so many of each format."""

from dataclasses import asdict

from tests.faults.mutated_pictures import FORMATS, show_damaged
from tests.full.running import given, tell


def main() -> None:
    """Show so many damaged pictures of every format, and print what came of them."""
    each, seed = given(1, 100_000), given(2, 1)
    tell({ending: asdict(show_damaged(ending, each, seed=seed)) for ending in FORMATS})


if __name__ == "__main__":
    main()
