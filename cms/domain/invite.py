"""The invite: one text that tells a colleague's Copydesk where the newsroom is and how to know its server; no secret.

An administrator makes it, sends it by any way they like, and it is pasted whole: `copydesk-invite:…`.
"""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from cms.domain.errors import NewsroomError

_MARK = "copydesk-invite:"
_FORM = re.compile(rf"{_MARK}([A-Za-z0-9_-]+)(?:\.([0-9a-f]{{8}}))?")
# Mail programs fold long lines and put “>” before what they quote.
_PUT_IN_BY_MAIL = re.compile(r"[\s>\u200b\ufeff]+")
_FORM_VERSION = 1
# A host's name or number. A list of hosts, or the path of a socket, would lead around the certificate.
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+")
_CERTIFICATE = "-----BEGIN CERTIFICATE-----"
_PRIVATE_KEY = "PRIVATE KEY-----"
_LAST_PORT = 65535


class UnreadableInvite(NewsroomError):
    """The pasted text is no invite, or not a whole one."""


@dataclass(frozen=True, slots=True)
class Invite:
    """Where a shared newsroom is, the certificate (PEM) its server is known by, and who is invited."""

    newsroom: str
    host: str
    port: int
    database: str
    authority: str
    login: str

    def __post_init__(self) -> None:
        if not (self.newsroom and self.database and self.login):
            raise UnreadableInvite(
                "The invite leaves out the newsroom, its database or your login. Ask for a new one."
            )
        if not _HOST.fullmatch(self.host) or not 0 < self.port <= _LAST_PORT:
            raise UnreadableInvite(
                "The invite names no server that can be reached (“{host}”, port {port}). Ask for a new one.",
                host=self.host,
                port=self.port,
            )
        if _PRIVATE_KEY in self.authority:
            raise UnreadableInvite(
                "There is a private key among the certificates. It must stay on the server: name a file that holds "
                "the certificate only."
            )
        if _CERTIFICATE not in self.authority:
            raise UnreadableInvite(
                "The invite has no certificate to know the newsroom’s server by. Ask for a new one."
            )


def invite_text(invite: Invite) -> str:
    """Return *invite* as the one line that is sent and pasted."""
    said = {
        "v": _FORM_VERSION,
        "newsroom": invite.newsroom,
        "host": invite.host,
        "port": invite.port,
        "database": invite.database,
        "ca": invite.authority,
        "login": invite.login,
    }
    payload = base64.urlsafe_b64encode(json.dumps(said, ensure_ascii=False).encode()).decode().rstrip("=")
    return f"{_MARK}{payload}.{_checksum(payload)}"


def read_invite(pasted: str) -> Invite:
    """Return the invite in *pasted*, whatever a mail program has put around and into it."""
    found = _FORM.search(_PUT_IN_BY_MAIL.sub("", pasted))
    if found is None:
        raise UnreadableInvite(
            "That is not an invite: it begins with “copydesk-invite:”. Paste the whole text you were sent."
        )
    payload, checksum = found.groups()
    if checksum != _checksum(payload):
        raise UnreadableInvite(
            "The invite is not whole: a part is missing or was changed on the way. Copy it again."
        )
    return _invite_from(_fields_in(payload))


def _fields_in(payload: str) -> dict[str, Any]:
    try:
        fields = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (binascii.Error, UnicodeDecodeError, json.JSONDecodeError):
        fields = None
    if not isinstance(fields, dict):
        raise UnreadableInvite("The invite cannot be read. Ask for a new one.")
    return fields


def _invite_from(fields: dict[str, Any]) -> Invite:
    if fields.get("v") != _FORM_VERSION:
        raise UnreadableInvite(
            "The invite was made by a newer Copydesk. Update Copydesk, then paste it again."
        )
    words = [fields.get(name) for name in ("newsroom", "host", "database", "ca", "login")]
    port = fields.get("port")
    if not all(isinstance(word, str) for word in words) or type(port) is not int:
        raise UnreadableInvite("The invite cannot be read. Ask for a new one.")
    newsroom, host, database, authority, login = map(str, words)
    return Invite(newsroom, host, port, database, authority, login)


def _checksum(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()[:8]
