"""A newsroom on a server: making it, upgrading it, signing in to it."""

import importlib
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection as DatabaseConnection
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cms.db.engine import SCHEMA
from cms.db.keeping.in_server import ServerKeeper
from cms.db.postgres.connecting import ServerAddress, address_of, server_engine
from cms.db.postgres.connecting_checks import Schemas, refuse_schemas
from cms.db.postgres.logins import Login
from cms.db.postgres.passwords import scram_verifier
from cms.db.queries.people import person_by_login
from cms.db.transaction import reading
from cms.domain.errors import DatabaseUnavailable
from cms.domain.invite import Invite
from cms.homes import joined_home, shared_home
from cms.media.darkroom import Darkroom
from cms.secrets.remembering import remembered
from cms.secrets.verifier import refuse_short
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.connection import Connection
from cms.services.local_copy import LocalCopy
from cms.services.newsroom.administering import Administrator, administering, connected, new_database
from cms.services.newsroom.in_files import FirstAdministrator, found_newsroom, refuse_administrator
from cms.services.photos.originals import originals_in_database


def create_shared(  # noqa: PLR0913 (a newsroom is made of these)
    url: str,
    password: str,
    name: str,
    admin: FirstAdministrator,
    *,
    admin_password: str,
    time_zone: str = "UTC",
    authority: Path | None = None,
) -> None:
    """Make a newsroom in the database at *url*, as a database administrator who signs in with *password*.

    The database is made if it is not there; one that holds a newsroom already is left as it is. Afterwards nobody needs
    a database administrator for daily work: *admin* adds people from the program.
    """
    refuse_administrator(admin)
    refuse_short(admin_password)
    with new_database(Administrator(url, password, authority)) as engine:
        login = Login(admin.login, scram_verifier(engine, admin.login, admin_password))
        filling = _upgrading().Filling(
            rows=lambda connection: _fill(connection, name, admin, time_zone),
            rest=lambda connection: _give_first_login(connection, login),
        )
        _upgrading().upgrade_server(engine, filling)


def upgrade_shared(url: str, password: str, *, authority: Path | None = None) -> str:
    """Bring the newsroom at *url* to this program's schema and rules; return the schema it had.

    Takes a database administrator. The rules are installed anew in any case.
    """
    with administering(Administrator(url, password, authority)) as engine:
        schema = schema_of_server(engine, address_of(url))
        _upgrading().upgrade_server(engine)
        return schema


def schema_of_server(engine: Engine, address: ServerAddress) -> str:
    """Return the schema of the newsroom, or refuse a database that holds none, or one this program is too old for."""
    with engine.connect() as connection:
        if connection.exec_driver_sql("SELECT to_regclass('cms.alembic_version') IS NULL").scalar_one():
            raise _no_newsroom(address)
        schema: str = connection.exec_driver_sql("SELECT version_num FROM cms.alembic_version").scalar_one()
    if schema > SCHEMA:
        raise DatabaseUnavailable(
            "The newsroom in “{database}” was upgraded by a newer Copydesk (schema {theirs}, this one knows {ours}); it "
            "was left as it is. Update Copydesk first.",
            database=address.database,
            theirs=schema,
            ours=SCHEMA,
        )
    return schema


def sign_in(
    url: str, login: str, password: str, *, authority: Path | None = None, darkroom: Darkroom | None = None
) -> Connection:
    """Return somebody's connection to the shared newsroom at *url*; the server itself checks the password."""
    address = address_of(url, login)
    authority = authority or authority_of(address)
    engine = server_engine(address, password, authority=authority)
    try:
        with connected(engine, address, authority) as connection:
            newsroom_id, behind = _greeted(connection, address)
        with reading(engine) as session:
            person = person_by_login(session, address.login)
            person_id = person.person_id
    except BaseException:
        engine.dispose()
        raise
    return _connection(
        engine, person_id, LocalCopy(shared_home(newsroom_id), address.login), behind, darkroom or Darkroom()
    )


def copy_of(url: str, login: str) -> LocalCopy | None:
    """Return this computer's copy of the newsroom at *url* as *login* saw it; None if there is none."""
    address = address_of(url, login)
    for one in JoinedNewsrooms(joined_home()).all():
        if _is_at(one.invite, address):
            copy = LocalCopy(shared_home(one.newsroom_id), address.login)
            return copy if copy.is_filled else None
    return None


def work_without(url: str, login: str, password: str) -> Connection:
    """Return somebody's connection to a newsroom that does not answer: they read this computer's copy of it.

    It goes over to the newsroom by itself when that answers, with *password*.
    """
    address, copy = address_of(url, login), copy_of(url, login)
    person_id = copy.person_id(address.login) if copy else ""
    if copy is None or not person_id:
        raise DatabaseUnavailable(
            "This computer has no copy of the newsroom that “{login}” could work in. Try again when it answers.",
            login=address.login,
        )
    engine = server_engine(address, password, authority=authority_of(address))
    connection = _connection(engine, person_id, copy, timedelta(0), Darkroom())
    connection.line.given_up()
    return connection


def _connection(
    engine: Engine, person_id: str, copy: LocalCopy, behind: timedelta, darkroom: Darkroom
) -> Connection:
    home = copy.path.parent
    return Connection(
        engine=engine,
        person_id=person_id,
        clock=lambda: datetime.now(UTC) + behind,
        keeper_for=lambda _, __: ServerKeeper(),
        verifier=lambda login, password: scram_verifier(engine, login, refuse_short(password)),
        store=originals_in_database(engine, home / "photos"),
        darkroom=darkroom,
        site_folder=home / "site",
        copy=copy,
    )


def remembered_password(url: str, login: str) -> str:
    """Return the password this computer's keyring has for *login* at *url*; "" if it has none."""
    address = address_of(url, login)
    for one in JoinedNewsrooms(joined_home()).all():
        if _is_at(one.invite, address):
            return remembered(one.newsroom_id, address.login) or ""
    return ""


def _greeted(connection: DatabaseConnection, address: ServerAddress) -> tuple[str, timedelta]:
    """Return the newsroom's id and how far this computer's clock is behind the server's."""
    if connection.exec_driver_sql("SELECT to_regclass('cms.newsroom') IS NULL").scalar_one():
        raise _no_newsroom(address)
    asked_at = datetime.now(UTC)
    row = connection.exec_driver_sql(
        "SELECT n.newsroom_id, n.oldest_schema, v.version_num, clock_timestamp() AS now "
        "FROM cms.newsroom n, cms.alembic_version v"
    ).one_or_none()
    answered_at = datetime.now(UTC)
    if row is None:
        raise DatabaseUnavailable(
            "“{login}” does not work in this newsroom, or no longer. Ask an administrator.",
            login=address.login,
        )
    refuse_schemas(Schemas(newest=row.version_num, oldest=row.oldest_schema))
    return row.newsroom_id, row.now - (asked_at + (answered_at - asked_at) / 2)


def _no_newsroom(address: ServerAddress) -> DatabaseUnavailable:
    return DatabaseUnavailable("“{database}” is not a Copydesk newsroom.", database=address.database)


def authority_of(address: ServerAddress) -> Path | None:
    """Return the certificate of the invite this computer joined the newsroom with, if it did."""
    joined = JoinedNewsrooms(joined_home())
    for one in joined.all():
        if _is_at(one.invite, address):
            return joined.authority_file(one.invite.authority)
    return None


def _is_at(invite: Invite, address: ServerAddress) -> bool:
    return (invite.host, invite.port, invite.database) == (address.host, address.port, address.database)


def _upgrading() -> ModuleType:
    # Alembic takes 0.4 s to load, which nobody who only signs in should wait for.
    return importlib.import_module("cms.db.upgrade")


def _give_first_login(connection: DatabaseConnection, login: Login) -> None:
    # One the server knows already may be somebody else's: an administrator is always new.
    connection.execute(text("SELECT cms_keeper.make_login(:login, :verifier)"), asdict(login))
    connection.execute(
        text("SELECT cms.renew_groups(person_id) FROM cms.person WHERE login = :login"), asdict(login)
    )


def _fill(connection: DatabaseConnection, name: str, admin: FirstAdministrator, time_zone: str) -> None:
    with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
        found_newsroom(session, name, admin, time_zone=time_zone)
