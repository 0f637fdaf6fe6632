"""Joins the desks' plan to the newsroom: what is planned, answered, begun, demanded and decided from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.correction_limits import Decision
from cms.domain.errors import NewsroomError, NotFound
from cms.domain.line import LineState
from cms.domain.planning import PlanFields, PlanRow
from cms.domain.rows import StepTaken
from ui.controllers.desk.lists import Lists
from ui.controllers.text.writing import Writing
from ui.planning.plan_sheet import Desks
from ui.planning.planning_page import DeskBook, PlanningPage
from ui.planning.planning_side import Kind
from ui.planning.request_sheet import Logged
from ui.shell.language import Language
from ui.shell.sidebar import PLANNING
from ui.shell.window import Window
from ui.widgets.buttons import PushButton
from ui.widgets.question import Question
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class DeskPlans(QObject):
    """Keeps the plan as the newsroom is while it can be seen, and has done what its sheets want."""

    newsroom_changed = Signal()

    def __init__(
        self, window: Window, writing: Writing, lists: Lists, runner: Runner, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._writing, self._lists = window, writing, lists
        self._runner, self._language = runner, language
        self._newsroom: Newsroom | None = None
        self._book: DeskBook | None = None
        # A request is to be asked for as soon as the plan is shown.
        self._is_asking = False
        lists.place_left_for.connect(self._go)
        lists.all_known.connect(self.refresh)
        window.on_demand.when_made(PlanningPage, self._connect)

    def _connect(self, page: PlanningPage) -> None:
        page.retry_wanted.connect(self.refresh)
        page.accept_wanted.connect(self._accept)
        page.plan.plan_wanted.connect(self._plan)
        page.plan.change_wanted.connect(self._change)
        page.plan.accept_wanted.connect(self._accept)
        page.plan.decline_wanted.connect(self._decline)
        page.plan.start_wanted.connect(self._start)
        page.plan.link_wanted.connect(self._link)
        page.plan.drop_wanted.connect(self._ask_to_drop)
        page.plan.open_wanted.connect(lambda plan: self._open(plan.article_slug))
        page.request.log_wanted.connect(self._log)
        page.request.decide_wanted.connect(self._decide)
        page.request.open_wanted.connect(lambda request: self._open(request.slug))

    def use(self, newsroom: Newsroom) -> None:
        """Show the plan of *newsroom* from now on."""
        self._newsroom, self._book = newsroom, None
        if self._window.on_demand.has(PlanningPage):
            self._page.clear()

    def follow(self, state: LineState) -> None:
        """Say that nothing can be changed while the newsroom does not answer."""
        if self._window.on_demand.has(PlanningPage):
            is_away = state is LineState.OFFLINE
            reason = self.tr("The newsroom does not answer. Nothing can be changed here until it does.")
            self._page.set_hindrance(reason if is_away else "")

    def show(self) -> None:
        """Go to the desks' plan."""
        self._lists.go(PLANNING.place)

    def ask_for_request(self) -> None:
        """Go to the requests, and ask for a new one about the article that is open."""
        self._is_asking = True
        self.show()

    def refresh(self) -> None:
        """Look at the newsroom again, if the plan can be seen."""
        newsroom = self._newsroom
        if newsroom is not None and self._window.is_in_the_middle(PlanningPage):
            self._runner.run(
                lambda: _look_at(newsroom),
                owner=self,
                then=lambda book: self._show(newsroom, book),
                otherwise=self._show_error,
            )

    @property
    def _page(self) -> PlanningPage:
        return self._window.planning

    def _go(self, place: str) -> None:
        if place != PLANNING.place or self._newsroom is None:
            return
        opened = self._writing.opened
        self._page.article_in_hand = opened.row.slug if opened else ""
        self._page.show_loading()
        self._window.show_middle(self._page)
        self.follow(self._newsroom.connection.line.state)
        self._page.side.focus_list()

    def _show(self, newsroom: Newsroom, book: DeskBook) -> None:
        if newsroom is self._newsroom:
            self._book = book
            self._page.show_book(book)
            if self._is_asking:
                self._is_asking = False
                self._page.show_kind(Kind.REQUESTS)
                self._page.ask_for_new()

    def _show_error(self, error: NewsroomError) -> None:
        if self._book is None:
            self._page.show_error(self._language.sentence(error))

    def _plan(self, desk: str, fields: PlanFields) -> None:
        self._do(
            lambda newsroom: newsroom.planning.plan(desk, fields),
            lambda plan_id: self._planned(plan_id, self.tr("“{0}” is planned.").format(fields.slug)),
        )

    def _change(self, plan_id: str, fields: PlanFields) -> None:
        self._do(
            lambda newsroom: newsroom.planning.change(plan_id, fields),
            lambda _: self._planned(plan_id, self.tr("The plan is saved.")),
        )

    def _accept(self, plan_id: str) -> None:
        self._do(
            lambda newsroom: newsroom.planning.accept(plan_id),
            lambda _: self._planned(plan_id, self.tr("You have taken it on; your desk sees that.")),
        )

    def _decline(self, plan_id: str, reason: str) -> None:
        self._do(
            lambda newsroom: newsroom.planning.decline(plan_id, reason=reason),
            lambda _: self._planned(plan_id, self.tr("You have declined; your desk reads why.")),
        )

    def _ask_to_drop(self, plan: PlanRow) -> None:
        question = Question(
            self._window,
            title=self.tr("Drop “{0}” from the plan?").format(plan.slug),
            text=self.tr("Nobody sees it in the plan any more. An article it became stays."),
            verb=PushButton(self.tr("Drop it"), look="danger"),
            cancel=self.tr("Cancel"),
        )
        question.accepted.connect(lambda: self._drop(plan))
        question.open()

    def _drop(self, plan: PlanRow) -> None:
        self._do(
            lambda newsroom: newsroom.planning.drop(plan.plan_id),
            lambda _: self._planned("", self.tr("“{0}” is planned no longer.").format(plan.slug)),
        )

    def _planned(self, plan_id: str, words: str) -> None:
        self._page.show_plan(plan_id)
        self._page.side.focus_list()
        self._window.messages.tell(words)

    def _start(self, plan: PlanRow) -> None:
        language = self._language.code

        def start(newsroom: Newsroom) -> StepTaken:
            taken = newsroom.drafting.start_article(plan.slug, desk=plan.desk, language=language)
            newsroom.planning.begin(plan.plan_id, taken.article_id)
            return taken

        self._do(start, lambda taken: self._write(taken.article_id))

    def _link(self, plan_id: str, slug: str) -> None:
        told = self.tr("“{0}” is what this plan has become.").format(slug)
        self._do(
            lambda newsroom: newsroom.planning.begin(plan_id, slug), lambda _: self._planned(plan_id, told)
        )

    def _open(self, slug: str) -> None:
        article = next((row for row in self._lists.everything if row.slug == slug), None)
        if article is not None:
            self._write(article.article_id)
        else:
            self._refuse(NotFound("There is no article “{slug}” in this newsroom.", slug=slug))

    def _write(self, article_id: str) -> None:
        self._lists.go("mine")
        self._writing.open(article_id)
        self._window.show_middle(self._window.page)
        self._window.page.focus_field("headline")

    def _log(self, logged: Logged) -> None:
        def log(newsroom: Newsroom) -> str:
            return newsroom.correcting.log(
                logged.slug,
                asked_by=logged.asked_by,
                wants=logged.wants,
                received_on=logged.received_on,
                known_on=logged.known_on,
            )

        self._do(log, lambda request_id: self._noted(request_id, self.tr("The request is logged.")))

    def _decide(self, request_id: str, decision: Decision, answer: str) -> None:
        self._do(
            lambda newsroom: newsroom.correcting.decide(request_id, decision, answer=answer),
            lambda _: self._noted(request_id, self.tr("The decision is logged.")),
        )

    def _noted(self, request_id: str, words: str) -> None:
        if self._page.side.kind is not Kind.REQUESTS:
            self._page.side.show_kind(Kind.REQUESTS)
        self._page.show_request(request_id)
        self._page.side.focus_list()
        self._window.messages.tell(words)

    def _do(self, act: Callable[[Newsroom], object], then: Callable[..., None]) -> None:
        """Carry out *act*, look at the newsroom again, and go on with *then*, which is given what *act* returned."""
        newsroom = self._newsroom
        if newsroom is None:
            return

        def done(answer: tuple[object, DeskBook]) -> None:
            self._page.set_busy(is_busy=False)
            self._show(newsroom, answer[1])
            then(answer[0])
            self.newsroom_changed.emit()

        self._page.set_busy(is_busy=True)
        self._runner.run(
            lambda: (act(newsroom), _look_at(newsroom)),
            owner=self,
            then=done,
            otherwise=self._refuse,
        )

    def _refuse(self, error: NewsroomError) -> None:
        self._page.set_busy(is_busy=False)
        self._page.refuse(self._language.sentence(error), "slug" if "slug" in error.places else "")
        # Part of it may have been done, or a colleague was quicker.
        self.refresh()


def _look_at(newsroom: Newsroom) -> DeskBook:
    return DeskBook(
        tuple(newsroom.planning.plans()),
        tuple(newsroom.correcting.requests()),
        newsroom.correcting.today(),
        Desks(
            tuple(newsroom.people.desks()),
            tuple(newsroom.people.everybody()),
            newsroom.person,
            newsroom.time_zone,
        ),
        tuple(newsroom.reading.articles()),
    )
