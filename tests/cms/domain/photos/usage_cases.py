"""What may be agreed on the use of a photograph, one case for each rule; programs and databases must judge it alike."""

from datetime import datetime, timedelta

from cms.domain.photos.stipulations import stipulations_in
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, Terms

ALLOW, DENY = LeaseKind.ALLOW, LeaseKind.DENY
_DAY = timedelta(days=1)
_LEASES = (
    (),
    ((ALLOW, None, None),),
    ((ALLOW, -1, 1),),
    ((ALLOW, -3, -1),),
    ((ALLOW, 1, 3),),
    ((ALLOW, -3, -1), (ALLOW, -1, 2)),
    ((ALLOW, -3, -1), (ALLOW, 1, None)),
    ((DENY, None, None),),
    ((DENY, -1, 1), (ALLOW, None, None)),
    ((DENY, -3, -1),),
    ((DENY, 1, None),),
)
_SAID = (
    "",
    "NO ARCHIVE",
    "OUT: KOREA",
    "ASIA OUT",
    "JAPAN OUT",
    "HONS",
    "NO USE AFTER 2001-01-01",
    "NO USE AFTER 2099-01-01; NO ARCHIVE",
    "NO SALES; EXCLUSIVE; MANDATORY CREDIT: NASA",
)


def usage_cases(now: datetime) -> list[Terms]:
    """Every set of leases with every stipulation, of a photo that came in long ago and of one that came in lately."""
    return [
        Terms(
            tuple(
                LeaseTerms(kind, "Why.", _at(now, starts), _at(now, ends)) for kind, starts, ends in leases
            ),
            stipulations_in(said),
            now - age * _DAY,
            country,
        )
        for country in ("KR", "DE")
        for leases in _LEASES
        for said in _SAID
        for age in (2, 20)
    ]


def _at(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else now + days * _DAY
