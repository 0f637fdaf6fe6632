"""As much of a shared newsroom as photographs' bytes need: people, photos, and who may see which."""

from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy import URL, Engine, create_engine

import cms.db
from tests.servers.fixtures import EmptyDatabase

PASSWORD = "correct horse battery"
_PHOTO_BYTES = Path(cms.db.__file__).parent / "postgres" / "sql" / "10_photo_bytes.sql"
STAFF = ("minji", "jisoo")

_AROUND = """
CREATE ROLE copydesk_owner NOLOGIN;
CREATE ROLE copydesk_staff NOLOGIN;
CREATE SCHEMA cms AUTHORIZATION copydesk_owner;
GRANT USAGE ON SCHEMA cms TO copydesk_staff;
CREATE TABLE cms.person (person_id text PRIMARY KEY, login text UNIQUE);
CREATE TABLE cms.photo (sha256 text PRIMARY KEY, is_embargoed boolean NOT NULL DEFAULT false);
ALTER TABLE cms.person OWNER TO copydesk_owner;
ALTER TABLE cms.photo OWNER TO copydesk_owner;
CREATE FUNCTION cms.me() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, cms, pg_temp
    AS 'SELECT person_id FROM cms.person WHERE login = session_user';
CREATE FUNCTION cms.can_see_photo(wanted_sha256 text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, cms, pg_temp
    AS 'SELECT EXISTS (SELECT FROM cms.photo p WHERE p.sha256 = wanted_sha256 AND NOT p.is_embargoed)';
ALTER FUNCTION cms.me() OWNER TO copydesk_owner;
ALTER FUNCTION cms.can_see_photo(text) OWNER TO copydesk_owner;
"""


def furnish(database: EmptyDatabase) -> None:
    """Make the schema, with `minji` and `jisoo` on the staff and `stranger` on the server only."""
    with psycopg.connect(database.superuser_dsn) as connection:
        connection.execute(_AROUND)
        connection.execute(_PHOTO_BYTES.read_text(encoding="utf-8"))
    for login in (*STAFF, "stranger"):
        database.server.create_login(login, PASSWORD)
    with psycopg.connect(database.superuser_dsn) as connection:
        for login in STAFF:
            connection.execute(f"GRANT copydesk_staff TO {login}")
            connection.execute("INSERT INTO cms.person VALUES (%s, %s)", (f"person-{login}", login))


def engine_of(database: EmptyDatabase, login: str, *, port: int = 0) -> Engine:
    """Return connections as *login* has them, through another *port* if a proxy stands between."""
    server = database.server
    url = URL.create(
        "postgresql+psycopg",
        username=login,
        password=PASSWORD,
        host=server.host,
        port=port or server.port,
        database=database.name,
    )
    return create_engine(url, connect_args={"connect_timeout": 5})


Act = Callable[..., list[tuple[object, ...]]]


def acting_as(database: EmptyDatabase, login: str = "") -> Act:
    """Return what runs raw SQL as *login*, or as the superuser, and answers with its rows."""

    def act(statement: str, *asked: object) -> list[tuple[object, ...]]:
        dsn = database.url(login) if login else database.superuser_dsn
        with psycopg.connect(dsn, password=PASSWORD if login else None) as connection:
            cursor = connection.execute(statement, asked or None)
            return cursor.fetchall() if cursor.description else []

    return act
