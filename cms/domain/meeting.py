"""What is known when a text that was begun on an older version meets what a colleague has saved since."""

from dataclasses import dataclass
from datetime import datetime

from cms.domain.merging import MergedText
from cms.domain.rows import StepTaken


@dataclass(frozen=True, slots=True)
class Meeting:
    """A text that was begun on an older version meets the head version.

    *kept_aside* is the version that holds the text as *writer* left it, saved at *kept_at*; *by* saved the head version
    *head* at *at*.
    """

    merged: MergedText
    kept_aside: int
    writer: str
    kept_at: datetime
    head: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing a late text together with the head version.

    Both are in the version *taken* now, or *meeting* asks a person what is to stay; neither, if they say the same.
    """

    meeting: Meeting | None = None
    taken: StepTaken | None = None
