"""A newsroom on a server: making it, upgrading it, signing in to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection as DatabaseConnection
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cms.db.engine import SCHEMA
from cms.db.keeping.in_server import ServerKeeper
from cms.db.ledger import NEWSROOM_CHAIN, Act, record
from cms.db.postgres.connecting import ServerAddress, address_of, server_engine
from cms.db.postgres.connecting_errors import why_not_connected
from cms.db.postgres.passwords import scram_verifier
from cms.db.queries.people import person_by_login
from cms.db.tables import NewsroomRecord, Person
from cms.db.transaction import reading, writing
from cms.db.upgrade import upgrade_server
from cms.domain.errors import DatabaseUnavailable, RuleBroken
from cms.domain.invite import Invite
from cms.homes import joined_home, shared_home
from cms.media.darkroom import Darkroom
from cms.media.store import PhotoStore
from cms.secrets.remembering import remembered
from cms.secrets.verifier import refuse_short
from cms.services.connection import Connection
from cms.services.joined_newsrooms import JoinedNewsrooms
from cms.services.newsrooms import FirstAdministrator, refuse_administrator


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
    address = address_of(url)
    _make_database(address, password, authority)
    engine = server_engine(address, password, authority=authority)
    try:
        with _connected(engine, address, authority) as connection:
            if connection.exec_driver_sql("SELECT to_regnamespace('cms') IS NOT NULL").scalar_one():
                raise RuleBroken(
                    "There is a newsroom in “{database}” already; it was left as it is.",
                    database=address.database,
                )
        verifier = scram_verifier(engine, admin.login, admin_password)
        upgrade_server(engine, fill=lambda connection: _fill(connection, name, admin, time_zone))
        with writing(engine) as session:
            session.execute(
                text("SELECT cms_keeper.make_login(:login, :verifier)"),
                {"login": admin.login, "verifier": verifier},
            )
            person = person_by_login(session, admin.login)
            session.execute(text("SELECT cms.renew_groups(:id)"), {"id": person.person_id})
    finally:
        engine.dispose()


def upgrade_shared(url: str, password: str, *, authority: Path | None = None) -> None:
    """Bring the newsroom at *url* to this program's schema and rules, as a database administrator."""
    engine = server_engine(address_of(url), password, authority=authority)
    try:
        upgrade_server(engine)
    finally:
        engine.dispose()


def sign_in(
    url: str, login: str, password: str, *, authority: Path | None = None, darkroom: Darkroom | None = None
) -> Connection:
    """Return somebody's connection to the shared newsroom at *url*; the server itself checks the password."""
    address = address_of(url, login)
    authority = authority or _authority_of(address)
    engine = server_engine(address, password, authority=authority)
    try:
        with _connected(engine, address, authority) as connection:
            newsroom_id, behind = _greeted(connection, address)
        with reading(engine) as session:
            person = person_by_login(session, address.login)
            person_id = person.person_id
    except BaseException:
        engine.dispose()
        raise
    home = shared_home(newsroom_id)
    return Connection(
        engine=engine,
        person_id=person_id,
        clock=lambda: datetime.now(UTC) + behind,
        keeper_for=lambda _, __: ServerKeeper(),
        verifier=lambda login, password: scram_verifier(engine, login, refuse_short(password)),
        store=PhotoStore(home / "photos"),
        darkroom=darkroom or Darkroom(),
        site_folder=home / "site",
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
        raise DatabaseUnavailable("“{database}” is not a Copydesk newsroom.", database=address.database)
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
    if row.oldest_schema > SCHEMA:
        raise DatabaseUnavailable(
            "This newsroom was upgraded, and this Copydesk (schema {ours}) is too old for it (schema {theirs}). What you "
            "typed is safe on this computer: export it, then update Copydesk.",
            ours=SCHEMA,
            theirs=row.version_num,
        )
    if row.version_num < SCHEMA:
        raise DatabaseUnavailable(
            "This newsroom’s server has not been upgraded yet (schema {theirs}, this Copydesk knows {ours}). Ask whoever "
            "looks after it to run “copydesk newsroom upgrade”.",
            ours=SCHEMA,
            theirs=row.version_num,
        )
    return row.newsroom_id, row.now - (asked_at + (answered_at - asked_at) / 2)


def _connected(engine: Engine, address: ServerAddress, authority: Path | None) -> DatabaseConnection:
    try:
        return engine.connect()
    except OperationalError as error:
        known_by = authority.read_text(encoding="utf-8") if authority else ""
        raise why_not_connected(error, address, known_by) from error


def _authority_of(address: ServerAddress) -> Path | None:
    joined = JoinedNewsrooms(joined_home())
    for one in joined.all():
        if _is_at(one.invite, address):
            return joined.authority_file(one.invite.authority)
    return None


def _is_at(invite: Invite, address: ServerAddress) -> bool:
    return (invite.host, invite.port, invite.database) == (address.host, address.port, address.database)


def _make_database(address: ServerAddress, password: str, authority: Path | None) -> None:
    everywhere = replace(address, database="postgres")
    engine = server_engine(everywhere, password, authority=authority)
    try:
        connected = _connected(engine, everywhere, authority)
        with connected.execution_options(isolation_level="AUTOCOMMIT") as connection:
            there = connection.execute(
                text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": address.database}
            ).scalar()
            if not there:
                quoted = address.database.replace('"', '""')
                connection.exec_driver_sql(f'CREATE DATABASE "{quoted}" ENCODING UTF8 TEMPLATE template0')
    finally:
        engine.dispose()


def _fill(connection: DatabaseConnection, name: str, admin: FirstAdministrator, time_zone: str) -> None:
    now = datetime.now(UTC)
    with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
        session.add(NewsroomRecord(name=name, language=admin.language, created_at=now, time_zone=time_zone))
        person = Person(
            login=admin.login,
            name=admin.name,
            name_ko=admin.name_ko,
            language=admin.language,
            is_admin=True,
            is_active=True,
            created_at=now,
        )
        session.add(person)
        session.flush()
        record(session, NEWSROOM_CHAIN, Act(person.person_id, "create_newsroom", now, reason=name))
