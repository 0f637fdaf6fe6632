"""Photographs' bytes in a shared newsroom's database: brought in and read piece by piece, through its functions only.

The functions are in `postgres/sql/10_photo_bytes.sql`. A delivery that was cut off goes on with the pieces that are
missing, because each group of pieces is committed by itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from cms.db.transaction import worded
from cms.domain.errors import DatabaseUnavailable, NewsroomError, NotFound, UnreadableFile

# The database counts in pieces of this size too (`cms.photo_chunk_size`).
_CHUNK = 1024 * 1024
# So many pieces travel together: a slow link is waited for once for all of them, a cut one costs no more than these.
_GROUP = 4

_BEGIN = "SELECT * FROM cms.photo_delivery_begin(%s, %s)"
_PUT = "SELECT cms.photo_chunk_put(%s, %s, %s)"
_FINISH = "SELECT cms.photo_blob_finish(%s, %s)"
_DROP = "SELECT cms.photo_delivery_drop(%s)"
_SIZE = "SELECT cms.photo_blob_size(%s)"
_GET = "SELECT cms.photo_chunk_get(%s, n) FROM generate_series(%s::integer, %s::integer) AS n ORDER BY n"
_IS_INTACT = "SELECT cms.photo_blob_is_intact(%s)"

# The session's own limits are for short questions; over a slow line a group takes longer.
_PATIENCE = (
    "SELECT set_config('statement_timeout', '5min', true), "
    "set_config('idle_in_transaction_session_timeout', '5min', true)"
)


class PhotoBytes:
    """The originals of one shared newsroom, as the person may see them whose connections *engine* makes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def deliver(self, sha256: str, original: Path) -> None:
        """Bring the file *original* in under its SHA-256; what the newsroom has of it already is not sent again."""
        size = original.stat().st_size
        with _signed_in(self._engine) as connection:
            missing = [number for (number,) in _rows(connection, _BEGIN, (sha256, size))]
            with original.open("rb") as file:
                for group in _groups(missing):
                    _send(connection, sha256, group, file)
            is_kept = _one(connection, _SIZE, (sha256,)) == size or _one(connection, _FINISH, (sha256, size))
        if not is_kept:
            raise UnreadableFile(
                "The photo’s bytes changed on their way to the newsroom, which did not keep them. Add the photo again."
            )

    def fetch(self, sha256: str) -> Iterator[bytes]:
        """Yield the original's bytes, piece by piece; whoever keeps them compares them with their SHA-256."""
        with _signed_in(self._engine) as connection:
            size = _one(connection, _SIZE, (sha256,))
            if size is None:
                raise NotFound(
                    "The newsroom has no original of this photo that you may see. Ask who added it."
                )
            for group in _groups(range(-(-size // _CHUNK))):
                yield from _read(connection, sha256, group)

    def is_intact(self, sha256: str) -> bool:
        """Return whether the newsroom has the original, every byte as it was; the database reads all of it."""
        with _signed_in(self._engine) as connection:
            return bool(_one(connection, _IS_INTACT, (sha256,)))

    def give_up(self, sha256: str) -> None:
        """Forget the pieces of an original that was begun and will not be finished."""
        with _signed_in(self._engine) as connection:
            _rows(connection, _DROP, (sha256,))


@contextmanager
def _signed_in(engine: Engine) -> Iterator[psycopg.Connection[Any]]:
    """Lend a connection; what goes wrong with it is worded here.

    It is the driver's own, because SQLAlchemy's would carry bytes as text: twice as many.
    """
    try:
        pooled = engine.raw_connection()
        try:
            yield _driven(pooled.driver_connection)
        except psycopg.OperationalError as error:
            # A link that has broken must not be lent to the next one who asks.
            pooled.invalidate(error)
            raise
        finally:
            pooled.close()
    except psycopg.Error as error:
        raise _worded(error) from error


def _driven(connection: object) -> psycopg.Connection[Any]:
    if not isinstance(connection, psycopg.Connection):
        raise TypeError("Photographs' bytes are kept in the database of a shared newsroom only.")
    return connection


def _groups(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + _GROUP] for start in range(0, len(numbers), _GROUP))


def _send(connection: psycopg.Connection[Any], sha256: str, numbers: Sequence[int], file: BinaryIO) -> None:
    with connection.transaction(), connection.cursor() as cursor:
        cursor.execute(_PATIENCE)
        cursor.executemany(_PUT, [(sha256, number, _piece(file, number)) for number in numbers])


def _piece(file: BinaryIO, number: int) -> bytes:
    file.seek(number * _CHUNK)
    return file.read(_CHUNK)


def _read(connection: psycopg.Connection[Any], sha256: str, numbers: Sequence[int]) -> list[bytes]:
    with connection.transaction(), connection.cursor(binary=True) as cursor:
        cursor.execute(_PATIENCE)
        cursor.execute(_GET, (sha256, numbers[0], numbers[-1]))
        return [piece for (piece,) in cursor]


def _one(connection: psycopg.Connection[Any], query: str, asked: tuple[object, ...]) -> Any:
    ((answer,),) = _rows(connection, query, asked)
    return answer


def _rows(
    connection: psycopg.Connection[Any], query: str, asked: tuple[object, ...]
) -> list[tuple[Any, ...]]:
    with connection.transaction():
        return connection.execute(query, asked).fetchall()


def _worded(error: psycopg.Error) -> NewsroomError:
    if isinstance(error, psycopg.OperationalError):
        return DatabaseUnavailable(
            "The newsroom’s database does not answer, so the photo could not be carried there or back. What is on this "
            "computer is safe; it goes on where it stopped when the newsroom answers."
        )
    return worded(DatabaseError(None, None, error))
