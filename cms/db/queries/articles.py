"""Articles: one by its slug, and the lists people work from."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVarTuple

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session, aliased, defer

from cms.db.queries.editions import last_publisher
from cms.db.queries.people import roles_at
from cms.db.queries.versions import is_contributor
from cms.db.tables import Article, ArticleVersion, Desk, EditLease, Person, Photo, VersionPhoto
from cms.domain.errors import NotFound
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage, Standing

_Columns = TypeVarTuple("_Columns")


def article_by_slug(session: Session, slug_or_id: str) -> Article:
    """Return the article called so, or with that id."""
    article = session.scalars(
        select(Article)
        .where(or_(Article.article_id == slug_or_id, Article.slug == slug_or_id))
        .order_by(Article.created_at.desc())
        .limit(1)
    ).one_or_none()
    if article is None:
        raise _no_such(slug_or_id)
    return article


def stage_and_headline(session: Session, slug_or_id: str) -> tuple[Stage, str]:
    """Return how far the article is and how its head version is headed: all that sending what was typed asks for."""
    found = session.execute(
        select(Article.stage, ArticleVersion.headline)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.article_id)
            & (ArticleVersion.number == Article.head_version),
        )
        .where(or_(Article.article_id == slug_or_id, Article.slug == slug_or_id))
        .order_by(Article.created_at.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        raise _no_such(slug_or_id)
    return Stage(found.stage), found.headline


def _no_such(slug_or_id: str) -> NotFound:
    return NotFound("There is no article “{slug}” in this newsroom.", slug=slug_or_id)


def standing_of(session: Session, article: Article, person_id: str) -> Standing:
    """Return all the workflow needs to know of this article and this person."""
    return Standing(
        stage=Stage(article.stage),
        publication=Publication(article.publication),
        roles=roles_at(session, person_id, article.desk_id),
        is_contributor=is_contributor(session, article, person_id),
        is_submitter=article.submitted_by == person_id,
        is_solo_desk=article.desk.is_solo,
        published_urgently=article.needs_post_review and last_publisher(session, article) == person_id,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a list shows; an empty choice does not narrow it."""

    stages: frozenset[Stage] = frozenset()
    publications: frozenset[Publication] = frozenset()
    desks: frozenset[str] = frozenset()
    written_by: str = ""
    article_id: str = ""


def article_rows(session: Session, wanted: Wanted, now: datetime) -> list[ArticleRow]:
    """Return the articles *wanted*, those touched last first."""
    author, saver, claimer, writer = (aliased(Person) for _ in range(4))
    touched_at = case(
        (Article.stage_at > ArticleVersion.saved_at, Article.stage_at), else_=ArticleVersion.saved_at
    )
    query = (
        select(Article, ArticleVersion, Desk, author, saver.name, claimer, writer)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.article_id)
            & (ArticleVersion.number == Article.head_version),
        )
        .join(Desk, Desk.desk_id == Article.desk_id)
        .join(author, author.person_id == Article.created_by)
        .join(saver, saver.person_id == ArticleVersion.saved_by)
        .outerjoin(claimer, claimer.person_id == Article.claimed_by)
        .outerjoin(EditLease, (EditLease.article_id == Article.article_id) & (EditLease.expires_at > now))
        .outerjoin(writer, writer.person_id == EditLease.person_id)
        .order_by(touched_at.desc(), Article.slug)
        # A list shows no bodies, and these are most of what a newsroom holds.
        .options(defer(ArticleVersion.body, raiseload=True))
    )
    found = session.execute(_narrowed(query, wanted)).all()
    photos = _photos_of(session, [version.version_id for _, version, *_ in found])
    rows = []
    for article, version, desk, by, saved_by_name, claimed_by, edited_by in found:
        count, lacking = photos.get(version.version_id, (0, 0))
        rows.append(
            ArticleRow(
                article_id=article.article_id,
                slug=article.slug,
                desk=desk.slug,
                language=article.language,
                stage=Stage(article.stage),
                publication=Publication(article.publication),
                version=article.head_version,
                live_version=article.live_version,
                headline=version.headline,
                byline=version.byline,
                author=by.login,
                author_name=_name(by, article.language),
                words=version.words,
                characters=version.characters,
                photos=count,
                problems=lacking,
                stage_at=article.stage_at,
                saved_at=version.saved_at,
                saved_by_name=saved_by_name,
                claimed_by=_login(claimed_by),
                claimed_by_name=_name(claimed_by, article.language),
                edited_by=_login(edited_by),
                edited_by_name=_name(edited_by, article.language),
                return_reason=article.return_reason,
                desk_name=desk.name,
                desk_name_ko=desk.name_ko,
                has_embargo=article.has_embargo,
                embargo_until=article.embargo_until,
                scheduled_at=article.scheduled_at,
                needs_post_review=article.needs_post_review,
            )
        )
    return rows


def _narrowed(query: Select[*_Columns], wanted: Wanted) -> Select[*_Columns]:
    if wanted.stages:
        query = query.where(Article.stage.in_([stage.value for stage in wanted.stages]))
    if wanted.publications:
        query = query.where(Article.publication.in_([p.value for p in wanted.publications]))
    if wanted.desks:
        query = query.where(Desk.slug.in_(wanted.desks))
    if wanted.written_by:
        query = query.where(func.coalesce(Article.assigned_to, Article.created_by) == wanted.written_by)
    if wanted.article_id:
        query = query.where(Article.article_id == wanted.article_id)
    return query


def _photos_of(session: Session, version_ids: list[str]) -> dict[str, tuple[int, int]]:
    # For each version: how many photographs it has, and how many of them lack caption, credit or rights.
    is_lacking = (
        (func.trim(VersionPhoto.caption) == "")
        | (func.trim(VersionPhoto.credit_line) == "")
        | (func.coalesce(Photo.usage_rights, "") == "")
    )
    found = session.execute(
        select(VersionPhoto.version_id, func.count(), func.count().filter(is_lacking))
        .join(Photo, Photo.photo_id == VersionPhoto.photo_id)
        .where(VersionPhoto.version_id.in_(version_ids))
        .group_by(VersionPhoto.version_id)
    )
    return {version_id: (count, lacking) for version_id, count, lacking in found}


def _login(person: Person | None) -> str:
    return person.login if person is not None else ""


def _name(person: Person | None, language: str) -> str:
    if person is None:
        return ""
    return person.name_ko if language == "ko" and person.name_ko else person.name
