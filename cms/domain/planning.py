"""A desk's plan: which articles are to come, from whom, by when; and whether that is still to be hoped for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cms.domain.workflow import Publication, Stage


class PlanAnswer(StrEnum):
    """What whoever was asked has said."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class PlanMove(StrEnum):
    """What can be done with a plan."""

    ACCEPT = "accept"
    DECLINE = "decline"
    BEGIN = "begin"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What is planned; *words* is 0 where nobody said how long, *assigned_to* a login or empty."""

    slug: str
    deadline_at: datetime
    words: int = 0
    has_photo: bool = False
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One planned article; *article_slug* and *stage* once it was begun."""

    plan_id: str
    desk: str
    slug: str
    words: int
    deadline_at: datetime
    has_photo: bool
    answer: PlanAnswer
    reason: str
    assigned_to: str = ""
    assigned_to_name: str = ""
    assigned_to_name_ko: str = ""
    article_slug: str = ""
    stage: Stage | None = None
    is_missed: bool = False
    is_done: bool = False

    @property
    def fields(self) -> PlanFields:
        """What is planned, to be planned otherwise."""
        return PlanFields(self.slug, self.deadline_at, self.words, self.has_photo, self.assigned_to)


def is_missed(
    deadline_at: datetime,
    stage: Stage | None,
    now: datetime,
    publication: Publication = Publication.UNPUBLISHED,
) -> bool:
    """Whether the deadline has passed and the text is not even with its reviewer yet.

    What readers have had is not late again because it is being corrected.
    """
    is_unseen = stage in (None, Stage.DRAFT, Stage.RETURNED, Stage.SPIKED)
    return now > deadline_at and is_unseen and publication in _NOT_OUT


def is_done(stage: Stage | None, publication: Publication = Publication.UNPUBLISHED) -> bool:
    """Whether the desk need not look out for it any more: it is approved, given up, or was with readers."""
    return stage in (Stage.APPROVED, Stage.SPIKED) or publication not in _NOT_OUT


_NOT_OUT = (Publication.UNPUBLISHED, Publication.SCHEDULED)
