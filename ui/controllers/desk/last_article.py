"""The article somebody was in when the program ended, willingly or not: at the next start it is on the page again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from cms.domain.rows import OpenArticle
from ui.controllers.desk.lists import Lists
from ui.controllers.text.writing import Writing

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class LastArticle(QObject):
    """Remembers on this computer, for each person of each newsroom, which article is open."""

    # The id of the article to go on with.
    found = Signal(str)

    def __init__(self, writing: Writing, lists: Lists, settings: QSettings) -> None:
        super().__init__(writing)
        self._writing, self._lists, self._settings = writing, lists, settings
        self._key = ""
        # Whoever sits down later at the same window begins at a list.
        self._is_starting = True
        self._wanted = ""
        writing.article_shown.connect(self._remember)
        lists.all_known.connect(self._go_on)

    def use(self, newsroom: Newsroom) -> None:
        """Remember for the person who has *newsroom* open now."""
        self._key = f"open/{newsroom.newsroom_id}/{newsroom.person.login}"
        self._wanted = str(self._settings.value(self._key, "")) if self._is_starting else ""
        self._is_starting = False

    def forget(self) -> None:
        """Begin at a list the next time: the person has put everything away."""
        self._wanted = ""
        if self._key:
            self._keep("")

    def _remember(self, opened: OpenArticle) -> None:
        if self._settings.value(self._key, "") != opened.row.article_id:
            self._keep(opened.row.article_id)

    def _keep(self, article_id: str) -> None:
        self._settings.setValue(self._key, article_id)
        # Now: a crash asks nobody first.
        self._settings.sync()

    def _go_on(self) -> None:
        wanted, self._wanted = self._wanted, ""
        # One that was spiked or is another desk's secret by now is not looked for, and nobody is bothered with it.
        is_there = any(row.article_id == wanted for row in self._lists.everything)
        if wanted and is_there and self._writing.opened is None:
            self.found.emit(wanted)
