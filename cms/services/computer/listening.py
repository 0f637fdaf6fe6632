"""What colleagues do, told as it happens; and whether the newsroom answers at all."""

import secrets
import threading

from sqlalchemy import Engine

from cms.db.postgres.listening import NewsLine
from cms.domain.errors import NewsroomError
from cms.domain.line import Heard, Line, LineState, NewsroomUnreachable

# Seconds. How long to wait before trying again: each time twice as long, and never all desks at the same moment.
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0


class Listening:
    """Hears a shared newsroom for one window; `hear` is called again and again by one thread."""

    def __init__(self, engine: Engine, line: Line) -> None:
        self._engine = engine
        self._line = line
        self._news_line: NewsLine | None = None
        self._tries = 0
        self._told = LineState.LOST
        self._is_refused = False
        self._lock = threading.Lock()
        self._hearing = threading.Lock()
        self._roused = threading.Event()
        self._is_stopped = False

    def hear(self) -> Heard | None:
        """Wait until there is news and return it; None once stopped.

        The first news, and that after every interruption, is that anything may have changed.
        """
        with self._hearing:
            while not self._is_stopped:
                heard = self._listen() if self._news_line else self._connect()
                if heard is not None and not self._is_stopped:
                    self._told = heard.state
                    return heard
            self._hang_up()
            return None

    def try_now(self) -> None:
        """Try to reach the newsroom now, not when the wait is over; from any thread."""
        self._roused.set()

    def stop(self) -> None:
        """Let `hear` return None, now and from then on; from any thread."""
        with self._lock:
            self._is_stopped = True
            self._roused.set()
            if self._news_line:
                self._news_line.stop()
        # Where nobody is hearing now, nobody may come again to hang up.
        if self._hearing.acquire(blocking=False):
            try:
                self._hang_up()
            finally:
                self._hearing.release()

    def _connect(self) -> Heard | None:
        if self._tries:
            self._roused.wait(_wait_before(self._tries))
            self._roused.clear()
        self._tries += 1
        try:
            news_line = NewsLine(self._engine)
        except NewsroomUnreachable:
            return self._lose()
        except NewsroomError as error:
            self._line.lost()
            # Told once, also to a desk that was offline before: the newsroom answers, but lets nobody in.
            was_refused, self._is_refused = self._is_refused, True
            return Heard(LineState.OFFLINE, refusal=error) if not was_refused else None
        with self._lock:
            self._news_line = news_line
            if self._is_stopped:
                news_line.stop()
        self._tries, self._is_refused = 0, False
        self._line.found()
        return Heard(LineState.ONLINE, changed=None)

    def _listen(self) -> Heard | None:
        try:
            changed = self._news_line.hear() if self._news_line else frozenset()
        except NewsroomUnreachable:
            self._hang_up()
            return self._lose()
        return Heard(LineState.ONLINE, changed) if changed else None

    def _lose(self) -> Heard | None:
        self._line.lost()
        state = self._line.state
        return Heard(state) if state is not self._told else None

    def _hang_up(self) -> None:
        with self._lock:
            news_line, self._news_line = self._news_line, None
        if news_line:
            news_line.close()


def _wait_before(tries: int) -> float:
    longest = min(_FIRST_WAIT * 2 ** (tries - 1), _LONGEST_WAIT)
    return secrets.SystemRandom().uniform(longest / 2, longest)
