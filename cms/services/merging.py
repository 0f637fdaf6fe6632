"""Two edits of one version: each is kept as its own writer left it, and what both say is brought together."""

from dataclasses import dataclass
from datetime import datetime

from cms.db.queries.articles import article_by_slug
from cms.db.queries.versions import text_of, version_of
from cms.db.tables import Person
from cms.db.transaction import reading
from cms.domain.article import ArticleText, cleaned
from cms.domain.merging import MergedText, merge_texts
from cms.domain.rows import StepTaken
from cms.services.connection import Connection
from cms.services.drafting import Drafting


@dataclass(frozen=True, slots=True)
class Meeting:
    """A text that was begun on an older version meets the head version.

    *kept_aside* is the version that holds the text as its writer left it; *by* saved the head version *head* at *at*.
    """

    merged: MergedText
    kept_aside: int
    head: int
    by: str
    at: datetime


class Merging:
    """Bringing late texts together with what others wrote meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._drafting = Drafting(connection)

    def meet(self, slug: str, mine: ArticleText, *, base: int, command_id: str = "") -> Meeting | None:
        """Keep *mine*, begun on version *base*, as a side version and return how it meets the head version.

        None if there is nothing to bring together: *mine* says what the head version says.
        """
        taken = self._drafting.save(slug, mine, base=base, command_id=command_id)
        if taken.kept_aside is None:
            return None
        with reading(self._connection.engine) as session:
            article = article_by_slug(session, slug)
            head = version_of(session, article, article.head_version)
            theirs = text_of(head)
            started_from = text_of(version_of(session, article, base))
            by = session.get_one(Person, head.saved_by).name
            return Meeting(
                merged=merge_texts(started_from, cleaned(mine), theirs),
                kept_aside=taken.kept_aside,
                head=head.number,
                by=by,
                at=head.saved_at,
            )

    def settle(
        self, slug: str, meeting: Meeting, text: ArticleText, *, token: str = "", command_id: str = ""
    ) -> StepTaken:
        """Make what a person made of the meeting the next version; somebody may have been faster once more."""
        return self._drafting.save(slug, text, base=meeting.head, token=token, command_id=command_id)
