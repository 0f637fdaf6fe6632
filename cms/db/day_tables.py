"""The tables of a desk's day: its plan, and the requests for corrections."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cms.db.base import Base, new_id
from cms.domain.correction_limits import Decision
from cms.domain.planning import PlanAnswer

_ID = String(32)


def _one_of(column: str, choices: list[str]) -> CheckConstraint:
    quoted = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({quoted})", name=f"{column}_known")


class PlannedArticle(Base):
    """An article a desk wants to have: from whom, how long, by when; and the article it became."""

    __tablename__ = "planned_article"
    __table_args__ = (_one_of("answer", [answer.value for answer in PlanAnswer]),)

    plan_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    desk_id: Mapped[str] = mapped_column(ForeignKey("desk.desk_id"), index=True)
    slug: Mapped[str] = mapped_column(String(80))
    words: Mapped[int] = mapped_column(default=0)
    deadline_at: Mapped[datetime]
    has_photo: Mapped[bool] = mapped_column(default=False)
    assigned_to: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    answer: Mapped[str] = mapped_column(String(10), default=PlanAnswer.ASKED)
    reason: Mapped[str] = mapped_column(default="")
    article_id: Mapped[str | None] = mapped_column(ForeignKey("article.article_id"), unique=True)
    is_dropped: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    made_at: Mapped[datetime]


class CorrectionRequest(Base):
    """Somebody outside demands a correction; what was asked stays as it was logged, the decision is added."""

    __tablename__ = "correction_request"
    __table_args__ = (_one_of("decision", [decision.value for decision in Decision]),)

    request_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), index=True)
    asked_by: Mapped[str]
    wants: Mapped[str]
    # Days as ISO 8601: the law counts days, and where the newsroom is.
    received_on: Mapped[str] = mapped_column(String(10))
    known_on: Mapped[str | None] = mapped_column(String(10))
    logged_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    logged_at: Mapped[datetime]
    decision: Mapped[str] = mapped_column(String(10), default=Decision.OPEN)
    answer: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    decided_at: Mapped[datetime | None]
