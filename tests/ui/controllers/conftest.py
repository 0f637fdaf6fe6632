"""What tests of the whole window share: the demo newsroom in it, and colleagues at other computers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cms.api import Newsroom, open_newsroom
from tests.journeys.windows import (  # noqa: F401 (fixtures of the window)
    demo_file,
    desk,
    journey_theme,
    newsroom_file,
    open_window,
)


def pytest_configure(config: pytest.Config) -> None:
    # The screen that is none has no window manager, and says so for every menu.
    for refused in (r"raise\(\)", "grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", f"plugin does not support {refused}")


@pytest.fixture
def colleague(newsroom_file: Path, tmp_path: Path) -> Iterator[Callable[[str], Newsroom]]:  # noqa: F811 (a fixture)
    """Somebody at another computer, who works in the same newsroom."""
    opened: list[Newsroom] = []

    def sits_down(login: str) -> Newsroom:
        opened.append(open_newsroom(str(newsroom_file), login, journal_folder=tmp_path / f"of-{login}"))
        return opened[-1]

    yield sits_down
    for newsroom in opened:
        newsroom.close()
