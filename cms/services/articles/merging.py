"""Two edits of one version: each is kept as its own writer left it, and what both say is brought together."""

from cms.db.queries.articles import article_by_slug
from cms.db.queries.versions import text_of, version_of
from cms.db.tables import Person
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.meeting import Brought, Meeting
from cms.domain.merging import merge_texts
from cms.domain.rows import StepTaken
from cms.services.articles.drafting import Drafting
from cms.services.connection import Connection


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
        return None if taken.kept_aside is None else self.meeting(slug, taken.kept_aside)

    def meeting(self, slug: str, kept_aside: int) -> Meeting | None:
        """Return how the side version *kept_aside* meets the head version; None if it says what that says."""
        with reading(self._connection.engine) as session:
            article = article_by_slug(session, slug)
            side, head = (
                version_of(session, article, kept_aside),
                version_of(session, article, article.head_version),
            )
            if side.content_hash == head.content_hash or side.base_number is None:
                return None
            started_from = text_of(version_of(session, article, side.base_number))
            return Meeting(
                merged=merge_texts(started_from, text_of(side), text_of(head)),
                kept_aside=kept_aside,
                writer=session.get_one(Person, side.saved_by).name,
                kept_at=side.saved_at,
                head=head.number,
                by=session.get_one(Person, head.saved_by).name,
                at=head.saved_at,
            )

    def bring_together(self, slug: str, kept_aside: int, *, token: str, command_id: str = "") -> Brought:
        """Merge the side version *kept_aside* into the head version where nobody's meaning changes; else ask a person."""
        meeting = self.meeting(slug, kept_aside)
        if meeting is None or meeting.merged.conflicts:
            return Brought(meeting)
        taken = self.settle(slug, meeting, meeting.merged.settled(), token=token, command_id=command_id)
        # Where somebody was faster once more, the merged text is kept aside, too, and a person looks at it.
        return (
            Brought(meeting, taken)
            if taken.kept_aside is None
            else Brought(self.meeting(slug, taken.kept_aside))
        )

    def settle(
        self, slug: str, meeting: Meeting, text: ArticleText, *, token: str = "", command_id: str = ""
    ) -> StepTaken:
        """Make what a person made of the meeting the next version; somebody may have been faster once more."""
        return self._drafting.save(slug, text, base=meeting.head, token=token, command_id=command_id)
