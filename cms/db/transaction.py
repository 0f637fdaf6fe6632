"""The one place that commits: a transaction does all of its block or none, and its errors are worded here."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import IsolationLevel
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoLineFree
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from cms.db.refusals import told_by_file
from cms.db.server_errors import server_worded
from cms.db.visible import READER, hide_embargoed
from cms.domain.errors import (
    DatabaseUnavailable,
    DiskFull,
    NewsroomError,
    RuleBroken,
    StaleArticle,
)
from cms.domain.line import NewsroomBusy


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that sees one moment of the newsroom and changes nothing."""
    # In a file a transaction always sees one moment; on a server only if it is asked to.
    with _looking(engine, "REPEATABLE READ") as session:
        yield session


@contextmanager
def asking(engine: Engine) -> Iterator[Session]:
    """Open a session for one question, which sees one moment by itself: a server is not told of a transaction as well."""
    with _looking(engine, "AUTOCOMMIT") as session:
        yield session


@contextmanager
def acting(engine: Engine) -> Iterator[Session]:
    """Do what one function of a server's database does, which does all or nothing by itself; in a file, commit it."""
    if engine.dialect.name != "postgresql":
        with writing(engine) as session:
            yield session
        return
    with _looking(engine, "AUTOCOMMIT") as session:
        yield session


@contextmanager
def _looking(engine: Engine, level: IsolationLevel) -> Iterator[Session]:
    try:
        with Session(engine) as session:
            if engine.dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": level})
            reader = engine.get_execution_options().get(READER)
            if reader is not None:
                hide_embargoed(session, reader)
            yield session
    except NoLineFree as error:
        raise _no_line_free() from error
    except DatabaseError as error:
        raise worded(error) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Commit what the block does, or undo all of it."""
    try:
        with Session(engine.execution_options(copydesk_writing=True)) as session, session.begin():
            yield session
    except StaleDataError as error:
        raise StaleArticle("A colleague changed the article at the same moment. Look at it again.") from error
    except NoLineFree as error:
        raise _no_line_free() from error
    except DatabaseError as error:
        raise worded(error) from error


def _no_line_free() -> NewsroomBusy:
    # Every line of this desk waits for an answer; what is asked now has not been sent.
    return NewsroomBusy("Others were writing at the same moment. Nothing was done; try again.")


def worded(error: DatabaseError) -> NewsroomError:
    """Return what the database's *error* means for the person at the keyboard."""
    return server_worded(error) or _file_worded(error, str(error.orig))


def _file_worded(error: DatabaseError, reason: str) -> NewsroomError:
    if "database or disk is full" in reason:
        return DiskFull(
            "The disk is full, so the newsroom could not keep this. Your text stays in the window. "
            "Free some space and try again."
        )
    if isinstance(error, OperationalError) and "locked" in reason:
        return DatabaseUnavailable(
            "Another program is writing to the newsroom. Nothing is lost; try again in a moment."
        )
    if isinstance(error, IntegrityError):
        told, places = told_by_file(reason)
        return RuleBroken(told, **places)
    if "malformed" in reason:
        return DatabaseUnavailable(
            "The newsroom’s file is damaged ({reason}). Nothing was changed. Bring its newest backup back with "
            "“newsroom restore”.",
            reason=reason,
        )
    return DatabaseUnavailable(
        "The newsroom database does not answer ({reason}). Nothing was changed.", reason=reason
    )
