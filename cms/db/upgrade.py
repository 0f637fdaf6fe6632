"""Bringing a database to the newest schema; the only module that loads Alembic, because that takes long.

Migrations change tables. What the database itself refuses is no part of them: it is code, installed anew from today's
rules after the last migration.
"""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from cms.db.integrity import sqlite_triggers
from cms.db.postgres import rules
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
            _renew_triggers(connection)
    except DatabaseError as error:
        raise worded(error) from error


def upgrade_server(engine: Engine, *, fill: Callable[[Connection], None] | None = None) -> None:
    """Bring a shared newsroom's database to the newest schema; takes a database administrator.

    A new newsroom is *fill*ed before its rules stand: they would refuse whoever is not on its staff.
    """
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    try:
        with engine.begin() as connection:
            # Writers are not kept waiting: if the tables are busy, the upgrade is tried again later.
            connection.exec_driver_sql("SET LOCAL lock_timeout = '3s'")
            connection.exec_driver_sql("SET LOCAL statement_timeout = '10min'")
            rules.prepare(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if fill is not None:
                fill(connection)
            rules.install(connection)
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
