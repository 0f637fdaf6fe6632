"""The steps between a draft and its approval, and the holds that forbid publication meanwhile."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from cms.db.keeping.keeper import Taking
from cms.db.queries.provenance import demands_of, provenance_of
from cms.db.queries.versions import head_of, text_of
from cms.db.tables import Article
from cms.domain.checks import Blocked, blockers, unsettled
from cms.domain.rows import StepTaken
from cms.domain.workflow import Step
from cms.services.articles.moves import Check, StepTaker
from cms.services.connection import Connection


class Review:
    """What a writer and an editor do with an article between them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._steps = StepTaker(connection)

    def submit(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Send the article to review; refused while it has no headline, no text, or a photo without provenance."""
        return self._steps.take(
            Step.SUBMIT,
            slug,
            reason=note,
            seen=seen,
            command_id=command_id,
            check=self._is_ready(Step.SUBMIT),
        )

    def recall(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Take one's article back before anyone has claimed it."""
        return self._steps.take(Step.RECALL, slug, reason=note, seen=seen, command_id=command_id)

    def claim(self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = "") -> StepTaken:
        """Say that one is reviewing the article; others see it at once."""
        return self._steps.take(Step.CLAIM, slug, reason=note, seen=seen, command_id=command_id)

    def release(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Put a claimed article back into the queue."""
        return self._steps.take(Step.RELEASE, slug, reason=note, seen=seen, command_id=command_id)

    def return_to_writer(
        self, slug: str, *, reason: str, seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Give the article back with a written reason."""

        return self._steps.take(Step.RETURN, slug, reason=reason, seen=seen, command_id=command_id)

    def approve(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Approve exactly the text seen, by its hash; refused to anyone who wrote part of it."""
        return self._steps.take(
            Step.APPROVE,
            slug,
            reason=note,
            seen=seen,
            command_id=command_id,
            check=self._is_ready(Step.APPROVE),
        )

    def spike(self, slug: str, *, reason: str, seen: int | None = None, command_id: str = "") -> StepTaken:
        """Put the article aside, with a written reason."""
        return self._steps.take(Step.SPIKE, slug, reason=reason, seen=seen, command_id=command_id)

    def unspike(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Bring a spiked article back to the stage it had."""
        return self._steps.take(Step.UNSPIKE, slug, reason=note, seen=seen, command_id=command_id)

    def set_embargo(
        self, slug: str, *, until: datetime | None, reason: str, command_id: str = ""
    ) -> StepTaken:
        """Forbid publication until a time by the newsroom's clock, or until lifted if *until* is None."""

        def embargo(_: Session, __: Article) -> Taking:
            return Taking(Step.SET_EMBARGO, until=until.astimezone(UTC) if until else None)

        return self._steps.take(Step.SET_EMBARGO, slug, reason=reason, command_id=command_id, check=embargo)

    def lift_embargo(self, slug: str, *, reason: str, command_id: str = "") -> StepTaken:
        """End the embargo, as an act of its own."""
        return self._steps.take(Step.LIFT_EMBARGO, slug, reason=reason, command_id=command_id)

    def set_hold(self, step: Step, slug: str, *, reason: str, command_id: str = "") -> StepTaken:
        """Ask for, or give, the lawyer's or the picture desk's clearance; *step* is one of the four hold steps."""
        return self._steps.take(step, slug, reason=reason, command_id=command_id)

    def _is_ready(self, step: Step) -> Check:
        def check(session: Session, article: Article) -> Taking:
            refuse_blocked(session, article, step, self._connection.clock())
            return Taking(step)

        return check


def refuse_blocked(session: Session, article: Article, step: Step, now: datetime) -> None:
    """Raise Blocked if the head version has no provenance or is not whole, or is not settled enough for *step*."""
    text = text_of(head_of(session, article))
    photo_ids = [use.photo_id for use in text.photos]
    found = blockers(text, provenance_of(session, photo_ids, now), demands_of(session, article))
    if step is not Step.SUBMIT:
        found = (*found, *unsettled(text))
    if found:
        raise Blocked(found)
