"""What was asked of a newsroom that did not answer, and what came of it when it did."""

from dataclasses import dataclass
from datetime import datetime

from cms.domain.errors import NewsroomError


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for the newsroom; *refusal* says why it did not take it, if it has answered."""

    article_id: str
    headline: str
    step: str
    command_id: str
    asked_at: datetime
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of sending: what the newsroom took, and what it refused with why."""

    done: tuple[Waiting, ...]
    refused: tuple[tuple[Waiting, NewsroomError], ...]
