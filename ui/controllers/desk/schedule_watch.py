"""The window's share in publishing what is scheduled: it looks for what is due, and tells loudly of what went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import Fired
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.banner import Urgency
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds between two looks.
_LOOK_AGAIN = 5000


class ScheduleWatch(QObject):
    """Publishes what is due at this person's desks while their window is open."""

    # What was published, or could not be: a Fired.
    fired = Signal(object)
    newsroom_changed = Signal()

    def __init__(self, window: Window, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        self._is_looking = False
        # Why what could not be published, by article: the same is not told every few seconds.
        self._said: dict[str, str] = {}
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look)

    def use(self, newsroom: Newsroom) -> None:
        """Watch the schedules of *newsroom* from now on, if its person may publish anything."""
        self._newsroom = newsroom if newsroom.person.is_editor else None
        self._said, self._is_looking = {}, False
        if self._newsroom is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Watch nothing more."""
        self._newsroom = None
        self._timer.stop()

    def look(self) -> None:
        """Publish what is due now, unless the last look is still under way."""
        newsroom = self._newsroom
        if newsroom is None or self._is_looking or newsroom.connection.is_away:
            return
        self._is_looking = True
        self._runner.run(
            newsroom.scheduling.publish_due,
            owner=self,
            then=lambda fired: self._tell(newsroom, fired),
            otherwise=self._end,
            lane=Lane.COPY,
        )

    def _end(self, error: Exception) -> None:
        self._is_looking = False
        if not isinstance(error, NewsroomUnreachable):
            self._window.messages.warn(str(error), urgency=Urgency.DANGER, action=self.tr("Close"))

    def _tell(self, newsroom: Newsroom, fired: list[Fired]) -> None:
        if newsroom is not self._newsroom:
            return
        self._is_looking = False
        for one in fired:
            if one.refusal is not None:
                self._tell_refused(one)
            elif one.late_by is not None:
                self._warn(
                    self.tr("“{0}” was published {1} minutes late.").format(
                        one.due.slug, one.late_by // timedelta(minutes=1)
                    )
                )
            else:
                self._window.messages.tell(self.tr("“{0}” was published as scheduled.").format(one.due.slug))
            self.fired.emit(one)
        if any(one.taken for one in fired):
            self.newsroom_changed.emit()

    def _tell_refused(self, fired: Fired) -> None:
        assert fired.refusal is not None  # noqa: S101 (asked only for these)
        reason = self._language.sentence(fired.refusal)
        if self._said.get(fired.due.article_id) == reason:
            return
        self._said[fired.due.article_id] = reason
        self._warn(self.tr("“{0}” was to be published and was not. {1}").format(fired.due.slug, reason))

    def _warn(self, sentence: str) -> None:
        self._window.messages.warn(sentence, urgency=Urgency.DANGER, action=self.tr("Close"))
