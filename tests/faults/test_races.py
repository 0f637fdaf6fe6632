"""Of editors who act on one article at the same moment one is first, and nobody is left to guess what happened."""

import pytest

from tests.faults.bare_races import race_bare
from tests.faults.races import race
from tests.faults.shared_desks import SharedDesks
from tests.faults.step_pairs import race_every_pair


@pytest.mark.slow
def test_of_two_thousand_approvals_at_the_same_moment_the_database_takes_one_each(desks: SharedDesks):
    figures = race_bare(desks, 2_000, seed=5)
    assert figures.wrong == []
    assert figures.races == 2_000
    assert figures.refused == figures.racers - figures.races


@pytest.mark.slow
def test_of_editors_at_the_same_moment_one_is_first_and_the_others_are_told_who_and_when(desks: SharedDesks):
    figures = race(desks, 150, seed=5)
    assert figures.wrong == []
    assert sum(figures.winners.values()) == figures.races == 150
    assert figures.losers_told == figures.racers - figures.races


@pytest.mark.slow
def test_every_two_steps_at_the_same_moment_come_out_as_if_one_had_been_taken_after_the_other(
    desks: SharedDesks,
):
    figures = race_every_pair(desks)
    assert figures.wrong == []
    assert figures.both_in_turn + figures.one_refused == figures.pairs
