"""The outbox: what was asked of a newsroom that did not answer, in order, each under the id it will be asked under."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

from cms.domain.errors import DatabaseUnavailable, NewsroomError
from cms.domain.waiting import Waiting
from cms.journal.ahead_log import write_ahead
from cms.journal.refusals import refusal_of, stored

_TABLE = """
CREATE TABLE IF NOT EXISTS waiting (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id TEXT NOT NULL,
    login TEXT NOT NULL,
    article_id TEXT NOT NULL,
    headline TEXT NOT NULL,
    step TEXT NOT NULL,
    command_id TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    refusal TEXT NOT NULL DEFAULT '',
    UNIQUE (newsroom_id, login, article_id, step)
) STRICT
"""
_COLUMNS = "article_id, headline, step, command_id, asked_at, refusal"


class Outbox:
    """What one person asked of one newsroom, in a file on this computer. Usable from any thread."""

    def __init__(self, path: Path, *, newsroom_id: str, login: str) -> None:
        self._path = path
        self._owner = (newsroom_id, login)

    def put(self, asked: Waiting) -> None:
        """Return once *asked* is on the disk; the same step on the same article is asked once."""
        with self._open() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO waiting (newsroom_id, login, article_id, headline, step, command_id, asked_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *self._owner,
                    asked.article_id,
                    asked.headline,
                    asked.step,
                    asked.command_id,
                    asked.asked_at.isoformat(),
                ),
            )

    def all(self) -> list[Waiting]:
        """Return everything that waits or was refused, in the order in which it was asked."""
        if not self._path.exists():
            return []
        with self._open() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM waiting WHERE newsroom_id = ? AND login = ? ORDER BY number",  # noqa: S608 (our own column names)
                self._owner,
            ).fetchall()
        return [
            Waiting(
                article_id, headline, step, command_id, datetime.fromisoformat(asked_at), refusal_of(refusal)
            )
            for article_id, headline, step, command_id, asked_at, refusal in rows
        ]

    def settle(self, asked: Waiting) -> None:
        """Drop what the newsroom has done, or what the person wants no longer."""
        with self._open() as connection:
            connection.execute("DELETE FROM waiting WHERE command_id = ?", (asked.command_id,))

    def note_refusal(self, asked: Waiting, refusal: NewsroomError) -> None:
        """Keep why the newsroom refused; it is not asked again by itself."""
        with self._open() as connection:
            connection.execute(
                "UPDATE waiting SET refusal = ? WHERE command_id = ?", (stored(refusal), asked.command_id)
            )

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLE)


@contextmanager
def opened(path: Path, table: str) -> Iterator[sqlite3.Connection]:
    """Open the file, make its *table* if it has none, and commit what is done with it; it is on the disk then."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=5)
        try:
            write_ahead(connection)
            connection.execute(table)
            with connection:
                yield connection
        finally:
            connection.close()
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnavailable(
            "This computer cannot keep what was asked ({reason}). Nothing was done; try again.",
            reason=error,
        ) from error
