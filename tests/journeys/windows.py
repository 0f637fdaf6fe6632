"""Windows on newsrooms of a test's own; the conftest modules of the folders that need them import them from here."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cms.services.newsroom.demo import make_demo
from tests.cms.staffed_newsroom import copied
from tests.journeys.at_the_desk import AtTheDesk
from ui.app import App
from ui.controllers.entering.entrance import Opening
from ui.shell.window import USUAL
from ui.theme.theme import Theme

SitDown = Callable[..., AtTheDesk]


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo newsroom every journey starts in a copy of."""
    path = tmp_path_factory.mktemp("demo") / "newsroom.sqlite"
    make_demo(path, lambda _done, _all: None)
    return path


@pytest.fixture(scope="session")
def journey_theme(qapp: QApplication) -> Theme:
    """One theme for all windows of the session, as in a program."""
    qapp.setApplicationName("Copydesk")
    return Theme(qapp)


@pytest.fixture
def newsroom_file(demo_file: Path, tmp_path: Path) -> Path:
    """A demo newsroom of this test's own, with its photographs and pages."""
    path = copied(demo_file, tmp_path / "newsroom.sqlite")
    site = demo_file.with_name(f"{demo_file.name}.site")
    if site.exists():
        shutil.copytree(site, path.with_name(f"{path.name}.site"))
    return path


@pytest.fixture
def open_window(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    journey_theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SitDown]:
    """Open a window on a newsroom as somebody; every window is closed at the end and leaves nothing behind.

    *computer* names the one the window stands at: its journal and settings; *journal* is another place for the former.
    Without a *size* the window has the one it was left in.
    """
    for home in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(home, str(tmp_path / home))
    desks: list[AtTheDesk] = []

    def open_(
        newsroom: Path | str,
        login: str = "minji",
        *,
        language: str = "en",
        computer: str = "computer",
        journal: Path | None = None,
        size: tuple[int, int] | None = USUAL,
        waits: bool = True,
    ) -> AtTheDesk:
        settings = QSettings(str(tmp_path / f"{computer}.ini"), QSettings.Format.IniFormat)
        settings.setValue("look", "light")
        settings.setValue("language", language)
        pages: list[Path] = []
        opening = Opening(str(newsroom), login, journal or tmp_path / computer)
        app = App(qapp, opening, settings=settings, open_page=pages.append, theme=journey_theme)
        app.start()
        if size is not None:
            app.window.resize(*size)
        desk = AtTheDesk(app, qtbot, pages, newsroom)
        desks.append(desk)
        if waits:
            desk.wait(lambda: bool(app.lists.everything))
            desk.settle()
        return desk

    yield open_
    for desk in desks:
        # A test may leave words unsaved on purpose, with which a window would stay open.
        desk.window.may_close = lambda: True
        desk.window.close()
        # What it was worded in is installed in the program that all tests share.
        desk.app.language.use("en")
        desk.app.deleteLater()
        desk.window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(open_window: SitDown, newsroom_file: Path) -> AtTheDesk:
    """Park Min-ji, a reporter, at the window."""
    return open_window(newsroom_file)
