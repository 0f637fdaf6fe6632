"""Bringing a database to the newest schema; the only module that loads Alembic, because that takes long.

Migrations change tables. What the database itself refuses is no part of them: it is code, installed anew from today's
rules after the last migration.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from cms.db.integrity import sqlite_triggers
from cms.db.transaction import worded

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine) -> None:
    """Run every migration the database has not had yet, all in one transaction."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    try:
        with engine.execution_options(copydesk_writing=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if connection.dialect.name == "sqlite":
                _renew_triggers(connection)
    except DatabaseError as error:
        raise worded(error) from error


def _renew_triggers(connection: Connection) -> None:
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    there: dict[str, str] = {row.name: row.sql for row in found}
    wanted = dict(sqlite_triggers())
    for name, statement in there.items():
        if statement != wanted.get(name):
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for name, statement in wanted.items():
        if there.get(name) != statement:
            connection.exec_driver_sql(statement)
