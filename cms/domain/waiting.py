"""What was asked of a newsroom that did not answer, and what came of it when it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cms.domain.errors import NewsroomError


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for the newsroom; *refusal* says why it did not take it, if it has answered."""

    article_id: str
    headline: str
    step: str
    command_id: str
    asked_at: datetime
    refusal: NewsroomError | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of sending: what the newsroom took, and what it refused, with why."""

    done: tuple[Waiting, ...]
    refused: tuple[Waiting, ...]


class Saying(StrEnum):
    """What is said beside the texts, and may be said late: none of it changes a word of an article."""

    NOTE = "note"
    REPLY = "reply"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    NAME = "name"
    UNNAME = "unname"
    WORD = "word"
    NO_WORD = "no_word"
    RULE = "rule"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Said:
    """Something said that waits for the newsroom, of an article or of none; *refusal* says why it was not taken."""

    saying: Saying
    article_id: str
    content: Mapping[str, Any]
    command_id: str
    said_at: datetime
    refusal: NewsroomError | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the newsroom has answered, and did not take it: it is kept until the person lets it go."""
        return self.refusal is not None
