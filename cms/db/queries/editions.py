"""What readers got, and what they may see now."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cms.db.tables import Article, Edition
from cms.domain.workflow import Publication

_VISIBLE = (Publication.LIVE.value, Publication.RETRACTED.value)


def editions_of(session: Session, article_id: str) -> list[Edition]:
    """Return the article's editions, the first one first."""
    return list(
        session.scalars(select(Edition).where(Edition.article_id == article_id).order_by(Edition.number))
    )


def last_publisher(session: Session, article: Article) -> str | None:
    """Return the id of whoever made the article's newest edition."""
    return session.scalars(
        select(Edition.published_by)
        .where(Edition.article_id == article.article_id)
        .order_by(Edition.number.desc())
        .limit(1)
    ).one_or_none()


def editions_out(
    session: Session, articles: frozenset[str] | None = None
) -> list[tuple[dict[str, Any], str]]:
    """Return the content of the newest edition of each article readers may see now, the latest first.

    Where *articles* are given, only of those. A retracted article is among them: its page is the notice that stands
    at its address. With each comes the id of the article that all translations of it name.
    """
    numbers = select(Edition.article_id, func.max(Edition.number).label("number"))
    if articles is not None:
        numbers = numbers.where(Edition.article_id.in_(articles))
    newest = numbers.group_by(Edition.article_id).subquery()
    found = session.execute(
        select(Edition.content, func.coalesce(Article.translation_of, Article.article_id))
        .join(newest, (newest.c.article_id == Edition.article_id) & (newest.c.number == Edition.number))
        .join(Article, Article.article_id == Edition.article_id)
        .where(Article.publication.in_(_VISIBLE))
        .order_by(Edition.published_at.desc(), Edition.edition_id)
    )
    return [(content, original) for content, original in found]
