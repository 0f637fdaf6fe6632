"""Review notes in a newsroom kept in a file."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import null, select
from sqlalchemy.orm import Session

from cms.body.notes import Anchor
from cms.db.base import new_id
from cms.db.keeping.file_acts import Hand
from cms.db.tables import Article
from cms.db.tables_beside import ReviewNote
from cms.domain.errors import NotFound


def add(
    hand: Hand, session: Session, article: Article, thread_id: str, words: str, anchor: Anchor | None
) -> dict[str, Any]:
    """Add a note to a thread; the first one, which has an anchor, begins it."""
    if anchor is None:
        _first_of(session, article, thread_id)
    note = ReviewNote(
        # Not the JSON word for nothing, but nothing.
        anchor=null() if anchor is None else asdict(anchor),
        note_id=new_id(),
        article_id=article.article_id,
        thread_id=thread_id,
        words=words,
        written_by=hand.person_id,
        written_at=hand.clock(),
    )
    session.add(note)
    return {"thread_id": thread_id, "note_id": note.note_id}


def resolve(hand: Hand, session: Session, article: Article, thread_id: str) -> dict[str, Any]:
    """Settle a thread; one that is settled already stays as it was settled."""
    first = _first_of(session, article, thread_id)
    if first.resolved_at is None:
        first.resolved_by, first.resolved_at = hand.person_id, hand.clock()
    return {"thread_id": thread_id}


def reopen(session: Session, article: Article, thread_id: str) -> dict[str, Any]:
    """Open a settled thread again; one that is open stays so."""
    first = _first_of(session, article, thread_id)
    first.resolved_by = first.resolved_at = None
    return {"thread_id": thread_id}


def _first_of(session: Session, article: Article, thread_id: str) -> ReviewNote:
    notes = session.scalars(
        select(ReviewNote).where(
            ReviewNote.article_id == article.article_id, ReviewNote.thread_id == thread_id
        )
    )
    first = next((note for note in notes if note.anchor is not None), None)
    if first is None:
        raise NotFound("There is no such thread of notes beside this article.")
    return first
