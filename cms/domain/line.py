"""The line to a shared newsroom: whether anybody answers on it, and what a person is told while nobody does."""

import time
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from cms.domain.errors import DatabaseUnavailable, NewsroomError

# Seconds. A server that restarts is back within this; until then nobody is told anything.
PATIENCE = 15.0


class NewsroomUnreachable(DatabaseUnavailable):
    """Nobody answers; what was asked last may have been done or not, and is asked again under the same id."""


class NewsroomBusy(DatabaseUnavailable):
    """Somebody else was in the way for too long; nothing was done."""


class NotWhileOffline(NewsroomError):
    """What must not be done on a text or a stage that may have changed unseen."""


class KeptForLater(NewsroomError):
    """It was not done yet: this computer keeps it and sends it when the newsroom answers."""


# Further apart than this, times on the screen and in the ledger contradict each other.
_CLOCKS_MAY_DIFFER = timedelta(minutes=2)


def remark_on_clocks(apart: timedelta) -> NewsroomError | None:
    """Return what to say of a computer whose clock is so far from the newsroom's; None if that is near enough."""
    if abs(apart) <= _CLOCKS_MAY_DIFFER:
        return None
    return NewsroomError(
        "The clock of this computer is {minutes} minutes off. The newsroom goes by its own; put this one right.",
        minutes=round(abs(apart) / timedelta(minutes=1)),
    )


class LineState(StrEnum):
    """Whether the newsroom answers; it is lost for a while before anybody is told that it is offline."""

    ONLINE = "online"
    LOST = "lost"
    OFFLINE = "offline"


class Line:
    """Whether the newsroom answers, as far as this desk knows; read by everything that asks it something."""

    def __init__(self) -> None:
        self._lost_at: float | None = None

    @property
    def state(self) -> LineState:
        lost_at = self._lost_at
        if lost_at is None:
            return LineState.ONLINE
        return LineState.OFFLINE if time.monotonic() - lost_at > PATIENCE else LineState.LOST

    @property
    def is_offline(self) -> bool:
        """Whether it is no use to ask now."""
        return self.state is LineState.OFFLINE

    def found(self) -> None:
        """Note that the newsroom answers."""
        self._lost_at = None

    def given_up(self) -> None:
        """Note that it does not, and that nobody should wait for it: the person works without it."""
        self._lost_at = time.monotonic() - PATIENCE - 1

    def lost(self) -> None:
        """Note that it does not; what counts is since when."""
        if self._lost_at is None:
            self._lost_at = time.monotonic()


@dataclass(frozen=True, slots=True)
class Heard:
    """What is new: ids of articles that changed (None: anything may have), and how the line is.

    *refusal* is why the newsroom, which does answer, does not let this desk in.
    """

    state: LineState
    changed: frozenset[str] | None = frozenset()
    refusal: NewsroomError | None = None


class Listener(Protocol):
    """Hears a shared newsroom for one window."""

    def hear(self) -> Heard | None:
        """Wait until there is news and return it; None once stopped. Called again and again by one thread."""

    def try_now(self) -> None:
        """Try to reach the newsroom now, not when the wait is over; from any thread."""

    def stop(self) -> None:
        """Let `hear` return None, now and from then on; from any thread."""
