"""Articles whose time has come: what is to be published by itself."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cms.db.tables import Article, DeskMember
from cms.domain.rows import DueRow
from cms.domain.workflow import EDITORS, Publication


def due_schedules(session: Session, person_id: str, now: datetime) -> list[DueRow]:
    """Return what is to be published at *now* or was to be before, and what this editor may publish, earliest first."""
    editors_desks = select(DeskMember.desk_id).where(
        DeskMember.person_id == person_id, DeskMember.role.in_([role.value for role in EDITORS])
    )
    found = session.scalars(
        select(Article)
        .where(
            Article.publication == Publication.SCHEDULED.value,
            Article.scheduled_at <= now,
            Article.desk_id.in_(editors_desks),
        )
        .order_by(Article.scheduled_at, Article.slug)
    )
    return [
        DueRow(article.article_id, article.slug, article.scheduled_version or 0, article.scheduled_at)
        for article in found
        if article.scheduled_at is not None
    ]


def next_schedule(session: Session) -> datetime | None:
    """Return when the next article is to be published; None if none is."""
    return session.scalar(
        select(func.min(Article.scheduled_at)).where(Article.publication == Publication.SCHEDULED.value)
    )
