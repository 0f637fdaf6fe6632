"""The right to write, in a newsroom kept in a file."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.base import new_id
from cms.db.keeping.answers import standing_after
from cms.db.keeping.file_acts import Hand, place_of
from cms.db.keeping.file_texts import save_unfinished
from cms.db.tables import Article, EditLease, LeaseRequest, Person
from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.rows import Lease

# A lease lapses after this silence; its holder's window renews it every 20 seconds.
LEASE_LASTS = timedelta(seconds=90)


def take(hand: Hand, session: Session, article: Article) -> Lease:
    """Take or renew the lease; if somebody else has it, the answer has no token and says who.

    Whoever lets the right lapse keeps their unfinished text: it becomes a version of theirs first.
    """
    now = hand.clock()
    lease = session.get(EditLease, article.article_id)
    if lease is not None and lease.person_id != hand.person_id:
        if lease.expires_at > now:
            holder = session.get_one(Person, lease.person_id)
            return Lease("", lease.expires_at, lease.since, holder.name)
        save_unfinished(hand, session, article, lease.person_id)
    if lease is None or lease.expires_at <= now:
        lease = _given(hand, session, article, hand.person_id)
    lease.expires_at = now + LEASE_LASTS
    request = session.get(LeaseRequest, article.article_id)
    asked_by = session.get_one(Person, request.person_id).name if request else ""
    return Lease(lease.token, lease.expires_at, lease.since, asked_by_name=asked_by)


def release(session: Session, article_id: str, token: str) -> None:
    """Let others write; a token that is no longer valid releases nothing."""
    session.execute(delete(EditLease).where(EditLease.article_id == article_id, EditLease.token == token))


def ask(hand: Hand, session: Session, article: Article) -> None:
    """Ask the holder for the lease; the newest request is the one that is answered."""
    session.merge(
        LeaseRequest(article_id=article.article_id, person_id=hand.person_id, asked_at=hand.clock())
    )


def hand_over(hand: Hand, session: Session, article: Article, token: str) -> dict[str, Any]:
    """Give the lease to whoever asked; what the holder had not finished becomes a version of theirs first."""
    lease = session.get(EditLease, article.article_id)
    request = session.get(LeaseRequest, article.article_id)
    if lease is None or lease.person_id != hand.person_id or lease.token != token:
        raise NotAllowed("Somebody else has the right to write in this article already.")
    if request is None:
        raise RuleBroken("Nobody asks to write in this article any more.")
    save_unfinished(hand, session, article, hand.person_id)
    given = _given(hand, session, article, request.person_id)
    given.expires_at = hand.clock() + LEASE_LASTS
    hand.enter(
        session, article, "hand_over", place_of(article), session.get_one(Person, request.person_id).login
    )
    return standing_after(article)


def _given(hand: Hand, session: Session, article: Article, person_id: str) -> EditLease:
    now = hand.clock()
    session.execute(delete(LeaseRequest).where(LeaseRequest.article_id == article.article_id))
    return session.merge(
        EditLease(
            article_id=article.article_id,
            person_id=person_id,
            token=new_id(),
            since=now,
            expires_at=now + LEASE_LASTS,
        )
    )
