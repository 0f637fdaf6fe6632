"""The review notes beside an article."""

from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from cms.body.notes import Anchor
from cms.db.tables import Article, Person
from cms.db.tables_beside import ReviewNote
from cms.domain.review_notes import NoteRow, NoteThread


def threads_of(session: Session, article: Article) -> tuple[NoteThread, ...]:
    """Return every thread, the one that was begun first at the head, its notes in the order they were written."""
    settler = aliased(Person)
    found = session.execute(
        select(ReviewNote, Person.login, Person.name, settler.login, settler.name)
        .join(Person, Person.person_id == ReviewNote.written_by)
        .outerjoin(settler, settler.person_id == ReviewNote.resolved_by)
        .where(ReviewNote.article_id == article.article_id)
        .order_by(ReviewNote.thread_id, ReviewNote.written_at, ReviewNote.note_id)
    ).all()
    threads = []
    for thread_id, together in groupby(found, key=lambda row: row[0].thread_id):
        # The first is the one that says where the thread stands.
        rows = sorted(together, key=lambda row: row[0].anchor is None)
        first, settled_by, settler_name = rows[0][0], rows[0][3], rows[0][4]
        notes = tuple(
            NoteRow(note.note_id, login, name, note.words, note.written_at) for note, login, name, *_ in rows
        )
        anchor = Anchor(**(first.anchor or {}))
        threads.append(
            NoteThread(thread_id, anchor, notes, settled_by or "", settler_name or "", first.resolved_at)
        )
    return tuple(sorted(threads, key=lambda thread: (thread.notes[0].written_at, thread.thread_id)))
