"""The photographs of the library and where they are used."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cms.db.queries.provenance import provenance_of_photos
from cms.db.tables import Article, ArticleVersion, Person, Photo, VersionPhoto
from cms.domain.checks import PhotoProvenance
from cms.domain.errors import NotFound
from cms.domain.photos.rights import UsageRights
from cms.domain.rows import PhotoRow


def photo_by_id(session: Session, photo_id: str) -> Photo:
    """Return the photograph, which may also be named by the first 8 or more digits of its id."""
    photo = session.get(Photo, photo_id)
    if photo is None and len(photo_id) >= 8 and photo_id.isalnum():
        begun = session.scalars(select(Photo).where(Photo.photo_id.startswith(photo_id))).all()
        photo = begun[0] if len(begun) == 1 else None
    if photo is None:
        raise NotFound("There is no photo “{photo_id}” in this newsroom.", photo_id=photo_id)
    return photo


def photo_with_bytes(session: Session, sha256: str) -> Photo | None:
    """Return the photograph whose original has this hash, if the library has it."""
    return session.scalars(select(Photo).where(Photo.sha256 == sha256)).one_or_none()


def photo_rows(session: Session, now: datetime, photo_ids: Iterable[str] | None = None) -> list[PhotoRow]:
    """Return photographs, newest first: those of *photo_ids*, or the whole library; *now* by the newsroom's clock."""
    wanted: Select[Photo, str] = (
        select(Photo, Person.name)
        .join(Person, Person.person_id == Photo.added_by)
        .order_by(Photo.added_at.desc(), Photo.photo_id)
    )
    if photo_ids is not None:
        wanted = wanted.where(Photo.photo_id.in_(list(photo_ids)))
    found = session.execute(wanted).all()
    used_in = _uses(session, [photo.photo_id for photo, _ in found])
    provenance = provenance_of_photos(session, [photo for photo, _ in found], now)
    return [
        _row(photo, added_by, used_in.get(photo.photo_id, ()), provenance[photo.photo_id])
        for photo, added_by in found
    ]


def _uses(session: Session, photo_ids: list[str]) -> dict[str, tuple[str, ...]]:
    # A use is one in the article as it stands: its head version.
    found = session.execute(
        select(VersionPhoto.photo_id, Article.slug)
        .join(ArticleVersion, ArticleVersion.version_id == VersionPhoto.version_id)
        .join(
            Article,
            (Article.article_id == ArticleVersion.article_id)
            & (Article.head_version == ArticleVersion.number),
        )
        .where(VersionPhoto.photo_id.in_(photo_ids))
        .order_by(Article.slug)
    )
    used_in: dict[str, tuple[str, ...]] = {}
    for photo_id, slug in found:
        used_in[photo_id] = (*used_in.get(photo_id, ()), slug)
    return used_in


def _row(photo: Photo, added_by_name: str, used_in: tuple[str, ...], provenance: PhotoProvenance) -> PhotoRow:
    return PhotoRow(
        photo_id=photo.photo_id,
        sha256=photo.sha256,
        file_name=photo.file_name,
        format=photo.format,
        width=photo.width,
        height=photo.height,
        size_bytes=photo.size_bytes,
        caption=photo.caption,
        creator=photo.creator,
        credit_line=photo.credit_line,
        source=photo.source,
        copyright=photo.copyright,
        alt_text=photo.alt_text,
        usage_rights=UsageRights(photo.usage_rights) if photo.usage_rights else None,
        taken_at=photo.taken_at,
        text_encoding=photo.text_encoding,
        has_location=photo.has_location,
        embedded_credit=photo.embedded_credit,
        added_by_name=added_by_name,
        added_at=photo.added_at,
        used_in=used_in,
        provenance=provenance,
    )
