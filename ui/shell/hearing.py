"""What colleagues do, as the window hears it; and whether the newsroom answers."""

from __future__ import annotations

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
    # The newsroom answers again after it did not.
    returned = Signal()
    # The newsroom answers, but does not let this desk in: a NewsroomError.
    refused = Signal(object)

    def __init__(self, status: StatusBar, runner: Runner) -> None:
        super().__init__(status)
        self._status = status
        self._runner = runner
        self._listener: Listener | None = None
        self._state = LineState.ONLINE

    def use(self, newsroom: Newsroom) -> None:
        """Hear *newsroom* from now on, and no other; one in a file has nothing to be heard."""
        self.stop()
        self._state = LineState.ONLINE
        self._status.show_connection(Connection.ONLINE)
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

    def _hear(self, listener: Listener) -> None:
        self._runner.run(
            listener.hear, owner=self, then=lambda heard: self._take_in(listener, heard), lane=Lane.NEWS
        )

    def _take_in(self, listener: Listener, heard: Heard | None) -> None:
        if heard is None or listener is not self._listener:
            return
        was, self._state = self._state, heard.state
        self._status.show_connection(_SHOWN[heard.state])
        if heard.refusal is not None:
            self.refused.emit(heard.refusal)
        elif heard.state is LineState.ONLINE:
            if was is not LineState.ONLINE:
                self.returned.emit()
            if heard.changed is None or heard.changed:
                self.changed.emit(heard.changed)
        self._hear(listener)
