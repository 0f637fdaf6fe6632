"""What the review bar says of an article: where it stands with whom, and what the editor should know."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cms.domain.rows import LedgerRow, OpenArticle
from cms.domain.workflow import EDITORS, Stage
from ui.words.times import TimeWords

_UNDER_REVIEW = (Stage.SUBMITTED, Stage.IN_REVIEW)


class ReviewWords(QObject):
    """Words an opened article for the one who reviews it."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = TimeWords(now, self)

    def standing(self, opened: OpenArticle, submission: LedgerRow | None) -> str:
        """Return “Submitted by Park Min-ji · 12 min”."""
        row = opened.row
        submitter = submission.person_name if submission else row.author_name
        sentence, name = {
            Stage.DRAFT: (self.tr("Draft by {0}"), row.author_name),
            Stage.SUBMITTED: (self.tr("Submitted by {0}"), submitter),
            Stage.IN_REVIEW: (self.tr("In review with {0}"), row.claimed_by_name),
            Stage.RETURNED: (self.tr("Returned to {0}"), row.author_name),
            Stage.APPROVED: (
                self.tr("Approved by {0}"),
                opened.approval.approved_by_name if opened.approval else "",
            ),
            Stage.SPIKED: (self.tr("Spiked"), ""),
        }[row.stage]
        return f"{sentence.format(name)} · {self._times.age(row.stage_at)}"

    def note(self, opened: OpenArticle, submission: LedgerRow | None) -> str:
        """Return what the writer wrote to the reviewer, or the reviewer to the writer."""
        if opened.row.stage is Stage.RETURNED and opened.row.return_reason:
            return self.tr("Reason: {0}").format(opened.row.return_reason)
        if opened.row.stage in _UNDER_REVIEW and submission is not None and submission.reason:
            return self.tr("Note: {0}").format(submission.reason)
        return ""

    def own_words(self, opened: OpenArticle, refusal: str) -> str:
        """Return what an editor must know who wrote part of it; *refusal* is why they may not approve."""
        standing = opened.standing
        if not (EDITORS & standing.roles and standing.is_contributor and standing.stage in _UNDER_REVIEW):
            return ""
        if standing.is_solo_desk:
            return self.tr(
                "You wrote part of this article. On a solo desk you may approve it; the record will say so."
            )
        return refusal
