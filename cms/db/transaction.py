"""The one place that commits: a transaction does all of its block or none, and its errors are worded here."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from cms.domain.errors import (
    DatabaseUnavailable,
    DiskFull,
    NewsroomError,
    NotAllowed,
    NotFound,
    RuleBroken,
    StaleArticle,
)
from cms.domain.line import NewsroomBusy, NewsroomUnreachable

# What a shared newsroom's database means by its own states (`cms/db/postgres/sql/01_asking.sql`).
_REFUSALS: dict[str, type[NewsroomError]] = {
    "CD001": RuleBroken,
    "CD002": StaleArticle,
    "CD003": NotFound,
    "CD004": NotAllowed,
    "42501": NotAllowed,
}
# A server that stops, starts, or has no line to spare; and every failure of the line itself.
_AWAY = frozenset({"57P01", "57P02", "57P03", "53300"})
_LINE_FAILED = "08"
# A lock not given in time, a deadlock, two transactions that cannot both be true: another try may find the way free.
_IN_THE_WAY = frozenset({"55P03", "40P01", "40001"})
# Of a line that was never made these words say that somebody did answer, but not as a newsroom should.
_ANSWERED = ("certificate", "channel binding", "authentication method")


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that sees one moment of the newsroom and changes nothing."""
    try:
        with Session(engine) as session:
            yield session
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
    except DatabaseError as error:
        raise worded(error) from error


def worded(error: DatabaseError) -> NewsroomError:
    """Return what the database's *error* means for the person at the keyboard."""
    reason = str(error.orig)
    state = getattr(error.orig, "sqlstate", None) or ""
    if state in _REFUSALS:
        return _refused_by_database(_REFUSALS[state], error.orig)
    if _is_cut(error, state):
        return NewsroomUnreachable(
            "The newsroom does not answer. What you typed is safe on this computer; Copydesk goes on trying."
        )
    if state in _IN_THE_WAY:
        return NewsroomBusy("Others were writing at the same moment. Nothing was done; try again.")
    if _is_shut_out(error):
        return NotAllowed(
            "The newsroom no longer lets this login in. What you typed is safe on this computer; ask an administrator."
        )
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
        return RuleBroken("The newsroom database refused it ({reason}).", reason=reason)
    if "malformed" in reason:
        return DatabaseUnavailable(
            "The newsroom’s file is damaged ({reason}). Nothing was changed. Bring its newest backup back with "
            "“newsroom restore”.",
            reason=reason,
        )
    return DatabaseUnavailable(
        "The newsroom database does not answer ({reason}). Nothing was changed.", reason=reason
    )


def _is_cut(error: DatabaseError, state: str) -> bool:
    if error.connection_invalidated or state in _AWAY or state.startswith(_LINE_FAILED):
        return True
    return _was_never_made(error) and not _is_shut_out(error) and not _is_answered_wrongly(error)


def _was_never_made(error: DatabaseError) -> bool:
    # Only the server's driver knows of a line at all, and has one in hand where it failed to make it.
    return getattr(error.orig, "pgconn", None) is not None and not getattr(error.orig, "sqlstate", None)


def _is_shut_out(error: DatabaseError) -> bool:
    # The server's words come in its own language; the login it quotes is the same in all of them.
    if not _was_never_made(error):
        return False
    login = getattr(error.orig, "pgconn").user.decode()  # noqa: B009 (the driver is not imported here)
    return f'"{login}"' in str(error.orig) and "too many" not in str(error.orig)


def _is_answered_wrongly(error: DatabaseError) -> bool:
    return any(words in str(error.orig) for words in _ANSWERED)


def _refused_by_database(kind: type[NewsroomError], error: Any) -> NewsroomError:
    """Return the database's own refusal; its sentence follows the rule's name."""
    if error.sqlstate == "42501":
        return kind("You have no right to do that in this newsroom.")
    sentence = str(error.diag.message_primary)
    rule = error.diag.message_detail or ""
    return kind("{said}", said=sentence.removeprefix(f"{rule}: "))
