"""The window's share in the readers' site: what lists an article follows its page right after, behind the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from ui.controllers.desk.lists import Lists
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class SiteWatch(QObject):
    """Has the site catch up whenever the newsroom is looked at: also after a program that broke off."""

    def __init__(self, window: Window, lists: Lists, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._newsroom: Newsroom | None = None
        self._is_under_way, self._is_wanted_again = False, False
        # The sentence that was told last: the same is not told at every look.
        self._said = ""
        lists.all_known.connect(self.look)

    def use(self, newsroom: Newsroom) -> None:
        """Keep the site of *newsroom* from now on."""
        self._newsroom, self._said = newsroom, ""
        newsroom.connection.lists_follow.set()

    def look(self) -> None:
        """Have the site catch up, once more where that is under way already."""
        newsroom = self._newsroom
        if newsroom is None or newsroom.connection.is_away:
            return
        if self._is_under_way:
            self._is_wanted_again = True
            return
        self._is_under_way = True
        self._runner.run(
            newsroom.catch_up_site,
            owner=self,
            then=lambda _: self._end(""),
            otherwise=self._explain,
            lane=Lane.COPY,
        )

    def _explain(self, error: NewsroomError) -> None:
        if not isinstance(error, NewsroomUnreachable) and str(error) != self._said:
            self._window.messages.explain(error)
        self._end(str(error))

    def _end(self, said: str) -> None:
        self._said, self._is_under_way = said, False
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.look()
