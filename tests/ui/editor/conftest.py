"""A place on the screen for one screen of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def on_screen(qtbot: QtBot) -> Callable[..., QWidget]:
    """Put a widget into a window as the window's layout would, and show it."""
    windows = []

    def show(widget: QWidget, width: int = 720, height: int = 600) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(width, height)
        widget.setParent(window)
        widget.setGeometry(0, 0, width, height)
        window.show()
        window.activateWindow()
        windows.append(window)  # qtbot itself holds it only weakly
        return window

    return show
