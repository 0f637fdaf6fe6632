"""Looking over a whole newsroom on a server: its tables, its ledger, every photograph's bytes."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from cms.db.base import Base
from cms.db.ledger import breaches
from cms.db.postgres.carrying import damaged_photos, tables_in
from cms.db.seals import seal_breaches
from cms.services.newsroom.administering import Administrator, administering, unhurried
from cms.services.newsroom.in_files import COUNTED, Findings
from cms.services.newsroom.shared import schema_of_server


def check_shared(administrator: Administrator) -> Findings:
    """Look over the newsroom at one moment of it, while people work on."""
    with administering(administrator) as engine:
        schema_of_server(engine, administrator.address)
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            unhurried(connection)
            return findings_in(connection)


def findings_in(connection: Connection) -> Findings:
    """Return what is in the newsroom and what is wrong with it, as this transaction sees it."""
    return Findings(_counts(connection), tuple(_problems(connection)))


def _problems(connection: Connection) -> Iterator[str]:
    missing = sorted(set(Base.metadata.tables) - set(tables_in(connection)))
    yield from (f"the table {table} is missing" for table in missing)
    if missing:
        return
    with Session(connection) as session:
        for chain, wrong in (*breaches(session), *seal_breaches(session)):
            yield f"ledger: {chain} {wrong}"
    for photo_id in damaged_photos(connection):
        yield f"photo {photo_id}: its original is missing or damaged"


def _counts(connection: Connection) -> dict[str, int]:
    return {
        str(table.__tablename__): connection.scalar(select(func.count()).select_from(table)) or 0
        for table in COUNTED
    }
