"""The steps an article takes from the window: the primary button, the review bar, the checks and publication."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.checks import Blocked, Problem
from cms.domain.difference import Difference
from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import OpenArticle, StepTaken
from cms.domain.workflow import EditionKind, Publication, Stage, Step, next_step, refusal_of
from ui.controllers.desk.step_acts import ONWARD, Act, Holding, TakenWords, claim, new_id, release
from ui.controllers.text.writing import Writing
from ui.editor.article_page import ArticlePage
from ui.publishing.publish_panel import PublishPanel
from ui.review.changes_view import ChangesView
from ui.shell.language import Language
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.words.states import StateWords

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_BLOCKED_BY_CHECKS = frozenset({Step.SUBMIT, Step.APPROVE, Step.PUBLISH})


class Steps(QObject):
    """Offers the steps the table allows, takes them, and says what came of it."""

    newsroom_changed = Signal()
    page_wanted = Signal(Path)
    # Where to go to put a problem right.
    problem_wanted = Signal(object)
    # The newsroom did not answer when this step was to be taken on this article (by id).
    unreached = Signal(object, str)
    # The newsroom took this step, or refused it with a sentence.
    taken = Signal(object)
    refused = Signal(object, str)

    def __init__(self, window: Window, writing: Writing, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._language = language
        self._words = StateWords(self)
        self._said = TakenWords(self)
        self._newsroom: Newsroom | None = None
        self._problems: tuple[Problem, ...] = ()
        # The article and stage for which the middle of the window was last chosen.
        self._chosen_for: tuple[str, Stage] | None = None
        # Who may keep the return that is being written for a while.
        self._hold_return: Holding | None = None
        self._connect()

    def _connect(self) -> None:
        window = self._window
        self._writing.article_shown.connect(self._offer)
        self._writing.checking.checked.connect(self._show_checks)
        window.top_bar.primary_pressed.connect(self.take_next)
        window.review_bar.claimed.connect(lambda: self.take(Step.CLAIM, claim))
        window.review_bar.released.connect(lambda: self.take(Step.RELEASE, release))
        window.review_bar.returned.connect(self._return)
        window.review_bar.changes_toggled.connect(self.show_changes)
        window.checks.go_to.connect(self.problem_wanted)
        window.on_demand.when_made(PublishPanel, self._connect_publish)
        self._language.changed.connect(self._reword)
        # No step is taken on an article behind another screen.
        window.middle.currentChanged.connect(lambda _place: self._reword())

    def _connect_publish(self, publish: PublishPanel) -> None:
        publish.publish_wanted.connect(self._publish)
        publish.closed.connect(lambda: self._window.side.offer(Pane.PUBLISH, is_offered=False))
        publish.go_to.connect(self.problem_wanted)

    def use(self, newsroom: Newsroom) -> None:
        """Take steps in *newsroom* from now on."""
        self._newsroom = newsroom
        self._chosen_for = None
        self._window.review_bar.hide()
        self._window.top_bar.set_step("")

    def take_next(self, *, hold: Holding | None = None) -> None:
        """Take the step the primary button names, or say what is in its way.

        An approval is first offered to *hold*, who may keep it for a while.
        """
        opened = self._writing.opened
        step = next_step(opened.standing) if opened else None
        if opened is None or step is None or not self._is_in_sight():
            return
        self._writing.finish_typing()
        refusal = refusal_of(step, opened.standing)
        if refusal is not None:
            self._window.messages.explain(refusal)
        elif step in _BLOCKED_BY_CHECKS and self._writing.checking.blockers:
            self._explain_blockers()
        elif step is Step.PUBLISH:
            self._window.publish.show_article(opened)
            self._window.side.offer(Pane.PUBLISH, is_offered=True)
            self._window.show_side(Pane.PUBLISH)
        else:
            act = ONWARD[step]
            if step is not Step.APPROVE or hold is None or not hold(step, act):
                self.take(step, act)

    def recall(self, article_id: str = "") -> None:
        """Take the open article back from review, unless *article_id* names another one."""
        if article_id and article_id != self._writing.article_id:
            return
        self.take(Step.RECALL, lambda newsroom, slug, _: newsroom.review.recall(slug, command_id=new_id()))

    def ask_reason(self, *, hold: Holding | None = None) -> None:
        """Open the box in which an editor says why the article goes back; *hold* may keep that step for a while."""
        self._hold_return = hold
        if self._window.review_bar.isVisible():
            self._window.review_bar.ask_reason()

    def toggle_changes(self) -> None:
        """Show what changed, or the article again."""
        if self._is_in_sight():
            self.show_changes(not self._window.is_in_the_middle(ChangesView))

    def show_changes(self, is_shown: bool) -> None:  # noqa: FBT001 (a signal carries it)
        """Show what changed since the last reviewed version, or the article."""
        newsroom, article_id = self._newsroom, self._writing.article_id
        self._window.review_bar.set_changes_shown(is_shown)
        self._window.version_bar.hide()
        if not is_shown or newsroom is None or not article_id:
            self._window.show_middle(self._window.page)
            return
        self._window.changes.show_loading()
        self._window.show_middle(self._window.changes)
        self._writing.run_after_journal(
            lambda: newsroom.reading.changes(article_id), then=partial(self._show_difference, article_id)
        )

    def _offer(self, opened: OpenArticle) -> None:
        is_under_review = opened.row.stage in (Stage.SUBMITTED, Stage.IN_REVIEW)
        self._window.review_bar.setVisible(is_under_review)
        if is_under_review:
            self._window.review_bar.show_article(opened, opened.submission)
        place = (opened.row.article_id, opened.row.stage)
        # Who reads or writes in an article that only was looked up again stays where they are.
        if place != self._chosen_for:
            self._chosen_for = place
            was_read = opened.reviewed_version is not None or opened.row.live_version is not None
            is_news = is_under_review and opened.standing.roles and was_read
            is_reviewer = refusal_of(Step.RETURN, opened.standing) is None
            self.show_changes(bool(is_news and is_reviewer))
        if next_step(opened.standing) is not Step.PUBLISH:
            self._window.side.offer(Pane.PUBLISH, is_offered=False)
        self._reword()

    def _reword(self) -> None:
        opened = self._writing.opened
        step = next_step(opened.standing) if opened else None
        if opened is None or step is None or not self._is_in_sight():
            self._window.top_bar.set_step("")
            return
        refusal = refusal_of(step, opened.standing)
        name = self._words.step(step)
        if step is Step.PUBLISH and opened.row.publication is Publication.LIVE:
            if opened.row.live_version == opened.row.version:
                self._window.top_bar.set_step("")
                return
            name = self.tr("Publish update…")
        tip = self._language.sentence(refusal) if refusal else ""
        if not tip and step in _BLOCKED_BY_CHECKS and self._problems:
            tip = " ".join(self._language.sentence(problem) for problem in self._problems)
        self._window.top_bar.set_step(name, tip=tip, is_blocked=bool(tip))

    def _is_in_sight(self) -> bool:
        return self._window.is_in_the_middle(ArticlePage) or self._window.is_in_the_middle(ChangesView)

    def _show_checks(self, blockers: tuple[Problem, ...], warnings: tuple[Problem, ...]) -> None:
        self._problems = blockers
        self._window.checks.show_problems(blockers, warnings)
        self._window.side.mark(Pane.CHECKS, len(blockers))
        self._reword()

    def _show_difference(self, article_id: str, difference: Difference | None) -> None:
        opened = self._writing.opened
        if opened is not None and opened.row.article_id == article_id:
            self._window.changes.show_difference(
                difference, language=opened.row.language, headline=opened.text.headline
            )

    def _explain_blockers(self) -> None:
        first = self._writing.checking.blockers[0]
        self._window.show_side(Pane.CHECKS)
        self._window.messages.explain(
            Blocked(self._writing.checking.blockers) if len(self._writing.checking.blockers) > 1 else first,
            action=self.tr("Go to"),
            act=lambda: self.problem_wanted.emit(first),
        )

    def _return(self, reason: str) -> None:
        hold, self._hold_return = self._hold_return, None

        def act(newsroom: Newsroom, slug: str, seen: int) -> StepTaken:
            return newsroom.review.return_to_writer(slug, reason=reason, seen=seen, command_id=new_id())

        if hold is None or not hold(Step.RETURN, act):
            self.take(Step.RETURN, act)

    def _publish(self, kind: str, notice: str) -> None:
        edition_kind = EditionKind(kind) if kind else None
        command_id = new_id()
        self._window.publish.show_publishing()
        self.take(
            Step.PUBLISH,
            lambda newsroom, slug, seen: newsroom.publishing.publish(
                slug, kind=edition_kind, notice=notice, seen=seen, command_id=command_id
            ),
        )

    def take(self, step: Step, act: Act) -> None:
        """Take *step* on the open article: what was typed becomes a version first."""
        newsroom, article_id, token = self._newsroom, self._writing.article_id, self._writing.token
        seen = self._writing.version
        if newsroom is None or not article_id:
            return
        self._writing.finish_typing()

        def job() -> StepTaken:
            # What was typed becomes a version first, so that the step is taken on what the person sees.
            syncing = newsroom.syncing
            sent = syncing.save_version(article_id, token=token, goes_on=False) if token else None
            saved = sent.taken if sent else None
            return act(newsroom, article_id, saved.version if saved and saved.kept_aside is None else seen)

        self._writing.run_after_journal(
            job,
            then=lambda taken: self._tell_taken(step, taken),
            otherwise=lambda error: self._refused(step, article_id, error),
        )

    def _tell_taken(self, step: Step, taken: StepTaken) -> None:
        action, undo = "", None
        if taken.page:
            page = Path(taken.page)
            action, undo = self.tr("Open page"), lambda: self.page_wanted.emit(page)
            self._window.side.offer(Pane.PUBLISH, is_offered=False)
        elif step is Step.SUBMIT:
            action, undo = self.tr("Recall"), partial(self.recall, taken.article_id)
        self._window.messages.settle()
        self._window.toasts.clear()
        self._window.messages.tell(self._said.taken(step), action=action, act=undo)
        self._writing.look_again()
        self.taken.emit(step)
        self.newsroom_changed.emit()

    def _refused(self, step: Step, article_id: str, error: NewsroomError) -> None:
        sentence = self._language.sentence(error)
        self.refused.emit(step, sentence)
        if isinstance(error, NewsroomUnreachable):
            self.unreached.emit(step, article_id)
            return
        if step is Step.PUBLISH:
            self._window.publish.show_refusal(sentence)
        self._writing.look_again(refused=error)
        self.newsroom_changed.emit()
