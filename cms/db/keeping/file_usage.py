"""Leases on the use of photographs in a newsroom kept in a file."""

from typing import Any

from sqlalchemy.orm import Session

from cms.db.base import new_id
from cms.db.credit_tables import UsageLease
from cms.db.keeping.file_acts import Hand
from cms.db.tables import Photo
from cms.domain.photos.usage_leases import LeaseTerms


def grant(hand: Hand, session: Session, photo: Photo, terms: LeaseTerms) -> dict[str, Any]:
    """Add a lease."""
    lease = UsageLease(
        lease_id=new_id(),
        photo_id=photo.photo_id,
        kind=terms.kind.value,
        reason=terms.reason,
        starts_at=terms.starts_at,
        ends_at=terms.ends_at,
        granted_by=hand.person_id,
        granted_at=hand.clock(),
    )
    session.add(lease)
    hand.enter_newsroom_act(session, "grant_lease", f"{photo.photo_id}: {terms.kind}, {terms.reason}")
    return {"lease_id": lease.lease_id, "photo_id": photo.photo_id}


def withdraw(hand: Hand, session: Session, lease: UsageLease, reason: str) -> dict[str, Any]:
    """Take a lease back; one that is withdrawn already stays as it is."""
    if lease.withdrawn_at is None:
        lease.withdrawn_by, lease.withdrawn_at = hand.person_id, hand.clock()
        hand.enter_newsroom_act(session, "withdraw_lease", f"{lease.photo_id}: {lease.kind}, {reason}")
    return {"lease_id": lease.lease_id, "photo_id": lease.photo_id}
