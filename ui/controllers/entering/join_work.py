"""Walks the way into a newsroom beside the window, and shows each step on the page as it is checked."""

from collections.abc import Callable, Generator

from PySide6.QtCore import QObject

from cms.domain.invite import Invite
from cms.domain.joining import StepChecked
from ui.shell.join_page import JoinPage
from ui.shell.language import Language
from ui.work.runner import Runner

Way = Generator[StepChecked, None, None]


class JoinWork(QObject):
    """Runs one step after the other on the newsroom's lane; leaving the page ends the way after the step at hand."""

    def __init__(
        self, page: JoinPage, runner: Runner, language: Language, begin: Callable[[Invite, str], Way]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._runner = runner
        self._language = language
        self._begin = begin
        self._attempts = 0
        page.join_wanted.connect(self._start)
        page.left.connect(self._give_up)

    def _start(self, invite: Invite, password: str) -> None:
        self._attempts += 1
        attempt = self._attempts
        self._runner.run(
            lambda: self._begin(invite, password),
            owner=self,
            then=lambda way: self._go_on(way, attempt),
            otherwise=lambda error: self._page.show_problem(self._language.sentence(error)),
        )

    def _give_up(self) -> None:
        self._attempts += 1

    def _go_on(self, way: Way, attempt: int) -> None:
        if attempt != self._attempts:
            self._runner.run(way.close, owner=self)
            return
        self._runner.run(
            lambda: next(way, None), owner=self, then=lambda checked: self._show(way, attempt, checked)
        )

    def _show(self, way: Way, attempt: int, checked: StepChecked | None) -> None:
        if checked is None:
            return
        if attempt == self._attempts:
            self._page.show_step(checked)
        self._go_on(way, attempt)
