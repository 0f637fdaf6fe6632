"""The monitor joined to the newsroom: what it shows, how a card is moved, where a move asks for more."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.errors import NewsroomError
from cms.domain.moves import BoardRow
from cms.domain.rows import DeskRow, OpenArticle, StepTaken
from cms.domain.workflow import Step
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.step_acts import ONWARD, Act, TakenWords, claim, release
from ui.controllers.desk.steps import Steps
from ui.controllers.text.writing import Writing
from ui.monitor.monitor_page import MonitorPage
from ui.shell.language import Language
from ui.shell.side_panes import Pane
from ui.shell.sidebar import MONITOR
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Monitoring(QObject):
    """Keeps the board as the newsroom is while it can be seen, and takes the steps its cards are moved by."""

    newsroom_changed = Signal()

    def __init__(
        self, window: Window, writing: Writing, steps: Steps, lists: Lists, runner: Runner, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._writing, self._steps = window, writing, steps
        self._lists, self._runner, self._language = lists, runner, language
        self._words = TakenWords(self)
        self._newsroom: Newsroom | None = None
        # A step that asks for more than a move, and the article that is being opened for it.
        self._asked: tuple[str, Step] | None = None
        lists.place_left_for.connect(self._go)
        lists.all_known.connect(self.refresh)
        writing.article_shown.connect(self._ask)
        window.on_demand.when_made(MonitorPage, self._connect_page)

    def _connect_page(self, page: MonitorPage) -> None:
        page.article_opened.connect(self._open)
        page.move_wanted.connect(self.move)
        page.retry_wanted.connect(self.refresh)
        if self._newsroom is not None:
            page.set_person(self._newsroom.person.login)

    def use(self, newsroom: Newsroom) -> None:
        """Show the board of *newsroom* from now on."""
        self._newsroom, self._asked = newsroom, None
        if self._window.on_demand.has(MonitorPage):
            self._window.monitor.show_board([], (), self._language.code)
            self._window.monitor.set_person(newsroom.person.login)

    def show(self) -> None:
        """Go to the monitor."""
        self._lists.go(MONITOR.place)

    def refresh(self) -> None:
        """Look at the newsroom again, if the board can be seen."""
        newsroom = self._newsroom
        if newsroom is None or not self._window.is_in_the_middle(MonitorPage):
            return
        self._runner.run(
            lambda: (newsroom.reading.board(), tuple(newsroom.people.desks())),
            owner=self,
            then=lambda found: self._show(newsroom, *found),
            otherwise=lambda error: self._window.monitor.show_error(self._language.sentence(error)),
        )

    def move(self, card: BoardRow, step: Step) -> None:
        """Take the step a card was moved by, or open its article where the step asks for more."""
        newsroom, row = self._newsroom, card.row
        if newsroom is None:
            return
        if step in (Step.RETURN, Step.SCHEDULE):
            self._asked = (row.article_id, step)
            self._open(row.article_id)
            return
        self._runner.run(
            lambda: _MOVES[step](newsroom, row.article_id, row.version),
            owner=self,
            then=lambda _: self._tell_taken(step),
            otherwise=self._tell_refused,
        )

    def _go(self, place: str) -> None:
        if place == MONITOR.place:
            self._window.monitor.show_loading()
            self._window.show_middle(self._window.monitor)
            self.refresh()

    def _show(self, newsroom: Newsroom, cards: list[BoardRow], desks: tuple[DeskRow, ...]) -> None:
        if newsroom is self._newsroom:
            self._window.monitor.show_board(cards, desks, self._language.code)

    def _open(self, article_id: str) -> None:
        self._writing.open(article_id)
        self._window.show_middle(self._window.page)
        self._window.page.focus_field("body")

    def _ask(self, opened: OpenArticle) -> None:
        asked, self._asked = self._asked, None
        if asked is None or asked[0] != opened.row.article_id:
            return
        if asked[1] is Step.RETURN:
            self._steps.ask_reason()
        else:
            self._window.show_side(Pane.STEPS)
            self._window.further_steps.ask(asked[1])

    def _tell_taken(self, step: Step) -> None:
        self._window.messages.settle()
        self._window.messages.tell(self._words.taken(step))
        if self._writing.opened is not None:
            self._writing.look_again()
        self.newsroom_changed.emit()

    def _tell_refused(self, error: NewsroomError) -> None:
        self._window.messages.explain(error)
        self.newsroom_changed.emit()


def _recall(newsroom: Newsroom, slug: str, seen: int) -> StepTaken:
    return newsroom.review.recall(slug, seen=seen, command_id=str(uuid.uuid4()))


def _unschedule(newsroom: Newsroom, slug: str, _: int) -> StepTaken:
    return newsroom.publishing.unschedule(slug, command_id=str(uuid.uuid4()))


_MOVES: dict[Step, Act] = {
    Step.SUBMIT: ONWARD[Step.SUBMIT],
    Step.APPROVE: ONWARD[Step.APPROVE],
    Step.RECALL: _recall,
    Step.CLAIM: claim,
    Step.RELEASE: release,
    Step.UNSCHEDULE: _unschedule,
}
