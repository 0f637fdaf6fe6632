"""Parts every test of the window uses: the application in its theme and font, the runner, the language."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.work.runner import Runner

# No screen is needed, unless somebody wants to watch.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # The screen that is none has no window manager to tell sizes to, and says so for every window.
    config.addinivalue_line("qt_log_ignore", r"plugin does not support propagateSizeHints")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/tests/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.window)


@pytest.fixture(autouse=True)
def closed_windows_are_gone(qapp: QApplication) -> Iterator[None]:
    """What a test closed must not hear of the next one's change of language or theme."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.use("light")
    return theme


@pytest.fixture
def theme(session_theme: Theme) -> Iterator[Theme]:
    """The light theme; a test may change it."""
    yield session_theme
    session_theme.use("light")


@pytest.fixture(scope="session")
def session_icons(session_theme: Theme) -> Icons:
    return Icons(session_theme)


@pytest.fixture
def icons(session_icons: Icons, theme: Theme) -> Icons:
    return session_icons


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """A runner that leaves no thread behind."""
    runner = Runner()
    yield runner
    runner.close()


@pytest.fixture(scope="session")
def session_language(qapp: QApplication) -> Language:
    return Language(qapp)


@pytest.fixture
def language(session_language: Language) -> Iterator[Language]:
    """English; a test may change it."""
    yield session_language
    session_language.use("en")
