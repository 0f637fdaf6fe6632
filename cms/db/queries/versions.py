"""The saved texts of an article."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from cms.body.model import from_json
from cms.db.tables import Article, ArticleVersion, Person
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.errors import NotFound
from cms.domain.photos.crop import crop_from_json
from cms.domain.rows import VersionRow


def version_of(session: Session, article: Article, number: int) -> ArticleVersion:
    """Return version *number* of the article, with its photographs."""
    version = session.scalars(
        select(ArticleVersion)
        .where(ArticleVersion.article_id == article.article_id, ArticleVersion.number == number)
        .options(selectinload(ArticleVersion.photos))
    ).one_or_none()
    if version is None:
        raise NotFound("“{slug}” has no version {number}.", slug=article.slug, number=number)
    return version


def head_of(session: Session, article: Article) -> ArticleVersion:
    """Return the newest version of the main line."""
    return version_of(session, article, article.head_version)


def next_number(session: Session, article_id: str) -> int:
    """Return the number the article's next version gets; side versions are counted too."""
    newest = session.scalar(
        select(func.max(ArticleVersion.number)).where(ArticleVersion.article_id == article_id)
    )
    return (newest or 0) + 1


def is_contributor(session: Session, article: Article, person_id: str) -> bool:
    """Return whether the person saved a version since the article was last approved."""
    found = session.scalars(
        select(ArticleVersion.version_id)
        .where(
            ArticleVersion.article_id == article.article_id,
            ArticleVersion.number > article.last_approved_version,
            ArticleVersion.saved_by == person_id,
            ~ArticleVersion.is_side,
        )
        .limit(1)
    ).first()
    return found is not None


def text_of(version: ArticleVersion) -> ArticleText:
    """Return what *version* says, as a value."""
    return ArticleText(
        headline=version.headline,
        subheadline=version.subheadline,
        summary=version.summary,
        byline=version.byline,
        dateline=version.dateline,
        body=from_json(version.body),
        photos=tuple(
            PhotoUse(
                photo_id=use.photo_id,
                caption=use.caption,
                credit_line=use.credit_line,
                alt_text=use.alt_text,
                crop=crop_from_json(use.crop),
            )
            for use in version.photos
        ),
    )


def version_rows(session: Session, article_id: str) -> list[VersionRow]:
    """Return every version of the article, newest first."""
    found = session.execute(
        select(ArticleVersion, Person.name)
        .join(Person, Person.person_id == ArticleVersion.saved_by)
        .where(ArticleVersion.article_id == article_id)
        .order_by(ArticleVersion.number.desc())
    )
    return [
        VersionRow(
            number=version.number,
            base_number=version.base_number,
            is_side=version.is_side,
            content_hash=version.content_hash,
            saved_by_name=name,
            saved_at=version.saved_at,
            words=version.words,
        )
        for version, name in found
    ]
