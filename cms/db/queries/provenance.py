"""What the checks need to know of photographs, and what a newsroom demands of its articles."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.queries.credits import house_for
from cms.db.queries.leases import photos_in_use, terms_of
from cms.db.queries.people import staff_names, the_newsroom
from cms.db.tables import Article, Edition, Photo, VersionPhoto
from cms.domain.checks import Demands, PhotoProvenance
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import EditionKind, Publication

# Readers who saw a picture within this time notice it when it comes again.
_LATELY = timedelta(days=7)


def provenance_of(session: Session, photo_ids: Iterable[str], now: datetime) -> dict[str, PhotoProvenance]:
    """Return what the checks need to know of each photograph, by id."""
    photos = list(session.scalars(select(Photo).where(Photo.photo_id.in_(list(photo_ids)))))
    return provenance_of_photos(session, photos, now)


def provenance_of_photos(
    session: Session, photos: Iterable[Photo], now: datetime
) -> dict[str, PhotoProvenance]:
    """Return what the checks need to know of photographs that were read already."""
    known = {photo.photo_id: photo for photo in photos}
    terms = terms_of(session, known.values())
    seen = _seen_lately(session, now) if known else {}
    used = photos_in_use(session, list(known)) if known else {}
    return {
        photo_id: PhotoProvenance(
            usage_rights=UsageRights(photo.usage_rights) if photo.usage_rights else None,
            embedded_credit=photo.embedded_credit,
            terms=terms[photo_id],
            as_of=now,
            taken_at=photo.taken_at,
            width=photo.width,
            creator=photo.creator,
            copyright=photo.copyright,
            source=photo.source,
            digital_source_type=photo.digital_source_type,
            used_lately=seen.get(photo_id, ()),
            used_in=used.get(photo_id, ()),
        )
        for photo_id, photo in known.items()
    }


def demands_of(session: Session, article: Article) -> Demands:
    """Return what the newsroom asks of *article*."""
    return Demands(
        staff=staff_names(session),
        house=house_for(session, article.desk_id, article.language),
        requires_alt_text=the_newsroom(session).requires_alt_text,
        slug=article.slug,
    )


def _seen_lately(session: Session, now: datetime) -> dict[str, tuple[str, ...]]:
    found = session.execute(
        select(VersionPhoto.photo_id, Article.slug)
        .join(Edition, Edition.version_id == VersionPhoto.version_id)
        .join(Article, Article.article_id == Edition.article_id)
        .where(
            Edition.published_at > now - _LATELY,
            Edition.kind != EditionKind.RETRACTION,
            Article.publication == Publication.LIVE,
        )
        .distinct()
        .order_by(Article.slug)
    )
    seen: dict[str, tuple[str, ...]] = {}
    for photo_id, slug in found:
        seen[photo_id] = (*seen.get(photo_id, ()), slug)
    return seen
