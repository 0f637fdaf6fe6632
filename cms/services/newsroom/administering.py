"""What takes a database administrator of the server: making a database, and reading or filling every table of one."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError

from cms.db.postgres.connecting import ServerAddress, address_of, server_engine
from cms.db.postgres.connecting_checks import has_newsroom, refuse_newsroom
from cms.db.postgres.connecting_errors import why_not_connected
from cms.db.transaction import worded
from cms.domain.errors import NewsroomError, NotAllowed

_MAY_DO_ALL = text("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
_IS_THERE = text("SELECT 1 FROM pg_catalog.pg_database WHERE datname = :name")
# Until the session ends: two who make the same database at once do it one after the other.
_ALONE = text(
    "SELECT pg_catalog.pg_advisory_lock(pg_catalog.hashtextextended('copydesk database ' || :name, 0))"
)
# Looking over a newsroom, or carrying it, takes longer than a person at the desk would wait.
_TAKE_YOUR_TIME = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"


@dataclass(frozen=True, slots=True)
class Administrator:
    """Which database, as which administrator of the server, whose certificate is in the file *authority*."""

    url: str
    password: str = ""
    authority: Path | None = None

    @property
    def address(self) -> ServerAddress:
        """The address that *url* says."""
        return address_of(self.url)


@contextmanager
def administering(administrator: Administrator) -> Iterator[Engine]:
    """Lend an engine for the administrator's database; refuse whoever is no administrator of the server."""
    address = administrator.address
    engine = server_engine(address, administrator.password, authority=administrator.authority)
    try:
        with connected(engine, address, administrator.authority) as connection:
            if not connection.scalar(_MAY_DO_ALL):
                raise NotAllowed(
                    "“{login}” is no administrator of the database server. Name one in the address: "
                    "postgresql://ADMINISTRATOR@HOST/DATABASE.",
                    login=address.login,
                )
        yield engine
    except DatabaseError as error:
        raise worded(error) from error
    finally:
        engine.dispose()


@contextmanager
def new_database(administrator: Administrator) -> Iterator[Engine]:
    """Lend an engine for a database without a newsroom, made if it is not there.

    One that was made here goes again if the block fails; one that holds a newsroom is refused and left as it is.
    """
    is_new = _make_database(administrator)
    try:
        with administering(administrator) as engine:
            with engine.connect() as connection:
                refuse_newsroom(connection)
            yield engine
    except BaseException:
        if is_new:
            # An empty database that stays because the server has gone away is in nobody's way.
            with suppress(NewsroomError):
                _drop_empty_database(administrator)
        raise


def connected(engine: Engine, address: ServerAddress, authority: Path | None) -> Connection:
    """Return a connection, or refuse with why there is none."""
    try:
        return engine.connect()
    except OperationalError as error:
        raise _why(error, address, authority) from error


def unhurried(connection: Connection) -> None:
    """Let this transaction take as long as it needs."""
    connection.exec_driver_sql(_TAKE_YOUR_TIME)


def _why(error: OperationalError, address: ServerAddress, authority: Path | None) -> NewsroomError:
    return why_not_connected(error, address, authority.read_text(encoding="utf-8") if authority else "")


def _make_database(administrator: Administrator) -> bool:
    """Make the database and return True, or return False if it is there."""
    name = administrator.address.database
    with _outside(administrator) as connection:
        connection.execute(_ALONE, {"name": name})
        if connection.execute(_IS_THERE, {"name": name}).scalar():
            return False
        connection.exec_driver_sql(f"CREATE DATABASE {_quoted(name)} ENCODING UTF8 TEMPLATE template0")
        return True


def _drop_empty_database(administrator: Administrator) -> None:
    with administering(administrator) as engine, engine.connect() as connection:
        if has_newsroom(connection):
            return  # somebody else was quicker: it is theirs
    with _outside(administrator) as connection:
        # Refused by the server where anybody else has it open.
        connection.exec_driver_sql(f"DROP DATABASE {_quoted(administrator.address.database)}")


@contextmanager
def _outside(administrator: Administrator) -> Iterator[Connection]:
    # Databases are made and dropped from another one, and outside any transaction.
    everywhere = replace(administrator.address, database="postgres")
    with administering(replace(administrator, url=everywhere.url)) as engine:
        connected_ = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with connected_ as connection:
            yield connection


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
