"""As much of a shared newsroom as joining looks at: its name, its people, its version."""

import psycopg
from psycopg import sql

from cms.db.engine import SCHEMA
from tests.servers.postgres import PostgresServer

LOGIN, PASSWORD = "minji", "correct horse battery staple"
NEWSROOM_ID = "0123456789abcdef"

_TABLES = """
CREATE SCHEMA cms;
CREATE TABLE cms.newsroom (newsroom_id text, name text, oldest_schema text);
CREATE TABLE cms.person (login text, is_active boolean);
CREATE TABLE cms.alembic_version (version_num text);
INSERT INTO cms.person VALUES ('minji', true), ('gone', false);
GRANT USAGE ON SCHEMA cms TO minji, gone;
GRANT SELECT ON ALL TABLES IN SCHEMA cms TO minji, gone;
"""


def open_shared_newsroom(server: PostgresServer, name: str = "newsroom") -> str:
    """Make a newsroom on *server*: minji works there, gone has left, stranger never did; return its database."""
    for login in (LOGIN, "gone", "stranger"):
        server.create_login(login, PASSWORD)
    server.create_database(name)
    with psycopg.connect(server.superuser_dsn(name)) as connection:
        connection.execute(_TABLES)
        connection.execute("INSERT INTO cms.newsroom VALUES (%s, '대한일보', '0001')", [NEWSROOM_ID])
        set_schema(connection, SCHEMA)
    return name


def set_schema(connection: psycopg.Connection, newest: str, oldest: str = "0001") -> None:
    """Let the newsroom be of another version."""
    connection.execute("DELETE FROM cms.alembic_version")
    connection.execute("INSERT INTO cms.alembic_version VALUES (%s)", [newest])
    connection.execute("UPDATE cms.newsroom SET oldest_schema = %s", [oldest])


def change(server: PostgresServer, statement: str, dbname: str = "newsroom") -> None:
    """Let an administrator change something."""
    with psycopg.connect(server.superuser_dsn(dbname), autocommit=True) as connection:
        connection.execute(sql.SQL(statement))
