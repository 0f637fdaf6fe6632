"""What must hold of a server before anybody works there: it is a newsroom, its version fits, the person belongs to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from cms.db.engine import SCHEMA
from cms.domain.errors import DatabaseUnavailable, NewsroomError, NotAllowed, RuleBroken, TooOld
from cms.domain.line import remark_on_clocks

_OLDEST_SERVER = 15

_NEEDED_TABLES = 3
_TABLES = text(
    "SELECT count(*) FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace "
    "WHERE n.nspname = 'cms' AND c.relname IN ('newsroom', 'person', 'alembic_version')"
)
_HAS_NEWSROOM = text("SELECT pg_catalog.to_regnamespace('cms') IS NOT NULL")
_DATABASE = text("SELECT pg_catalog.current_database()")
_MAY_LOOK = text("SELECT pg_catalog.has_schema_privilege('cms', 'USAGE')")
_SCHEMAS = text("SELECT v.version_num, n.oldest_schema FROM cms.alembic_version AS v, cms.newsroom AS n")
_PERSON = text("SELECT is_active FROM cms.person WHERE login = session_user")
_NEWSROOM = text("SELECT newsroom_id FROM cms.newsroom")
_NOW = text("SELECT pg_catalog.clock_timestamp()")


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schema a newsroom has, and the oldest one whose programs may still work there."""

    newest: str
    oldest: str


def check_is_newsroom(connection: Connection) -> None:
    """Refuse a server that is too old, and a database that holds no newsroom."""
    refuse_old_server(connection.scalar(text("SELECT pg_catalog.current_setting('server_version_num')::int")))
    if connection.scalar(_TABLES) != _NEEDED_TABLES:
        raise DatabaseUnavailable(
            "The database is there, but it holds no Copydesk newsroom. Ask the administrator for a new invite."
        )


def has_newsroom(connection: Connection) -> bool:
    """Return whether anything of a newsroom is in the database."""
    found: bool = connection.execute(_HAS_NEWSROOM).scalar_one()
    return found


def refuse_newsroom(connection: Connection) -> None:
    """Refuse a database that holds a newsroom already."""
    if has_newsroom(connection):
        raise RuleBroken(
            "There is a newsroom in “{database}” already; it was left as it is.",
            database=connection.scalar(_DATABASE),
        )


def refuse_old_server(version_number: int) -> None:
    """Refuse a PostgreSQL that cannot keep a newsroom's rules; *version_number* is as PostgreSQL counts, 150004."""
    version = version_number // 10_000
    if version < _OLDEST_SERVER:
        raise DatabaseUnavailable(
            "The newsroom’s server runs PostgreSQL {version}; Copydesk needs {needed} or newer. Its administrator has to "
            "update it.",
            version=version,
            needed=_OLDEST_SERVER,
        )


def check_version(connection: Connection) -> None:
    """Refuse a newsroom that this program is too old or too new for."""
    if not connection.scalar(_MAY_LOOK):
        return  # whoever may not look in is told so by the next check
    row = connection.execute(_SCHEMAS).first()
    if row is not None:
        refuse_schemas(Schemas(newest=row.version_num, oldest=row.oldest_schema))


def refuse_schemas(theirs: Schemas, ours: str = SCHEMA) -> None:
    """Refuse schemas that a program knowing *ours* cannot work with; one release behind is still good enough."""
    if ours < theirs.oldest:
        raise TooOld(
            "This Copydesk is too old for the newsroom (schema {theirs}, this one knows {ours}). Update Copydesk. What "
            "you typed is safe on this computer; “copydesk journal export” writes what was not sent into a file.",
            theirs=theirs.newest,
            ours=ours,
        )
    if theirs.newest < ours:
        raise DatabaseUnavailable(
            "The newsroom is older than this Copydesk (schema {theirs}, this one needs {ours}). Ask its administrator to "
            "run “copydesk newsroom upgrade”.",
            theirs=theirs.newest,
            ours=ours,
        )


def check_rights(connection: Connection, login: str) -> str:
    """Refuse somebody who does not belong to the newsroom; return the newsroom's id."""
    is_active = connection.scalar(_PERSON) if connection.scalar(_MAY_LOOK) else None
    if is_active is None:
        raise NotAllowed(
            "“{login}” may sign in to the server, but does not belong to this newsroom. Ask the administrator.",
            login=login,
        )
    if not is_active:
        raise NotAllowed("The login “{login}” is disabled. Ask an administrator.", login=login)
    return str(connection.scalar(_NEWSROOM))


def remark_on_clock(connection: Connection, here: datetime) -> NewsroomError | None:
    """Return what to say of a computer whose clock, *here*, differs from the newsroom's; None if it does not."""
    there: datetime = connection.execute(_NOW).scalar_one()
    return remark_on_clocks(there - here)
