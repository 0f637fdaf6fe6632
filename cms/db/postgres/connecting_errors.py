"""Why a newsroom's server did not let somebody in, in one sentence that says what to do."""

import re

import sqlalchemy.exc

from cms.db.postgres.connecting import ServerAddress
from cms.db.postgres.tls import NotTheServer, check_certificate, find
from cms.domain.errors import DatabaseUnavailable, NewsroomError, NotAllowed

# What the server itself said, after the driver's introduction and the word for how bad it is.
_SERVERS_WORDS = re.compile(r"port \d+ failed: (?:\w+: +)?(.+)")


class PasswordRefused(NotAllowed):
    """The server does not take the login with this password."""


class NoSuchNewsroom(DatabaseUnavailable):
    """The server is the right one, and there is no such newsroom on it."""


def why_not_connected(
    error: sqlalchemy.exc.OperationalError, address: ServerAddress, authority: str
) -> NewsroomError:
    """Return what the driver's *error* means for the person who signs in.

    The way is walked once more, without any password: whatever ends it before the server was asked is told in our
    words. *authority* is the certificate (PEM) the server should be known by.
    """
    if not address.is_socket and authority:
        try:
            find(address.host)
            check_certificate(address.host, address.port, authority)
        except NewsroomError as obstacle:
            return obstacle
    said = str(error.orig)
    return _about_proof(said, address) or _about_person(said, address)


def _about_proof(said: str, address: ServerAddress) -> NotTheServer | None:
    # The driver's own words, which are always English.
    if "channel binding" in said:
        return NotTheServer(
            "Something between here and “{host}” opens the encrypted line. Your password was not sent. Tell the "
            "administrator.",
            host=address.host,
        )
    if "authentication method requirement" in said:
        return NotTheServer(
            "“{host}” asks for passwords in an unsafe way, so yours was not sent. Its administrator has to set "
            "scram-sha-256.",
            host=address.host,
        )
    return None


def _about_person(said: str, address: ServerAddress) -> NewsroomError:
    # The server's words come in its own language; the names it quotes are the same in all of them.
    names_login, names_database = f'"{address.login}"' in said, f'"{address.database}"' in said
    if "password authentication failed" in said or (names_login and not names_database):
        return PasswordRefused(
            "The newsroom does not let “{login}” in: the password is wrong, or the login is switched off.",
            login=address.login,
        )
    if names_database and not names_login:
        return NoSuchNewsroom(
            "There is no newsroom “{database}” on “{host}” that is open to you. Ask the administrator for a new invite.",
            database=address.database,
            host=address.host,
        )
    return DatabaseUnavailable(
        "“{host}” lets nobody in at the moment ({reason}). Try again; if it goes on, tell the administrator.",
        host=address.host,
        reason=(_SERVERS_WORDS.findall(said) or [said])[-1],
    )
