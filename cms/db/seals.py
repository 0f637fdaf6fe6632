"""Seals over the ledger: a hash over the heads of all chains that grew, each carrying the hash of the seal before.

A chain cannot tell that its last rows were cut away; a seal that names them can. One chain of hashes over everything
would make every writer wait for every other, so articles have chains of their own and are sealed every hour.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from cms.db.ledger import NO_HASH, is_possible, time_written
from cms.db.tables import Ledger, LedgerSeal

Head = tuple[str, int, str]
# So long may what was done stand unsealed while people work.
_SEALED_EVERY = timedelta(hours=1)
_ASKED_AT_ONCE = 300


def add_seal(session: Session, person_id: str, at: datetime) -> LedgerSeal | None:
    """Seal what was done since the last seal and return the new one; None if nothing was done."""
    sealed: dict[str, int] = {}
    last = None
    for last in session.scalars(select(LedgerSeal).order_by(LedgerSeal.number)):
        sealed.update({chain: sequence for chain, sequence, _ in last.heads})
    heads = [head for head in _heads(session) if sealed.get(head[0]) != head[1]]
    if not heads:
        return None
    seal = LedgerSeal(
        number=last.number + 1 if last else 1,
        at=at,
        sealed_by=person_id,
        heads=[list(head) for head in heads],
        previous_hash=last.hash if last else NO_HASH,
    )
    seal.hash = hash_of_seal(seal)
    session.add(seal)
    return seal


def add_seal_when_due(session: Session, person_id: str, at: datetime) -> None:
    """Seal the ledger if the last seal, or else the first act, is an hour old; whoever acts next does it unawares."""
    newest = select(LedgerSeal.at).order_by(LedgerSeal.number.desc()).limit(1)
    unsealed_since = session.scalar(newest) or session.scalar(select(func.min(Ledger.at)))
    if unsealed_since is not None and at - unsealed_since >= _SEALED_EVERY:
        add_seal(session, person_id, at)


def newest_seal(session: Session) -> LedgerSeal | None:
    """Return the newest seal, whose hash stands for the whole ledger up to its time."""
    return session.scalars(select(LedgerSeal).order_by(LedgerSeal.number.desc()).limit(1)).one_or_none()


def hash_of_seal(seal: LedgerSeal) -> str:
    """Return the sha256 (hex) over everything a seal says; the database of a shared newsroom computes the same."""
    said = [str(seal.number), seal.previous_hash, time_written(seal.at), seal.sealed_by]
    heads = [f"{chain} {sequence} {hash_}" for chain, sequence, hash_ in seal.heads]
    return hashlib.sha256("\n".join([*said, *heads]).encode()).hexdigest()


def seal_breaches(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the chain and what is wrong wherever a seal was tampered with or names a row that is gone or changed."""
    number, previous = 1, NO_HASH
    for seal in session.scalars(
        select(LedgerSeal).where(is_possible(LedgerSeal.at)).order_by(LedgerSeal.number)
    ):
        told = f"seal {seal.number} of {seal.at:%Y-%m-%d %H:%M}"
        if (seal.number, seal.previous_hash) != (number, previous):
            yield "seals", f"{told}: does not follow the seal before it"
        number, previous = seal.number + 1, seal.hash
        if not _are_heads(seal.heads) or seal.hash != hash_of_seal(seal):
            yield "seals", f"{told}: edited"
        else:
            yield from _rows_gone(session, seal, told)
    for number in session.scalars(select(LedgerSeal.number).where(~is_possible(LedgerSeal.at))):
        yield "seals", f"seal {number}: edited"


def _are_heads(heads: Any) -> bool:
    # Whoever tampers with a seal may leave anything in it.
    return isinstance(heads, list) and all(
        isinstance(head, list) and [type(part) for part in head] == [str, int, str] for head in heads
    )


def _rows_gone(session: Session, seal: LedgerSeal, told: str) -> Iterator[tuple[str, str]]:
    for start in range(0, len(seal.heads), _ASKED_AT_ONCE):
        heads = seal.heads[start : start + _ASKED_AT_ONCE]
        named = tuple_(Ledger.chain, Ledger.sequence).in_([(chain, sequence) for chain, sequence, _ in heads])
        rows = session.execute(select(Ledger.chain, Ledger.sequence, Ledger.hash).where(named))
        hashes = {(chain, sequence): hash_ for chain, sequence, hash_ in rows}
        for chain, sequence, hash_ in heads:
            if (chain, sequence) not in hashes:
                yield chain, f"row {sequence}: gone, but {told} names it"
            elif hashes[chain, sequence] != hash_:
                yield chain, f"row {sequence}: not the row that {told} names"


def _heads(session: Session) -> list[Head]:
    newest = (
        select(Ledger.chain, func.max(Ledger.sequence).label("sequence")).group_by(Ledger.chain).subquery()
    )
    found = session.execute(
        select(Ledger.chain, Ledger.sequence, Ledger.hash).join(
            newest, (newest.c.chain == Ledger.chain) & (newest.c.sequence == Ledger.sequence)
        )
    )
    return sorted((chain, sequence, hash_) for chain, sequence, hash_ in found)
