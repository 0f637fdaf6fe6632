"""What agencies sent, in a newsroom kept in a file; and which article is which in another language."""

from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.keeping import file_steps, file_texts
from cms.db.keeping.answers import standing_after
from cms.db.keeping.file_acts import Hand, place_of
from cms.db.keeping.keeper import Taking
from cms.db.tables import Arrival, Article, Desk
from cms.domain.article import ArticleText
from cms.domain.errors import RuleBroken
from cms.domain.wire import WireItem
from cms.domain.workflow import Publication, Step


def bring_in(
    hand: Hand, session: Session, slug: str, desk: Desk, item: WireItem, text: ArticleText
) -> dict[str, Any]:
    """Add an article of *item*; the embargo it carries holds before anybody can have seen it."""
    answer = file_texts.start(hand, session, slug, desk, item.language, text)
    article = session.get_one(Article, answer["article_id"])
    _hold_back(hand, session, article, item)
    _note(hand, session, article, item, article.head_version)
    return answer


def bring_again(
    hand: Hand, session: Session, article: Article, item: WireItem, text: ArticleText, base: int
) -> dict[str, Any]:
    """Keep a later version of *item* as the article's next version or, where somebody has saved since, aside."""
    _hold_back(hand, session, article, item)
    answer = file_texts.save(hand, session, article, text, base, "")
    _note(hand, session, article, item, answer["kept_aside"] or article.head_version)
    return answer


def link_translation(
    hand: Hand, session: Session, article: Article, original: Article | None
) -> dict[str, Any]:
    """Let the article name *original*, or nothing; the ledger keeps who said so."""
    if original is not None and session.scalar(
        select(Article.article_id).where(Article.translation_of == article.article_id).limit(1)
    ):
        raise RuleBroken(
            "Other articles are translations of this one already; link them to the other article."
        )
    before = place_of(article)
    article.translation_of = original.article_id if original else None
    session.flush()
    hand.enter(
        session, article, "link_translation", before, f"of {original.slug}" if original else "of nothing"
    )
    return standing_after(article)


def _hold_back(hand: Hand, session: Session, article: Article, item: WireItem) -> None:
    if item.is_embargoed(hand.clock()) and article.publication != Publication.RETRACTED:
        until = item.embargo_until.astimezone(UTC) if item.embargo_until else None
        reason = f"set by {item.source}" if item.source else "set by the sender"
        file_steps.take(hand, session, article, Taking(Step.SET_EMBARGO, reason=reason, until=until))


def _note(hand: Hand, session: Session, article: Article, item: WireItem, number: int) -> None:
    session.add(
        Arrival(
            article_id=article.article_id,
            number=number,
            guid=item.guid,
            item_version=item.version,
            form=item.form.value,
            source=item.source,
            credit=item.credit,
            copyright=item.copyright,
            usage_terms=item.usage_terms,
            editors_note=item.editors_note,
            sent_at=item.created_at,
            brought_by=hand.person_id,
            arrived_at=hand.clock(),
        )
    )
    session.flush()
