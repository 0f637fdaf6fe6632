"""A whole newsroom out of a server's database and into another one: its rows and its photographs' originals.

Only a database administrator can do it, who is asked for nothing by the rules. Rows travel as lines of JSON that the
database itself writes and reads, so that every time, number and text arrives as it was.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from sqlalchemy import Connection

from cms.db.base import Base

_TABLE = re.compile(r"[a-z_]+")
# So much is sent to the database at once.
_LINES, _CHARACTERS = 500, 4_000_000
_PIECE = 1024 * 1024

_PIECES = "SELECT bytes FROM cms.photo_chunk WHERE sha256 = %s AND added_by = %s ORDER BY number"
_ADD_PIECE = "INSERT INTO cms.photo_chunk (sha256, added_by, number, bytes) VALUES (%s, %s, %s, %b)"
_ADD_ORIGINAL = (
    "INSERT INTO cms.photo_blob (sha256, size, chunks, added_by, added_at) "
    "VALUES (%(sha256)s, %(size)s, %(chunks)s, %(added_by)s, %(added_at)s)"
)
# Every original was brought in by somebody, who may read it and add it to the library even if that was not done yet.
_ADD_DELIVERY = (
    "INSERT INTO cms.photo_delivery (sha256, person_id, size, started_at, finished_at) "
    "VALUES (%(sha256)s, %(added_by)s, %(size)s, %(added_at)s, %(added_at)s)"
)
_DAMAGED = """
SELECT p.photo_id FROM cms.photo p LEFT JOIN cms.photo_blob b USING (sha256)
WHERE b.sha256 IS NULL OR b.sha256 IS DISTINCT FROM (
    SELECT encode(sha256(string_agg(c.bytes, '' ORDER BY c.number)), 'hex')
    FROM cms.photo_chunk c WHERE c.sha256 = b.sha256 AND c.added_by = b.added_by)
ORDER BY p.photo_id
"""


@dataclass(frozen=True, slots=True)
class Original:
    """A photograph's original in the database: who brought it in, and when (ISO 8601)."""

    sha256: str
    added_by: str
    added_at: str


def tables_in(connection: Connection) -> list[str]:
    """Return the newsroom's tables, each after those it refers to."""
    there = set(
        connection.exec_driver_sql(
            "SELECT relname FROM pg_class WHERE relnamespace = 'cms'::regnamespace"
        ).scalars()
    )
    return [table for table in known_tables() if table in there]


def known_tables() -> list[str]:
    """Return every table this program knows, each after those it refers to."""
    return [table.name for table in Base.metadata.sorted_tables]


def rows_of(connection: Connection, table: str) -> Iterator[str]:
    """Yield each row of *table* as one line of JSON."""
    streamed = connection.execution_options(stream_results=True, yield_per=_LINES)
    # `table` is one of ours, see `_named`.
    found = streamed.exec_driver_sql(f"SELECT to_jsonb(t)::text FROM cms.{_named(table)} t")  # noqa: S608
    yield from found.scalars()


def add_rows(connection: Connection, table: str, lines: Iterable[str]) -> int:
    """Add rows that `rows_of` has told, and return how many."""
    add = (
        f"INSERT INTO cms.{_named(table)} SELECT r.* FROM jsonb_array_elements(%s::jsonb) AS x (line), "  # noqa: S608
        f"LATERAL jsonb_populate_record(NULL::cms.{table}, line) AS r"
    )
    number = 0
    for batch in _batches(lines):
        connection.exec_driver_sql(add, (f"[{','.join(batch)}]",))
        number += len(batch)
    return number


def originals_in(connection: Connection) -> list[Original]:
    """Return every original the newsroom has."""
    found = connection.exec_driver_sql(
        "SELECT sha256, added_by, to_json(added_at) #>> '{}' FROM cms.photo_blob ORDER BY sha256"
    )
    return [Original(*row) for row in found]


def pieces_of(connection: Connection, original: Original) -> Iterator[bytes]:
    """Yield an original's bytes, piece by piece."""
    with _driver(connection).cursor(name="pieces", binary=True) as cursor:
        cursor.itersize = 4
        cursor.execute(_PIECES, (original.sha256, original.added_by))
        for (piece,) in cursor:
            yield piece


def add_original(connection: Connection, original: Original, whole: bytes) -> None:
    """Add an original; its pieces are as large as those people bring in."""
    pieces = [whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE)]
    row = asdict(original) | {"size": len(whole), "chunks": len(pieces)}
    with _driver(connection).cursor(binary=True) as cursor:
        for number, piece in enumerate(pieces):
            cursor.execute(_ADD_PIECE, (original.sha256, original.added_by, number, piece))
        cursor.execute(_ADD_ORIGINAL, row)
        cursor.execute(_ADD_DELIVERY, row)


def damaged_photos(connection: Connection) -> list[str]:
    """Return the id of every photo of the library whose original is missing or not what its SHA-256 says."""
    return list(connection.exec_driver_sql(_DAMAGED).scalars())


def _named(table: str) -> str:
    if not _TABLE.fullmatch(table):
        raise ValueError(f"{table!r} is no table of a newsroom.")
    return table


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        if batch and (len(batch) == _LINES or size + len(line) > _CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += len(line)
    if batch:
        yield batch


def _driver(connection: Connection) -> psycopg.Connection[Any]:
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        raise TypeError("Only a newsroom on a server is carried.")
    return driver
