"""Opening the newsroom's database: what must hold of the file before anything is read from it."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from cms.db.places import refuse_shared_folder
from cms.domain.errors import DatabaseUnavailable, NotFound

# "CPYD" in the file's header says that it is a Copydesk newsroom.
APPLICATION_ID = 0x43505944
# The newest migration this program knows; a test compares it with the migrations folder.
SCHEMA = "0013"
# How long one program waits for another that is writing, in milliseconds.
_BUSY_MS = 5000


def create_file(path: Path) -> Engine:
    """Make a new, empty database at *path*, marked as ours; refuses to touch a file that exists."""
    refuse_shared_folder(path)
    if is_there(path):
        raise DatabaseUnavailable(
            "“{path}” exists already and was left as it is. Choose another name for the new newsroom.",
            path=path,
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            path.chmod(0o600)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise DatabaseUnavailable(
            "The newsroom “{path}” cannot be made: {reason}. Choose a folder you may write to.",
            path=path,
            reason=_reason(error),
        ) from error
    return _engine(path)


def open_file(path: Path) -> Engine:
    """Open the newsroom in *path*, or refuse in words what is missing, not ours, damaged or newer than we are."""
    if schema_of(path) < SCHEMA:
        raise DatabaseUnavailable(
            "“{path}” was made by an older Copydesk. Run “copydesk newsroom upgrade” once; it keeps a backup beside it.",
            path=path,
        )
    return _engine(path)


def open_for_upgrade(path: Path) -> Engine:
    """Open a newsroom of this or any earlier schema, for the migrations only."""
    schema_of(path)
    return _engine(path)


def schema_of(path: Path) -> str:
    """Return the schema of the newsroom in *path*, or refuse what is missing, not ours, or newer than we are."""
    if not is_there(path) or path.is_dir():
        raise NotFound(
            "There is no newsroom at “{path}”. Make one with “newsroom create”, or check the name.", path=path
        )
    refuse_shared_folder(path)
    application_id, schema = _stamps(path)
    if application_id != APPLICATION_ID:
        raise DatabaseUnavailable("“{path}” is not a Copydesk newsroom; it was left as it is.", path=path)
    if schema > SCHEMA:
        raise DatabaseUnavailable(
            "“{path}” was made by a newer Copydesk (schema {theirs}, this one knows {ours}); it was left as it is. "
            "Update Copydesk to open it.",
            path=path,
            theirs=schema,
            ours=SCHEMA,
        )
    return schema


def is_there(path: Path) -> bool:
    """Return whether anything is at *path*; a place we may not even look into is refused in words."""
    try:
        return path.exists()
    except OSError as error:
        raise DatabaseUnavailable(
            "“{path}” cannot be opened: {reason}. Choose a folder you may read and write.",
            path=path,
            reason=_reason(error),
        ) from error


def _stamps(path: Path) -> tuple[int, str]:
    # Read-only, so that looking at a stranger's file cannot change it.
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            known = connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    except sqlite3.Error as error:
        if "malformed" in str(error):
            raise DatabaseUnavailable(
                "“{path}” is damaged ({reason}) and was left as it is. Bring its newest backup back with “newsroom "
                "restore”, under another name.",
                path=path,
                reason=error,
            ) from error
        raise DatabaseUnavailable(
            "“{path}” cannot be opened as a newsroom: {reason}. The file was left as it is.",
            path=path,
            reason=_reason(error),
        ) from error
    return application_id, row[0] if row else ""


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver's own transaction handling delays BEGIN; with it off, ours says what kind of transaction starts.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: found out later, it would have to be told to start over.
    writing = connection.get_execution_options().get("copydesk_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
