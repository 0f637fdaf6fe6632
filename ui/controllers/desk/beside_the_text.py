"""What the desk says of an article beside its text, and how texts are read: suggestions, notes, names, wording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.controllers.desk.hearing import Hearing
from ui.controllers.text.naming import Naming
from ui.controllers.text.noting import Noting
from ui.controllers.text.proofreading import Proofreading
from ui.controllers.text.saying_later import SayingLater
from ui.controllers.text.suggesting import Suggesting
from ui.controllers.text.wording import WordingChoice
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.shortcuts import Command
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class BesideTheText(QObject):
    """Joins suggestions, notes and names to the window, and names to the speller."""

    def __init__(
        self,
        window: Window,
        writing: Writing,
        proofreading: Proofreading,
        runner: Runner,
        language: Language,
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__(window)
        self.suggesting = Suggesting(window, writing, lambda: datetime.now(UTC), name_of)
        self.noting = Noting(window, writing, runner, language, name_of)
        self.naming = Naming(window, writing, runner, language)
        proofreading.names = self.naming.spellings
        self.naming.changed.connect(proofreading.learn_again)
        self.wording = WordingChoice(window, runner, language)
        self.wording.changed.connect(proofreading.learn_again)
        self.later = SayingLater(window, runner, language)
        self.later.sent.connect(self._look_again)
        self.later.notes_wanted.connect(self._show_notes)
        for saying in (self.noting, self.naming, self.wording, proofreading):
            saying.said.connect(self.later.counted)
        self._writing = writing
        window.top_bar.notes_wanted.connect(self.noting.show)

    def use(self, newsroom: Newsroom) -> None:
        """Do so in *newsroom* from now on."""
        self.suggesting.use(newsroom)
        self.noting.use(newsroom)
        self.naming.use(newsroom)
        self.wording.use(newsroom)
        self.later.use(newsroom)

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command does."""
        return {
            **self.suggesting.acts(),
            **self.noting.acts(),
            Command.WORDING: self.wording.show,
        }

    def follow(self, hearing: Hearing) -> None:
        """Look again when colleagues said something, or when the newsroom answers again or does no longer."""
        hearing.state_changed.connect(self.later.catch_up)
        hearing.changed.connect(self._take_in_news)

    def _look_again(self) -> None:
        self.noting.look_again()
        self.naming.look_again()
        self.wording.look_again()

    def _show_notes(self, article_id: str) -> None:
        """Open an article with its notes: at once, or when it is there."""
        self.noting.show_with(article_id)
        self._writing.open(article_id)

    def _take_in_news(self, changed: frozenset[str] | None) -> None:
        # Not only once the article was opened again: a note stands beside it at once.
        if changed is None or self.noting.article_id in changed:
            self.noting.look_again()
