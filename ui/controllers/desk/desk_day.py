"""What a desk does all day beside writing and reviewing, put together: the steps beside the main road, schedules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.controllers.desk.further_steps import FurtherSteps
from ui.controllers.desk.held_steps import HeldSteps
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.monitoring import Monitoring
from ui.controllers.desk.notices import Notices
from ui.controllers.desk.planning import DeskPlans
from ui.controllers.desk.schedule_watch import ScheduleWatch
from ui.controllers.desk.site_watch import SiteWatch
from ui.controllers.desk.steps import Steps
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.shortcuts import Command
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class DeskDay(QObject):
    """Makes these parts, hands them the newsroom, and has the lists follow what they change."""

    def __init__(
        self,
        window: Window,
        writing: Writing,
        steps: Steps,
        lists: Lists,
        runner: Runner,
        language: Language,
    ) -> None:
        super().__init__(window)
        self._lists = lists
        self._writing = writing
        self.further_steps = FurtherSteps(window, writing, steps, runner)
        self.schedule_watch = ScheduleWatch(window, runner, language)
        self.site_watch = SiteWatch(window, lists, runner)
        self.held_steps = HeldSteps(window, writing, lists, runner)
        self.held_steps.newsroom_changed.connect(lists.refresh)
        self.monitoring = Monitoring(window, writing, steps, lists, runner, language)
        self.monitoring.newsroom_changed.connect(lists.refresh)
        self.plans = DeskPlans(window, writing, lists, runner, language)
        self.plans.newsroom_changed.connect(lists.refresh)
        self.further_steps.request_wanted.connect(self.plans.ask_for_request)
        self.notices = Notices(window, writing, steps, lists, self.schedule_watch, runner)
        self.notices.plan_wanted.connect(self.plans.show)
        self.schedule_watch.newsroom_changed.connect(self._look_again)

    def use(self, newsroom: Newsroom) -> None:
        """Work in *newsroom* from now on."""
        self.further_steps.use(newsroom)
        self.schedule_watch.use(newsroom)
        self.site_watch.use(newsroom)
        self.held_steps.use(newsroom)
        self.monitoring.use(newsroom)
        self.plans.use(newsroom)
        self.notices.use(newsroom)

    def stop(self) -> None:
        """Ask the newsroom nothing more."""
        self.schedule_watch.stop()

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command of the desk's day does."""
        return {
            Command.FURTHER_STEPS: self.further_steps.show,
            Command.GO_MONITOR: self.monitoring.show,
            Command.GO_PLANNING: self.plans.show,
        }

    def _look_again(self) -> None:
        self._lists.refresh()
        self._writing.look_again()
