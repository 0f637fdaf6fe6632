"""What is agreed on one photograph, and what else its file says that people must know before they use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cms.domain.photos.licence_endings import SOON
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, UsageLeaseRow


@dataclass(frozen=True, slots=True)
class PhotoPapers:
    """Leases, those its sender asks for and nobody granted yet, and what the sender stipulates in the trade's words.

    *told* is every fact the file told, by the names of `PhotoFacts`.
    """

    photo_id: str
    leases: tuple[UsageLeaseRow, ...] = ()
    proposals: tuple[LeaseTerms, ...] = ()
    stipulated: tuple[str, ...] = ()
    has_content_credentials: bool = False
    told: Mapping[str, Any] = field(default_factory=dict)

    def denied_by(self, now: datetime) -> LeaseTerms | None:
        """Return the lease that forbids the use now, if there is one; it beats every lease that allows it."""
        held = (lease.terms for lease in self.leases if not lease.is_withdrawn and lease.terms.holds_at(now))
        return next((terms for terms in held if terms.kind is LeaseKind.DENY), None)

    def ending_soon(self, now: datetime) -> LeaseTerms | None:
        """Return what will end, or forbid, the use within two weeks: the first of it."""
        waiting = [lease.terms for lease in self.leases if not lease.is_withdrawn]
        soon = [
            (at, terms)
            for terms in waiting
            if (at := terms.ends_at if terms.kind is LeaseKind.ALLOW else terms.starts_at) is not None
            and now < at <= now + SOON
        ]
        return min(soon, key=lambda one: one[0])[1] if soon else None
