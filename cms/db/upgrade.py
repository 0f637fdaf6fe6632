"""Bringing a database to the newest schema; the only module that loads Alembic, because that takes long.

Migrations change tables. What the database itself refuses is no part of them: it is code, installed anew from today's
rules after the last migration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from cms.db.integrity import sqlite_triggers
from cms.db.postgres import rules
from cms.db.postgres.connecting_checks import refuse_newsroom
from cms.db.transaction import worded
from cms.domain.errors import DatabaseUnavailable

# The oldest schema whose programs today's database still serves: one release behind keeps working. A migration that takes
# something away from them raises it.
OLDEST_SCHEMA = "0001"
_MIGRATIONS = Path(__file__).parent / "migrations"
# What PostgreSQL says when somebody is in the way: a lock not had in time, two that wait for each other.
_BUSY = ("55P03", "40P01")
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Filling:
    """What a new newsroom is filled with.

    *rows* go into the tables of *schema* before the rules stand, which would refuse whoever is not on the staff; the
    *rest* comes after them, because it needs the tables and functions they bring.
    """

    rows: Callable[[Connection], None]
    rest: Callable[[Connection], None]
    schema: str = "head"


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


def upgrade_server(engine: Engine, filling: Filling | None = None) -> None:
    """Bring a shared newsroom's database to the newest schema and today's rules; takes a database administrator.

    It is one transaction: broken off anywhere, it leaves the newsroom as it was, and is run again. Nobody at work is
    kept waiting for long: if the tables are busy it lets them pass, and tries again.
    """
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            with engine.begin() as connection:
                _upgrade_server(connection, filling)
            return
        except DatabaseError as error:
            if getattr(error.orig, "sqlstate", None) not in _BUSY:
                raise worded(error) from error
            if attempt == _ATTEMPTS:
                raise DatabaseUnavailable(
                    "People are at work in the newsroom, so its tables could not be changed. Nothing was changed; try "
                    "again when it is quieter."
                ) from error


def _upgrade_server(connection: Connection, filling: Filling | None) -> None:
    connection.exec_driver_sql("SET LOCAL lock_timeout = '3s'")
    # A big table takes its time, and so does carrying a newsroom.
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtextextended('copydesk upgrade', 0))")
    if filling is not None:
        # Once more: whoever waited for the lock may have waited for somebody who made one here.
        refuse_newsroom(connection)
    rules.prepare(connection)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    if filling is not None:
        command.upgrade(config, filling.schema)
        filling.rows(connection)
    command.upgrade(config, "head")
    connection.execute(
        text("UPDATE newsroom SET oldest_schema = :oldest WHERE oldest_schema < :oldest"),
        {"oldest": OLDEST_SCHEMA},
    )
    rules.install(connection)
    if filling is not None:
        filling.rest(connection)


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
