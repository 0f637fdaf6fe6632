"""Leases on the use of a photograph: from when, until when and why it may, or may not, be used."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cms.domain.photos.stipulations import STORY_ONLY_DAYS, Stipulations


class LeaseKind(StrEnum):
    """Whether a lease allows the use of a photograph or denies it."""

    ALLOW = "allow"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class LeaseTerms:
    """What a lease says; without a beginning it always held, without an end it always will."""

    kind: LeaseKind
    reason: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def holds_at(self, time: datetime) -> bool:
        """Whether it is in force."""
        return (self.starts_at is None or self.starts_at <= time) and not self.has_ended(time)

    def has_ended(self, time: datetime) -> bool:
        """Whether its time is over."""
        return self.ends_at is not None and self.ends_at <= time


@dataclass(frozen=True, slots=True)
class UsageLeaseRow:
    """A lease on a photograph, who granted it and when; a withdrawn one stays to be seen but counts no more."""

    lease_id: str
    photo_id: str
    terms: LeaseTerms
    granted_by_name: str
    granted_at: datetime
    withdrawn_by_name: str = ""
    withdrawn_at: datetime | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether somebody took it back."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class ExpiringPhoto:
    """A photograph whose use ends soon, or has ended, though articles use it; *used_in* are their slugs."""

    photo_id: str
    file_name: str
    caption: str
    ends_at: datetime
    reason: str
    used_in: tuple[str, ...] = ()


_NOTHING_SAID = Stipulations()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed on the use of one photograph: the leases that count, and what its sender stipulated.

    *country* is where this newsroom's readers live.
    """

    leases: tuple[LeaseTerms, ...] = ()
    stipulations: Stipulations = _NOTHING_SAID
    added_at: datetime | None = None
    country: str = ""

    @property
    def is_out_here(self) -> bool:
        """Whether the sender forbids its use where our readers live."""
        return self.stipulations.is_out_in(self.country)


class UseBarred(StrEnum):
    """Why a photograph may not be used; the database's own rules answer with the same words."""

    DENIED = "lease_denies"
    ENDED = "lease_ended"
    NOT_YET = "lease_not_begun"
    OUT_HERE = "out_of_country"
    TIME_IS_UP = "use_ended"
    NO_ARCHIVE = "no_archive"


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a photograph may not be used, the reason somebody gave and the time it turns on."""

    why: UseBarred
    reason: str = ""
    at: datetime | None = None


def bar_to_use(terms: Terms, now: datetime) -> Bar | None:
    """Return what bars the use of a photograph now.

    Whoever denies prevails. A lease that allows says that somebody settled what the sender stipulated; where every such
    lease has run out, or none has begun, the photograph may not be used.
    """
    for lease in terms.leases:
        if lease.kind is LeaseKind.DENY and lease.holds_at(now):
            return Bar(UseBarred.DENIED, lease.reason, lease.ends_at)
    allowing = [lease for lease in terms.leases if lease.kind is LeaseKind.ALLOW]
    if not allowing:
        return _stipulated(terms, now)
    if any(lease.holds_at(now) for lease in allowing):
        return None
    coming = [lease for lease in allowing if not lease.has_ended(now)]
    if coming:
        first = min(coming, key=lambda lease: lease.starts_at or now)
        return Bar(UseBarred.NOT_YET, first.reason, first.starts_at)
    last = max(allowing, key=lambda lease: lease.ends_at or now)
    return Bar(UseBarred.ENDED, last.reason, last.ends_at)


def use_ends_at(terms: Terms, now: datetime) -> tuple[datetime, str] | None:
    """Return when a photograph that may be used now will no longer be, or when its use ended, and why."""
    denials = [
        (lease.starts_at, lease.reason)
        for lease in terms.leases
        if lease.kind is LeaseKind.DENY and lease.starts_at and not lease.has_ended(now)
    ]
    allowing = [lease for lease in terms.leases if lease.kind is LeaseKind.ALLOW]
    if not allowing:
        limit = _stipulated_end(terms)
        ends = [(limit, _words(terms.stipulations))] if limit else []
    elif all(lease.ends_at for lease in allowing):
        last = max(allowing, key=lambda lease: lease.ends_at or now)
        ends = [(last.ends_at, last.reason)] if last.ends_at else []
    else:
        ends = []
    return min([*denials, *ends], default=None)


def proposed_leases(terms: Terms) -> tuple[LeaseTerms, ...]:
    """Return the leases that what the sender stipulated asks for; somebody of the picture desk grants them or not."""
    words = _words(terms.stipulations)
    if terms.is_out_here:
        return (LeaseTerms(LeaseKind.DENY, words),)
    limit = _stipulated_end(terms)
    if limit is None and terms.stipulations.no_archive and terms.added_at is not None:
        limit = terms.added_at + timedelta(days=STORY_ONLY_DAYS)
    return (LeaseTerms(LeaseKind.ALLOW, words, terms.added_at, limit),) if limit else ()


def _stipulated(terms: Terms, now: datetime) -> Bar | None:
    words = _words(terms.stipulations)
    if terms.is_out_here:
        return Bar(UseBarred.OUT_HERE, words)
    limit = _stipulated_end(terms)
    if limit is not None:
        return Bar(UseBarred.TIME_IS_UP, words, limit) if limit <= now else None
    return Bar(UseBarred.NO_ARCHIVE, words) if terms.stipulations.no_archive else None


def _stipulated_end(terms: Terms) -> datetime | None:
    limits = [terms.stipulations.until] if terms.stipulations.until else []
    if terms.stipulations.days is not None and terms.added_at is not None:
        limits.append(terms.added_at + timedelta(days=terms.stipulations.days))
    return min(limits, default=None)


def _words(stipulations: Stipulations) -> str:
    return "; ".join(stipulations.said)
