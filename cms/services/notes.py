"""Review notes: said beside the text by the people of the article's desk; no part of it, they make no version."""

from typing import Any

from sqlalchemy.orm import Session

from cms.body.notes import Anchor, new_thread_id
from cms.db.queries.articles import article_by_slug
from cms.db.queries.notes import threads_of
from cms.db.queries.people import roles_at
from cms.db.tables import Article
from cms.db.transaction import reading
from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.review_notes import LONGEST_NOTE, NoteThread
from cms.services.connection import Connection


class Notes:
    """The notes of one newsroom, as one person writes and reads them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, slug: str, anchor: Anchor, words: str, *, thread_id: str = "", command_id: str = "") -> str:
        """Begin a thread beside the words of *anchor*, and return its id: *thread_id* if one is given."""
        return self._say(slug, thread_id or new_thread_id(), words, anchor, command_id)

    def reply(self, slug: str, thread_id: str, words: str, *, command_id: str = "") -> None:
        """Answer in a thread; one that was settled stays so."""
        self._say(slug, thread_id, words, None, command_id)

    def resolve(self, slug: str, thread_id: str, *, command_id: str = "") -> None:
        """Say that a thread is settled; it is kept, and shown no more beside the text."""

        def settle(session: Session) -> dict[str, Any]:
            return self._connection.keeper.resolve_notes(session, self._article(session, slug), thread_id)

        self._connection.command("resolve_notes", settle, command_id)

    def reopen(self, slug: str, thread_id: str, *, command_id: str = "") -> None:
        """Say that a settled thread is not settled after all."""

        def open_again(session: Session) -> dict[str, Any]:
            return self._connection.keeper.reopen_notes(session, self._article(session, slug), thread_id)

        self._connection.command("reopen_notes", open_again, command_id)

    def threads(self, slug: str) -> tuple[NoteThread, ...]:
        """Return every thread beside the article, settled ones too, in the order they were begun."""
        with reading(self._connection.readable) as session:
            return threads_of(session, article_by_slug(session, slug))

    def _say(self, slug: str, thread_id: str, words: str, anchor: Anchor | None, command_id: str) -> str:
        said = words.strip()
        if not 0 < len(said) <= LONGEST_NOTE:
            raise RuleBroken("A note has 1 to {most} characters.", most=LONGEST_NOTE)

        def say(session: Session) -> dict[str, Any]:
            article = self._article(session, slug)
            return self._connection.keeper.add_note(session, article, thread_id, said, anchor)

        told: str = self._connection.command("add_note", say, command_id)["thread_id"]
        return told

    def _article(self, session: Session, slug: str) -> Article:
        article = article_by_slug(session, slug)
        if not roles_at(session, self._connection.person_id, article.desk_id):
            raise NotAllowed("Only members of the article’s desk write notes beside it.")
        return article
