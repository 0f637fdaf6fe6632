"""Suggesting edits instead of making them, and deciding on what was suggested."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.controllers.text.writing import Writing
from ui.editor.body.suggesting import Suggester
from ui.shell.shortcuts import Command
from ui.shell.window import Window

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Suggesting(QObject):
    """Keeps the bar of suggestions true, and suggests as the person at the window."""

    def __init__(
        self,
        window: Window,
        writing: Writing,
        now: Callable[[], datetime],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__(window)
        self._page = window.page
        self._writing = writing
        self._now = now
        self._login = ""
        # The article edits are suggested in; another one begins with edits that are made.
        self._article_id = ""
        self._suggestions = self._page.suggestions
        self._bar = self._page.suggestion_bar
        self._bar.name_of = name_of
        self._suggestions.changed.connect(self._show)
        self._page.text_shown.connect(self._show)
        writing.article_shown.connect(lambda _opened: self._show())
        self._bar.step_wanted.connect(self._suggestions.step)
        self._bar.accept_wanted.connect(self._suggestions.accept)
        self._bar.reject_wanted.connect(self._suggestions.reject)
        self._bar.accept_all_wanted.connect(self._suggestions.accept_all)
        self._bar.finished.connect(self._stop)

    def use(self, newsroom: Newsroom) -> None:
        """Suggest as the person who has *newsroom* open."""
        self._login = newsroom.person.login
        self._stop()

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command does."""
        return {
            Command.SUGGEST: self._toggle,
            Command.NEXT_SUGGESTION: lambda: self._on_page(lambda: self._suggestions.step(1)),
            Command.PREVIOUS_SUGGESTION: lambda: self._on_page(lambda: self._suggestions.step(-1)),
            Command.ACCEPT_SUGGESTION: lambda: self._on_page(self._suggestions.accept),
            Command.REJECT_SUGGESTION: lambda: self._on_page(self._suggestions.reject),
        }

    def _toggle(self) -> None:
        if self._suggestions.is_suggesting:
            self._stop()
        elif self._writing.opened is not None and self._writing.token:
            self._article_id = self._writing.article_id
            self._suggestions.suggest_as(lambda: Suggester(self._login, self._now()))

    def _stop(self) -> None:
        self._suggestions.suggest_as(None)

    def _on_page(self, act: Callable[[], None]) -> None:
        if self._writing.opened is not None and self._page.isVisible():
            act()

    def _show(self) -> None:
        suggestions = self._suggestions
        if suggestions.is_suggesting and (
            self._page.article_id != self._article_id or not self._writing.token
        ):
            self._stop()
            return
        if not suggestions.are_there and not suggestions.is_suggesting and self._bar.isHidden():
            return
        self._bar.show_suggestions(
            suggestions.open,
            suggestions.here,
            is_suggesting=suggestions.is_suggesting,
            is_read_only=not self._writing.token,
        )
