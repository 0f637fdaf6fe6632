"""The wire desk: what agencies send becomes drafts, each with its source and under the embargo it carries."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.body.model import plain_text
from cms.db.keeping.answers import step_taken
from cms.db.queries.arrivals import arrivals_of, earlier_arrival, known_as
from cms.db.queries.articles import article_by_slug
from cms.db.queries.people import desk_by_slug, roles_at
from cms.db.tables import Article, Desk
from cms.db.transaction import reading
from cms.domain.article import ArticleText, cleaned
from cms.domain.counts import length_of
from cms.domain.errors import NewsroomError, NotAllowed, RuleBroken, UnreadableFile
from cms.domain.rows import StepTaken
from cms.domain.slugs import numbered, slug_out_of
from cms.domain.wire import ArrivalRow, Brought, WireItem, WireStatus
from cms.intake.wire.reading import items_in
from cms.services.connection import Connection
from cms.services.photos.library import Photos
from cms.services.wire.pictures import FoundPicture, found_pictures, uses_of

_HEADLINE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class _Arriving:
    """An item, and those of its pictures that came along."""

    item: WireItem
    pictures: tuple[FoundPicture, ...]


class WireDesk:
    """Brings in what agencies send."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._photos = Photos(connection)

    def bring(self, file: Path, *, desk: str) -> list[Brought]:
        """Make a draft at *desk* of each text in *file*, and tell what became of it; the file itself stays as it is."""
        try:
            items = items_in(file)
        except NewsroomError as error:
            return [Brought(file=str(file), error=error)]
        return [self._bring(file, item, desk) for item in items]

    def arrivals(self, slug: str) -> list[ArrivalRow]:
        """Return where the article's versions came from, the newest first; nothing for one written here."""
        with reading(self._connection.engine) as session:
            return arrivals_of(session, article_by_slug(session, slug).article_id)

    def link_translation(self, slug: str, original: str, *, command_id: str = "") -> StepTaken:
        """Say that the article is *original* in another language; an empty *original* says it is of none."""

        def link(session: Session) -> dict[str, Any]:
            article = article_by_slug(session, slug)
            if not roles_at(session, self._connection.person_id, article.desk_id):
                raise NotAllowed("You are not a member of this article’s desk.")
            other = _first_of_its_kind(session, article_by_slug(session, original)) if original else None
            if other is not None and other.language == article.language:
                raise RuleBroken("Both are in the same language, so neither is a translation of the other.")
            return self._connection.keeper.link_translation(session, article, other)

        return step_taken(self._connection.command("link_translation", link, command_id))

    def _bring(self, file: Path, item: WireItem, desk: str) -> Brought:
        if item.status is WireStatus.WITHHELD:
            # The sender may let it go or take it back: until then nobody may publish it.
            item = replace(item, has_embargo=True, embargo_until=None)
        has_embargo = item.is_embargoed(self._connection.clock())
        told = Brought(
            file=str(file),
            form=item.form.value,
            headline=_headline_of(item),
            words=length_of(plain_text(item.body), item.language).words,
            byline=item.byline,
            has_embargo=has_embargo,
            embargo_until=item.embargo_until if has_embargo else None,
        )
        try:
            return self._brought(file, item, desk, told)
        except NewsroomError as error:
            return replace(told, error=error)

    def _brought(self, file: Path, item: WireItem, desk: str, told: Brought) -> Brought:
        with reading(self._connection.engine) as session:
            _desk_for(session, self._connection.person_id, desk)
            known = known_as(session, item.guid, item.version)
            earlier = earlier_arrival(session, item.guid)
            slug = known.slug if known else _slug_of(session, earlier.article_id) if earlier else ""
            base = earlier.number if earlier else 0
            known_id = known.article_id if known else ""
        if item.status is WireStatus.CANCELED:
            raise _canceled(item, slug)
        if known_id:
            return replace(told, article_id=known_id, slug=slug, is_known=True)
        if item.is_picture:
            return self._picture_brought(file, item, told)
        pictures = found_pictures(self._photos, item.pictures, file.parent)
        arriving = _Arriving(item, pictures)
        taken = self._kept_again(slug, arriving, base) if earlier else self._started(desk, arriving)
        return replace(
            told,
            article_id=taken.article_id,
            slug=taken.slug,
            kept_aside=taken.kept_aside,
            pictures=len(pictures),
            pictures_left=len(item.pictures) - len(pictures),
        )

    def _picture_brought(self, file: Path, item: WireItem, told: Brought) -> Brought:
        if told.has_embargo:
            raise RuleBroken("The picture is under embargo, so it stays with its file until that has passed.")
        pictures = found_pictures(self._photos, item.pictures, file.parent)
        if not pictures:
            raise UnreadableFile(
                "The picture that “{file}” tells of is not beside it. Put it there, and bring both in again.",
                file=file.name,
            )

        def add(session: Session) -> dict[str, Any]:
            return {"photos": [use.photo_id for use in uses_of(session, self._photos, pictures)]}

        self._connection.command("add_photo", add)
        return replace(told, pictures=len(pictures))

    def _started(self, desk: str, arriving: _Arriving) -> StepTaken:
        item = arriving.item
        name = slug_out_of(item.slugline, _headline_of(item), f"{item.source} {item.guid[-12:]}")

        def start(session: Session) -> dict[str, Any]:
            found = _desk_for(session, self._connection.person_id, desk)
            slug = _free(session, name)
            return self._connection.keeper.bring_in(
                session, slug, found, item, self._whole(session, arriving)
            )

        return self._command("create", start)

    def _kept_again(self, slug: str, arriving: _Arriving, base: int) -> StepTaken:
        def keep(session: Session) -> dict[str, Any]:
            article, text = article_by_slug(session, slug), self._whole(session, arriving)
            return self._connection.keeper.bring_again(session, article, arriving.item, text, base)

        return self._command("save", keep)

    def _whole(self, session: Session, arriving: _Arriving) -> ArticleText:
        # In the same transaction as the article: the library never has a picture of it that the embargo does not cover.
        uses = uses_of(session, self._photos, arriving.pictures)
        return cleaned(replace(_text_of(arriving.item), photos=uses))

    def _command(self, name: str, act: Callable[[Session], dict[str, Any]]) -> StepTaken:
        return step_taken(self._connection.command(name, act))


def _text_of(item: WireItem) -> ArticleText:
    return ArticleText(
        headline=_headline_of(item),
        subheadline=item.subheadline,
        summary=item.summary,
        byline=item.byline,
        dateline=item.dateline,
        body=item.body,
    )


def _headline_of(item: WireItem) -> str:
    """Return the headline, or what an editor will know the item by until they write one."""
    if item.headline or item.slugline:
        return item.headline or item.slugline
    words = plain_text(item.body).split("\n", 1)[0]
    return words if len(words) <= _HEADLINE_LENGTH else words[:_HEADLINE_LENGTH].rpartition(" ")[0] + "…"


def _desk_for(session: Session, person_id: str, slug: str) -> Desk:
    desk = desk_by_slug(session, slug)
    if not roles_at(session, person_id, desk.desk_id):
        raise NotAllowed("You are not a member of the desk “{desk}”.", desk=desk.slug)
    return desk


def _slug_of(session: Session, article_id: str) -> str:
    return session.get_one(Article, article_id).slug


def _free(session: Session, slug: str) -> str:
    pattern = f"{slug}%"
    taken = set(session.scalars(select(Article.slug).where(Article.slug.like(pattern))))
    number = 1
    while numbered(slug, number) in taken:
        number += 1
    return numbered(slug, number)


def _first_of_its_kind(session: Session, article: Article) -> Article:
    """Return the article all translations name: of a translation, the one it is of."""
    return session.get_one(Article, article.translation_of) if article.translation_of else article


def _canceled(item: WireItem, slug: str) -> RuleBroken:
    source = item.source or "Its sender"
    if not slug:
        return RuleBroken("{source} has canceled this item, so it was not brought in.", source=source)
    return RuleBroken(
        "{source} has canceled this item, which is in the newsroom as “{slug}”. Take that article back.",
        source=source,
        slug=slug,
    )
