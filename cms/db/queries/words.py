"""The newsroom's words, and the names that everybody here knows how to spell."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import Desk, ListedWord, NewsroomRecord, Person


def listed_words(session: Session) -> frozenset[str]:
    """Return every word of the newsroom's list."""
    return frozenset(session.scalars(select(ListedWord.word)))


def names_here(session: Session) -> frozenset[str]:
    """Return the names of the newsroom, its desks and its people, their bylines too, in both languages."""
    people = session.execute(select(Person.name, Person.name_ko, Person.byline))
    desks = session.execute(select(Desk.name, Desk.name_ko))
    newsroom = session.execute(select(NewsroomRecord.name, NewsroomRecord.name_ko))
    return frozenset(name for rows in (people, desks, newsroom) for row in rows for name in row if name)
