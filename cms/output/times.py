"""How a time is printed for readers: always with its zone."""

from datetime import datetime, timedelta

# The offset alone is kept with an edition; these two are known to readers by a name.
_ZONE_NAMES = {timedelta(hours=9): "KST", timedelta(0): "UTC"}
# strftime would follow the language of the computer, not of the page.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def printed_time(moment: datetime, language: str) -> str:
    """Return *moment* as a reader of *language* expects it, in the zone it carries."""
    clock = f"{moment:%H:%M} {_zone(moment)}"
    if language == "ko":
        return f"{moment.year}.{moment:%m.%d.} {clock}"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {clock}"


def machine_time(moment: datetime) -> str:
    """Return *moment* in ISO 8601 to the second, with its offset."""
    return moment.isoformat(timespec="seconds")


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset() or timedelta(0)
    if offset in _ZONE_NAMES:
        return _ZONE_NAMES[offset]
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
