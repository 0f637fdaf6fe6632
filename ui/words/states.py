"""The words for an article's state and for each step, in the window's language."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Role, Stage, Step


@dataclass(frozen=True, slots=True)
class State:
    """What a pill shows: the word, and which pair of colours (a field of `tokens.Pills`)."""

    word: str
    pill: str


_STAGE_PILLS = {
    Stage.DRAFT: "draft",
    Stage.SUBMITTED: "in_review",
    Stage.IN_REVIEW: "in_review",
    Stage.RETURNED: "returned",
    Stage.APPROVED: "approved",
    Stage.SPIKED: "retracted",
}
_PUBLICATION_PILLS = {
    Publication.UNPUBLISHED: "draft",
    Publication.SCHEDULED: "scheduled",
    Publication.LIVE: "published",
    Publication.WITHDRAWN: "retracted",
    Publication.RETRACTED: "retracted",
}


class StateWords(QObject):
    """Words the states, roles and steps."""

    def state_of(self, row: ArticleRow) -> State:
        """Return what matters most now: what readers have, unless the text is on its way to them."""
        if row.publication is Publication.UNPUBLISHED or row.is_being_corrected:
            return self.stage(row.stage)
        return self.publication(row.publication)

    def stage(self, stage: Stage) -> State:
        """Return the word and colours for how far the text is."""
        words = {
            Stage.DRAFT: self.tr("Draft"),
            Stage.SUBMITTED: self.tr("To review"),
            Stage.IN_REVIEW: self.tr("In review"),
            Stage.RETURNED: self.tr("Returned"),
            Stage.APPROVED: self.tr("Approved"),
            Stage.SPIKED: self.tr("Spiked"),
        }
        return State(words[stage], _STAGE_PILLS[stage])

    def publication(self, publication: Publication) -> State:
        """Return the word and colours for what readers have."""
        words = {
            Publication.UNPUBLISHED: self.tr("Not published"),
            Publication.SCHEDULED: self.tr("Scheduled"),
            Publication.LIVE: self.tr("Published"),
            Publication.WITHDRAWN: self.tr("Withdrawn"),
            Publication.RETRACTED: self.tr("Retracted"),
        }
        return State(words[publication], _PUBLICATION_PILLS[publication])

    def role(self, role: Role) -> str:
        """Return what somebody is at a desk."""
        words = {
            Role.REPORTER: self.tr("Reporter"),
            Role.EDITOR: self.tr("Editor"),
            Role.DUTY_EDITOR: self.tr("Duty editor"),
            Role.PICTURE_EDITOR: self.tr("Picture editor"),
        }
        return words[role]

    def step(self, step: Step) -> str:
        """Return what the button that takes *step* says."""
        words = {
            Step.SAVE: self.tr("Save version"),
            Step.SUBMIT: self.tr("Send to review"),
            Step.RECALL: self.tr("Recall"),
            Step.CLAIM: self.tr("Start review"),
            Step.RELEASE: self.tr("Leave to another editor"),
            Step.RETURN: self.tr("Return…"),
            Step.APPROVE: self.tr("Approve"),
            Step.PUBLISH: self.tr("Publish…"),
            Step.PUBLISH_URGENT: self.tr("Publish urgently…"),
            Step.SCHEDULE: self.tr("Schedule…"),
            Step.UNSCHEDULE: self.tr("Take off the schedule"),
            Step.WITHDRAW: self.tr("Withdraw…"),
            Step.RETRACT: self.tr("Retract…"),
            Step.SPIKE: self.tr("Spike…"),
            Step.UNSPIKE: self.tr("Unspike"),
            Step.SET_EMBARGO: self.tr("Set embargo…"),
            Step.LIFT_EMBARGO: self.tr("Lift embargo…"),
            Step.SET_LEGAL: self.tr("Ask for a legal check…"),
            Step.CLEAR_LEGAL: self.tr("Legal check passed…"),
            Step.SET_PICTURE_DESK: self.tr("Ask the picture desk…"),
            Step.CLEAR_PICTURE_DESK: self.tr("Picture desk check passed…"),
        }
        return words[step]
