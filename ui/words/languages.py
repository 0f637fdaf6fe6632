"""Which of the newsroom's two languages the window speaks."""

from PySide6.QtCore import QLocale


def window_language() -> str:
    """Return `en` or `ko`."""
    return QLocale().name()[:2]
