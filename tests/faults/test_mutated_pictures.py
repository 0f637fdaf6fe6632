"""Twenty thousand damaged pictures: each is read or refused in words, and none takes the darkroom with it."""

import pytest

from tests.faults.mutated_pictures import FORMATS, show_damaged

EACH = (
    2_860  # seven formats: 20,020 pictures; the long run, `python -m tests.full.mutated_pictures`, draws more
)


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_damaged_pictures_are_read_or_refused_in_words(ending):
    damage = show_damaged(ending, EACH)
    assert (damage.deaths, damage.wrong) == ([], [])
    assert 0 < damage.refused < damage.shown
