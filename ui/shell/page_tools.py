"""What surrounds the writing surface: the commands that find, and show the page in another way."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.shell.shortcuts import Command
from ui.shell.window import Window
from ui.shell.writing import Writing


class PageTools(QObject):
    """Acts on the page that is open; without one its commands do nothing."""

    def __init__(self, window: Window, writing: Writing) -> None:
        super().__init__(window)
        self._window, self._page = window, window.page
        self._writing = writing
        self._page.finding.replaced.connect(self._tell_replaced)

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command does."""
        finding = self._page.finding
        return {
            Command.FIND: lambda: self._on_page(finding.open),
            Command.REPLACE: lambda: self._on_page(lambda: finding.open(replacing=True)),
            Command.FIND_NEXT: lambda: self._on_page(lambda: finding.step(1)),
            Command.FIND_PREVIOUS: lambda: self._on_page(lambda: finding.step(-1)),
        }

    def _on_page(self, act: Callable[[], None]) -> None:
        if self._writing.opened is not None and self._page.isVisible():
            act()

    def _tell_replaced(self, count: int) -> None:
        words = self.tr("1 match was replaced.") if count == 1 else self.tr("{0} matches were replaced.")
        self._window.messages.tell(
            words.format(count), action=self.tr("Undo"), act=self._page.finding.undo_replace_all
        )
