"""Times as agencies write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-?\d\d(?:-?\d\d)?(?:[T ]\d\d.*)?")
_FRACTION = re.compile(r"[.,]\d+")


def moment(text: str) -> datetime | None:
    """Return the time *text* names, with a zone (UTC where it names none); None where it names none at all."""
    text = _FRACTION.sub("", " ".join(text.split()))
    if _ISO.fullmatch(text):
        return _zoned(_iso(text))
    try:
        return _zoned(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return None


def _iso(text: str) -> datetime | None:
    text = text.replace(" +", "+").replace(" -", "-").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _zoned(at: datetime | None) -> datetime | None:
    if at is None:
        return None
    return at if at.utcoffset() is not None else at.replace(tzinfo=UTC)
