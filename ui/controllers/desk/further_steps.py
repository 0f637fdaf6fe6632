"""The steps beside the main road, joined to the newsroom: the panel of steps, its forms, and the keys that open it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.certificate import Certificate
from cms.domain.correction_limits import RequestRow
from cms.domain.rows import OpenArticle
from cms.domain.workflow import WITH_READERS, Step
from ui.controllers.desk.step_acts import act_of
from ui.controllers.desk.steps import Steps
from ui.controllers.text.writing import Writing
from ui.publishing.step_form import Wish
from ui.publishing.step_words import ASIDE, HOLDS, PUBLICATION
from ui.publishing.steps_panel import StepsPanel
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_FURTHER = frozenset((*PUBLICATION, *HOLDS, *ASIDE))


@dataclass(frozen=True, slots=True)
class _Record:
    """What is on record of an article beside its text."""

    certificates: tuple[Certificate, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    today: date = date.min


class FurtherSteps(QObject):
    """Shows what else can be done with the open article, and does it."""

    # Somebody demands a correction of the open article: it is to be logged.
    request_wanted = Signal()

    def __init__(self, window: Window, writing: Writing, steps: Steps, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._steps = steps
        self._runner = runner
        self._newsroom: Newsroom | None = None
        writing.article_shown.connect(self._show)
        steps.taken.connect(self._tell_taken)
        steps.refused.connect(self._tell_refused)
        window.on_demand.when_made(StepsPanel, self._connect_panel)

    def use(self, newsroom: Newsroom) -> None:
        """Take steps in *newsroom* from now on."""
        self._newsroom = newsroom
        if self._window.on_demand.has(StepsPanel):
            self._window.further_steps.show_article(None, newsroom.time_zone)

    def show(self) -> None:
        """Open the panel and go into it."""
        if self._writing.opened is None:
            return
        self._window.show_side(Pane.STEPS)
        self._window.further_steps.focus_first()

    def _connect_panel(self, panel: StepsPanel) -> None:
        panel.step_wanted.connect(self._take)
        panel.requests.log_wanted.connect(self.request_wanted)
        if self._writing.opened is not None:
            self._show(self._writing.opened)

    def _show(self, opened: OpenArticle) -> None:
        if self._newsroom is not None and self._window.on_demand.has(StepsPanel):
            self._window.further_steps.show_article(opened, self._newsroom.time_zone)
            self._fetch_record(self._newsroom, opened.row.article_id)

    def _fetch_record(self, newsroom: Newsroom, article_id: str) -> None:
        def fetch() -> _Record:
            return _Record(
                newsroom.reading.certificates(article_id),
                tuple(newsroom.correcting.requests(article_id)),
                newsroom.correcting.today(),
            )

        self._runner.run(
            fetch,
            owner=self,
            then=lambda found: self._show_record(article_id, found),
            # Without an answer the panel shows what is known of the article anyway.
            otherwise=lambda _: self._show_record(article_id, _Record()),
        )

    def _show_record(self, article_id: str, found: _Record) -> None:
        if article_id == self._writing.article_id:
            panel = self._window.further_steps
            panel.certificates.show_certificates(found.certificates)
            opened = self._writing.opened
            may_log = opened is not None and opened.row.publication in WITH_READERS
            panel.requests.show_requests(found.requests, found.today, may_log=may_log)

    def _take(self, wish: Wish) -> None:
        self._steps.take(wish.step, act_of(wish))

    def _tell_taken(self, step: Step) -> None:
        if step in _FURTHER and self._window.on_demand.has(StepsPanel):
            self._window.further_steps.show_taken()

    def _tell_refused(self, step: Step, sentence: str) -> None:
        if step in _FURTHER and self._window.on_demand.has(StepsPanel):
            self._window.further_steps.show_refusal(sentence)
