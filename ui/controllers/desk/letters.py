"""The single letters that act while the list has the focus: approve, return, what changed, write, undo."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.controllers.desk.held_steps import HeldSteps
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.steps import Steps
from ui.controllers.text.writing import Writing
from ui.review.changes_view import ChangesView
from ui.shell.window import Window


class Letters(QObject):
    """Does what a letter typed in the list stands for; the table of shortcuts names them."""

    def __init__(self, window: Window, lists: Lists, writing: Writing, steps: Steps, held: HeldSteps) -> None:
        super().__init__(window)
        self._window = window
        self._lists = lists
        self._writing = writing
        self._steps = steps
        self._held = held
        self._acts: dict[str, Callable[[], None]] = {
            "a": self._take_next_in_review,
            "r": self._return,
            "u": held.undo,
            "v": steps.toggle_changes,
            "e": self._edit,
            "n": self._next_change,
            "p": self._previous_change,
        }
        window.pane.letter_typed.connect(self._obey)

    def _obey(self, letter: str) -> None:
        if letter in self._acts:
            self._acts[letter]()

    def _take_next_in_review(self) -> None:
        # Elsewhere a letter hit by mistake must not send an article anywhere.
        if self._lists.place == "review":
            self._steps.take_next(hold=self._held.hold)

    def _return(self) -> None:
        self._steps.ask_reason(hold=self._held.hold)

    def _edit(self) -> None:
        if self._writing.opened is not None:
            self._steps.show_changes(False)  # noqa: FBT003 (a signal's slot)
            self._window.page.focus_field("body")

    def _next_change(self) -> None:
        if self._window.is_in_the_middle(ChangesView):
            self._window.changes.next_change()

    def _previous_change(self) -> None:
        if self._window.is_in_the_middle(ChangesView):
            self._window.changes.previous_change()
