"""From the journal to the newsroom: what is typed is kept here first, and sent on when there is a moment."""

import threading
from datetime import datetime

from cms.domain.article import ArticleText, cleaned, content_hash
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import OpenArticle, Opened, Sent, StepTaken
from cms.journal.journal import Draft, Journal
from cms.services.articles.drafting import Drafting
from cms.services.articles.reading import Reading
from cms.services.connection import Connection


class Syncing:
    """The writer's text on its way from the keyboard to the newsroom."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal
        self._drafting = Drafting(connection)
        self._reading = Reading(connection)
        # Typing is kept while versions are made of what was typed before. Which version each of them was begun on,
        # and which it became: whoever typed on meanwhile goes on from there, and is late for nothing.
        self._became: dict[tuple[str, int], int] = {}
        self._turns = threading.Lock()

    def keep(self, article_id: str, text: ArticleText, *, base: int, caret: str = "") -> datetime:
        """Put the text into the journal; when this returns, no crash and no power cut can lose it."""
        kept_at = self._connection.clock()
        with self._turns:
            self._journal.keep(Draft(article_id, self._newest(article_id, base), text, kept_at, caret))
        return kept_at

    def send(self, article_id: str, *, token: str = "") -> Sent | None:
        """Bring what the journal has to the newsroom as the working copy; None if there was nothing to bring.

        Where it must become a version at once (`Drafting.keep_unless_a_version` says where), it does.
        """
        draft = self._journal.draft_of(article_id)
        if draft is None or draft.is_sent:
            return None
        at = self._drafting.keep_unless_a_version(article_id, draft.text, base=draft.base)
        if at is None:
            return self.save_version(article_id, token=token)
        self._journal.mark_sent(draft)
        return Sent(at)

    def save_version(self, article_id: str, *, token: str = "", goes_on: bool = True) -> Sent | None:
        """Make what was typed a version of the article; None if nothing was typed since the last.

        What is typed meanwhile goes on from that version, unless the writing ends with it: not *goes_on*.
        """
        draft = self._journal.draft_of(article_id)
        if draft is None:
            return None
        taken = self._drafting.save(article_id, draft.text, base=draft.base, token=token)
        with self._turns:
            self._journal.forget(draft)
            if goes_on and taken.kept_aside is None and taken.version != draft.base:
                self._became[article_id, draft.base] = taken.version
                self._journal.move_on(article_id, draft.base, taken.version)
        return Sent(self._connection.clock(), taken)

    def hand_over(self, article_id: str, *, token: str) -> StepTaken:
        """Let whoever asked write; what was typed here becomes a version of this person's first."""
        self.send(article_id, token=token)
        draft = self._journal.draft_of(article_id)
        taken = self._drafting.hand_over(article_id, token)
        if draft is not None:
            self._journal.forget(draft)
        return taken

    def open(self, slug: str) -> Opened:
        """Open the article where its writer left it: from the journal, the working copy, or the head version.

        Typing that began on a version since replaced becomes a side version first, so that it is not lost.
        """
        article = self._reading.open(slug)
        draft = self._draft_of(article)
        if draft is None or content_hash(cleaned(draft.text)) == article.content_hash:
            return Opened(article, article.text, draft.caret if draft else "")
        if draft.base == article.row.version:
            return Opened(article, draft.text, draft.caret)
        try:
            taken = self._drafting.save(slug, draft.text, base=draft.base)
        except NewsroomUnreachable:
            # What the newsroom has is seen when it answers; what was typed here is what is gone on with.
            return Opened(article, draft.text, draft.caret)
        self._journal.forget(draft)
        return Opened(article, article.text, kept_aside=taken.kept_aside)

    def unsent_drafts(self) -> list[Draft]:
        """Return every text that only this computer has, the oldest first."""
        return self._journal.unsent()

    def close(self) -> None:
        """Let go of the journal's file."""
        self._journal.close()

    def _newest(self, article_id: str, base: int) -> int:
        while (article_id, base) in self._became:
            base = self._became[article_id, base]
        return base

    def _draft_of(self, article: OpenArticle) -> Draft | None:
        draft = self._journal.draft_of(article.row.article_id)
        if draft is not None or article.working_copy is None or article.working_copy_base is None:
            return draft
        return Draft(
            article.row.article_id,
            article.working_copy_base,
            article.working_copy,
            article.row.saved_at,
            is_sent=True,
        )
