"""What nobody has used for a while is let go, and comes back when it is asked for again."""

from collections.abc import Callable
from threading import Lock, Timer
from time import monotonic


class Resting:
    """Calls *rest*, on a thread of its own, once `used` was not told for so many *seconds*."""

    def __init__(
        self, seconds: float, rest: Callable[[], None], *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._rest = rest
        self._lock = Lock()
        self._timer: Timer | None = None
        self._used_at = 0.0
        self._is_over = False

    def used(self) -> None:
        """Begin the while anew."""
        with self._lock:
            self._used_at = self._clock()
            if self._timer is None and not self._is_over:
                self._look_after(self._seconds)

    def stop(self) -> None:
        """Let nothing go any more: it is being closed."""
        with self._lock:
            self._is_over = True
            if self._timer is not None:
                self._timer.cancel()

    def _look_after(self, seconds: float) -> None:
        # One clock for any number of uses: each only moves the end of the while.
        self._timer = Timer(seconds, self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            left = self._used_at + self._seconds - self._clock()
            self._timer = None
            if self._is_over:
                return
            if left > 0:
                self._look_after(left)
                return
        self._rest()
