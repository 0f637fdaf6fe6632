"""How Copydesk connects to a newsroom's server: always encrypted, always the right server, never waiting for ever.

No setting, environment variable or address switches any of it off.
"""

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import psycopg
from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from cms.db.postgres.lines import look_at_lines
from cms.db.postgres.tls import PATIENCE
from cms.domain.errors import DatabaseUnavailable

_PORT = 5432
_SCHEMES = ("postgresql", "postgres")
# One person's window talks on few lines at once: the lists, the page, the sender, one to listen.
_LINES, _MORE_LINES = 3, 2

# What the session is told: whose tables are meant, and how long anything may take.
_SESSION = {
    "search_path": "cms,pg_temp",
    "statement_timeout": "10s",
    "lock_timeout": "3s",
    "idle_in_transaction_session_timeout": "15s",
    "timezone": "UTC",
    # Planned once, for whatever is asked with it. The server would else plan a list anew at every look, which takes
    # it ten times as long as looking.
    "plan_cache_mode": "force_generic_plan",
}
# A line that has died is noticed within about 20 s, also while nothing is being said.
_LINE: dict[str, Any] = {
    "connect_timeout": int(PATIENCE),
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "copydesk",
    "client_encoding": "utf8",
    "gssencmode": "disable",
    # A window asks the same few things all day: what is asked for the second time is planned for good.
    "prepare_threshold": 1,
    "options": " ".join(f"-c {name}={value}" for name, value in _SESSION.items()),
}
_ENCRYPTED = {
    "sslmode": "verify-full",
    "ssl_min_protocol_version": "TLSv1.2",
    # The proof of the password is bound to this very encrypted line: nobody in between can use it.
    "channel_binding": "require",
}
# Before libpq 16 there are no words for these; channel binding alone then rules out every other way to sign in.
_SINCE_LIBPQ_16 = {"require_auth": "scram-sha-256", "sslcertmode": "disable"}
_LIBPQ_16 = 160000


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Which database on which server, and as whom; *host* is a name, or the folder of a socket on this computer."""

    host: str
    port: int
    database: str
    login: str

    @property
    def is_socket(self) -> bool:
        """Whether the server is reached through a socket's file, which never leaves this computer."""
        return self.host.startswith("/")

    @property
    def url(self) -> str:
        """The address as it is typed."""
        login, database = quote(self.login, safe=""), quote(self.database, safe="")
        if self.is_socket:
            return f"postgresql://{login}@/{database}?host={quote(self.host, safe='')}&port={self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"postgresql://{login}@{host}:{self.port}/{database}"


def address_of(url: str, login: str = "") -> ServerAddress:
    """Return what `postgresql://login@host:port/database` says; a password or a setting in it is refused.

    *login*, if given, takes the place of the one in the address.
    """
    try:
        parts = urlsplit(url)
        settings = dict(parse_qsl(parts.query))
        host = settings.pop("host", "") or parts.hostname or ""
        port = int(settings.pop("port", "") or parts.port or _PORT)
    except ValueError as error:
        raise _unusable() from error
    if parts.password is not None:
        raise DatabaseUnavailable(
            "Leave the password out of the address: others can see it there. Copydesk asks for it."
        )
    database = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in _SCHEMES or not (host and database and (login or parts.username)) or "," in host:
        raise _unusable()
    if settings:
        raise DatabaseUnavailable(
            "The address of a newsroom takes no settings (“{settings}”); Copydesk sets what is safe by itself.",
            settings=", ".join(settings),
        )
    return ServerAddress(host, port, database, login or unquote(parts.username or ""))


def server_engine(
    address: ServerAddress,
    password: str,
    *,
    authority: Path | None = None,
    is_unencrypted_loopback: bool = False,
) -> Engine:
    """Return an engine for *address*; it connects when it is first used.

    *authority* is the file with the certificate the server is known by. A socket needs none.
    *is_unencrypted_loopback* is for servers that tests start on this computer; no screen and no command sets it.
    """
    parameters = {
        **_LINE,
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.login,
        **_protection(address, authority, is_unencrypted_loopback=is_unencrypted_loopback),
    }

    engine = create_engine(
        "postgresql+psycopg://",
        connect_args=parameters,
        pool_size=_LINES,
        max_overflow=_MORE_LINES,
        pool_timeout=PATIENCE,
    )
    look_at_lines(engine)

    def give_password(_: Dialect, __: ConnectionPoolEntry, ___: Any, parameters: dict[str, Any]) -> None:
        # Only now, and in no address: no message, log or crash report can print it.
        parameters["password"] = password

    event.listen(engine, "do_connect", give_password)
    return engine


def _protection(
    address: ServerAddress, authority: Path | None, *, is_unencrypted_loopback: bool
) -> dict[str, str]:
    if address.is_socket:
        return {}
    if is_unencrypted_loopback:
        if not ipaddress.ip_address(address.host).is_loopback:
            raise ValueError(f"{address.host} is not this computer: a line to it must be encrypted.")
        return {}
    if authority is None:
        raise DatabaseUnavailable(
            "There is no certificate to know “{host}” by. Join the newsroom with an invite, or name the file of the "
            "certificate.",
            host=address.host,
        )
    since_16 = _SINCE_LIBPQ_16 if psycopg.pq.version() >= _LIBPQ_16 else {}
    return {**_ENCRYPTED, **since_16, "sslrootcert": str(authority)}


def _unusable() -> DatabaseUnavailable:
    # What was typed is not repeated: there may be a password in it.
    return DatabaseUnavailable(
        "That is not the address of a newsroom. Write it as postgresql://LOGIN@HOST:PORT/DATABASE."
    )
