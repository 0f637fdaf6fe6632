"""Starting the window: the one module that the command line loads when a screen is needed."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from ui.app import App, application
from ui.shell.entrance import Opening
from ui.tour import Tour


def open_window(url: str, login: str) -> int:
    """Open the window on the newsroom at *url* and return Qt's exit code when it is closed."""
    qt = application(sys.argv[:1])
    app = App(qt, Opening(url, login), settings=QSettings())
    app.crash_report.install()
    app.start()
    return qt.exec()


def make_tour(folder: Path) -> list[Path]:
    """Walk through the main job in a window nobody sees, and return the pictures made of it in *folder*."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return Tour(application(sys.argv[:1]), folder).walk()
