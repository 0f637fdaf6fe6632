"""While the newsroom does not answer: what the person sees and may do meanwhile, and what is sent once it does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.line import LineState
from cms.domain.rows import OpenArticle
from cms.domain.waiting import Delivery, Waiting
from cms.domain.workflow import Step
from ui.controllers.desk.hearing import Hearing
from ui.controllers.desk.lists import Lists
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.banner import Urgency
from ui.words.times import TimeWords
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# For how long what is heard is gathered before the copy is brought up to date, in milliseconds.
_GATHERED_FOR = (6_000, 14_000)


class Away(QObject):
    """Keeps this computer's copy of the newsroom, and sends what was asked meanwhile, in order."""

    newsroom_changed = Signal()

    def __init__(  # noqa: PLR0913 (what a newsroom that is away concerns)
        self,
        window: Window,
        writing: Writing,
        lists: Lists,
        hearing: Hearing,
        runner: Runner,
        language: Language,
        times: TimeWords,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._lists = lists
        self._hearing = hearing
        self._runner = runner
        self._language = language
        self._times = times
        self._newsroom: Newsroom | None = None
        # Whether the person was told that the newsroom does not answer.
        self._is_told = False
        # What colleagues changed since the copy was brought up to date.
        self._heard: set[str] = set()
        self._gathering = QTimer(self, singleShot=True)
        self._gathering.timeout.connect(self._keep_heard)
        hearing.state_changed.connect(self._follow)
        hearing.changed.connect(self._hear)
        writing.article_shown.connect(self._keep_opened)

    def use(self, newsroom: Newsroom) -> None:
        """Look after *newsroom* from now on; what still waits from before is sent."""
        self._newsroom, self._is_told = newsroom, False
        self._heard.clear()
        self._send()
        remark = newsroom.remark_on_clock()
        if remark is not None:
            self._window.messages.explain(remark)

    def stop(self) -> None:
        """Keep nothing more: the window closes, and everything is looked at again when it opens."""
        self._gathering.stop()

    def queue(self, step: Step, article_id: str) -> None:
        """Keep a step for later that did not reach the newsroom, or say why it must not be."""
        newsroom, opened = self._newsroom, self._writing.opened
        if newsroom is None or opened is None or opened.row.article_id != article_id:
            return
        headline = opened.text.headline or opened.row.slug
        self._runner.run(
            lambda: newsroom.sending.queue(step, article_id, headline),
            owner=self,
            then=lambda _: self._queued(),
            lane=Lane.JOURNAL,
        )

    def _queued(self) -> None:
        self._window.messages.tell(
            self.tr("The newsroom does not answer. The article goes to review as soon as it does.")
        )
        self.count()

    def _follow(self, state: LineState) -> None:
        if state is LineState.OFFLINE:
            self._is_told = True
            self._window.messages.warn(
                self.tr(
                    "The newsroom does not answer. You see it as it was at {0}; drafts of your own can be written in."
                ).format(self._times.clock(self._hearing.heard_at)),
                urgency=Urgency.INFO,
                action=self.tr("Try now"),
                act=self._hearing.try_now,
            )
            self._lists.refresh()
            self._writing.look_again()
        elif state is LineState.ONLINE:
            if self._is_told:
                self._window.messages.settle()
            self._is_told = False
            self._send()
            self._writing.catch_up()

    def _send(self) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(newsroom.sending.send, owner=self, then=self._sent)

    def _sent(self, delivery: Delivery) -> None:
        for asked in delivery.done:
            self._window.messages.tell(self.tr("“{0}” was sent to review.").format(asked.headline))
        if delivery.done:
            self._writing.look_again()
            self.newsroom_changed.emit()
        self.count()

    def count(self) -> None:
        """Count what waits or was refused, and tell of a submission that was."""
        newsroom = self._newsroom
        if newsroom is None:
            return

        def show(waiting: tuple[int, Waiting | None]) -> None:
            number, refused = waiting
            self._hearing.show_waiting(number)
            if refused is not None and refused.refusal is not None:
                self._tell_of_refusal(refused, refused.refusal)

        def count() -> tuple[int, Waiting | None]:
            found = newsroom.sending.waiting()
            refused = [asked for asked in found if asked.refusal is not None]
            beside = newsroom.later
            number = len(found) + len(beside.waiting()) + len(beside.refused())
            return number, refused[0] if refused else None

        self._runner.run(count, owner=self, then=show, lane=Lane.JOURNAL)

    def _tell_of_refusal(self, asked: Waiting, refusal: NewsroomError) -> None:
        reason = self._language.sentence(refusal)
        self._window.messages.warn(
            self.tr("“{0}” was not sent to review: {1} Your text is kept.").format(asked.headline, reason),
            action=self.tr("Open"),
            act=lambda: self._open_refused(asked),
        )

    def _open_refused(self, asked: Waiting) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._writing.open(asked.article_id)
        self._window.show_middle(self._window.page)
        self._runner.run(
            lambda: newsroom.sending.drop(asked),
            owner=self,
            then=lambda _: self.count(),
            lane=Lane.JOURNAL,
        )

    def _hear(self, changed: frozenset[str] | None) -> None:
        if changed is None:
            self._heard.clear()
            self._keep_copy(None)
            return
        # Only who is offline reads the copy: what is heard is gathered for a while, and not by all windows for the same.
        self._heard |= changed
        if not self._gathering.isActive():
            self._gathering.start(random.randint(*_GATHERED_FOR))  # noqa: S311 (nobody gains by guessing it)

    def _keep_heard(self) -> None:
        heard, self._heard = frozenset(self._heard), set()
        if heard and self._hearing.is_online:
            self._keep_copy(heard, is_news=True)

    def _keep_copy(self, changed: frozenset[str] | None, *, is_news: bool = False) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.refresh_copy(changed, is_news=is_news),
                owner=self,
                otherwise=self._wait,
                lane=Lane.COPY,
            )

    def _keep_opened(self, article: OpenArticle) -> None:
        if self._hearing.is_online:
            self._keep_copy(frozenset({article.row.article_id}))

    def _wait(self, _: NewsroomError) -> None:
        """The copy is brought up to date when the newsroom answers again."""
