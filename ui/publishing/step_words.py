"""What is said of the steps beside the main road: which can be taken now, what each means, what it asks for."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from cms.domain.rows import OpenArticle
from cms.domain.workflow import STEPS, HoldState, Step, refusal_of
from ui.words.states import StateWords

# In the order they are offered.
PUBLICATION = (Step.SCHEDULE, Step.UNSCHEDULE, Step.PUBLISH_URGENT, Step.WITHDRAW, Step.RETRACT)
HOLDS = (
    Step.SET_EMBARGO,
    Step.LIFT_EMBARGO,
    Step.SET_LEGAL,
    Step.CLEAR_LEGAL,
    Step.SET_PICTURE_DESK,
    Step.CLEAR_PICTURE_DESK,
)
ASIDE = (Step.SPIKE, Step.UNSPIKE)
TIMED = frozenset({Step.SCHEDULE, Step.SET_EMBARGO})
# What readers lose: the button that does it is red.
GRAVE = frozenset({Step.WITHDRAW, Step.RETRACT, Step.SPIKE})


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Steps that stand together under a name."""

    name: str
    steps: tuple[Step, ...]


class StepWords(QObject):
    """Words the steps that stand beside the main road from draft to readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states = StateWords(self)

    def groups(self, opened: OpenArticle) -> tuple[StepGroup, ...]:
        """Return the steps this person may take on the article now, those with a sense, by group."""
        groups = (
            StepGroup(self.tr("Publication"), PUBLICATION),
            StepGroup(self.tr("Holds"), HOLDS),
            StepGroup(self.tr("Put aside"), ASIDE),
        )
        narrowed = (
            StepGroup(group.name, tuple(step for step in group.steps if _is_offered(step, opened)))
            for group in groups
        )
        return tuple(group for group in narrowed if group.steps)

    def name(self, step: Step) -> str:
        """Return the step's name."""
        return self._states.step(step).removesuffix("…")

    def meaning(self, step: Step) -> str:
        """Return what taking the step does."""
        meanings = {
            Step.SCHEDULE: self.tr("Readers get exactly the approved version at this time."),
            Step.UNSCHEDULE: self.tr("It will not be published by itself; it stays approved."),
            Step.PUBLISH_URGENT: self.tr(
                "Readers get it now, before approval. Another editor has to review it afterwards."
            ),
            Step.WITHDRAW: self.tr("Readers no longer find it. It can be published again."),
            Step.RETRACT: self.tr("This is final: readers find only your notice at its address."),
            Step.SET_EMBARGO: self.tr("Nobody can publish it before this time."),
            Step.LIFT_EMBARGO: self.tr("It can be published from now on; the ledger keeps who lifted it."),
            Step.SET_LEGAL: self.tr("Nobody can publish it before a lawyer’s clearance."),
            Step.CLEAR_LEGAL: self.tr("A lawyer has seen it and it may be published."),
            Step.SET_PICTURE_DESK: self.tr("Nobody can publish it before the picture desk’s clearance."),
            Step.CLEAR_PICTURE_DESK: self.tr("The picture desk has seen it and it may be published."),
            Step.SPIKE: self.tr("It leaves everybody’s lists; it can be brought back."),
            Step.UNSPIKE: self.tr("It comes back to the stage it had."),
        }
        return meanings[step]

    def asked(self, step: Step) -> str:
        """Return what is to be written, or nothing."""
        if not STEPS[step].needs_reason:
            return ""
        if step is Step.RETRACT:
            return self.tr("Notice for readers (required)")
        return self.tr("Reason, for the ledger (required)")

    def when(self, step: Step) -> str:
        """Return the name of the time that is asked for."""
        return self.tr("Publish at") if step is Step.SCHEDULE else self.tr("Embargo until")

    def missing(self, step: Step) -> str:
        """Return what to say where nothing was written."""
        if step is Step.RETRACT:
            return self.tr("Tell readers first why the article is gone.")
        return self.tr("Write the reason first: others will ask for it.")


def _is_offered(step: Step, opened: OpenArticle) -> bool:
    """Whether the step can be taken, and would change anything."""
    if refusal_of(step, opened.standing) is not None:
        return False
    asked = HoldState.REQUIRED
    senseless = {
        Step.LIFT_EMBARGO: not opened.has_embargo,
        Step.SET_LEGAL: opened.legal is asked,
        Step.CLEAR_LEGAL: opened.legal is not asked,
        Step.SET_PICTURE_DESK: opened.picture_desk is asked,
        Step.CLEAR_PICTURE_DESK: opened.picture_desk is not asked,
    }
    return not senseless.get(step, False)
