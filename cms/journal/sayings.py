"""What was said beside the texts to a newsroom that did not answer: notes, names, words and rules, in order."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cms.domain.errors import NewsroomError
from cms.domain.waiting import Said, Saying
from cms.journal.outbox import opened
from cms.journal.refusals import refusal_of, stored

_TABLE = """
CREATE TABLE IF NOT EXISTS said (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    newsroom_id TEXT NOT NULL,
    login TEXT NOT NULL,
    saying TEXT NOT NULL,
    article_id TEXT NOT NULL,
    content TEXT NOT NULL,
    command_id TEXT NOT NULL UNIQUE,
    said_at TEXT NOT NULL,
    refusal TEXT NOT NULL DEFAULT ''
) STRICT
"""


class Sayings:
    """What one person said to one newsroom, in the file of the outbox. Usable from any thread."""

    def __init__(self, path: Path, *, newsroom_id: str, login: str) -> None:
        self._path = path
        self._owner = (newsroom_id, login)

    def put(self, said: Said) -> None:
        """Return once *said* is on the disk; the same said again stands there once."""
        with opened(self._path, _TABLE) as connection:
            connection.execute(
                "INSERT OR IGNORE INTO said (newsroom_id, login, saying, article_id, content, command_id, said_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *self._owner,
                    said.saying,
                    said.article_id,
                    json.dumps(said.content),
                    said.command_id,
                    said.said_at.isoformat(),
                ),
            )

    def all(self) -> list[Said]:
        """Return everything that waits or was refused, in the order in which it was said."""
        if not self._path.exists():
            return []
        with opened(self._path, _TABLE) as connection:
            rows = connection.execute(
                "SELECT saying, article_id, content, command_id, said_at, refusal FROM said "
                "WHERE newsroom_id = ? AND login = ? ORDER BY number",
                self._owner,
            ).fetchall()
        return [_said(*row) for row in rows]

    def settle(self, command_id: str) -> None:
        """Drop what the newsroom has taken, or what the person wants no longer."""
        with opened(self._path, _TABLE) as connection:
            connection.execute("DELETE FROM said WHERE command_id = ?", (command_id,))

    def note_refusal(self, command_id: str, refusal: NewsroomError) -> None:
        """Keep why the newsroom did not take it; it is not asked again by itself."""
        with opened(self._path, _TABLE) as connection:
            connection.execute(
                "UPDATE said SET refusal = ? WHERE command_id = ?", (stored(refusal), command_id)
            )


def everybodys(path: Path) -> list[tuple[str, str, Said]]:
    """Return what anybody said at this computer to any newsroom and is kept here: newsroom id, login, and what."""
    if not path.exists():
        return []
    with opened(path, _TABLE) as connection:
        rows = connection.execute(
            "SELECT newsroom_id, login, saying, article_id, content, command_id, said_at, refusal FROM said "
            "ORDER BY number"
        ).fetchall()
    return [(newsroom_id, login, _said(*row)) for newsroom_id, login, *row in rows]


def _said(saying: str, article_id: str, content: str, command_id: str, said_at: str, refusal: str) -> Said:
    told: Mapping[str, Any] = json.loads(content)
    at = datetime.fromisoformat(said_at)
    return Said(Saying(saying), article_id, told, command_id, at, refusal_of(refusal))
