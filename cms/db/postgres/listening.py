"""How a desk hears what has changed in a shared newsroom, and notices soon that the line is dead.

It listens on the line that nobody works on at the moment: a desk that had another one only to listen would take twice as
many of the server's processes, and each of them takes memory. What comes while a line is worked on comes with the answer.
"""

import contextlib
import queue
import selectors
import socket
import threading
import time
from typing import Any

import psycopg
from psycopg.pq.abc import PGconn
from sqlalchemy import Engine

from cms.db.postgres.lines import lines_of
from cms.db.transaction import asking
from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable

# Seconds. News is told at once, then not again for a while; a quiet line is asked whether it still lives, and must answer
# soon.
_REST = 0.5
_QUIET, _ANSWER_WITHIN = 8.0, 5.0
_LISTEN = "LISTEN copydesk"


class NewsLine:
    """Hears the news; used by one thread, stopped by any."""

    def __init__(self, engine: Engine) -> None:
        """Begin to listen, or say why not."""
        self._engine = engine
        self._news: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._rests_until = 0.0
        # The line that lies idle, if one does. Whoever reads on it has the turn, so that nobody works on it meanwhile.
        self._idle: PGconn | None = None
        self._turn = threading.RLock()
        self._is_cut = False
        with asking(engine):
            self._alarm, self._bell = socket.socketpair()
            for end in (self._alarm, self._bell):
                end.settimeout(0)
            lines_of(engine).ear = self  # and it listens once the line is given back

    def hear(self) -> frozenset[str]:
        """Wait until something changed and return what: ids of articles, `newsroom` for people, desks and photographs.

        Nothing, once it was stopped. A line that died, or no longer answers, is `NewsroomUnreachable`.
        """
        self._rest()
        try:
            while not self._stopping.is_set():
                if heard := self._taken_in():
                    self._rests_until = time.monotonic() + _REST
                    return heard
                if self._is_cut:
                    raise _cut()
                self._wait()
        except psycopg.OperationalError as error:
            raise _cut() from error
        return frozenset()

    def stop(self) -> None:
        """Let `hear` return, now and whenever it is called; from any thread."""
        self._stopping.set()
        self._ring()

    def close(self) -> None:
        """Hear nothing more; the lines that still listen are hung up."""
        with self._turn:
            self._is_cut = True
            if self._idle is not None:
                self._idle.finish()
                self._idle = None
        lines = lines_of(self._engine)
        if lines.ear is self:
            lines.ear = None
        self._alarm.close()
        self._bell.close()

    def may_listen(self, line: psycopg.Connection[Any], *, is_new: bool) -> None:
        """Listen on *line*, which lies idle now, unless another one does already."""
        if is_new:
            line.add_notify_handler(lambda news: self._note(news.payload))
            line.execute(_LISTEN, prepare=False)
            line.commit()
        with self._turn:
            if self._is_cut:
                raise psycopg.OperationalError("Nobody hears the news any more.")
            self._take_in(line.pgconn)
            self._idle = self._idle or line.pgconn
        self._ring()

    def must_let_go(self, line: psycopg.Connection[Any]) -> None:
        """Let somebody work on *line*; what had come on it is heard."""
        with self._turn:
            if self._idle is line.pgconn:
                self._idle = None
                # Where it is dead, whoever wants it finds that out as well.
                with contextlib.suppress(psycopg.OperationalError):
                    self._take_in(line.pgconn)

    def has_lost(self, line: psycopg.Connection[Any]) -> None:
        """Hear nothing more, unless another line than *line* lies idle."""
        with self._turn:
            if self._idle is None or self._idle is line.pgconn:
                self._idle, self._is_cut = None, True
        self._ring()

    def _ring(self) -> None:
        with contextlib.suppress(OSError):  # it rings already, or nobody hears it any more
            self._bell.send(b"!")

    def _rest(self) -> None:
        # Every desk hears of everything, so waking once for several acts is what keeps a busy newsroom quick: asleep for
        # the whole while, and not until the next of them. What came meanwhile is there when it is over.
        self._stopping.wait(max(self._rests_until - time.monotonic(), 0))

    def _taken_in(self) -> frozenset[str]:
        heard = set()
        with contextlib.suppress(queue.Empty):
            while True:
                heard.add(self._news.get_nowait())
        return frozenset(heard)

    def _wait(self) -> None:
        """Wait for news or for another line to listen on; a line on which nothing comes is asked whether it lives."""
        with self._turn:
            idle = self._idle
            place = idle.socket if idle is not None else None
        try:
            ready = _ready(_QUIET, self._alarm, place)
        except OSError:
            return  # it was hung up this moment, which rings
        if not ready:
            self._ask_whether_it_lives()
        elif self._alarm in ready:
            self._silence()
        else:
            with self._turn:
                if self._idle is idle and idle is not None:
                    self._take_in(idle)

    def _silence(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._alarm.recv(4096)

    def _take_in(self, wire: PGconn) -> None:
        wire.consume_input()
        while (news := wire.notifies()) is not None:
            self._note(news.extra.decode())

    def _note(self, what: str) -> None:
        self._news.put(what)
        self._ring()

    def _ask_whether_it_lives(self) -> None:
        with self._turn:
            if self._idle is not None:
                self._ask(self._idle)
                return
        # Somebody has worked for long on every line there is: another one tells, and is listened on.
        try:
            with asking(self._engine):
                pass
        except NewsroomError as error:
            raise _cut() from error

    def _ask(self, wire: PGconn) -> None:
        # Not with the driver's own calls: those wait for an answer for ever. All of it is taken: others work here next.
        deadline = time.monotonic() + _ANSWER_WITHIN
        wire.send_query(b"SELECT 1")
        while True:
            while wire.is_busy():
                ready = _ready(deadline - time.monotonic(), self._alarm, wire.socket)
                if self._stopping.is_set() or not ready:
                    wire.finish()  # nobody may work on half an answer
                if self._stopping.is_set():
                    return
                if not ready:
                    raise _cut()
                self._silence()
                self._take_in(wire)
            if wire.get_result() is None:
                return


def _ready(seconds: float, *places: socket.socket | int | None) -> list[object]:
    """Return on which of *places* something has come, after so many *seconds* at the latest."""
    with selectors.DefaultSelector() as selector:
        for place in places:
            if place is not None:
                selector.register(place, selectors.EVENT_READ)
        return [key.fileobj for key, _ in selector.select(max(seconds, 0))]


def _cut() -> NewsroomUnreachable:
    return NewsroomUnreachable(
        "The newsroom does not answer. What you typed is safe on this computer; Copydesk goes on trying."
    )
