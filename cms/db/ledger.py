"""The ledger: every act is one row, each carrying the hash of the one before it in its chain.

One chain per article and one for the newsroom (people, desks, photographs), because a single head for everything
would make every writer wait for every other.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from cms.db.tables import Article, Ledger

NEWSROOM_CHAIN = "newsroom"
NO_HASH = "0" * 64
# No act is told of any other time; what a database may hold beyond, Python cannot even read.
_TIMES = (datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Act:
    """What a ledger row records; *reason* is the reason given, or what the act changed."""

    person_id: str
    step: str
    at: datetime
    version: int | None = None
    stage_from: str = ""
    stage_to: str = ""
    publication_from: str = ""
    publication_to: str = ""
    reason: str = ""


def record(session: Session, chain: str, act: Act) -> None:
    """Add *act* to *chain*, in the transaction of what it tells of."""
    last = session.scalars(
        select(Ledger).where(Ledger.chain == chain).order_by(Ledger.sequence.desc()).limit(1)
    ).one_or_none()
    row = Ledger(
        chain=chain,
        sequence=last.sequence + 1 if last else 1,
        at=act.at,
        person_id=act.person_id,
        step=act.step,
        version=act.version,
        stage_from=act.stage_from,
        stage_to=act.stage_to,
        publication_from=act.publication_from,
        publication_to=act.publication_to,
        reason=act.reason,
        previous_hash=last.hash if last else NO_HASH,
    )
    row.hash = hash_of(row)
    session.add(row)
    session.flush()


def acts_of(session: Session, chain: str) -> list[Ledger]:
    """Return the rows of *chain*, the first act first; a server shows them only to whoever may see the article."""
    if session.get_bind().dialect.name == "postgresql":
        shown = select(Ledger).from_statement(text("SELECT * FROM cms.acts_of(:chain)"))
        return list(session.scalars(shown, {"chain": chain}))
    return list(session.scalars(select(Ledger).where(Ledger.chain == chain).order_by(Ledger.sequence)))


def last_act_of(session: Session, chain: str) -> Ledger | None:
    """Return the newest row of *chain*, which a server shows as it shows the others."""
    if session.get_bind().dialect.name == "postgresql":
        newest = "SELECT * FROM cms.acts_of(:chain) ORDER BY sequence DESC LIMIT 1"
        return session.scalars(select(Ledger).from_statement(text(newest)), {"chain": chain}).one_or_none()
    of_chain = select(Ledger).where(Ledger.chain == chain)
    return session.scalars(of_chain.order_by(Ledger.sequence.desc()).limit(1)).one_or_none()


def change_mark(session: Session) -> str:
    """Return a text that is another one as soon as anything in the newsroom was done."""
    if session.get_bind().dialect.name == "postgresql":
        return session.scalar(text("SELECT cms.change_mark()")) or ""
    newest = select(Ledger.ledger_id).order_by(Ledger.at.desc(), Ledger.ledger_id).limit(1)
    return session.scalar(newest) or ""


def breaches(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the chain and what is wrong with it wherever a row was edited, removed or put elsewhere."""
    yield from _times_impossible(session)
    chain, expected_sequence, previous = "", 1, NO_HASH
    rows = select(Ledger).where(is_possible(Ledger.at)).order_by(Ledger.chain, Ledger.sequence)
    for row in session.scalars(rows).yield_per(1000):
        if row.chain != chain:
            chain, expected_sequence, previous = row.chain, 1, NO_HASH
        told = f"row {row.sequence} ({row.step}, {row.at:%Y-%m-%d %H:%M})"
        if row.sequence != expected_sequence:
            yield chain, f"{told}: {row.sequence - expected_sequence} removed before it"
        elif row.previous_hash != previous:
            yield chain, f"{told}: does not follow the row before it"
        if row.hash != hash_of(row):
            yield chain, f"{told}: edited"
        expected_sequence, previous = row.sequence + 1, row.hash
    yield from _articles_elsewhere(session)


def is_possible(at: InstrumentedAttribute[datetime]) -> ColumnElement[bool]:
    """Return the condition that *at* is a time at which somebody may have acted."""
    return at.between(*_TIMES)


def _times_impossible(session: Session) -> Iterator[tuple[str, str]]:
    for chain, sequence in session.execute(
        select(Ledger.chain, Ledger.sequence)
        .where(~is_possible(Ledger.at))
        .order_by(Ledger.chain, Ledger.sequence)
    ):
        yield chain, f"row {sequence}: edited"


def _articles_elsewhere(session: Session) -> Iterator[tuple[str, str]]:
    # A chain cannot tell that its last rows are missing, but the article can: it stands where its last row left it.
    newest = (
        select(Ledger.chain, func.max(Ledger.sequence).label("sequence")).group_by(Ledger.chain).subquery()
    )
    last_rows = select(
        Ledger.chain, Ledger.sequence, Ledger.stage_to, Ledger.publication_to, Ledger.version
    ).join(newest, (newest.c.chain == Ledger.chain) & (newest.c.sequence == Ledger.sequence))
    told = {row.chain: row for row in session.execute(last_rows)}
    for article_id, stands in _standings(session):
        row = told.get(article_id)
        if row is None:
            yield article_id, "every row was removed"
        elif (row.stage_to, row.publication_to, row.version) != stands:
            yield article_id, f"row {row.sequence}, the last, does not tell where the article stands"


def _standings(session: Session) -> Iterator[tuple[str, tuple[str, str, int]]]:
    if session.get_bind().dialect.name == "postgresql":
        # Told even of an article under embargo, whose ledger is verified like any other's.
        found = session.execute(text("SELECT * FROM cms.standings()"))
    else:
        columns = (Article.article_id, Article.stage, Article.publication, Article.head_version)
        found = session.execute(select(*columns).order_by(Article.article_id))
    for article_id, stage, publication, version in found:
        yield article_id, (stage, publication, version)


def hash_of(row: Ledger) -> str:
    """Return the sha256 (hex) over everything *row* says and the hash of the row before it."""
    said = [
        row.chain,
        row.sequence,
        time_written(row.at),
        row.person_id,
        row.step,
        row.version,
        row.stage_from,
        row.stage_to,
        row.publication_from,
        row.publication_to,
        row.reason,
        row.previous_hash,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def time_written(at: datetime) -> str:
    """Return the time as hashes are made over it: to the microsecond and in UTC."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
