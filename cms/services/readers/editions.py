"""Making an edition: everything readers get of one version, as a value that is kept whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cms.body.diff import Change
from cms.db.base import new_id
from cms.db.queries.credits import house_for
from cms.db.queries.editions import editions_of
from cms.db.queries.people import the_newsroom
from cms.db.queries.versions import text_of, version_of
from cms.db.tables import Article, ArticleVersion, Person, Photo
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import House
from cms.domain.difference import difference
from cms.domain.edition import (
    Notice,
    NoticeKind,
    PublishedAuthor,
    PublishedEdition,
    PublishedPhoto,
    from_json,
    published_blocks,
)
from cms.domain.languages import in_language
from cms.domain.photos.crop import Crop
from cms.domain.photos.facts import told_by
from cms.domain.workflow import EditionKind
from cms.services.photos.pictures import PublishedPictures


class EditionMaker:
    """Makes editions out of versions."""

    def __init__(self, clock: Callable[[], datetime], pictures: PublishedPictures) -> None:
        self._clock = clock
        self._pictures = pictures

    def edition_of(
        self, session: Session, article: Article, version: ArticleVersion, kind: EditionKind, notice: str
    ) -> PublishedEdition:
        """Return the edition that *version* makes now, with the notices readers were given before."""
        text = text_of(version)
        newsroom = the_newsroom(session)
        now = self._clock().astimezone(ZoneInfo(newsroom.time_zone))
        rows = editions_of(session, article.article_id)
        earlier = [from_json(row.content) for row in rows]
        notices = earlier[-1].notices if earlier else ()
        if kind is not EditionKind.FIRST and rows:
            before = text_of(version_of(session, article, rows[-1].version))
            told = notice_of(kind, notice, before, text, at=now)
            notices = (*notices, told) if told.text or told.changed else notices
        return PublishedEdition(
            edition_id=new_id(),
            article_id=article.article_id,
            slug=article.slug,
            desk_slug=article.desk.slug,
            desk_name=in_language(article.language, article.desk.name, article.desk.name_ko),
            language=article.language,
            headline=text.headline,
            subheadline=text.subheadline,
            summary=text.summary,
            byline=text.byline,
            dateline=text.dateline,
            blocks=published_blocks(text.body),
            photos=self._photos(session, text, house_for(session, article.desk_id, article.language)),
            authors=(_author(session, article),),
            first_published_at=earlier[0].first_published_at if earlier else now,
            published_at=now,
            kind=kind,
            notices=notices,
            is_retracted=kind is EditionKind.RETRACTION,
        )

    def _photos(self, session: Session, text: ArticleText, house: House) -> tuple[PublishedPhoto, ...]:
        return tuple(
            self._photo(session.get_one(Photo, use.photo_id), use, position, house)
            for position, use in enumerate(text.photos, start=1)
        )

    def _photo(self, photo: Photo, use: PhotoUse, position: int, house: House) -> PublishedPhoto:
        crop, told = use.crop or Crop(), told_by(photo.embedded)
        width, height = crop.size_of(photo.width, photo.height)
        published = PublishedPhoto(
            photo_id=photo.photo_id,
            position=position,
            caption=use.caption,
            alt_text=use.alt_text,
            credit_line=use.credit_line,
            printed=printed_line(use.caption, use.credit_line, house),
            creator=photo.creator,
            copyright=photo.copyright,
            source=photo.source,
            usage_terms=told.get("usage_terms", ""),
            web_statement=told.get("web_statement", ""),
            licensor_url=told.get("licensor_url", ""),
            digital_source_type=photo.digital_source_type,
            data_mining=told.get("data_mining", ""),
            width=width,
            height=height,
        )
        renditions = self._pictures.renditions_of(published, photo.sha256, crop.key)
        return replace(published, renditions=renditions)


def notice_of(
    kind: EditionKind, notice: str, before: ArticleText, after: ArticleText, *, at: datetime
) -> Notice:
    """Return what readers are told of an edition: in whose stead it stands, what is not as it was, and why."""
    told = Notice(kind=NoticeKind(kind.value), text=notice, at=at)
    if kind is EditionKind.RETRACTION:
        return told
    found = difference(before, after, from_version=0, to_version=0)
    lines = [change.field for change in found.fields if not change.photo]
    body = ["body"] if any(change.change is not Change.SAME for change in found.body) else []
    photos = ["photos"] if any(change.photo for change in found.fields) else []
    return replace(
        told,
        changed=(*lines, *body, *photos),
        words_added=found.words_added,
        words_removed=found.words_removed,
    )


def _author(session: Session, article: Article) -> PublishedAuthor:
    writer = session.get_one(Person, article.created_by)
    return PublishedAuthor(name=in_language(article.language, writer.name, writer.name_ko))
