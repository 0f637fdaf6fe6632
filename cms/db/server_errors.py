"""What the database of a shared newsroom means by its errors; nothing here needs the server's driver."""

from typing import Any

from sqlalchemy.exc import DatabaseError

from cms.db.refusals import told_by_server
from cms.domain.errors import NewsroomError, NotAllowed, NotFound, RuleBroken, StaleArticle
from cms.domain.line import NewsroomBusy, NewsroomUnreachable
from cms.domain.photos.captioning import photo_reworded

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
# What the driver calls a line that nobody took up in time; it has none in hand then, and no state.
_NOT_TAKEN_UP = "ConnectionTimeout"


def server_worded(error: DatabaseError) -> NewsroomError | None:
    """Return what *error* means where it says something only a server can say; None if it may be a file's."""
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
    return None


def _is_cut(error: DatabaseError, state: str) -> bool:
    if error.connection_invalidated or state in _AWAY or state.startswith(_LINE_FAILED):
        return True
    if type(error.orig).__name__ == _NOT_TAKEN_UP:
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
    told, places = told_by_server(sentence.removeprefix(f"{rule}: "))
    return _in_our_words(rule) or kind(told, **places)


def _in_our_words(rule: str) -> NewsroomError | None:
    """Return what a person meets at the desk of what only a server can know; *login* says which field it is about."""
    match rule:
        case "login_taken":
            return RuleBroken("The server knows this login already. Choose another.", login="")
        case "login_unfit":
            return RuleBroken("The server keeps this login for itself. Choose another.", login="")
        case "successor_unfit":
            return RuleBroken("That colleague cannot take the articles over. Choose one who is still here.")
        case "photo_reworded":
            return photo_reworded()
        case _:
            return None
