"""The lines of one desk to its server: whether one that lay idle still leads there, and who listens on it meanwhile.

A restart of the server is not the reader's business. A server that ends says so, and its system hangs up: both can be
seen from here, without a question. Only a line that lay idle for long, in which time a computer may have slept or a
router forgotten it, is asked; that takes an answer's time.

An engine that was disposed of is closed for good. SQLAlchemy would put a line that is in use at that moment into the old
pool when it is given back, and make new ones for whoever asks late; both would lie open, and nobody would ask for them.
"""

import selectors
import threading
import time
from typing import Any, Protocol

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

# Seconds a line may lie idle and still be believed in.
_BELIEVED = 20.0
_LEFT_AT, _EAR = "copydesk left at", "copydesk ear"
_LINES = "copydesk lines"


class Ear(Protocol):
    """Listens on lines that nobody works on; called by whoever takes one or gives it back."""

    def may_listen(self, line: psycopg.Connection[Any], *, is_new: bool) -> None:
        """Listen on *line*, which lies idle, perhaps for the first time; a dead one raises the driver's error."""

    def must_let_go(self, line: psycopg.Connection[Any]) -> None:
        """Listen on *line* no more, and return once nobody reads on it: somebody wants to work."""

    def has_lost(self, line: psycopg.Connection[Any]) -> None:
        """Take note that *line* was hung up."""


class Lines:
    """All lines of *engine*: nobody is given one that is dead, and where one is, all others are renewed with it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Who hears the news on lines that lie idle, while anybody does.
        self.ear: Ear | None = None
        # Those in the pool or just being put there.
        self._idle: set[psycopg.Connection[Any]] = set()
        self._is_closed = False
        self._turn = threading.Lock()
        engine.update_execution_options(**{_LINES: self})
        event.listen(engine, "do_connect", self._refuse_late)
        event.listen(engine, "engine_disposed", self._close)
        event.listen(engine, "checkout", self._look)
        event.listen(engine, "checkin", self._leave)
        event.listen(engine, "close", self._hung_up)

    def _refuse_late(self, *_: object) -> None:
        if self._is_closed:
            raise psycopg.errors.ConnectionDoesNotExist("The newsroom was closed.")

    def _close(self, _: Engine) -> None:
        with self._turn:
            self._is_closed = True
            idle, self._idle = self._idle, set()
        for line in idle:
            line.close()

    def _look(self, line: Any, entry: ConnectionPoolEntry, _: Any) -> None:
        with self._turn:
            self._idle.discard(line)
        if self.ear is not None:
            self.ear.must_let_go(line)
        left_at = entry.info.get(_LEFT_AT)
        if left_at is None:
            return  # it was made just now
        is_doubtful = time.monotonic() - left_at > _BELIEVED or _says_something(line)
        if is_doubtful and not _answers(self._engine, line):
            raise InvalidatePoolError("The line is dead.")

    def _leave(self, line: Any, entry: ConnectionPoolEntry) -> None:
        if line is None:
            return  # it died while it was in use
        entry.info[_LEFT_AT] = time.monotonic()
        if not self._is_closed and not self._may_be_heard(line, entry):
            return
        with self._turn:
            if not self._is_closed:
                self._idle.add(line)
                return
        entry.close()

    def _may_be_heard(self, line: Any, entry: ConnectionPoolEntry) -> bool:
        ear, heard_by = self.ear, entry.info.get(_EAR)
        if heard_by not in (None, ear):
            entry.invalidate()  # news would come on it for nobody
            return False
        if ear is not None:
            try:
                ear.may_listen(line, is_new=heard_by is None)
                entry.info[_EAR] = ear
            except psycopg.Error as error:
                entry.invalidate(error)
                return False
        return True

    def _hung_up(self, line: Any, _: ConnectionPoolEntry) -> None:
        with self._turn:
            self._idle.discard(line)
        if self.ear is not None:
            self.ear.has_lost(line)


def lines_of(engine: Engine) -> Lines:
    """Return the lines of a server's *engine*."""
    lines: Lines = engine.get_execution_options()[_LINES]
    return lines


def _says_something(line: Any) -> bool:
    # Nobody asked it anything: most likely it was hung up.
    if line.closed:
        return True
    with selectors.DefaultSelector() as selector:
        selector.register(line.fileno(), selectors.EVENT_READ)
        return bool(selector.select(0))


def _answers(engine: Engine, line: Any) -> bool:
    try:
        return engine.dialect.do_ping(line)
    except psycopg.Error:
        return False
