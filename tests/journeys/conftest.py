"""The journeys of a new user through the real window: every test here is marked as one that opens it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from cms.domain.invite import read_invite
from cms.homes import joined_home
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.conftest import small_disk  # noqa: F401 (a fixture)
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.journeys.at_the_desk import AtTheDesk
from tests.journeys.shared_newsrooms import SharedGazette, password_of, shared_gazette
from tests.journeys.windows import (  # noqa: F401 (fixtures of every journey)
    demo_file,
    desk,
    journey_theme,
    newsroom_file,
    open_window,
)
from tests.journeys.wire_photo import take_wire_photo
from ui.shell.status_bar import Connection

# No screen is needed, unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # The screen that is none has no window manager, and says so for every window and menu.
    for refused in ("propagateSizeHints", r"raise\(\)", "grabbing the keyboard"):
        config.addinivalue_line("qt_log_ignore", f"plugin does not support {refused}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.window)
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photograph without a word in its file."""
    path = tmp_path / "mole.jpg"
    Image.new("RGB", (900, 600), "darkslateblue").save(path)
    return path


@pytest.fixture
def agency_photo(tmp_path: Path) -> Path:
    """An agency's JPEG with its caption, photographer and credit written into it."""
    return take_wire_photo(tmp_path / "wire photo.jpg")


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedGazette]:
    """A newsroom on a server with TLS; the module's tests share it."""
    with shared_gazette(tmp_path_factory.mktemp("gazette")) as gazette:
        yield gazette


@pytest.fixture
def sit_down(
    gazette: SharedGazette,
    open_window: Callable[..., AtTheDesk],  # noqa: F811 (the fixture)
) -> Iterator[Callable[[str], AtTheDesk]]:
    """Open a window for somebody who has joined; their first list is on screen."""
    with using(DesktopKeyring()):

        def sit_down(login: str) -> AtTheDesk:
            list(join(read_invite(gazette.invite(login)), password_of(login), JoinedNewsrooms(joined_home())))
            desk = open_window(gazette.url(login), login, computer=login, waits=False)
            desk.wait(lambda: desk.app.newsroom is not None)
            desk.wait_for_words("World")
            desk.wait(lambda: desk.window.status.connection is Connection.ONLINE)
            desk.settle()
            return desk

        yield sit_down
