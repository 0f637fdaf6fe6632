"""Articles: one by its slug, and the lists people work from."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from cms.db.base import UtcDateTime
from cms.db.day_tables import PlannedArticle
from cms.db.queries.editions import last_publisher
from cms.db.queries.people import active_person, roles_at
from cms.db.queries.versions import is_contributor
from cms.db.tables import Article, ArticleVersion, Desk, DeskMember, EditLease, Person, Photo, VersionPhoto
from cms.domain.errors import NotAllowed, NotFound
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
    """The article that typed words are sent to: how far it is, how its head version is headed."""

    article_id: str
    language: str
    stage: Stage
    headline: str


def sent_to(session: Session, article_id: str, person_id: str) -> SentTo:
    """Return all that sending what this person typed asks for, in one question; who is of no desk is refused."""
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
    if not is_of_the_desk:
        active_person(session, person_id)
        raise not_of_the_desk()
    return SentTo(known_as, language, Stage(stage), headline)


def not_of_the_desk() -> NotAllowed:
    """Return the refusal of whoever would write in another desk's article."""
    return NotAllowed("You are not a member of this article’s desk.")


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
    article_ids: frozenset[str] = frozenset()


def article_rows(session: Session, wanted: Wanted, now: datetime) -> list[ArticleRow]:
    """Return the articles *wanted*, those touched last first; it is one question."""
    writer = _SOMEBODY if wanted.written_by else ""
    kind = replace(wanted, written_by=writer, article_ids=_NAMED if wanted.article_ids else frozenset())
    places = {"now": now, "writer": wanted.written_by, "named": _filled_up(wanted.article_ids)}
    found = session.execute(_asked(kind), places)
    names = tuple(found.keys())
    return [_article_row(dict(zip(names, row, strict=True))) for row in found]


# They stand for what is put into a question when it is asked, so that each kind of question is put into SQL once.
_SOMEBODY, _NAMED = "somebody", frozenset({"named"})


def _filled_up(ids: frozenset[str]) -> list[str]:
    # To 1, 2, 4, 8 … of them, the last again and again: a question with so many places was asked before, and is planned.
    named = sorted(ids)
    return named + named[-1:] * ((1 << (len(named) - 1).bit_length()) - len(named)) if named else []


def _as_it_is(word: str) -> ColumnElement[str]:
    # Our own words, which never change: a database that is told them has one plan for the question and keeps it.
    return literal_column(f"'{word}'", String)


def _as_they_are(words: frozenset[Stage] | frozenset[Publication]) -> list[ColumnElement[str]]:
    return [_as_it_is(word.value) for word in sorted(words)]


_NOTHING = _as_it_is("")


@lru_cache(maxsize=64)
def _asked(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    return _narrowed(_listed(), wanted)


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
            _photos(is_lacking=False).label("photos"),
            _photos(is_lacking=True).label("problems"),
            Article.stage_at,
            ArticleVersion.saved_at,
            saver.name.label("saved_by_name"),
            func.coalesce(claimer.login, _NOTHING).label("claimed_by"),
            func.coalesce(_name_of(claimer), _NOTHING).label("claimed_by_name"),
            func.coalesce(writer.login, _NOTHING).label("edited_by"),
            func.coalesce(_name_of(writer), _NOTHING).label("edited_by_name"),
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
    in_korean = (Article.language == _as_it_is("ko")) & (person.name_ko != _NOTHING)
    return case((in_korean, person.name_ko), else_=person.name)


def _photos(*, is_lacking: bool) -> ScalarSelect[int]:
    # How many photographs the head version has, or how many of them lack caption, credit or rights.
    used = VersionPhoto.version_id == ArticleVersion.version_id
    counted = select(func.count()).select_from(VersionPhoto).where(used)
    if is_lacking:
        counted = counted.join(Photo, Photo.photo_id == VersionPhoto.photo_id).where(
            (func.trim(VersionPhoto.caption) == _NOTHING)
            | (func.trim(VersionPhoto.credit_line) == _NOTHING)
            | (func.coalesce(Photo.usage_rights, _NOTHING) == _NOTHING)
        )
    return counted.correlate(ArticleVersion).scalar_subquery()


def _article_row(found: dict[str, Any]) -> ArticleRow:
    found["stage"], found["publication"] = Stage(found["stage"]), Publication(found["publication"])
    return ArticleRow(**found)


def _narrowed(query: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    if wanted.stages:
        query = query.where(Article.stage.in_(_as_they_are(wanted.stages)))
    if wanted.publications:
        query = query.where(Article.publication.in_(_as_they_are(wanted.publications)))
    if wanted.desks:
        query = query.where(Desk.slug.in_(wanted.desks))
    if wanted.written_by:
        query = query.where(func.coalesce(Article.assigned_to, Article.created_by) == bindparam("writer"))
    if wanted.article_ids:
        query = query.where(Article.article_id.in_(bindparam("named", expanding=True)))
    return query
