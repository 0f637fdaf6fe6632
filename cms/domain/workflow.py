"""The one table of steps: from which stage an article may go where, by whom, and why not.

Buttons ask :func:`refusal_of`, services obey it, the triggers of the database are generated from :data:`STEPS`.
The specification is the newsroom's workflow; `ARCHITECTURE.md` says where its other halves live (checks before
publication: `checks.py`; four eyes by content hash: `article.py`).
"""

from dataclasses import dataclass
from enum import StrEnum

from cms.domain.errors import RuleBroken


class Stage(StrEnum):
    """How far the text of the head version is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    SPIKED = "spiked"


class Publication(StrEnum):
    """What readers have."""

    UNPUBLISHED = "unpublished"
    SCHEDULED = "scheduled"
    LIVE = "live"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"


# What readers have or had: its address was known, and a correction of it can be demanded.
WITH_READERS = frozenset({Publication.LIVE, Publication.WITHDRAWN, Publication.RETRACTED})


class Role(StrEnum):
    """What a person is at one desk. A duty editor is an editor who may also publish urgently."""

    REPORTER = "reporter"
    EDITOR = "editor"
    DUTY_EDITOR = "duty_editor"
    PICTURE_EDITOR = "picture_editor"


class HoldState(StrEnum):
    """Whether the lawyer or the picture desk must look before publication, and whether they have."""

    NONE = "none"
    REQUIRED = "required"
    CLEARED = "cleared"


class EditionKind(StrEnum):
    """Why readers get a new edition. FIRST is the article's first; after it, one of the others must be named."""

    FIRST = "first"
    UPDATE = "update"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Step(StrEnum):
    """What can be done with an article."""

    SAVE = "save"
    SUBMIT = "submit"
    RECALL = "recall"
    CLAIM = "claim"
    RELEASE = "release"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    PUBLISH_URGENT = "publish_urgent"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    WITHDRAW = "withdraw"
    RETRACT = "retract"
    SPIKE = "spike"
    UNSPIKE = "unspike"
    SET_EMBARGO = "set_embargo"
    LIFT_EMBARGO = "lift_embargo"
    SET_LEGAL = "set_legal"
    CLEAR_LEGAL = "clear_legal"
    SET_PICTURE_DESK = "set_picture_desk"
    CLEAR_PICTURE_DESK = "clear_picture_desk"


class Who(StrEnum):
    """Who may take a step; where a rule names several, any one of them suffices."""

    MEMBER = "any member of the desk"
    CONTRIBUTOR = "a contributor"
    SUBMITTER = "the person who submitted it"
    EDITOR = "an editor of the desk"
    OTHER_EDITOR = "an editor of the desk who did not write it"
    DUTY_EDITOR = "a duty editor of the desk"
    PICTURE_EDITOR = "a picture editor of the desk"


EDITORS = frozenset({Role.EDITOR, Role.DUTY_EDITOR})
WRITABLE = frozenset({Stage.DRAFT, Stage.RETURNED, Stage.IN_REVIEW, Stage.APPROVED})

_ANY = frozenset(Stage)
_UNDER_REVIEW = frozenset({Stage.SUBMITTED, Stage.IN_REVIEW})
_NOT_FINAL = frozenset(Publication) - {Publication.RETRACTED}
_NOT_OUT = frozenset({Publication.UNPUBLISHED, Publication.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table. *to* and *publication_to* are None where the step leaves them as they are."""

    stages: frozenset[Stage]
    publications: frozenset[Publication]
    who: tuple[Who, ...]
    to: Stage | None = None
    publication_to: Publication | None = None
    needs_reason: bool = False


STEPS: dict[Step, Rule] = {
    Step.SAVE: Rule(WRITABLE, _NOT_FINAL, (Who.MEMBER,)),
    Step.SUBMIT: Rule(
        frozenset({Stage.DRAFT, Stage.RETURNED}), _NOT_FINAL, (Who.CONTRIBUTOR, Who.EDITOR), Stage.SUBMITTED
    ),
    Step.RECALL: Rule(frozenset({Stage.SUBMITTED}), _NOT_FINAL, (Who.SUBMITTER,), Stage.DRAFT),
    Step.CLAIM: Rule(frozenset({Stage.SUBMITTED}), _NOT_FINAL, (Who.EDITOR,), Stage.IN_REVIEW),
    Step.RELEASE: Rule(frozenset({Stage.IN_REVIEW}), _NOT_FINAL, (Who.EDITOR,), Stage.SUBMITTED),
    Step.RETURN: Rule(_UNDER_REVIEW, _NOT_FINAL, (Who.EDITOR,), Stage.RETURNED, needs_reason=True),
    Step.APPROVE: Rule(_UNDER_REVIEW, _NOT_FINAL, (Who.OTHER_EDITOR,), Stage.APPROVED),
    Step.PUBLISH: Rule(
        frozenset({Stage.APPROVED}), _NOT_FINAL, (Who.EDITOR,), publication_to=Publication.LIVE
    ),
    Step.PUBLISH_URGENT: Rule(
        _UNDER_REVIEW, _NOT_FINAL, (Who.DUTY_EDITOR,), publication_to=Publication.LIVE, needs_reason=True
    ),
    Step.SCHEDULE: Rule(
        frozenset({Stage.APPROVED}), _NOT_OUT, (Who.EDITOR,), publication_to=Publication.SCHEDULED
    ),
    Step.UNSCHEDULE: Rule(
        frozenset({Stage.APPROVED}),
        frozenset({Publication.SCHEDULED}),
        (Who.EDITOR,),
        publication_to=Publication.UNPUBLISHED,
    ),
    Step.WITHDRAW: Rule(
        _ANY,
        frozenset({Publication.LIVE}),
        (Who.EDITOR,),
        publication_to=Publication.WITHDRAWN,
        needs_reason=True,
    ),
    Step.RETRACT: Rule(
        _ANY,
        frozenset({Publication.LIVE, Publication.WITHDRAWN}),
        (Who.EDITOR,),
        publication_to=Publication.RETRACTED,
        needs_reason=True,
    ),
    Step.SPIKE: Rule(
        _ANY - {Stage.SPIKED}, _NOT_OUT, (Who.CONTRIBUTOR, Who.EDITOR), Stage.SPIKED, needs_reason=True
    ),
    Step.UNSPIKE: Rule(frozenset({Stage.SPIKED}), _NOT_OUT, (Who.CONTRIBUTOR, Who.EDITOR)),
    Step.SET_EMBARGO: Rule(_ANY, _NOT_FINAL, (Who.EDITOR,), needs_reason=True),
    Step.LIFT_EMBARGO: Rule(_ANY, _NOT_FINAL, (Who.EDITOR,), needs_reason=True),
    Step.SET_LEGAL: Rule(_ANY, _NOT_FINAL, (Who.EDITOR,), needs_reason=True),
    Step.CLEAR_LEGAL: Rule(_ANY, _NOT_FINAL, (Who.EDITOR,), needs_reason=True),
    Step.SET_PICTURE_DESK: Rule(_ANY, _NOT_FINAL, (Who.EDITOR, Who.PICTURE_EDITOR), needs_reason=True),
    Step.CLEAR_PICTURE_DESK: Rule(_ANY, _NOT_FINAL, (Who.PICTURE_EDITOR,), needs_reason=True),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What matters of one article and one person when that person wants to take a step.

    *is_contributor* is true for anyone who saved a version since the last approval, *published_urgently* for the
    duty editor whose urgent edition still waits for its review; *roles* are those at the article's desk.
    """

    stage: Stage
    publication: Publication
    roles: frozenset[Role]
    is_contributor: bool = False
    is_submitter: bool = False
    is_solo_desk: bool = False
    published_urgently: bool = False


def refusal_of(step: Step, standing: Standing) -> RuleBroken | None:
    """Return why this person may not take *step* on this article now, or None if they may."""
    rule = STEPS[step]
    if standing.publication not in rule.publications:
        return _refusal_of_publication(step, standing.publication)
    if not any(_is(who, standing) for who in rule.who):
        return _refusal_of_person(step, standing)
    if standing.stage not in rule.stages:
        return _REFUSED_STAGES.get(
            (step, standing.stage),
            RuleBroken(
                "To {step} an article it must be {wanted}; this one is {stage}.",
                step=step.replace("_", " "),
                wanted=" or ".join(s.replace("_", " ") for s in Stage if s in rule.stages),
                stage=standing.stage.replace("_", " "),
            ),
        )
    return None


def is_out_of_place(step: Step, standing: Standing) -> bool:
    """Return whether this person may take *step*, only not where the article stands now."""
    rule = STEPS[step]
    is_in_place = standing.stage in rule.stages and standing.publication in rule.publications
    return not is_in_place and any(_is(who, standing) for who in rule.who)


def may_ever(step: Step, standing: Standing) -> bool:
    """Return whether this person could take *step* on this article in some stage: a button is shown if so."""
    return any(_is(who, standing) for who in STEPS[step].who) or (
        step is Step.APPROVE and bool(EDITORS & standing.roles)
    )


def next_step(standing: Standing) -> Step | None:
    """Return the step that leads this article towards its readers and that this person could take, if there is one."""
    step = _ONWARD[standing.stage]
    return step if may_ever(step, standing) and standing.publication in STEPS[step].publications else None


def stage_moves() -> frozenset[tuple[Stage, Stage]]:
    """Return every move of `stage` that some step makes; the database refuses all others."""
    moves = {(before, rule.to) for rule in STEPS.values() if rule.to for before in rule.stages}
    unspiked = {(Stage.SPIKED, before) for before in STEPS[Step.SPIKE].stages}
    revoked = {(Stage.APPROVED, Stage.SUBMITTED)}
    return frozenset(moves | unspiked | revoked)


def publication_moves() -> frozenset[tuple[Publication, Publication]]:
    """Return every move of `publication` that some step makes; an edit of a scheduled article unschedules it."""
    return frozenset(
        (before, rule.publication_to)
        for rule in STEPS.values()
        if rule.publication_to
        for before in rule.publications
        if before is not rule.publication_to
    )


_ONWARD: dict[Stage, Step] = {
    Stage.DRAFT: Step.SUBMIT,
    Stage.RETURNED: Step.SUBMIT,
    Stage.SUBMITTED: Step.APPROVE,
    Stage.IN_REVIEW: Step.APPROVE,
    Stage.APPROVED: Step.PUBLISH,
    Stage.SPIKED: Step.UNSPIKE,
}


def _is(who: Who, standing: Standing) -> bool:
    is_editor = bool(EDITORS & standing.roles)
    holds = {
        Who.MEMBER: bool(standing.roles),
        Who.CONTRIBUTOR: bool(standing.roles) and standing.is_contributor,
        Who.SUBMITTER: bool(standing.roles) and standing.is_submitter,
        Who.EDITOR: is_editor,
        Who.OTHER_EDITOR: is_editor
        and (standing.is_solo_desk or not (standing.is_contributor or standing.published_urgently)),
        Who.DUTY_EDITOR: Role.DUTY_EDITOR in standing.roles,
        Who.PICTURE_EDITOR: Role.PICTURE_EDITOR in standing.roles,
    }
    return holds[who]


_REFUSED_STAGES: dict[tuple[Step, Stage], RuleBroken] = {
    (Step.SAVE, Stage.SUBMITTED): RuleBroken(
        "The article waits for review and cannot be changed now. Its writer can recall it; "
        "an editor can start the review."
    ),
    (Step.SAVE, Stage.SPIKED): RuleBroken("The article is spiked. Unspike it to go on writing."),
    (Step.RECALL, Stage.IN_REVIEW): RuleBroken(
        "An editor is already reviewing the article. Ask them to return it to you."
    ),
    (Step.PUBLISH, Stage.SUBMITTED): RuleBroken(
        "Only an approved article can be published. Approve it first."
    ),
    (Step.PUBLISH, Stage.IN_REVIEW): RuleBroken(
        "Only an approved article can be published. Approve it first."
    ),
    (Step.APPROVE, Stage.APPROVED): RuleBroken("The article is already approved."),
    (Step.APPROVE, Stage.RETURNED): RuleBroken(
        "The article was returned to its writer. It can be approved after it is submitted again."
    ),
}


def _refusal_of_publication(step: Step, publication: Publication) -> RuleBroken:
    if publication is Publication.RETRACTED:
        return RuleBroken("The article was retracted, which is final.")
    return RuleBroken(
        "An article that is {publication} cannot be taken through “{step}”.",
        publication=publication.value,
        step=step.replace("_", " "),
    )


def _refusal_of_person(step: Step, standing: Standing) -> RuleBroken:
    if not standing.roles:
        return RuleBroken("You are not a member of this article’s desk.")
    if step is Step.APPROVE and standing.published_urgently and not standing.is_contributor:
        return RuleBroken(
            "You published this article urgently, so another editor must review it (four eyes)."
        )
    if step is Step.APPROVE and EDITORS & standing.roles:
        return RuleBroken("You wrote part of this article, so another editor must approve it (four eyes).")
    if step is Step.RECALL:
        return RuleBroken("Only the person who submitted the article can recall it.")
    roles = " and ".join(sorted(role.replace("_", " ") for role in standing.roles))
    return RuleBroken(
        "An {role} cannot {step} this article; that takes {who}."
        if roles.startswith("editor")
        else "A {role} cannot {step} this article; that takes {who}.",
        role=roles,
        step=step.replace("_", " "),
        who=" or ".join(STEPS[step].who),
    )
