"""Review notes: said beside the text by the people of the article's desk; no part of it, they make no version."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from cms.body.notes import Anchor, new_thread_id
from cms.db.queries.articles import article_by_slug
from cms.db.queries.notes import threads_of
from cms.db.tables import Person
from cms.db.transaction import reading
from cms.domain.errors import RuleBroken
from cms.domain.review_notes import LONGEST_NOTE, NoteRow, NoteThread
from cms.domain.waiting import Said, Saying
from cms.services.connection import Connection
from cms.services.saying_later import Answer, SayingLater


class Notes:
    """The notes of one newsroom, as one person writes and reads them; while it is away they wait on this computer."""

    def __init__(self, connection: Connection, later: SayingLater) -> None:
        self._connection = connection
        self._later = later

    def add(self, slug: str, anchor: Anchor, words: str, *, thread_id: str = "", command_id: str = "") -> str:
        """Begin a thread beside the words of *anchor*, and return its id: *thread_id* if one is given."""
        thread_id = thread_id or new_thread_id()
        content = {"thread_id": thread_id, "words": _fit(words), "anchor": asdict(anchor)}
        told = self._say(Saying.NOTE, slug, content, command_id)
        return str(told["thread_id"]) if told else thread_id

    def reply(self, slug: str, thread_id: str, words: str, *, command_id: str = "") -> None:
        """Answer in a thread; one that was settled stays so."""
        self._say(Saying.REPLY, slug, {"thread_id": thread_id, "words": _fit(words)}, command_id)

    def resolve(self, slug: str, thread_id: str, *, command_id: str = "") -> None:
        """Say that a thread is settled; it is kept, and shown no more beside the text."""
        self._say(Saying.RESOLVE, slug, {"thread_id": thread_id}, command_id)

    def reopen(self, slug: str, thread_id: str, *, command_id: str = "") -> None:
        """Say that a settled thread is not settled after all."""
        self._say(Saying.REOPEN, slug, {"thread_id": thread_id}, command_id)

    def threads(self, slug: str) -> tuple[NoteThread, ...]:
        """Return every thread beside the article, settled ones too, in the order they were begun.

        What waits for the newsroom, and what it refused, is among them.
        """
        with reading(self._connection.readable) as session:
            article = article_by_slug(session, slug)
            kept = self._later.kept_of(article.article_id)
            found = threads_of(session, article)
            me = session.get_one(Person, self._connection.person_id)
            return _with_kept(found, kept, (me.login, me.name)) if kept else found

    def discard(self, note_id: str) -> None:
        """Let go of a note the newsroom refused."""
        self._later.let_go(note_id)

    def _say(
        self, saying: Saying, slug: str, content: Mapping[str, object], command_id: str
    ) -> Answer | None:
        with reading(self._connection.readable) as session:
            article_id = article_by_slug(session, slug).article_id
        return self._later.say(saying, content, article_id=article_id, command_id=command_id)


def _fit(words: str) -> str:
    said = words.strip()
    if not 0 < len(said) <= LONGEST_NOTE:
        raise RuleBroken("A note has 1 to {most} characters.", most=LONGEST_NOTE)
    return said


def _with_kept(
    found: tuple[NoteThread, ...], kept: Iterable[Said], me: tuple[str, str]
) -> tuple[NoteThread, ...]:
    threads = {thread.thread_id: thread for thread in found}
    for said in kept:
        thread_id = said.content.get("thread_id", "")
        thread = threads.get(thread_id)
        if said.saying is Saying.NOTE and thread is None:
            threads[thread_id] = NoteThread(thread_id, Anchor(**said.content["anchor"]), (_row(said, me),))
        elif said.saying is Saying.REPLY and thread is not None:
            threads[thread_id] = replace(thread, notes=(*thread.notes, _row(said, me)))
        elif said.is_refused or thread is None:
            continue
        elif said.saying is Saying.RESOLVE:
            threads[thread_id] = replace(
                thread, resolved_by=me[0], resolved_by_name=me[1], resolved_at=said.said_at
            )
        elif said.saying is Saying.REOPEN:
            threads[thread_id] = replace(thread, resolved_by="", resolved_by_name="", resolved_at=None)
    return tuple(threads.values())


def _row(said: Said, me: tuple[str, str]) -> NoteRow:
    return NoteRow(
        said.command_id, *me, said.content["words"], said.said_at, is_kept=True, refusal=said.refusal
    )
