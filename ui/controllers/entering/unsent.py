"""Whoever their newsroom does not let in: what it has not got is brought out into a file."""

from __future__ import annotations

import importlib
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from cms.domain.errors import NewsroomError
from ui.controllers.entering.entrance import Entrance
from ui.shell.away_page import AwayPage
from ui.shell.ended_page import EndedPage
from ui.shell.language import Language
from ui.shell.window import Window
from ui.work.runner import Lane, Runner


class Unsent(QObject):
    """Asks where to, writes the file, and says on the same page how much is in it."""

    def __init__(self, window: Window, entrance: Entrance, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self._runner = runner
        self._language = language
        window.on_demand.when_made(AwayPage, self._connect)
        window.on_demand.when_made(EndedPage, self._connect)

    def save(self, file: Path) -> None:
        """Write everything this computer has not sent into *file*."""
        folder = self._entrance.opening.journal_folder
        self._runner.run(
            lambda: int(importlib.import_module("cms.api").export_unsent(file, folder)),
            owner=self,
            then=lambda count: self._saved(file, count),
            otherwise=self._not_saved,
            lane=Lane.JOURNAL,
        )

    def _connect(self, page: AwayPage | EndedPage) -> None:
        page.unsent_wanted.connect(self._ask_where)

    @property
    def _page(self) -> AwayPage | EndedPage:
        """Where the person asked for it, and is told."""
        window = self._window
        has_ended = window.on_demand.has(EndedPage) and window.ended.isVisible()
        return window.ended if has_ended else window.away

    def _ask_where(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Save unsent work"), "", "*.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def _saved(self, file: Path, count: int) -> None:
        words = (
            self.tr("1 unsent text is in {0}. It stays on this computer, too.")
            if count == 1
            else self.tr("{1} unsent texts are in {0}. They stay on this computer, too.")
        )
        self._page.say(words.format(file.name, count))

    def _not_saved(self, error: NewsroomError) -> None:
        self._page.say(self._language.sentence(error))
