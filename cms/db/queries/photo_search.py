"""Finding photographs of the library by their words and by what is known of them."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from cms.db.tables import Article, ArticleVersion, Desk, Person, Photo, VersionPhoto
from cms.db.tables_beside import PhotoWords
from cms.domain.photos.search import NO_RIGHTS, Choice, PhotoSearch

_ESCAPE = "\\"


def photo_ids_found(
    session: Session, search: PhotoSearch, credits_: Collection[str], creators: Collection[str]
) -> list[str]:
    """Return the photos found, newest first.

    *credits_* are the credit lines that name the agency looked for, *creators* the spellings of the photographer.
    """
    wanted: Select[str] = select(PhotoWords.photo_id)
    if search.photographer:
        wanted = wanted.where(PhotoWords.creator.in_(list(creators)))
    for condition in (*_of_words(search, credits_), *_of_use(search)):
        wanted = wanted.where(condition)
    # A photograph's own row is broad with what its file said: it is looked at only where its words do not suffice.
    if others := list(_of_photo(search)):
        wanted = wanted.where(PhotoWords.photo_id.in_(select(Photo.photo_id).where(*others)))
    return list(session.scalars(wanted.order_by(PhotoWords.added_at.desc(), PhotoWords.photo_id.desc())))


def photos_known(session: Session) -> int:
    """Return how many photographs the library has."""
    return session.scalar(select(func.count()).select_from(Photo)) or 0


def credit_lines(session: Session) -> list[tuple[str, int]]:
    """Return every credit line of the library, and of how many photographs it is."""
    found = session.execute(select(PhotoWords.credit_line, func.count()).group_by(PhotoWords.credit_line))
    return [(credit, photos) for credit, photos in found]


def creators(session: Session) -> list[tuple[str, int]]:
    """Return everybody who is named as having made a photograph of the library, and how many, the most first."""
    number = func.count()
    found = session.execute(
        select(PhotoWords.creator, number)
        .where(PhotoWords.creator != "")
        .group_by(PhotoWords.creator)
        .order_by(number.desc(), PhotoWords.creator)
    )
    return [(creator, photos) for creator, photos in found]


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


def _of_words(search: PhotoSearch, credits_: Collection[str]) -> Iterator[ColumnElement[bool]]:
    for word in search.words.lower().split():
        yield PhotoWords.said.like(_holding(word), escape=_ESCAPE)
    if search.credit.strip():
        yield PhotoWords.credit_line.ilike(_holding(search.credit.strip()), escape=_ESCAPE)
    if search.agency:
        yield PhotoWords.credit_line.in_(list(credits_))
    if search.lacks_credit:
        yield func.trim(PhotoWords.credit_line) == ""


def _of_photo(search: PhotoSearch) -> Iterator[ColumnElement[bool]]:
    taken = func.coalesce(Photo.taken_at, Photo.added_at)
    if search.since is not None:
        yield taken >= datetime.combine(search.since, time.min, UTC)
    if search.until is not None:
        yield taken < datetime.combine(search.until, time.min, UTC) + timedelta(days=1)
    if search.rights == NO_RIGHTS:
        yield func.coalesce(Photo.usage_rights, "") == ""
    elif search.rights:
        yield Photo.usage_rights == search.rights
    if search.person:
        yield Photo.added_by.in_(select(Person.person_id).where(Person.login == search.person))


def _of_use(search: PhotoSearch) -> Iterator[ColumnElement[bool]]:
    use = _uses(select(VersionPhoto.photo_id))
    if search.desk:
        at_desk = use.join(Desk, Desk.desk_id == Article.desk_id).where(Desk.slug == search.desk)
        yield PhotoWords.photo_id.in_(at_desk)
    if search.is_unused:
        yield PhotoWords.photo_id.not_in(use)


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
