"""Having a file on this computer write ahead, also where several programs open it for the first time at once."""

import sqlite3

# Of several programs that switch the same file each waits for one other at a time.
_TRIES = 20


def write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to a log that is written ahead, and is on the disk when a commit returns.

    SQLite waits for other programs at everything but this switch, where two could wait for each other: so a lock is
    waited for instead, and the switch tried again. Raises `sqlite3.OperationalError` if the file stays locked.
    """
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
