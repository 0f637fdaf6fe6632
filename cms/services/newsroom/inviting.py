"""The invite an administrator sends to a colleague: where the newsroom is, and what its server is known by."""

from dataclasses import dataclass
from pathlib import Path

from cms.db.postgres.connecting import address_of
from cms.domain.errors import NotAllowed, RuleBroken, UnreadableFile
from cms.domain.invite import Invite, invite_text
from cms.domain.rows import PersonRow
from cms.services.newsroom.shared import authority_of


@dataclass(frozen=True, slots=True)
class Door:
    """How colleagues reach the server, where that differs from how the administrator does.

    *host* is the name in the server's certificate, *authority* the file with the certificate it is vouched for by.
    """

    host: str = ""
    port: int = 0
    authority: Path | None = None


def invite_for(person: PersonRow, newsroom: str, url: str, door: Door) -> str:
    """Return the invite of *person* into the newsroom called *newsroom*, which is open here at *url*."""
    if not url.startswith("postgres"):
        raise RuleBroken(
            "This newsroom is in a file on one computer, so nobody can be invited. “newsroom copy” carries it to "
            "a server."
        )
    if not person.is_active:
        raise NotAllowed("The login “{login}” is disabled. Enable it first.", login=person.login)
    address = address_of(url, person.login)
    if address.is_socket and not door.host:
        raise RuleBroken(
            "You reach the server through a socket of this computer. Name the host as colleagues reach it."
        )
    return invite_text(
        Invite(
            newsroom=newsroom,
            host=door.host or address.host,
            port=door.port or address.port,
            database=address.database,
            authority=_certificate(door.authority or authority_of(address)),
            login=person.login,
        )
    )


def _certificate(file: Path | None) -> str:
    if file is None:
        raise RuleBroken(
            "Name the file with the certificate (the authority) the server is known by; colleagues’ programs check it."
        )
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile("The certificate “{file}” cannot be read.", file=file) from error
