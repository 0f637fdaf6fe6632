"""News of one's own articles: in the window at once, and as the system's notification when it is not in front."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from cms.domain.languages import in_language
from cms.domain.notices import News, NewsKind, headline_outside, news_between, plans_asked_of, plans_declined
from cms.domain.planning import PlanRow
from cms.domain.rows import ArticleRow, Fired
from cms.domain.workflow import EDITORS, Step
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.schedule_watch import ScheduleWatch
from ui.controllers.desk.steps import Steps
from ui.controllers.text.writing import Writing
from ui.shell.window import Window
from ui.words.languages import window_language
from ui.words.times import TimeWords
from ui.work.runner import Lane, Runner
from ui.work.system_notice import show_notice

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# So many are told one by one; of more, only how many there are.
_MOST = 3


class Notices(QObject):
    """Compares each look at the newsroom with the one before, and tells what colleagues did."""

    # Told as the system's notification, because the window is not in front.
    told_outside = Signal(str)

    # The plan is to be seen.
    plan_wanted = Signal()

    def __init__(
        self,
        window: Window,
        writing: Writing,
        steps: Steps,
        lists: Lists,
        schedules: ScheduleWatch,
        runner: Runner,
    ) -> None:
        super().__init__(window)
        self._window, self._writing, self._lists, self._runner = window, writing, lists, runner
        self._times = TimeWords(lambda: datetime.now(UTC), self)
        self._newsroom: Newsroom | None = None
        # What was known at the last look; None before the first.
        self._known: dict[str, ArticleRow] | None = None
        self._plans: dict[str, PlanRow] | None = None
        # Steps of one's own are no news: the articles they were taken on.
        self._own: set[str] = set()
        self._tray: QSystemTrayIcon | None = None
        lists.all_known.connect(self._compare)
        lists.all_known.connect(self._look_at_plans)
        steps.taken.connect(self._note_own_step)
        schedules.fired.connect(self._tell_of_schedule)
        writing.lease_asked.connect(self._tell_of_asking)
        self.told_outside.connect(self._show_outside)

    def use(self, newsroom: Newsroom) -> None:
        """Tell the news of *newsroom* from now on; what it is like now is no news."""
        self._newsroom, self._known, self._plans = newsroom, None, None
        self._own.clear()

    def is_in_front(self) -> bool:
        """Whether whoever sits here sees the window."""
        return self._window.isActiveWindow() and not self._window.isMinimized()

    def tell(self, sentence: str, *, action: str, act: Callable[[], None]) -> None:
        """Tell what is no step of an article: in the window, and outside where the window is not in front."""
        self._window.messages.tell(sentence, action=action, act=act)
        self._tell_outside(sentence)

    def _note_own_step(self, _step: Step) -> None:
        self._own.add(self._writing.article_id)

    def _compare(self) -> None:
        if self._newsroom is None:
            return
        before, rows = self._known, self._lists.everything
        self._known = {row.article_id: row for row in rows}
        if before is None:
            return
        found = news_between(before, rows, self._newsroom.person.login)
        news = [one for one in found if one.article_id not in self._own]
        self._own.clear()
        if len(news) > _MOST:
            self._tell(self.tr("{0} of your articles have moved on.").format(len(news)))
            return
        for one in news:
            self._tell(self._words(one), one.article_id)

    def _look_at_plans(self) -> None:
        newsroom = self._newsroom
        if newsroom is None or newsroom.connection.is_away:
            return
        self._runner.run(
            lambda: newsroom.planning.plans(),  # noqa: PLW0108 (the service is loaded on the lane, not here)
            owner=self,
            then=lambda plans: self._compare_plans(newsroom, plans),
            otherwise=lambda _: None,  # the lists tell why the newsroom cannot be read
            lane=Lane.COPY,
        )

    def _compare_plans(self, newsroom: Newsroom, plans: list[PlanRow]) -> None:
        if newsroom is not self._newsroom:
            return
        before, self._plans = self._plans, {plan.plan_id: plan for plan in plans}
        if before is None:
            return
        me = newsroom.person
        for plan in plans_asked_of(before, plans, me.login):
            due = self._times.until(plan.deadline_at)
            self._tell_of_plan(self.tr("You are asked to write “{0}”, due {1}.").format(plan.slug, due))
        for plan in plans_declined(before, plans):
            if EDITORS & me.roles.get(plan.desk, frozenset()) and plan.assigned_to != me.login:
                name = in_language(window_language(), plan.assigned_to_name, plan.assigned_to_name_ko)
                self._tell_of_plan(self.tr("{0} declined “{1}”: {2}").format(name, plan.slug, plan.reason))

    def _tell_of_plan(self, sentence: str) -> None:
        self._window.messages.tell(sentence, action=self.tr("Open the plan"), act=self.plan_wanted.emit)
        self._tell_outside(sentence)

    def _tell(self, sentence: str, article_id: str = "") -> None:
        if article_id:
            self._window.messages.tell(
                sentence, action=self.tr("Open"), act=lambda: self._writing.open(article_id)
            )
        else:
            self._window.messages.tell(sentence)
        self._tell_outside(sentence)

    def _tell_outside(self, sentence: str) -> None:
        if not self.is_in_front():
            self.told_outside.emit(sentence)

    def _words(self, news: News) -> str:
        name = f"“{news.headline}”" if news.headline else self.tr("An article under embargo")
        sentences = {
            NewsKind.RETURNED: self.tr("{0} was returned to you: {1}"),
            NewsKind.APPROVED: self.tr("{0} was approved."),
            NewsKind.CLAIMED: self.tr("{0} is being reviewed by {1}."),
            NewsKind.ASSIGNED: self.tr("{0} is yours to look after now."),
        }
        # Of an article under embargo the reason could say as much as its headline.
        reason = news.reason if news.headline else self.tr("open it to read why")
        return sentences[news.kind].format(name, news.who or reason)

    def _tell_of_schedule(self, fired: Fired) -> None:
        # The window itself says it in a banner that stays.
        if fired.refusal is None:
            return
        row = (self._known or {}).get(fired.due.article_id)
        name = headline_outside(row) if row is not None else ""
        name = f"“{name}”" if name else self.tr("An article under embargo")
        self._tell_outside(self.tr("{0} was to be published and was not.").format(name))

    def _tell_of_asking(self, name: str) -> None:
        self._tell_outside(self.tr("{0} asks to write in the article you are in.").format(name))

    def _show_outside(self, sentence: str) -> None:
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable():
            program = self.tr("Copydesk")
            self._runner.run(lambda: show_notice(program, sentence), owner=self, lane=Lane.COPY)
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(self.tr("Copydesk"))
            self._tray.messageClicked.connect(self._come_to_front)
            self._tray.activated.connect(lambda _reason: self._come_to_front())
        self._tray.show()
        self._tray.showMessage(self.tr("Copydesk"), sentence, self._window.windowIcon())

    def _come_to_front(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
