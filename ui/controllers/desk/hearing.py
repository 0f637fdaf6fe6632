"""What colleagues do, as the window hears it; and whether the newsroom answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.line import Heard, LineState, Listener
from ui.shell.status_bar import Connection, StatusBar
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_SHOWN = {
    LineState.ONLINE: Connection.ONLINE,
    LineState.LOST: Connection.RECONNECTING,
    LineState.OFFLINE: Connection.OFFLINE,
}


class Hearing(QObject):
    """Hears a shared newsroom, on a lane of its own, for as long as the window is open in it."""

    # Ids of the articles that changed and `newsroom` for the rest; None where anything may have.
    changed = Signal(object)
    # Whether the newsroom answers is another now: a LineState.
    state_changed = Signal(object)
    # The newsroom answers, but does not let this desk in: a NewsroomError.
    refused = Signal(object)

    def __init__(self, status: StatusBar, runner: Runner) -> None:
        super().__init__(status)
        self._status = status
        self._runner = runner
        self._listener: Listener | None = None
        self._state = LineState.ONLINE
        self._waiting = 0
        # When the newsroom last answered.
        self.heard_at = datetime.now(UTC)

    @property
    def is_online(self) -> bool:
        """Whether the newsroom answers, as far as is known."""
        return self._state is LineState.ONLINE

    def show_waiting(self, number: int) -> None:
        """Show how many changes wait for the newsroom."""
        self._waiting = number
        self._show()

    def use(self, newsroom: Newsroom) -> None:
        """Hear *newsroom* from now on, and no other; one in a file has nothing to be heard."""
        self.stop()
        self._state, self._waiting = newsroom.connection.line.state, 0
        self._show()
        self._listener = newsroom.listening()
        if self._listener is not None:
            self._hear(self._listener)

    def stop(self) -> None:
        """Hear nothing more."""
        if self._listener is not None:
            self._listener.stop()
        self._listener = None

    def try_now(self) -> None:
        """Try to reach the newsroom now, not when the wait is over."""
        if self._listener is not None:
            self._listener.try_now()

    def _show(self) -> None:
        self._status.show_connection(_SHOWN[self._state], waiting=self._waiting)

    def _hear(self, listener: Listener) -> None:
        self._runner.run(
            listener.hear, owner=self, then=lambda heard: self._take_in(listener, heard), lane=Lane.NEWS
        )

    def _take_in(self, listener: Listener, heard: Heard | None) -> None:
        if heard is None or listener is not self._listener:
            return
        was, self._state = self._state, heard.state
        if heard.state is LineState.ONLINE:
            self.heard_at = datetime.now(UTC)
        self._show()
        if heard.refusal is not None:
            self.refused.emit(heard.refusal)
        if was is not heard.state:
            self.state_changed.emit(heard.state)
        if heard.state is LineState.ONLINE and (heard.changed is None or heard.changed):
            self.changed.emit(heard.changed)
        self._hear(listener)
