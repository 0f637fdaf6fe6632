"""Whoever is disabled while they are at work: their article is left in good order, and they are told why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cms.domain.errors import NewsroomError, NotAllowed
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import PersonRow
from ui.controllers.desk.hearing import Hearing
from ui.controllers.desk.lists import Lists
from ui.controllers.entering.entrance import Entrance
from ui.controllers.text.writing import Writing
from ui.shell.ended_page import EndedPage
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Dismissal(QObject):
    """Notices that the newsroom lets this person in no longer, and shows that instead of the desk."""

    def __init__(
        self,
        window: Window,
        writing: Writing,
        lists: Lists,
        hearing: Hearing,
        entrance: Entrance,
        runner: Runner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._lists = lists
        self._hearing = hearing
        self._entrance = entrance
        self._runner = runner
        # None once the person was told.
        self._newsroom: Newsroom | None = None
        lists.newsroom_moved.connect(self._look)
        hearing.refused.connect(self._hear)
        window.on_demand.when_made(EndedPage, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Watch over whoever is in *newsroom*."""
        self._newsroom = newsroom

    def _connect(self, page: EndedPage) -> None:
        page.sign_in_wanted.connect(self._entrance.open)

    def _look(self) -> None:
        """A newsroom in a file ends no session by itself: it is looked at whenever somebody did something there."""
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                newsroom.people.me,
                owner=self,
                then=lambda me: self._check(newsroom, me),
                otherwise=self._look_later,
            )

    def _look_later(self, error: NewsroomError) -> None:
        # A newsroom that does not answer dismisses nobody; it is asked again with its next news.
        if not isinstance(error, NewsroomUnreachable):
            self._hear(error)

    def _check(self, newsroom: Newsroom, me: PersonRow) -> None:
        if not me.is_active and newsroom is self._newsroom:
            self._end(newsroom, is_sure=True)

    def _hear(self, refusal: NewsroomError) -> None:
        newsroom = self._newsroom
        if newsroom is not None and isinstance(refusal, NotAllowed):
            self._end(newsroom, is_sure=False)
        else:
            self._window.messages.explain(refusal)

    def _end(self, newsroom: Newsroom, *, is_sure: bool) -> None:
        if self._window.is_asking_who_is_there:
            return  # they have left by themselves
        self._newsroom = None
        self._hearing.stop()
        self._lists.stop()

        def show() -> None:
            page = self._window.ended
            self._window.show_room(page)
            page.tell(newsroom.person.login, is_sure=is_sure)

        # Only once this computer has every word; where it cannot keep them, they stay on the page.
        self._writing.leave(show)
