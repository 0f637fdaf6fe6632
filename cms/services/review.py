"""The steps between a draft and its approval, and the holds that forbid publication meanwhile."""

from datetime import datetime

from sqlalchemy.orm import Session

from cms.db.queries.people import staff_names
from cms.db.queries.photos import provenance_of
from cms.db.queries.versions import head_of, is_contributor, text_of
from cms.db.tables import Article
from cms.domain.checks import Blocked, blockers
from cms.domain.rows import StepTaken
from cms.domain.workflow import HoldState, Stage, Step
from cms.services.connection import Connection
from cms.services.moves import StepTaker, move_to


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
            Step.SUBMIT, slug, self._submit, reason=note, seen=seen, command_id=command_id
        )

    def recall(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Take one's article back before anyone has claimed it."""
        return self._steps.take(
            Step.RECALL, slug, _nothing_more, reason=note, seen=seen, command_id=command_id
        )

    def claim(self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = "") -> StepTaken:
        """Say that one is reviewing the article; others see it at once."""
        return self._steps.take(Step.CLAIM, slug, self._claim, reason=note, seen=seen, command_id=command_id)

    def release(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Put a claimed article back into the queue."""
        return self._steps.take(Step.RELEASE, slug, _unclaim, reason=note, seen=seen, command_id=command_id)

    def return_to_writer(
        self, slug: str, *, reason: str, seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Give the article back with a written reason."""

        def send_back(session: Session, article: Article) -> str:
            article.return_reason = reason.strip()
            return _reviewed(session, article)

        return self._steps.take(Step.RETURN, slug, send_back, reason=reason, seen=seen, command_id=command_id)

    def approve(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Approve exactly the text seen, by its hash; refused to anyone who wrote part of it."""
        return self._steps.take(
            Step.APPROVE, slug, self._approve, reason=note, seen=seen, command_id=command_id
        )

    def spike(self, slug: str, *, reason: str, seen: int | None = None, command_id: str = "") -> StepTaken:
        """Put the article aside, with a written reason."""
        return self._steps.take(Step.SPIKE, slug, _spike, reason=reason, seen=seen, command_id=command_id)

    def unspike(
        self, slug: str, *, note: str = "", seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Bring a spiked article back to the stage it had."""
        return self._steps.take(
            Step.UNSPIKE, slug, self._unspike, reason=note, seen=seen, command_id=command_id
        )

    def set_embargo(
        self, slug: str, *, until: datetime | None, reason: str, command_id: str = ""
    ) -> StepTaken:
        """Forbid publication until a time by the newsroom's clock, or until lifted if *until* is None."""

        def embargo(_: Session, article: Article) -> str:
            article.has_embargo, article.embargo_until = True, until
            return f"until {until:%Y-%m-%d %H:%M %Z}" if until else "until lifted"

        return self._steps.take(Step.SET_EMBARGO, slug, embargo, reason=reason, command_id=command_id)

    def lift_embargo(self, slug: str, *, reason: str, command_id: str = "") -> StepTaken:
        """End the embargo, as an act of its own."""
        return self._steps.take(Step.LIFT_EMBARGO, slug, _lift_embargo, reason=reason, command_id=command_id)

    def set_hold(self, step: Step, slug: str, *, reason: str, command_id: str = "") -> StepTaken:
        """Ask for, or give, the lawyer's or the picture desk's clearance; *step* is one of the four hold steps."""
        column, state = _HOLDS[step]

        def hold(_: Session, article: Article) -> str:
            setattr(article, column, state)
            return ""

        return self._steps.take(step, slug, hold, reason=reason, command_id=command_id)

    def _submit(self, session: Session, article: Article) -> str:
        refuse_blocked(session, article)
        article.submitted_by = self._connection.person_id
        article.return_reason = ""
        return _unclaim(session, article)

    def _claim(self, _: Session, article: Article) -> str:
        article.claimed_by = self._connection.person_id
        return ""

    def _approve(self, session: Session, article: Article) -> str:
        refuse_blocked(session, article)
        wrote_it = is_contributor(session, article, self._connection.person_id)
        article.approved_version = article.last_approved_version = article.head_version
        article.approved_hash = head_of(session, article).content_hash
        article.approved_by = self._connection.person_id
        article.approved_at = self._connection.clock()
        article.needs_post_review = False
        _reviewed(session, article)
        return "self-approved (solo desk)" if wrote_it else ""

    def _unspike(self, _: Session, article: Article) -> str:
        move_to(article, Stage(article.stage_before_spike or Stage.DRAFT), self._connection)
        article.stage_before_spike = None
        return ""


# Each change answers with a remark for the ledger, or with "".
def _nothing_more(_: Session, __: Article) -> str:
    return ""


def _unclaim(_: Session, article: Article) -> str:
    article.claimed_by = None
    return ""


def _reviewed(_: Session, article: Article) -> str:
    article.claimed_by = None
    article.reviewed_version = article.head_version
    return ""


def _spike(_: Session, article: Article) -> str:
    article.stage_before_spike = article.stage
    return ""


def _lift_embargo(_: Session, article: Article) -> str:
    article.has_embargo, article.embargo_until = False, None
    return ""


_HOLDS = {
    Step.SET_LEGAL: ("legal", HoldState.REQUIRED),
    Step.CLEAR_LEGAL: ("legal", HoldState.CLEARED),
    Step.SET_PICTURE_DESK: ("picture_desk", HoldState.REQUIRED),
    Step.CLEAR_PICTURE_DESK: ("picture_desk", HoldState.CLEARED),
}


def refuse_blocked(session: Session, article: Article) -> None:
    """Raise Blocked if the head version has no provenance or is not whole."""
    text = text_of(head_of(session, article))
    photo_ids = [use.photo_id for use in text.photos]
    found = blockers(text, provenance_of(session, photo_ids), staff_names(session))
    if found:
        raise Blocked(found)
