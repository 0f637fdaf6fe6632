"""Where one person stands to every article at once: a few questions for a whole board, not some for each article."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from cms.db.tables import Article, ArticleVersion, Desk, DeskMember, Edition
from cms.domain.workflow import Publication, Role, Stage, Standing


def standings_of(session: Session, person_id: str) -> dict[str, Standing]:
    """Return this person's standing to every article that is not spiked, by the article's id."""
    roles: dict[str, set[Role]] = {}
    for desk_id, role in session.execute(
        select(DeskMember.desk_id, DeskMember.role).where(DeskMember.person_id == person_id)
    ):
        roles.setdefault(desk_id, set()).add(Role(role))
    wrote, urgent = _contributed_to(session, person_id), _published_urgently(session, person_id)
    found = session.execute(
        select(
            Article.article_id,
            Article.stage,
            Article.publication,
            Article.desk_id,
            Article.submitted_by,
            Desk.is_solo,
        )
        .join(Desk, Desk.desk_id == Article.desk_id)
        .where(Article.stage != Stage.SPIKED.value)
    )
    return {
        article_id: Standing(
            stage=Stage(stage),
            publication=Publication(publication),
            roles=frozenset(roles.get(desk_id, ())),
            is_contributor=article_id in wrote,
            is_submitter=submitted_by == person_id,
            is_solo_desk=is_solo,
            published_urgently=article_id in urgent,
        )
        for article_id, stage, publication, desk_id, submitted_by, is_solo in found
    }


def _contributed_to(session: Session, person_id: str) -> set[str]:
    found = session.scalars(
        select(ArticleVersion.article_id)
        .join(Article, Article.article_id == ArticleVersion.article_id)
        .where(
            ArticleVersion.saved_by == person_id,
            ~ArticleVersion.is_side,
            ArticleVersion.number > Article.last_approved_version,
        )
    )
    return set(found)


def _published_urgently(session: Session, person_id: str) -> set[str]:
    earlier = aliased(Edition)
    newest = (
        select(func.max(earlier.number)).where(earlier.article_id == Edition.article_id).scalar_subquery()
    )
    found = session.scalars(
        select(Edition.article_id)
        .join(Article, Article.article_id == Edition.article_id)
        .where(Article.needs_post_review, Edition.published_by == person_id, Edition.number == newest)
    )
    return set(found)
