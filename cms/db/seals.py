"""Seals over the ledger: a hash over the heads of all chains that grew, each carrying the hash of the seal before.

A chain cannot tell that its last rows were cut away; a seal that names them can. One chain of hashes over everything
would make every writer wait for every other, so articles have chains of their own and are sealed now and then.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cms.db.ledger import NO_HASH
from cms.db.tables import Ledger, LedgerSeal

Head = tuple[str, int, str]


def add_seal(session: Session, person_id: str, at: datetime) -> LedgerSeal | None:
    """Seal what was done since the last seal and return the new one; None if nothing was done."""
    sealed: dict[str, int] = {}
    last = None
    for last in session.scalars(select(LedgerSeal).order_by(LedgerSeal.number)):
        sealed.update({chain: sequence for chain, sequence, _ in last.heads})
    heads = [head for head in _heads(session) if sealed.get(head[0]) != head[1]]
    if not heads:
        return None
    number, previous = (last.number + 1, last.hash) if last else (1, NO_HASH)
    seal = LedgerSeal(
        number=number,
        at=at,
        sealed_by=person_id,
        heads=[list(head) for head in heads],
        previous_hash=previous,
        hash=hash_of_seal(number, previous, heads),
    )
    session.add(seal)
    return seal


def newest_seal(session: Session) -> LedgerSeal | None:
    """Return the newest seal, whose hash stands for the whole ledger up to its time."""
    return session.scalars(select(LedgerSeal).order_by(LedgerSeal.number.desc()).limit(1)).one_or_none()


def hash_of_seal(number: int, previous_hash: str, heads: list[Head]) -> str:
    """Return the sha256 (hex) over a seal; the database of a shared newsroom computes the same."""
    lines = [str(number), previous_hash, *(f"{chain} {sequence} {hash_}" for chain, sequence, hash_ in heads)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def seal_breaches(session: Session) -> Iterator[tuple[str, str]]:
    """Yield the chain and what is wrong wherever a seal was tampered with or names a row that is gone or changed."""
    number, previous = 1, NO_HASH
    for seal in session.scalars(select(LedgerSeal).order_by(LedgerSeal.number)):
        heads = [(chain, sequence, hash_) for chain, sequence, hash_ in seal.heads]
        told = f"seal {seal.number} of {seal.at:%Y-%m-%d %H:%M}"
        if (seal.number, seal.previous_hash) != (number, previous):
            yield "seals", f"{told}: does not follow the seal before it"
        if seal.hash != hash_of_seal(seal.number, seal.previous_hash, heads):
            yield "seals", f"{told}: edited"
        for chain, sequence, hash_ in heads:
            row = session.scalars(
                select(Ledger.hash).where(Ledger.chain == chain, Ledger.sequence == sequence)
            ).one_or_none()
            if row is None:
                yield chain, f"row {sequence}: gone, but {told} names it"
            elif row != hash_:
                yield chain, f"row {sequence}: not the row that {told} names"
        number, previous = seal.number + 1, seal.hash


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
