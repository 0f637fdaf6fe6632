"""Leases on the use of photographs, and what the checks need to know of a photograph."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from cms.db.credit_tables import UsageLease
from cms.db.queries.people import the_newsroom
from cms.db.tables import Article, ArticleVersion, Person, Photo, VersionPhoto
from cms.domain.photos.licence_endings import UsingArticle
from cms.domain.photos.stipulations import stipulations_from_json
from cms.domain.photos.usage_leases import (
    ExpiringPhoto,
    LeaseKind,
    LeaseTerms,
    Terms,
    UsageLeaseRow,
    use_ends_at,
)
from cms.domain.workflow import Publication, Stage

_LONGEST_LIST = 500


def terms_of(session: Session, photos: Iterable[Photo]) -> dict[str, Terms]:
    """Return what is agreed on the use of each photograph, by id."""
    wanted = {photo.photo_id: photo for photo in photos}
    leases: dict[str, list[LeaseTerms]] = defaultdict(list)
    asked = (
        select(UsageLease)
        .where(UsageLease.withdrawn_at.is_(None))
        .order_by(UsageLease.granted_at, UsageLease.lease_id)
    )
    # Leases are few; a library may be larger than a list a database takes.
    if len(wanted) <= _LONGEST_LIST:
        asked = asked.where(UsageLease.photo_id.in_(list(wanted)))
    for lease in session.scalars(asked):
        leases[lease.photo_id].append(_terms(lease))
    country = the_newsroom(session).country
    return {
        photo_id: Terms(
            tuple(leases[photo_id]), stipulations_from_json(photo.stipulations), photo.added_at, country
        )
        for photo_id, photo in wanted.items()
    }


def lease_rows(session: Session, photo_id: str) -> list[UsageLeaseRow]:
    """Return every lease on a photograph, the newest first, those that were withdrawn too."""
    granter, withdrawer = aliased(Person), aliased(Person)
    found = session.execute(
        select(UsageLease, granter.name, withdrawer.name)
        .join(granter, granter.person_id == UsageLease.granted_by)
        .outerjoin(withdrawer, withdrawer.person_id == UsageLease.withdrawn_by)
        .where(UsageLease.photo_id == photo_id)
        .order_by(UsageLease.granted_at.desc(), UsageLease.lease_id)
    )
    return [
        UsageLeaseRow(
            lease_id=lease.lease_id,
            photo_id=lease.photo_id,
            terms=_terms(lease),
            granted_by_name=granted_by,
            granted_at=lease.granted_at,
            withdrawn_by_name=withdrawn_by or "",
            withdrawn_at=lease.withdrawn_at,
        )
        for lease, granted_by, withdrawn_by in found
    ]


def photos_in_use(session: Session, photo_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the slugs of the articles that use each photograph now, or whose readers see it."""
    used: dict[str, tuple[str, ...]] = {}
    for photo_id, slug in session.execute(_used_now(select(VersionPhoto.photo_id, Article.slug), photo_ids)):
        used[photo_id] = (*used.get(photo_id, ()), slug)
    return used


def articles_using(
    session: Session, photo_ids: Sequence[str], now: datetime
) -> dict[str, tuple[UsingArticle, ...]]:
    """Return the articles that use each photograph now, or whose readers see it; not what was spiked or retracted."""
    wanted = select(
        VersionPhoto.photo_id,
        Article.slug,
        Article.article_id,
        Article.created_by,
        Article.assigned_to,
        Article.has_embargo,
        Article.embargo_until,
    )
    using: dict[str, tuple[UsingArticle, ...]] = {}
    is_alive = (Article.stage != Stage.SPIKED) | (Article.publication == Publication.LIVE)
    asked = _used_now(wanted, photo_ids).where(is_alive, Article.publication != Publication.RETRACTED)
    for row in session.execute(asked):
        is_secret = row.has_embargo and (row.embargo_until is None or row.embargo_until > now)
        keeper = row.assigned_to or row.created_by
        article = UsingArticle(row.article_id, row.slug, row.created_by, keeper, is_secret)
        using[row.photo_id] = (*using.get(row.photo_id, ()), article)
    return using


def expiring_photos(session: Session, now: datetime, days: int) -> list[ExpiringPhoto]:
    """Return the photographs whose use ends within *days*, or has ended though articles use them; the first first."""
    limited = select(Photo).where(
        Photo.photo_id.in_(select(UsageLease.photo_id).where(UsageLease.withdrawn_at.is_(None)))
        | (Photo.instructions != "")
    )
    photos = {photo.photo_id: photo for photo in session.scalars(limited)}
    used = photos_in_use(session, list(photos)) if photos else {}
    found: list[ExpiringPhoto] = []
    for photo_id, terms in terms_of(session, photos.values()).items():
        end = use_ends_at(terms, now)
        slugs = used.get(photo_id, ())
        if end and end[0] <= now + timedelta(days=days) and (end[0] > now or slugs):
            photo = photos[photo_id]
            found.append(ExpiringPhoto(photo_id, photo.file_name, photo.caption, end[0], end[1], slugs))
    return sorted(found, key=lambda expiring: (expiring.ends_at, expiring.photo_id))


def _used_now(wanted: Any, photo_ids: Sequence[str]) -> Any:
    """Return *wanted* of the articles that use these photographs now, or whose readers see them, by slug."""
    current = (Article.head_version, Article.live_version)
    asked = (
        wanted.select_from(VersionPhoto)
        .join(ArticleVersion, ArticleVersion.version_id == VersionPhoto.version_id)
        .join(Article, Article.article_id == ArticleVersion.article_id)
        .where(ArticleVersion.number.in_(current))
        .distinct()
        .order_by(Article.slug)
    )
    return asked.where(VersionPhoto.photo_id.in_(photo_ids)) if len(photo_ids) <= _LONGEST_LIST else asked


def _terms(lease: UsageLease) -> LeaseTerms:
    return LeaseTerms(LeaseKind(lease.kind), lease.reason, lease.starts_at, lease.ends_at)
