"""Eight seconds in which a reviewer can take back what a single key did.

The newsroom's table has no step that undoes an approval or a return, and the ledger would keep both for ever. So the
step waits here and the newsroom is told when the time is over, when the next step is held, or when the reviewer leaves
the list, the newsroom or the window; until then nobody else sees anything of it. It names the version the reviewer saw,
so that a colleague who was quicker is not run over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.rows import StepTaken
from cms.domain.workflow import Step
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.step_acts import Act
from ui.controllers.text.writing import Writing
from ui.shell.sidebar import REVIEW
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds.
HELD_FOR = 8000


@dataclass(frozen=True, slots=True)
class _Held:
    """A step that waits: on which article, as which version was seen, and how it is taken."""

    newsroom: Newsroom
    article_id: str
    slug: str
    seen: int
    act: Act


class HeldSteps(QObject):
    """Holds one step at a time."""

    newsroom_changed = Signal()

    def __init__(self, window: Window, writing: Writing, lists: Lists, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._lists = lists
        self._runner = runner
        self._newsroom: Newsroom | None = None
        self._held: _Held | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.take_now)
        window.closing.connect(self.take_now)
        lists.place_left_for.connect(self._leave)

    def use(self, newsroom: Newsroom) -> None:
        """Take what was held for somebody else, and hold for *newsroom* from now on."""
        self.take_now()
        self._newsroom = newsroom

    def hold(self, step: Step, act: Act) -> bool:
        """Hold *step* on the open article and go on to the next; False where it must be taken at once instead."""
        opened, newsroom = self._writing.opened, self._newsroom
        # With the right to write something may be unsaved: then what was typed has to become a version first.
        if opened is None or newsroom is None or self._writing.token or self._lists.place != REVIEW.place:
            return False
        self.take_now()
        row = opened.row
        self._held = _Held(newsroom, row.article_id, row.slug, self._writing.version, act)
        self._timer.start(HELD_FOR)
        said = {
            Step.APPROVE: self.tr("“{0}” is approved in 8 seconds."),
            Step.RETURN: self.tr("“{0}” goes back to its writer in 8 seconds."),
        }
        self._window.toasts.clear()
        self._window.messages.tell(said[step].format(row.slug), action=self.tr("Undo (U)"), act=self.undo)
        if following := self._window.pane.next_after(row.article_id):
            self._writing.open(following)
        return True

    def undo(self) -> None:
        """Forget the held step and go back to its article."""
        held, self._held = self._held, None
        self._timer.stop()
        if held is None:
            return
        self._window.toasts.clear()
        self._window.messages.tell(self.tr("Undone. Nothing was done with “{0}”.").format(held.slug))
        self._writing.open(held.article_id)
        self._window.pane.list.setFocus()

    def take_now(self) -> None:
        """Take the held step, if there is one."""
        held, self._held = self._held, None
        self._timer.stop()
        if held is None:
            return
        self._runner.run(
            lambda: held.act(held.newsroom, held.article_id, held.seen),
            owner=self,
            then=self._tell_taken,
            otherwise=lambda error: self._tell_refused(held, error),
        )

    def _leave(self, place: str) -> None:
        if place != REVIEW.place:
            self.take_now()

    def _tell_taken(self, taken: StepTaken) -> None:
        if self._writing.article_id == taken.article_id:
            self._writing.look_again()
        self.newsroom_changed.emit()

    def _tell_refused(self, held: _Held, error: NewsroomError) -> None:
        self._window.toasts.clear()
        self._window.messages.explain(
            error,
            action=self.tr("Open “{0}”").format(held.slug),
            act=lambda: self._writing.open(held.article_id),
        )
        self.newsroom_changed.emit()
