"""When a photograph was taken, out of the many ways cameras and picture desks write it."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

# “2004:06:21 23:37:53” (EXIF), “2015-07-16T15:38:54.00+09:00” (XMP), “20040621 233753-0400” (IIM).
_MOMENT = re.compile(
    r"\s*(?P<year>\d{4})[-:]?(?P<month>\d\d)[-:]?(?P<day>\d\d)"
    r"(?:[T ]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?:\.\d+)?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
# Somewhere on earth it is already tomorrow: a picture up to this far ahead of our clock can be true.
_FURTHEST_AHEAD = timedelta(hours=14)


class Moment(NamedTuple):
    """A moment, and whether its time zone was written down or is only taken to be UTC."""

    at: datetime
    zone_known: bool


def taken_moment(written: Sequence[str], *, now: datetime) -> Moment | None:
    """Return the first readable moment of *written*, the most trusted first.

    When a later one shows the same clock and also names its zone, it is the same moment told better.
    """
    moments = [moment for text in written if (moment := _moment(text, now)) is not None]
    if len(moments) <= 1:
        return next(iter(moments), None)
    first = moments[0]
    clock = first.at.replace(tzinfo=None)
    return next(
        (other for other in moments if other.zone_known and other.at.replace(tzinfo=None) == clock), first
    )


def _moment(text: str, now: datetime) -> Moment | None:
    match = _MOMENT.match(text) if text else None
    if match is None:
        return None
    *numbers, zone = match.groups()
    try:
        at = datetime(*(int(number or 0) for number in numbers), tzinfo=_zone(zone))  # type: ignore[misc, arg-type]  # six ints, unpacked
    except ValueError:
        # 0000:00:00, the 31st of June, a zone of 99 hours: the camera's clock was never set.
        return None
    if at > now + _FURTHEST_AHEAD:
        return None
    return Moment(at, zone_known=zone is not None)


def _zone(written: str | None) -> timezone:
    if written is None or written == "Z":
        return UTC
    offset = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(-offset if written[0] == "-" else offset)
