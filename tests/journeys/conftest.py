"""The journeys of a new user through the real window: every test here is marked as one that opens it."""

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.cms.conftest import small_disk  # noqa: F401 (a fixture)
from tests.journeys.windows import (  # noqa: F401 (fixtures of every journey)
    demo_file,
    desk,
    journey_theme,
    newsroom_file,
    open_window,
)
from tests.journeys.wire_photo import take_wire_photo

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
