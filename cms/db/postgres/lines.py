"""Whether a line that lay idle still leads to the server: a restart of the server is not the reader's business.

A server that ends says so, and its system hangs up: both can be seen from here, without a question. Only a line that lay
idle for long, in which time a computer may have slept or a router forgotten it, is asked; that takes an answer's time.

A line that is in use while its newsroom is closed is hung up as soon as it is given back.
"""

import selectors
import time
from typing import Any

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

# Seconds a line may lie idle and still be believed in.
_BELIEVED = 20.0
_LEFT_AT, _POOL = "copydesk left at", "copydesk pool"


def look_at_lines(engine: Engine) -> None:
    """Let nobody be given a line of *engine* that is dead; where one is, all others are renewed with it."""

    def look(line: Any, entry: ConnectionPoolEntry, _: PoolProxiedConnection) -> None:
        entry.info[_POOL] = engine.pool
        left_at = entry.info.get(_LEFT_AT)
        if left_at is None:
            return  # it was made just now
        is_doubtful = time.monotonic() - left_at > _BELIEVED or _says_something(line)
        if is_doubtful and not _answers(engine, line):
            raise InvalidatePoolError("The line is dead.")

    def leave(_: Any, entry: ConnectionPoolEntry) -> None:
        if entry.info.get(_POOL) is engine.pool:
            entry.info[_LEFT_AT] = time.monotonic()
        else:
            # Disposed of meanwhile: SQLAlchemy would let it lie open in the old pool, where nobody asks for it again.
            entry.close()

    event.listen(engine, "checkout", look)
    event.listen(engine, "checkin", leave)


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
