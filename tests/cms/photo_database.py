"""A shared newsroom on a real server whose staff bring photographs in: its tables and rules, and a few people."""

from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from cms.db.base import new_id
from cms.db.postgres.connecting import address_of, server_engine
from cms.db.tables import Person, Photo
from cms.db.upgrade import Filling, upgrade_server
from tests.servers.fixtures import EmptyDatabase

PASSWORD = "correct horse battery staple"
STAFF = ("minji", "jisoo")


def furnish(database: EmptyDatabase) -> None:
    """Make the newsroom, with `minji` and `jisoo` on the staff and `stranger` on the server only."""
    engine = server_engine(address_of(database.superuser_dsn), "")
    upgrade_server(engine, Filling(rows=_add_staff, rest=lambda _: None))
    engine.dispose()
    for login in (*STAFF, "stranger"):
        database.server.create_login(login, PASSWORD)
        acting_as(database)(f'GRANT CONNECT ON DATABASE "{database.name}" TO {login}')
    for login in STAFF:
        acting_as(database)(f"GRANT copydesk_staff TO {login}")


def engine_of(database: EmptyDatabase, login: str, *, port: int = 0) -> Engine:
    """Return connections as *login* has them, through another *port* if a proxy stands between."""
    server = database.server
    url = f"postgresql://{login}@{server.host}:{port or server.port}/{database.name}"
    return server_engine(address_of(url), PASSWORD, is_unencrypted_loopback=True)


Act = Callable[..., list[tuple[object, ...]]]


def acting_as(database: EmptyDatabase, login: str = "") -> Act:
    """Return what runs raw SQL as *login*, or as the superuser, and answers with its rows."""

    def act(statement: str, *asked: object) -> list[tuple[object, ...]]:
        dsn = database.url(login) if login else database.superuser_dsn
        with psycopg.connect(dsn, password=PASSWORD if login else None) as connection:
            cursor = connection.execute(statement, asked or None)
            return cursor.fetchall() if cursor.description else []

    return act


def take_up(database: EmptyDatabase, sha256: str) -> None:
    """Let the photo be one of the library, as the newsroom does once its original is in."""
    engine = server_engine(address_of(database.superuser_dsn), "")
    with Session(engine) as session, session.begin():
        session.add(
            Photo(
                photo_id=new_id(),
                sha256=sha256,
                file_name="wire.jpg",
                format="JPEG",
                width=600,
                height=400,
                size_bytes=1,
                usage_rights="",
                embedded={},
                added_by="person-minji",
                added_at=datetime.now(UTC),
            )
        )
    engine.dispose()


def _add_staff(connection: Connection) -> None:
    with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
        session.add_all(
            Person(person_id=f"person-{login}", login=login, name=login, created_at=datetime.now(UTC))
            for login in STAFF
        )
