"""Whose drafts the journal of this computer holds: asked where no newsroom can be opened that would tell."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cms.domain.errors import DatabaseUnavailable


def owners_in(path: Path) -> list[tuple[str, str]]:
    """Return the newsroom's id and the login of everybody who has typed here; empty where nothing was typed."""
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return sorted(connection.execute("SELECT DISTINCT newsroom_id, login FROM draft"))
    except sqlite3.Error as error:
        raise DatabaseUnavailable(
            "The journal “{path}” cannot be read ({reason}). It was left as it is.", path=path, reason=error
        ) from error
