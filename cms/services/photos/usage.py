"""May this photograph be used? Leases that say so, what its sender stipulated, and what ends soon."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from cms.db.credit_tables import UsageLease
from cms.db.queries.leases import articles_using, expiring_photos, lease_rows, terms_of
from cms.db.queries.people import roles_anywhere
from cms.db.queries.photos import photo_by_id
from cms.db.transaction import reading
from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.photos.licence_endings import SOON, LicenceEnding, endings_for
from cms.domain.photos.stipulations import Stipulations, stipulations_from_json
from cms.domain.photos.usage_leases import ExpiringPhoto, LeaseTerms, UsageLeaseRow, proposed_leases
from cms.domain.workflow import EDITORS, Role
from cms.services.connection import Connection

JUDGES_OF_PICTURES = EDITORS | {Role.PICTURE_EDITOR}


class PhotoUsage:
    """The leases on the photographs of one newsroom, as one person grants and reads them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def leases(self, photo_id: str) -> list[UsageLeaseRow]:
        """Return every lease on the photograph, the newest first; withdrawn ones are among them."""
        with reading(self._connection.readable) as session:
            return lease_rows(session, photo_by_id(session, photo_id).photo_id)

    def stipulations(self, photo_id: str) -> Stipulations:
        """Return what the photograph's file stipulates."""
        with reading(self._connection.readable) as session:
            return stipulations_from_json(photo_by_id(session, photo_id).stipulations)

    def proposals(self, photo_id: str) -> tuple[LeaseTerms, ...]:
        """Return the leases its stipulations ask for and nobody has granted yet."""
        with reading(self._connection.readable) as session:
            photo = photo_by_id(session, photo_id)
            terms = terms_of(session, [photo])[photo.photo_id]
        return tuple(lease for lease in proposed_leases(terms) if not _is_granted(lease, terms.leases))

    def grant(self, photo_id: str, terms: LeaseTerms, *, command_id: str = "") -> UsageLeaseRow:
        """Say from when, until when and why the photograph may, or may not, be used."""
        if not terms.reason.strip():
            raise RuleBroken("Write why the photograph may, or may not, be used.")
        if terms.starts_at and terms.ends_at and terms.starts_at >= terms.ends_at:
            raise RuleBroken("A lease ends after it begins.")

        def grant(session: Session) -> dict[str, Any]:
            self._refuse_who_judges_no_pictures(session)
            return self._connection.keeper.grant_lease(session, photo_by_id(session, photo_id), terms)

        return self._lease(self._connection.command("grant_lease", grant, command_id))

    def withdraw(self, lease_id: str, *, reason: str, command_id: str = "") -> UsageLeaseRow:
        """Take a lease back; it stays to be seen, and counts no more."""

        def withdraw(session: Session) -> dict[str, Any]:
            self._refuse_who_judges_no_pictures(session)
            lease = session.get(UsageLease, lease_id)
            if lease is None:
                raise NotFound("There is no such lease.")
            return self._connection.keeper.withdraw_lease(session, lease, reason.strip())

        return self._lease(self._connection.command("withdraw_lease", withdraw, command_id))

    def expiring(self, days: int) -> list[ExpiringPhoto]:
        """Return the photographs whose use ends within *days*, or has ended though articles use them."""
        with reading(self._connection.readable) as session:
            return expiring_photos(session, self._connection.clock(), days)

    def endings(self) -> tuple[LicenceEnding, ...]:
        """Return the photographs in use whose right of use ends soon or has ended, as far as this person is told."""
        now, me = self._connection.clock(), self._connection.person_id
        with reading(self._connection.readable) as session:
            expiring = expiring_photos(session, now, SOON.days)
            uses = articles_using(session, [one.photo_id for one in expiring], now) if expiring else {}
            judges = Role.PICTURE_EDITOR in roles_anywhere(session, me)
        return endings_for(me, expiring, uses, now, judges_pictures=judges)

    def _lease(self, answer: dict[str, Any]) -> UsageLeaseRow:
        return next(row for row in self.leases(answer["photo_id"]) if row.lease_id == answer["lease_id"])

    def _refuse_who_judges_no_pictures(self, session: Session) -> None:
        if not JUDGES_OF_PICTURES & roles_anywhere(session, self._connection.person_id):
            raise NotAllowed("Only picture editors and editors say whether a photograph may be used.")


def _is_granted(wanted: LeaseTerms, granted: Sequence[LeaseTerms]) -> bool:
    return any(terms.kind is wanted.kind and terms.ends_at == wanted.ends_at for terms in granted)
