"""What the publish panel says: who approved what, what still holds it, why it cannot go out yet."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QObject

from cms.domain.rows import Approval, OpenArticle
from cms.domain.workflow import HoldState, Publication

# As much of a fingerprint as people compare by eye.
_SHORT_HASH = 12
_NO_BREAK = "\u00a0"


class PublishWords(QObject):
    """Words an opened article for the one who publishes it."""

    def title(self, opened: OpenArticle) -> str:
        """Return the name of the panel: the first edition, or one that follows."""
        return self.tr("Publish update") if is_out(opened) else self.tr("Publish")

    def approved_by(self, approval: Approval) -> str:
        """Return who approved."""
        return self.tr("Approved by {0}").format(approval.approved_by_name)

    def approved_when(self, approval: Approval) -> str:
        """Return which version was approved, and when."""
        return self.tr("Version {0} · {1}").format(approval.version, self.moment(approval.approved_at))

    def fingerprint(self, approval: Approval) -> str:
        """Return the beginning of the hash the approval is bound to, in groups of four."""
        return self.tr("Text fingerprint {0}").format(short_hash(approval.content_hash))

    def holds(self, opened: OpenArticle) -> list[str]:
        """Return a sentence for each thing that still holds the article back."""
        found = []
        if opened.has_embargo:
            until = opened.embargo_until
            found.append(
                self.tr("Embargo until {0}.").format(self.moment(until))
                if until
                else self.tr("Embargo until it is lifted.")
            )
        if opened.legal is HoldState.REQUIRED:
            found.append(self.tr("The article waits for the lawyer’s clearance."))
        if opened.picture_desk is HoldState.REQUIRED:
            found.append(self.tr("The article waits for the picture desk’s clearance."))
        return found

    def obstacle(self, opened: OpenArticle) -> str:
        """Return what else stands in the way, apart from the table of steps: checks, holds, a changed text."""
        if count := len(opened.blockers):
            return self.to_fix(count)
        if opened.approval and opened.approval.content_hash != opened.content_hash:
            return self.tr("The text is not the one that was approved. It must be approved again.")
        row = opened.row
        if row.publication is Publication.LIVE and row.live_version == row.version:
            return self.tr(
                "Readers already have this version. Change the text to publish an update or a correction."
            )
        # Whether an embargo has passed is for the newsroom's clock to say, not for this computer's.
        is_held = HoldState.REQUIRED in (opened.legal, opened.picture_desk)
        if is_held or (opened.has_embargo and opened.embargo_until is None):
            return " ".join(self.holds(opened))
        return ""

    def to_fix(self, count: int) -> str:
        """Return how many checks keep the article from its readers."""
        if count == 1:
            return self.tr("1 check must pass before readers get it.")
        return self.tr("{0} checks must pass before readers get it.").format(count)

    def moment(self, at: datetime) -> str:
        """Return a day and time with its zone."""
        local = at.astimezone()
        day = QLocale().toString(QDate(local.year, local.month, local.day), self.tr("d MMM yyyy"))
        return f"{day} {local:%H:%M}{_NO_BREAK}{local:%Z}"


def short_hash(content_hash: str) -> str:
    """Return as much of a hash as people compare, in groups of four."""
    short = content_hash[:_SHORT_HASH]
    return " ".join(short[start : start + 4] for start in range(0, len(short), 4))


def is_out(opened: OpenArticle) -> bool:
    """Whether readers have had an edition, so that the next one must say why it comes."""
    return opened.row.live_version is not None
