"""The line on which a shared newsroom tells every desk what has changed, and on which a dead line is noticed soon."""

import selectors
import socket
import threading
import time
from typing import Any

import psycopg
from psycopg.pq.abc import PGconn
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from cms.db.transaction import worded
from cms.domain.line import NewsroomUnreachable

# Seconds. News is told at once, then not again for a while; a quiet line is asked whether it still lives, and must answer
# soon.
_REST = 0.5
_QUIET, _ANSWER_WITHIN = 8.0, 5.0
_CHANNEL = "copydesk"


class NewsLine:
    """One connection of its own that listens; used by one thread, stopped by any."""

    def __init__(self, engine: Engine) -> None:
        """Connect and begin to listen, or say why not."""
        try:
            # A new one: a line that was worked on has everything planned, and it is to be worked on again.
            own = Engine(engine.pool.recreate(), engine.dialect, engine.url)
            self._connection = own.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._connection.exec_driver_sql(f"LISTEN {_CHANNEL}")
        except DatabaseError as error:
            raise worded(error) from error
        driver: Any = self._connection.connection.driver_connection
        self._wire: PGconn = driver.pgconn
        self._stopping = threading.Event()
        self._rests_until = 0.0
        self._alarm, self._bell = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._wire.socket, selectors.EVENT_READ)
        self._selector.register(self._alarm, selectors.EVENT_READ)

    def hear(self) -> frozenset[str]:
        """Wait until something changed and return what: ids of articles, `newsroom` for people, desks and photographs.

        Nothing, once the line was stopped. A line that died, or no longer answers, is `NewsroomUnreachable`.
        """
        self._rest()
        try:
            while self._wait(_QUIET):
                heard = self._taken_in()
                if heard:
                    self._rests_until = time.monotonic() + _REST
                    return heard
            return frozenset()
        except psycopg.OperationalError as error:
            raise _cut() from error

    def stop(self) -> None:
        """Let `hear` return, now and whenever it is called; from any thread."""
        self._stopping.set()
        self._bell.send(b"!")

    def close(self) -> None:
        """Hang up."""
        self._selector.close()
        self._alarm.close()
        self._bell.close()
        # It listens, and it may be broken: nobody may be given it out of the pool.
        self._connection.invalidate()
        self._connection.close()

    def _wait(self, quiet: float) -> bool:
        """Wait for what there is to take in, however long it takes; return False once stopped.

        A line on which nothing came for *quiet* seconds is asked whether it still lives.
        """
        while not (ready := self._ready(quiet)):
            self._ask_whether_it_lives()
        return self._alarm not in ready

    def _rest(self) -> None:
        # Every desk hears of everything, so waking once for several acts is what keeps a busy newsroom quick: asleep for
        # the whole while, and not until the next of them. What came meanwhile is there when it is over.
        self._stopping.wait(max(self._rests_until - time.monotonic(), 0))

    def _ready(self, seconds: float) -> list[object]:
        return [key.fileobj for key, _ in self._selector.select(max(seconds, 0))]

    def _taken_in(self) -> frozenset[str]:
        self._wire.consume_input()
        heard = set()
        while (news := self._wire.notifies()) is not None:
            heard.add(news.extra.decode())
        return frozenset(heard)

    def _ask_whether_it_lives(self) -> None:
        # Not with the driver's own calls: those wait for an answer for ever.
        deadline = time.monotonic() + _ANSWER_WITHIN
        self._wire.send_query(b"SELECT 1")
        while self._wire.is_busy() and not self._stopping.is_set():
            if not self._ready(deadline - time.monotonic()):
                raise _cut()
            self._wire.consume_input()
        while not self._wire.is_busy() and self._wire.get_result() is not None:
            pass


def _cut() -> NewsroomUnreachable:
    return NewsroomUnreachable(
        "The newsroom does not answer. What you typed is safe on this computer; Copydesk goes on trying."
    )
