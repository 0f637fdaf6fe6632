"""Starting the window: the one module that the command line loads when a screen is needed."""

import gc
import importlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from cms.loaded_libraries import let_go_of_libraries
from ui.app import App
from ui.application import application
from ui.controllers.entering.entrance import Opening
from ui.work.runner import Lane

# When the start is over, in milliseconds, also on a slow machine.
_STARTED_AFTER = 5000
# Seconds that another thread may go on before the window gets its turn. Python's own 5 ms would be longer than a key
# takes from the keyboard to the screen.
_TURN = 0.0005


def open_window(url: str, login: str) -> int:
    """Open the window on the newsroom at *url* and return Qt's exit code when it is closed."""
    qt = application(sys.argv[:1])
    app = start_window(qt, url, login)
    app.crash_report.install()
    return qt.exec()


def start_window(qt: QApplication, url: str, login: str) -> App:
    """Show the window on the newsroom at *url*; it begins to work with Qt's event loop."""
    sys.setswitchinterval(_TURN)
    app = App(qt, Opening(url, login), settings=QSettings())
    app.start()
    QTimer.singleShot(_STARTED_AFTER, app, _collect_garbage_again)
    QTimer.singleShot(_STARTED_AFTER, app, lambda: _give_back_what_started(app))
    return app


def make_tour(folder: Path) -> list[Path]:
    """Walk through the main job in a window nobody sees, and return the pictures made of it in *folder*."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The tour makes a newsroom of its own, for which much is loaded that a window can wait for.
    pictures: list[Path] = importlib.import_module("ui.tour").Tour(application(sys.argv[:1]), folder).walk()
    return pictures


def _collect_garbage_again() -> None:
    # What the start has made stays: nobody needs to look through it again while somebody types.
    gc.freeze()
    gc.enable()


def _give_back_what_started(app: App) -> None:
    if app.runner.is_busy:
        # A slow computer is still at its start.
        QTimer.singleShot(_STARTED_AFTER, app, lambda: _give_back_what_started(app))
    elif app.window.isVisible():
        app.runner.run(let_go_of_libraries, owner=app, lane=Lane.PROOF)
