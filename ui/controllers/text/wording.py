"""Choosing how texts are read: what is chosen counts at once, for oneself or for the whole newsroom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.errors import NewsroomError
from cms.domain.style_choice import Wording
from ui.shell.language import Language
from ui.shell.window import Window
from ui.shell.wording_sheet import WordingSheet
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class WordingChoice(QObject):
    """Opens the sheet, and does what is wanted there."""

    # Texts are read otherwise from now on.
    changed = Signal()
    # Something was said to the newsroom that may wait for it.
    said = Signal()

    def __init__(self, window: Window, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window, self._runner, self._language = window, runner, language
        self._newsroom: Newsroom | None = None
        window.on_demand.when_made(WordingSheet, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Choose in *newsroom* from now on."""
        self._newsroom = newsroom

    def show(self) -> None:
        """Open the sheet."""
        if self._newsroom is not None:
            self._sheet.open()
            self._load()

    def look_again(self) -> None:
        """Ask anew, where it is shown: what waited was sent, or the newsroom answers no longer."""
        if self._window.on_demand.has(WordingSheet) and self._sheet.isVisible():
            self._load()

    @property
    def _sheet(self) -> WordingSheet:
        return self._window.on_demand.part(WordingSheet)

    def _connect(self, sheet: WordingSheet) -> None:
        sheet.rules.use_language(self._language.code)
        self._language.changed.connect(lambda: sheet.rules.use_language(self._language.code))
        sheet.nothing.acted.connect(self._load)
        sheet.rules.chosen.connect(lambda chosen: self._do(lambda at: at.wording.choose(chosen)))
        sheet.house.rule_given.connect(
            lambda rule: self._do(lambda at: at.wording.add_rule(rule), then=sheet.house.clear_fields)
        )
        sheet.house.rule_removed.connect(lambda rule: self._do(lambda at: at.wording.remove_rule(rule)))
        sheet.words.own_removed.connect(lambda word: self._do(lambda at: at.wording.remove_own_word(word)))
        sheet.words.newsroom_removed.connect(
            lambda word: self._do(lambda at: at.wording.remove_newsroom_word(word))
        )

    def _load(self) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._sheet.show_loading()
            self._runner.run(
                newsroom.wording.all, owner=self, then=self._sheet.show_wording, otherwise=self._refuse
            )

    def _do(self, act: Callable[[Newsroom], None], then: Callable[[], None] | None = None) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def job() -> Wording:
            act(newsroom)
            return newsroom.wording.all()

        def done(wording: Wording) -> None:
            self._sheet.show_wording(wording)
            if then is not None:
                then()
            self.changed.emit()
            self.said.emit()

        self._runner.run(job, owner=self, then=done, otherwise=self._refuse)

    def _refuse(self, error: NewsroomError) -> None:
        self._sheet.show_problem(self._language.sentence(error))
