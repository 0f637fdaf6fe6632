"""Qt's application as every program of ours starts it."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cms.version import VERSION
from resources import RESOURCES


def application(arguments: list[str]) -> QApplication:
    """Return Qt's application, named and dressed in our icon."""
    qt = QApplication(arguments)
    qt.setApplicationName("Copydesk")
    qt.setOrganizationName("Copydesk")
    qt.setApplicationVersion(VERSION)
    qt.setWindowIcon(QIcon(str(RESOURCES / "icons" / "copydesk.svg")))
    return qt
