"""The journal: what was typed on this computer, durable before anything else happens to it.

Plain `sqlite3`, because the window opens it before the newsroom's heavy parts are loaded. A commit returns only after
the text is on the disk (`synchronous=FULL`): with `NORMAL` two thirds of simulated power cuts lost edits silently.
"""

import errno
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cms.domain.article import ArticleText, text_from_json
from cms.domain.errors import DatabaseUnavailable, DiskFull
from cms.journal.ahead_log import write_ahead
from cms.journal.reserve import Reserve
from cms.journal.stored_text import StoredTexts

_TABLE = """
CREATE TABLE IF NOT EXISTS draft (
    newsroom_id TEXT NOT NULL,
    login TEXT NOT NULL,
    article_id TEXT NOT NULL,
    base INTEGER NOT NULL,
    text TEXT NOT NULL,
    caret TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    is_sent INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (newsroom_id, login, article_id)
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A writer's text as it was last typed, begun on version *base*.

    *caret* is where the writer was, in the editor's own notation; *is_sent* says that the newsroom has this text.
    """

    article_id: str
    base: int
    text: ArticleText
    kept_at: datetime
    caret: str = ""
    is_sent: bool = False


class Damaged(Exception):
    """The file is not what was once written into it."""


class Journal:
    """The drafts of one person in one newsroom, in a file on this computer. Usable from any thread.

    The file is made when something is first typed. *connect* opens it; *reserve* is given up where the disk is full.
    """

    def __init__(
        self,
        path: Path,
        *,
        newsroom_id: str,
        login: str,
        connect: Callable[[Path], sqlite3.Connection] | None = None,
        reserve: Reserve | None = None,
    ) -> None:
        self._path = path
        self._owner = (newsroom_id, login)
        self._connect = connect or _connected
        self._reserve = reserve
        self._is_looked_over = False
        self._texts = StoredTexts()
        # What was kept last, so that its text is not read again to be sent; and the state of the file it was kept in.
        self._latest: tuple[Draft, sqlite3.Connection, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._lock = threading.Lock()

    def keep(self, draft: Draft) -> None:
        """Return once *draft* is on the disk; it takes the place of the article's earlier draft."""
        row = (
            *self._owner,
            draft.article_id,
            draft.base,
            self._texts.of(draft.text),
            draft.caret,
            draft.kept_at.isoformat(),
            int(draft.is_sent),
        )
        try:
            self._latest = (draft, *self._put(row))
        except DiskFull:
            if self._reserve is None or not self._reserve.give_up():
                raise
            self._latest = (draft, *self._put(row))
        else:
            if self._reserve is not None:
                self._reserve.set_aside()

    def draft_of(self, article_id: str) -> Draft | None:
        """Return what was last typed in the article here, or None."""
        place = (*self._owner, article_id)
        with self._open() as connection:
            is_sent = self._says_of_latest(connection, article_id)
            if self._latest is not None and is_sent is not None:
                return replace(self._latest[0], is_sent=is_sent)
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM draft WHERE newsroom_id = ? AND login = ? AND article_id = ?",  # noqa: S608 (our own column names)
                place,
            ).fetchone()
            return _draft(row) if row else None

    def unsent(self) -> list[Draft]:
        """Return every draft the newsroom does not have yet, the oldest first."""
        with self._open() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM draft WHERE newsroom_id = ? AND login = ? AND NOT is_sent ORDER BY kept_at",  # noqa: S608 (our own column names)
                self._owner,
            ).fetchall()
            return [_draft(row) for row in rows]

    def mark_sent(self, draft: Draft) -> None:
        """Say that the newsroom has exactly *draft*; a draft typed since then stays unsent."""
        with self._open() as connection:
            connection.execute(
                "UPDATE draft SET is_sent = 1 WHERE newsroom_id = ? AND login = ? AND article_id = ? AND text = ?",
                (*self._owner, draft.article_id, self._texts.of(draft.text)),
            )

    def forget(self, draft: Draft) -> None:
        """Drop *draft*, which is a version of the newsroom now; a draft typed since then stays."""
        with self._open() as connection:
            connection.execute(
                "DELETE FROM draft WHERE newsroom_id = ? AND login = ? AND article_id = ? AND text = ?",
                (*self._owner, draft.article_id, self._texts.of(draft.text)),
            )

    def move_on(self, article_id: str, base: int, version: int) -> None:
        """Say that what was typed in the article since *base* goes on from *version*."""
        with self._open() as connection:
            connection.execute(
                "UPDATE draft SET base = ? WHERE newsroom_id = ? AND login = ? AND article_id = ? AND base = ?",
                (version, *self._owner, article_id, base),
            )

    def close(self) -> None:
        """Let go of the file; it is opened again when something is kept or looked for."""
        with self._lock:
            self._let_go()

    def _put(self, row: tuple[object, ...]) -> tuple[sqlite3.Connection, int]:
        with self._open() as connection:
            self._latest = None  # until the newer is on the disk
            connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            return connection, _state_of(connection)

    def _says_of_latest(self, connection: sqlite3.Connection, article_id: str) -> bool | None:
        """Return whether what was kept last is sent; None where it is not, word for word, the article's draft."""
        if self._latest is None:
            return None
        draft, kept_by, state = self._latest
        if draft.article_id != article_id or kept_by is not connection or state != _state_of(connection):
            return None
        # Nobody else has written since; we ourselves may have sent it, forgotten it or moved it on.
        found = connection.execute(
            "SELECT base, is_sent FROM draft WHERE newsroom_id = ? AND login = ? AND article_id = ?",
            (*self._owner, article_id),
        ).fetchone()
        return bool(found[1]) if found is not None and found[0] == draft.base else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                connection = self._opened()
                with connection:
                    yield connection
            except (sqlite3.Error, OSError, Damaged, UnicodeDecodeError) as error:
                self._let_go()
                if _is_damage(error):
                    raise self._set_aside(error) from error
                raise _worded(error, self._path) from error

    def _opened(self) -> sqlite3.Connection:
        """Return the connection to the file that has the journal's name now.

        It stays open between two uses: whoever closes a log last writes it into the file, which takes longer than typing
        may. But a file that was moved or deleted must not go on being written, where nobody would find it.
        """
        if self._connection is not None and _identity(self._path) == self._file:
            return self._connection
        self._let_go()
        is_new = not self._path.exists()
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._connection = connection = self._connect(self._path)
        write_ahead(connection)
        if is_new:
            self._path.chmod(0o600)
        self._look_over(connection)
        connection.execute(_TABLE)
        self._file = _identity(self._path)
        return connection

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _look_over(self, connection: sqlite3.Connection) -> None:
        """Once for each time the program runs: a damaged file may look as if nothing had been typed."""
        if not self._is_looked_over:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise Damaged(found)
            self._is_looked_over = True

    def _set_aside(self, damage: Exception) -> DiskFull | DatabaseUnavailable:
        """Keep the damaged file under another name, so that the next typing begins a new one; return what is told."""
        self._is_looked_over = False
        number = 1
        while (aside := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists():
            number += 1
        try:
            for ending in ("-wal", "-shm", ""):
                part = self._path.with_name(self._path.name + ending)
                if part.exists():
                    part.rename(aside.with_name(aside.name + ending))
        except OSError:
            return _worded(damage, self._path)
        return DatabaseUnavailable(
            "What this computer kept of your typing was damaged. It was put aside as “{path}”; what the newsroom has is "
            "there, and from now on everything you type is kept anew.",
            path=aside,
        )


def _connected(path: Path) -> sqlite3.Connection:
    # Threads take turns, by the journal's lock.
    return sqlite3.connect(path, timeout=5, check_same_thread=False)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _state_of(connection: sqlite3.Connection) -> int:
    """Return what changes whenever somebody else writes into the file."""
    state: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return state


_COLUMNS = "article_id, base, text, kept_at, caret, is_sent"


def _draft(row: tuple[str, int, str, str, str, int]) -> Draft:
    article_id, base, text, kept_at, caret, is_sent = row
    try:
        kept = text_from_json(json.loads(text))
        return Draft(article_id, base, kept, datetime.fromisoformat(kept_at), caret, bool(is_sent))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Damaged(str(error)) from error


def _is_damage(error: Exception) -> bool:
    # Letters that are none have no name of their own among SQLite’s errors, and may be in what it tells.
    if isinstance(error, Damaged | UnicodeDecodeError):
        return True
    if isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error):
        return True
    # An error in our own, ever same statements means that the table is not ours any more.
    return getattr(error, "sqlite_errorname", "").startswith(
        ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
    )


def _worded(error: Exception, path: Path) -> DiskFull | DatabaseUnavailable:
    if _has_no_room(error):
        return DiskFull(
            "The disk is full, so what you type is not saved. It stays in the window: free some space, or copy it."
        )
    return DatabaseUnavailable(
        "The journal “{path}” cannot be written ({reason}). What you type stays in the window: copy it to be safe.",
        path=path,
        reason=error,
    )


def _has_no_room(error: Exception) -> bool:
    # Where not even the log's index fits on the disk, SQLite speaks of an I/O error.
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")
    return isinstance(error, OSError) and error.errno == errno.ENOSPC
