"""The ledger: every act is one row, each carrying the hash of the one before it in its chain.

One chain per article and one for the newsroom (people, desks, photographs), because a single head for everything
would make every writer wait for every other.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import Ledger

NEWSROOM_CHAIN = "newsroom"
_NO_HASH = "0" * 64


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
        previous_hash=last.hash if last else _NO_HASH,
    )
    row.hash = hash_of(row)
    session.add(row)
    session.flush()


def broken_rows(session: Session) -> Iterator[tuple[Ledger, str]]:
    """Yield each row that was edited, or before which one was removed or put elsewhere, with what is wrong."""
    chain, expected_sequence, previous = "", 1, _NO_HASH
    for row in session.scalars(select(Ledger).order_by(Ledger.chain, Ledger.sequence)).yield_per(1000):
        if row.chain != chain:
            chain, expected_sequence, previous = row.chain, 1, _NO_HASH
        if row.sequence != expected_sequence:
            yield row, f"{row.sequence - expected_sequence} removed before it"
        elif row.previous_hash != previous:
            yield row, "does not follow the row before it"
        if row.hash != hash_of(row):
            yield row, "edited"
        expected_sequence, previous = row.sequence + 1, row.hash


def hash_of(row: Ledger) -> str:
    """Return the sha256 (hex) over everything *row* says and the hash of the row before it."""
    said = [
        row.chain,
        row.sequence,
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
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
