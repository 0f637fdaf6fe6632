"""Tests of the window's frame share their parts with those of what joins it to the newsroom."""

from tests.ui.controllers.conftest import (  # noqa: F401 (fixtures of the window)
    colleague,
    demo_file,
    desk,
    journey_theme,
    newsroom_file,
    open_window,
    pytest_configure,
)
