"""Texts in a newsroom kept in a file: versions, side versions, working copies."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from cms.body.model import to_json
from cms.db.keeping.answers import standing_after
from cms.db.keeping.file_acts import NOWHERE, Hand, forget_schedule, place_of
from cms.db.queries.articles import sent_to, standing_of
from cms.db.queries.photos import photo_by_id
from cms.db.queries.versions import next_number
from cms.db.tables import Article, ArticleVersion, Desk, EditLease, VersionPhoto, WorkingCopy
from cms.domain.article import ArticleText, cleaned, cleaned_line, content_hash, text_from_json, text_to_json
from cms.domain.counts import length_of
from cms.domain.photos.crop import crop_to_json
from cms.domain.workflow import Publication, Stage, Step, refusal_of


def start(
    hand: Hand, session: Session, slug: str, desk: Desk, language: str, text: ArticleText
) -> dict[str, Any]:
    """Add an article with *text* as its first version."""
    now = hand.clock()
    article = Article(
        slug=slug,
        desk_id=desk.desk_id,
        language=language,
        stage=Stage.DRAFT,
        publication=Publication.UNPUBLISHED,
        head_version=0,
        stage_at=now,
        created_by=hand.person_id,
        assigned_to=hand.person_id,
        created_at=now,
        last_approved_version=0,
    )
    session.add(article)
    session.flush()
    _add_version(hand, session, article, text, base=None)
    hand.enter(session, article, "create", NOWHERE)
    return standing_after(article)


def save(
    hand: Hand, session: Session, article: Article, text: ArticleText, base: int | None, token: str
) -> dict[str, Any]:
    """Make *text* the next version; the head version's own text changes nothing, a late one is kept aside."""
    head_hash = session.scalars(
        select(ArticleVersion.content_hash).where(
            ArticleVersion.article_id == article.article_id, ArticleVersion.number == article.head_version
        )
    ).one()
    if content_hash(text) == head_hash:
        _forget_working_copy(hand, session, article)
        return standing_after(article)
    if (base is not None and base != article.head_version) or _others_lease(hand, session, article, token):
        return keep_aside(hand, session, article, text, base)
    before = place_of(article)
    _add_version(hand, session, article, text, base=article.head_version)
    was_approved = before.stage == Stage.APPROVED
    if was_approved:
        _revoke(hand, article)
    _forget_working_copy(hand, session, article)
    reason = "approval revoked: the text changed" if was_approved else ""
    hand.enter(session, article, Step.SAVE, before, reason)
    return standing_after(article, revoked_approval=was_approved)


def keep_aside(
    hand: Hand, session: Session, article: Article, text: ArticleText, base: int | None
) -> dict[str, Any]:
    """Keep *text* as a side version."""
    number = _add_version(hand, session, article, text, base=base, is_side=True)
    _forget_working_copy(hand, session, article)
    hand.enter(session, article, "save_aside", place_of(article), f"version {number}")
    return standing_after(article, kept_aside=number)


def keep_working_copy(
    hand: Hand, session: Session, article_id: str, language: str, text: ArticleText, base: int
) -> None:
    """Keep unfinished text beside the versions."""
    length = length_of(text.plain_body, language)
    kept = {
        "base_number": base,
        "text": text_to_json(text),
        "content_hash": content_hash(cleaned(text)),
        "words": length.words,
        "characters": length.characters,
        "saved_at": hand.clock(),
    }
    # What was kept before is not read: somebody is typing meanwhile.
    place = {"article_id": article_id, "person_id": hand.person_id}
    new = insert(WorkingCopy).values(**place, **kept)
    session.execute(
        new.on_conflict_do_update(
            index_elements=list(place), set_={name: new.excluded[name] for name in kept}
        )
    )


def keep_unless_a_version(
    hand: Hand, session: Session, article_id: str, text: ArticleText, base: int
) -> datetime | None:
    """Keep unfinished text, but not where readers' lists or an approval would miss it; return when it was kept."""
    to = sent_to(session, article_id, hand.person_id)
    if to.stage is Stage.APPROVED or cleaned_line(text.headline) != to.headline:
        return None
    keep_working_copy(hand, session, article_id, to.language, text, base)
    return hand.clock()


def save_unfinished(hand: Hand, session: Session, article: Article, writer_id: str) -> None:
    """Make a version, under the writer's own name, of what they had not finished when somebody takes over."""
    copy = session.get(WorkingCopy, (article.article_id, writer_id))
    if copy is None:
        return
    text = cleaned(text_from_json(copy.text))
    standing = standing_of(session, article, writer_id)
    writer = replace(hand, person_id=writer_id)
    if article.stage != Stage.APPROVED and refusal_of(Step.SAVE, standing) is None:
        save(writer, session, article, text, copy.base_number, "")
    else:
        keep_aside(writer, session, article, text, copy.base_number)


def _add_version(
    hand: Hand,
    session: Session,
    article: Article,
    text: ArticleText,
    *,
    base: int | None,
    is_side: bool = False,
) -> int:
    number = next_number(session, article.article_id)
    length = length_of(text.plain_body, article.language)
    session.add(
        ArticleVersion(
            article_id=article.article_id,
            number=number,
            base_number=base,
            is_side=is_side,
            headline=text.headline,
            subheadline=text.subheadline,
            summary=text.summary,
            byline=text.byline,
            dateline=text.dateline,
            body=to_json(text.body),
            content_hash=content_hash(text),
            words=length.words,
            characters=length.characters,
            saved_by=hand.person_id,
            saved_at=hand.clock(),
            photos=[
                VersionPhoto(
                    position=position,
                    photo_id=photo_by_id(session, use.photo_id).photo_id,
                    caption=use.caption,
                    credit_line=use.credit_line,
                    alt_text=use.alt_text,
                    crop=None if use.crop is None else crop_to_json(use.crop),
                )
                for position, use in enumerate(text.photos, start=1)
            ],
        )
    )
    if not is_side:
        article.head_version = number
    session.flush()
    return number


def _revoke(hand: Hand, article: Article) -> None:
    # The schedule named the approved version, so it falls with the approval.
    if article.publication == Publication.SCHEDULED:
        forget_schedule(article)
    hand.move(article, Stage.SUBMITTED)
    article.approved_version = article.approved_hash = None
    article.approved_by = article.approved_at = None
    article.claimed_by = None
    article.submitted_by = hand.person_id


def _others_lease(hand: Hand, session: Session, article: Article, token: str) -> bool:
    lease = session.get(EditLease, article.article_id)
    if lease is None or lease.expires_at <= hand.clock():
        return False
    return lease.person_id != hand.person_id or bool(token and token != lease.token)


def _forget_working_copy(hand: Hand, session: Session, article: Article) -> None:
    session.execute(
        delete(WorkingCopy).where(
            WorkingCopy.article_id == article.article_id, WorkingCopy.person_id == hand.person_id
        )
    )
