"""How each step is asked of the newsroom, and what is said when it was taken."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cms.domain.rows import StepTaken
from cms.domain.workflow import Step

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom
    from ui.publishing.step_form import Wish

# A step on an article (by id), as the person saw it: the version's number.
Act = Callable[["Newsroom", str, int], StepTaken]

# Keeps a step for a while instead of its being taken at once, and says whether it does.
Holding = Callable[[Step, Act], bool]


def new_id() -> str:
    """Return the UUID under which a step is asked for, once or again."""
    return str(uuid.uuid4())


def claim(newsroom: Newsroom, slug: str, _: int) -> StepTaken:
    """Begin the review."""
    return newsroom.review.claim(slug, command_id=new_id())


def release(newsroom: Newsroom, slug: str, _: int) -> StepTaken:
    """Leave the review to another editor."""
    return newsroom.review.release(slug, command_id=new_id())


ONWARD: dict[Step, Act] = {
    Step.SUBMIT: lambda newsroom, slug, seen: newsroom.review.submit(slug, seen=seen, command_id=new_id()),
    Step.APPROVE: lambda newsroom, slug, seen: newsroom.review.approve(slug, seen=seen, command_id=new_id()),
    Step.UNSPIKE: lambda newsroom, slug, _: newsroom.review.unspike(slug, command_id=new_id()),
}


def act_of(wish: Wish) -> Act:
    """Return how the step of *wish* is taken; asked again by itself, it acts no second time."""
    command_id = new_id()

    def act(newsroom: Newsroom, slug: str, seen: int) -> StepTaken:
        return _FURTHER[wish.step](newsroom, slug, seen, wish, command_id)

    return act


_Further = Callable[["Newsroom", str, int, "Wish", str], StepTaken]


def _schedule(newsroom: Newsroom, slug: str, seen: int, wish: Wish, command_id: str) -> StepTaken:
    if wish.at is None:
        raise ValueError("A schedule names a time.")
    return newsroom.publishing.schedule(slug, at=wish.at, seen=seen, command_id=command_id)


def _hold(newsroom: Newsroom, slug: str, _: int, wish: Wish, command_id: str) -> StepTaken:
    return newsroom.review.set_hold(wish.step, slug, reason=wish.reason, command_id=command_id)


_FURTHER: dict[Step, _Further] = {
    Step.SCHEDULE: _schedule,
    Step.UNSCHEDULE: lambda room, slug, _, __, given: room.publishing.unschedule(slug, command_id=given),
    Step.PUBLISH_URGENT: lambda room, slug, seen, wish, given: room.publishing.publish_urgent(
        slug, reason=wish.reason, seen=seen, command_id=given
    ),
    Step.WITHDRAW: lambda room, slug, _, wish, given: room.publishing.withdraw(
        slug, reason=wish.reason, command_id=given
    ),
    Step.RETRACT: lambda room, slug, _, wish, given: room.publishing.retract(
        slug, notice=wish.reason, command_id=given
    ),
    Step.SPIKE: lambda room, slug, seen, wish, given: room.review.spike(
        slug, reason=wish.reason, seen=seen, command_id=given
    ),
    Step.UNSPIKE: lambda room, slug, _, __, given: room.review.unspike(slug, command_id=given),
    Step.SET_EMBARGO: lambda room, slug, _, wish, given: room.review.set_embargo(
        slug, until=wish.at, reason=wish.reason, command_id=given
    ),
    Step.LIFT_EMBARGO: lambda room, slug, _, wish, given: room.review.lift_embargo(
        slug, reason=wish.reason, command_id=given
    ),
    Step.SET_LEGAL: _hold,
    Step.CLEAR_LEGAL: _hold,
    Step.SET_PICTURE_DESK: _hold,
    Step.CLEAR_PICTURE_DESK: _hold,
}


class TakenWords(QObject):
    """Words what was done."""

    def taken(self, step: Step) -> str:
        """Return what the person is told when the newsroom has taken *step*."""
        said = {
            Step.SUBMIT: self.tr("Sent to review."),
            Step.RECALL: self.tr("Recalled. You can go on writing."),
            Step.CLAIM: self.tr("You are reviewing this article now."),
            Step.RELEASE: self.tr("Back in the queue."),
            Step.RETURN: self.tr("Returned to its writer."),
            Step.APPROVE: self.tr("Approved. It can be published."),
            Step.PUBLISH: self.tr("Published."),
            Step.PUBLISH_URGENT: self.tr("Published urgently. Another editor has to review it now."),
            Step.SCHEDULE: self.tr("Scheduled. It is published by itself then."),
            Step.UNSCHEDULE: self.tr("Taken off the schedule."),
            Step.WITHDRAW: self.tr("Withdrawn. Readers no longer find it."),
            Step.RETRACT: self.tr("Retracted. Readers find your notice at its address."),
            Step.SPIKE: self.tr("Spiked."),
            Step.UNSPIKE: self.tr("Back on the desk."),
            Step.SET_EMBARGO: self.tr("The embargo is set."),
            Step.LIFT_EMBARGO: self.tr("The embargo is lifted."),
            Step.SET_LEGAL: self.tr("It waits for the lawyer’s clearance now."),
            Step.CLEAR_LEGAL: self.tr("The lawyer’s clearance is given."),
            Step.SET_PICTURE_DESK: self.tr("It waits for the picture desk’s clearance now."),
            Step.CLEAR_PICTURE_DESK: self.tr("The picture desk’s clearance is given."),
        }
        return said[step]
