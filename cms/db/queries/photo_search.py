"""Finding photographs of the library by their words and by what is known of them."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from cms.db.tables import Article, ArticleVersion, Desk, Person, Photo, VersionPhoto
from cms.domain.photo_search import NO_RIGHTS, Choice, PhotoSearch

_SAID = (Photo.caption, Photo.credit_line, Photo.creator, Photo.source, Photo.file_name, Photo.alt_text)
_ESCAPE = "\\"


def photo_ids_found(session: Session, search: PhotoSearch, credits_: Collection[str]) -> list[str]:
    """Return the photos found, newest first; *credits_* are the credit lines that name the agency looked for."""
    wanted: Select[str] = select(Photo.photo_id).order_by(Photo.added_at.desc(), Photo.photo_id)
    for word in search.words.split():
        wanted = wanted.where(or_(*(column.ilike(_holding(word), escape=_ESCAPE) for column in _SAID)))
    for condition in _conditions(search, credits_):
        wanted = wanted.where(condition)
    return list(session.scalars(wanted))


def photos_known(session: Session) -> int:
    """Return how many photographs the library has."""
    return session.scalar(select(func.count()).select_from(Photo)) or 0


def credit_lines(session: Session) -> list[tuple[str, int]]:
    """Return every credit line of the library, and of how many photographs it is."""
    found = session.execute(select(Photo.credit_line, func.count()).group_by(Photo.credit_line))
    return [(credit, photos) for credit, photos in found]


def desks_using(session: Session) -> list[Choice]:
    """Return the desks whose articles use photographs."""
    found: Any = session.execute(
        _uses(select(Desk.slug, Desk.name, Desk.name_ko, func.count(VersionPhoto.photo_id.distinct())))
        .join(Desk, Desk.desk_id == Article.desk_id)
        .group_by(Desk.slug, Desk.name, Desk.name_ko)
        .order_by(Desk.name)
    )
    return [Choice(slug, name, name_ko, photos) for slug, name, name_ko, photos in found]


def people_adding(session: Session) -> list[Choice]:
    """Return who added photographs."""
    found = session.execute(
        select(Person.login, Person.name, Person.name_ko, func.count(Photo.photo_id))
        .join(Photo, Photo.added_by == Person.person_id)
        .group_by(Person.login, Person.name, Person.name_ko)
        .order_by(Person.name)
    )
    return [Choice(login, name, name_ko, photos) for login, name, name_ko, photos in found]


def _conditions(search: PhotoSearch, credits_: Collection[str]) -> Iterator[ColumnElement[bool]]:
    yield from _of_credit(search, credits_)
    yield from _of_days(search)
    yield from _of_use(search)
    if search.rights == NO_RIGHTS:
        yield func.coalesce(Photo.usage_rights, "") == ""
    elif search.rights:
        yield Photo.usage_rights == search.rights
    if search.person:
        yield Photo.added_by.in_(select(Person.person_id).where(Person.login == search.person))


def _of_credit(search: PhotoSearch, credits_: Collection[str]) -> Iterator[ColumnElement[bool]]:
    if search.credit.strip():
        yield Photo.credit_line.ilike(_holding(search.credit.strip()), escape=_ESCAPE)
    if search.agency:
        yield Photo.credit_line.in_(list(credits_))
    if search.lacks_credit:
        yield func.trim(Photo.credit_line) == ""


def _of_days(search: PhotoSearch) -> Iterator[ColumnElement[bool]]:
    taken = func.coalesce(Photo.taken_at, Photo.added_at)
    if search.since is not None:
        yield taken >= datetime.combine(search.since, time.min, UTC)
    if search.until is not None:
        yield taken < datetime.combine(search.until, time.min, UTC) + timedelta(days=1)


def _of_use(search: PhotoSearch) -> Iterator[ColumnElement[bool]]:
    use = _uses(select(VersionPhoto.photo_id)).where(VersionPhoto.photo_id == Photo.photo_id)
    if search.desk:
        at_desk = use.join(Desk, Desk.desk_id == Article.desk_id).where(Desk.slug == search.desk)
        yield exists(at_desk.correlate(Photo))
    if search.is_unused:
        yield ~exists(use.correlate(Photo))


def _uses(wanted: Any) -> Any:
    """Return *wanted* of the photographs articles use as they stand: in their head versions."""
    return (
        wanted.select_from(VersionPhoto)
        .join(ArticleVersion, ArticleVersion.version_id == VersionPhoto.version_id)
        .join(
            Article,
            (Article.article_id == ArticleVersion.article_id)
            & (Article.head_version == ArticleVersion.number),
        )
    )


def _holding(words: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        words = words.replace(sign, _ESCAPE + sign)
    return f"%{words}%"
