"""Articles: one by its slug, and the lists people work from."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from cms.db.base import UtcDateTime
from cms.db.day_tables import PlannedArticle
from cms.db.queries.editions import last_publisher
from cms.db.queries.people import roles_at
from cms.db.queries.versions import is_contributor
from cms.db.tables import Article, ArticleVersion, Desk, DeskMember, EditLease, Person, Photo, VersionPhoto
from cms.domain.errors import NotFound
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage, Standing


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


@dataclass(frozen=True, slots=True)
class SentTo:
    """The article that typed words are sent to: how far it is, how its head version is headed, who sends."""

    article_id: str
    language: str
    stage: Stage
    headline: str
    is_of_the_desk: bool


def sent_to(session: Session, article_id: str, person_id: str) -> SentTo:
    """Return all that sending what this person typed asks for, in one question; disabled people are of no desk."""
    is_member = (
        select(DeskMember.role)
        .join(Person, Person.person_id == DeskMember.person_id)
        .where(DeskMember.desk_id == Article.desk_id, Person.person_id == person_id, Person.is_active)
        .exists()
    )
    found = session.execute(
        select(Article.article_id, Article.language, Article.stage, ArticleVersion.headline, is_member)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.article_id)
            & (ArticleVersion.number == Article.head_version),
        )
        .where(Article.article_id == article_id)
    ).one_or_none()
    if found is None:
        raise _no_such(article_id)
    known_as, language, stage, headline, is_of_the_desk = found
    return SentTo(known_as, language, Stage(stage), headline, is_of_the_desk)


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
    found = session.execute(_narrowed(_listed(), wanted), {"now": now}).mappings().all()
    photos = _photos_of(session, [row["version_id"] for row in found])
    return [_article_row(row, *photos.get(row["version_id"], (0, 0))) for row in found]


@cache
def _listed() -> Select[*tuple[Any, ...]]:
    # Columns, named as the row's fields are, and no objects; made once: a list is read again at every colleague's act.
    now = bindparam("now", type_=UtcDateTime)
    author, saver, claimer, writer, keeper = (aliased(Person) for _ in range(5))
    touched_at = case(
        (Article.stage_at > ArticleVersion.saved_at, Article.stage_at), else_=ArticleVersion.saved_at
    )
    return (
        select(
            ArticleVersion.version_id,
            Article.article_id,
            Article.slug,
            Desk.slug.label("desk"),
            Article.language,
            Article.stage,
            Article.publication,
            Article.head_version.label("version"),
            Article.live_version,
            ArticleVersion.headline,
            ArticleVersion.byline,
            author.login.label("author"),
            _name_of(author).label("author_name"),
            ArticleVersion.words,
            ArticleVersion.characters,
            Article.stage_at,
            ArticleVersion.saved_at,
            saver.name.label("saved_by_name"),
            func.coalesce(claimer.login, "").label("claimed_by"),
            func.coalesce(_name_of(claimer), "").label("claimed_by_name"),
            func.coalesce(writer.login, "").label("edited_by"),
            func.coalesce(_name_of(writer), "").label("edited_by_name"),
            Article.return_reason,
            Desk.name.label("desk_name"),
            Desk.name_ko.label("desk_name_ko"),
            Article.has_embargo,
            Article.embargo_until,
            Article.scheduled_at,
            Article.needs_post_review,
            keeper.login.label("kept_by"),
            PlannedArticle.deadline_at,
        )
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.article_id)
            & (ArticleVersion.number == Article.head_version),
        )
        .join(Desk, Desk.desk_id == Article.desk_id)
        .join(author, author.person_id == Article.created_by)
        .join(saver, saver.person_id == ArticleVersion.saved_by)
        .join(keeper, keeper.person_id == func.coalesce(Article.assigned_to, Article.created_by))
        .outerjoin(PlannedArticle, PlannedArticle.article_id == Article.article_id)
        .outerjoin(claimer, claimer.person_id == Article.claimed_by)
        .outerjoin(EditLease, (EditLease.article_id == Article.article_id) & (EditLease.expires_at > now))
        .outerjoin(writer, writer.person_id == EditLease.person_id)
        .order_by(touched_at.desc(), Article.slug)
    )


def _name_of(person: type[Person]) -> ColumnElement[str]:
    # As the article's language writes it.
    return case(((Article.language == "ko") & (person.name_ko != ""), person.name_ko), else_=person.name)


def _article_row(found: RowMapping, photos: int, lacking: int) -> ArticleRow:
    fields: dict[str, Any] = {str(name): value for name, value in found.items() if name != "version_id"}
    fields["stage"], fields["publication"] = Stage(fields["stage"]), Publication(fields["publication"])
    return ArticleRow(**fields, photos=photos, problems=lacking)


def _narrowed(query: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
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
    found = session.execute(_photo_counts(), {"version_ids": version_ids})
    return {version_id: (count, lacking) for version_id, count, lacking in found}


@cache
def _photo_counts() -> Select[*tuple[Any, ...]]:
    # For each version: how many photographs it has, and how many of them lack caption, credit or rights.
    is_lacking = (
        (func.trim(VersionPhoto.caption) == "")
        | (func.trim(VersionPhoto.credit_line) == "")
        | (func.coalesce(Photo.usage_rights, "") == "")
    )
    return (
        select(VersionPhoto.version_id, func.count(), func.count().filter(is_lacking))
        .join(Photo, Photo.photo_id == VersionPhoto.photo_id)
        .where(VersionPhoto.version_id.in_(bindparam("version_ids", expanding=True)))
        .group_by(VersionPhoto.version_id)
    )
