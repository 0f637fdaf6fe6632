"""The open article on paper: what printing takes is loaded when it is first asked for, not when the window opens."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from ui.controllers.text.writing import Writing
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom
    from ui.controllers.text.printing import Printing


class OnPaper(QObject):
    """Stands for printing until somebody prints."""

    # A PDF was saved and the person wants to look at it.
    page_wanted = Signal(Path)

    def __init__(
        self,
        window: Window,
        writing: Writing,
        runner: Runner,
        settings: QSettings,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window, self._writing, self._runner = window, writing, runner
        self._settings, self._now = settings, now
        self._newsroom: Newsroom | None = None
        self._printing: Printing | None = None

    def use(self, newsroom: Newsroom) -> None:
        """Print articles of *newsroom* from now on."""
        self._newsroom = newsroom
        if self._printing is not None:
            self._printing.use(newsroom)

    def show(self) -> None:
        """Show the article as it will stand on paper."""
        if self._newsroom is not None and self._writing.opened is not None:
            self.printing.show()

    @property
    def printing(self) -> Printing:
        """What prints, loaded now if nobody asked for it before."""
        if self._printing is None:
            # Half of it is Qt's own, which most mornings nobody needs.
            module = importlib.import_module("ui.controllers.text.printing")
            made: Printing = module.Printing(
                self._window, self._writing, self._runner, self._settings, now=self._now
            )
            made.page_wanted.connect(self.page_wanted)
            if self._newsroom is not None:
                made.use(self._newsroom)
            self._printing = made
        return self._printing
