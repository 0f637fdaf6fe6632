"""The words of the history: what stands in each line, to the eye and to a screen reader."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cms.domain.rows import LedgerRow, VersionRow
from cms.domain.workflow import EditionKind, Step
from ui.archive.history_lines import ActLine, BundleLine, HistoryLine, Mark, VersionLine
from ui.words.states import State
from ui.words.times import TimeWords

_PILLS = {
    Mark.LIVE: "published",
    Mark.APPROVED: "approved",
    Mark.REVIEWED: "in_review",
    Mark.SIDE: "scheduled",
}
# What the ledger keeps as the reason of such an act is written by the program; the line's own words tell it.
_HAS_NO_REASON_OF_A_PERSON = frozenset({Step.SAVE.value, Step.PUBLISH.value})


class HistoryWords(QObject):
    """Words lines as seen from *now*."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._times = TimeWords(now, self)

    def version(self, version: VersionRow) -> str:
        """Return “Version 5”."""
        return self.tr("Version {0}").format(version.number)

    def bundle(self, line: BundleLine) -> str:
        """Return “Versions 2–4”."""
        return self.tr("Versions {0}–{1}").format(line.first_number, line.versions[0].number)

    def about(self, version: VersionRow) -> str:
        """Return who saved it, when, and how long it is."""
        return " · ".join((version.saved_by_name, self.moment(version.saved_at), self.length(version.words)))

    def about_bundle(self, line: BundleLine) -> str:
        """Return who worked then, from when to when, and how long the text was in the end."""
        newest, oldest = line.versions[0], line.versions[-1]
        span = f"{self.moment(oldest.saved_at)}–{newest.saved_at.astimezone():%H:%M}"
        return " · ".join((newest.saved_by_name, span, self.length(newest.words)))

    def mark(self, mark: Mark) -> State:
        """Return the pill for *mark*."""
        words = {
            Mark.LIVE: self.tr("Live"),
            Mark.APPROVED: self.tr("Approved"),
            Mark.REVIEWED: self.tr("Reviewed"),
            Mark.SIDE: self.tr("Kept beside"),
        }
        return State(words[mark], _PILLS[mark])

    def act(self, line: ActLine) -> str:
        """Return “Returned by Daniel Weber: check the date”."""
        act = line.act
        done = self._done(line).format(act.person_name)
        reason = line.edition.notice if line.edition else act.reason
        if not line.edition and act.step in _HAS_NO_REASON_OF_A_PERSON:
            reason = ""
        return f"{done}: {reason}" if reason else done

    def spoken(self, line: HistoryLine) -> str:
        """Return the whole line as one sentence for screen readers."""
        if isinstance(line, ActLine):
            return f"{self.act(line)}, {self.moment(line.act.at)}"
        if isinstance(line, BundleLine):
            folded = self.tr("unfolded") if line.is_open else self.tr("folded")
            return f"{self.bundle(line)}, {self.about_bundle(line)}, {folded}"
        marks = [self.mark(mark).word for mark in line.marks]
        return ", ".join((self.version(line.version), *marks, self.about(line.version)))

    def moment(self, at: datetime) -> str:
        """Return the time of day, with the date where that is not today."""
        local = at.astimezone()
        if local.date() == self._now().astimezone().date():
            return f"{local:%H:%M}"
        return f"{self._times.date(at)} {local:%H:%M}"

    def length(self, words: int) -> str:
        """Return “412 words”."""
        return self.tr("1 word") if words == 1 else self.tr("{0} words").format(words)

    def _done(self, line: ActLine) -> str:
        act = line.act
        if act.step == Step.SAVE:
            return self.tr("Approval revoked by a change of {0}")
        if line.edition is not None and line.edition.kind is not EditionKind.FIRST:
            return {
                EditionKind.UPDATE: self.tr("Update published by {0}"),
                EditionKind.CORRECTION: self.tr("Correction published by {0}"),
                EditionKind.RETRACTION: self.tr("Retracted by {0}"),
            }[line.edition.kind]
        return self._steps().get(act.step, self._other(act))

    def _other(self, act: LedgerRow) -> str:
        # A step of a newer program that shares this newsroom: its own name is better than silence.
        return f"{act.step.replace('_', ' ')}: {{0}}"

    def _steps(self) -> dict[str, str]:
        return {
            Step.SUBMIT: self.tr("Sent to review by {0}"),
            Step.RECALL: self.tr("Recalled by {0}"),
            Step.CLAIM: self.tr("Review begun by {0}"),
            Step.RELEASE: self.tr("Left to another editor by {0}"),
            Step.RETURN: self.tr("Returned by {0}"),
            Step.APPROVE: self.tr("Approved by {0}"),
            Step.PUBLISH: self.tr("Published by {0}"),
            Step.PUBLISH_URGENT: self.tr("Published urgently by {0}"),
            Step.SCHEDULE: self.tr("Scheduled by {0}"),
            Step.UNSCHEDULE: self.tr("Taken off the schedule by {0}"),
            Step.WITHDRAW: self.tr("Withdrawn by {0}"),
            Step.RETRACT: self.tr("Retracted by {0}"),
            Step.SPIKE: self.tr("Spiked by {0}"),
            Step.UNSPIKE: self.tr("Unspiked by {0}"),
            Step.SET_EMBARGO: self.tr("Embargo set by {0}"),
            Step.LIFT_EMBARGO: self.tr("Embargo lifted by {0}"),
            Step.SET_LEGAL: self.tr("Legal check asked for by {0}"),
            Step.CLEAR_LEGAL: self.tr("Legal check passed by {0}"),
            Step.SET_PICTURE_DESK: self.tr("Picture desk asked by {0}"),
            Step.CLEAR_PICTURE_DESK: self.tr("Picture desk check passed by {0}"),
        }


def number_of(line: HistoryLine) -> int | None:
    """Return the version that can be looked at from *line*, or None for a bundle and an act."""
    return line.version.number if isinstance(line, VersionLine) else None
