"""How long somebody may demand a correction: three months from learning of the report, six from its publication."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FROM_KNOWING, FROM_PUBLICATION = 3, 6


class Decision(StrEnum):
    """What became of a request."""

    OPEN = "open"
    CORRECTED = "corrected"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Limits:
    """The last days on which a correction can be demanded; *from_knowing* is None where nobody said when they knew."""

    from_publication: date
    from_knowing: date | None

    @property
    def last_day(self) -> date:
        """The earlier of the two."""
        return min(day for day in (self.from_publication, self.from_knowing) if day is not None)

    def is_in_time(self, received_on: date) -> bool:
        """Whether what was received that day came in time."""
        return received_on <= self.last_day

    def days_left(self, today: date) -> int:
        """Return how many days are left; 0 on the last one, less than that when it is over."""
        return (self.last_day - today).days


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request for a correction as it was logged; *limits* is None of an article readers never had."""

    request_id: str
    slug: str
    asked_by: str
    wants: str
    received_on: date
    known_on: date | None
    logged_by_name: str
    logged_at: datetime
    decision: Decision
    answer: str
    decided_by_name: str
    decided_at: datetime | None
    limits: Limits | None
    logged_by_name_ko: str = ""
    decided_by_name_ko: str = ""

    @property
    def is_in_time(self) -> bool | None:
        """Whether it came in time; None where nothing can be counted from."""
        return self.limits.is_in_time(self.received_on) if self.limits else None


def limits_of(published_on: date, known_on: date | None) -> Limits:
    """Return the limits that run from these days."""
    return Limits(
        from_publication=months_after(published_on, FROM_PUBLICATION),
        from_knowing=months_after(known_on, FROM_KNOWING) if known_on else None,
    )


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of its month where that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
