"""A crash in the middle of typing loses no word that was safe, and the next start goes on where the writer was."""

import pytest

from tests.faults.killed_window import kill_windows
from tests.journeys.windows import demo_file, newsroom_file  # noqa: F401 (fixtures)


@pytest.mark.slow
@pytest.mark.window
@pytest.mark.parametrize("seed", range(1, 6))
def test_ten_crashes_lose_no_word_that_was_safe(newsroom_file, tmp_path, seed):  # noqa: F811 (a fixture)
    figures = kill_windows(newsroom_file, tmp_path, 10, seed=seed)
    assert figures.wrong == []
    assert figures.kills == 10
    assert figures.words_acknowledged > 30
