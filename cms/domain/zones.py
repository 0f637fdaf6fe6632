"""Times as people name them: in the newsroom's zone unless they say another, and shown in every zone that matters."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cms.domain.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class ZonedTime:
    """One moment in one zone, which is called *zone*."""

    zone: str
    at: datetime


def moment_of(words: str, time_zone: str) -> datetime:
    """Return the moment *words* (ISO 8601) name; without an offset they mean the newsroom's *time_zone*."""
    try:
        at = datetime.fromisoformat(words.strip())
    except ValueError as error:
        raise RuleBroken(
            "“{words}” is no time. Write it as 2026-11-29T18:00, in the newsroom’s zone, or with an offset, "
            "as 2026-11-29T09:00+00:00.",
            words=words,
        ) from error
    return at if at.tzinfo is not None else moment_in(at, time_zone)


def moment_in(local: datetime, time_zone: str) -> datetime:
    """Return the moment at which clocks in *time_zone* show *local*; refused where they show it never or twice."""
    zone = ZoneInfo(time_zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    words = f"{local:%Y-%m-%d %H:%M}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise RuleBroken(
            "Clocks in {zone} skip {words}. Choose an earlier or a later time.", zone=time_zone, words=words
        )
    raise RuleBroken(
        "Clocks in {zone} show {words} twice. Name the time with its offset from UTC.",
        zone=time_zone,
        words=words,
    )


def in_zones(at: datetime, *zones: str) -> tuple[ZonedTime, ...]:
    """Return *at* in each of *zones*, none of them twice."""
    return tuple(ZonedTime(zone, at.astimezone(ZoneInfo(zone))) for zone in dict.fromkeys(zones))
