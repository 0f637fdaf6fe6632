"""Who may take which step when: the program's table against the specification's, in every case there is."""

from itertools import product

import pytest

from cms.domain.workflow import (
    STEPS,
    Publication,
    Role,
    Stage,
    Standing,
    Step,
    may_ever,
    next_step,
    publication_moves,
    refusal_of,
    stage_moves,
)
from tests.cms.step_table import ALL_STEPS, LINES, PUBLICATIONS, STAGES, Somebody, line_for

ROLES = [
    frozenset(),
    frozenset({Role.REPORTER}),
    frozenset({Role.EDITOR}),
    frozenset({Role.DUTY_EDITOR}),
    frozenset({Role.PICTURE_EDITOR}),
    frozenset({Role.REPORTER, Role.PICTURE_EDITOR}),
]
EDITOR = frozenset({Role.EDITOR})
REPORTER = frozenset({Role.REPORTER})


def test_the_table_has_every_step_of_the_specification_and_no_other():
    assert {step.value for step in STEPS} == set(ALL_STEPS)


@pytest.mark.parametrize("step", ALL_STEPS)
def test_a_step_is_allowed_exactly_where_the_specification_allows_it(step):
    for stage, publication, roles, *claims in product(STAGES, PUBLICATIONS, ROLES, *[[False, True]] * 3):
        expected = line_for(step, stage, publication, Somebody(roles, *claims))
        refusal = refusal_of(Step(step), Standing(Stage(stage), Publication(publication), roles, *claims))
        assert (refusal is None) == (expected is not None), (stage, publication, roles, claims, refusal)


@pytest.mark.parametrize("step", ALL_STEPS)
def test_every_refusal_is_one_clear_sentence(step):
    for stage, publication, roles in product(STAGES, PUBLICATIONS, ROLES):
        refusal = refusal_of(Step(step), Standing(Stage(stage), Publication(publication), roles))
        if refusal is not None:
            assert str(refusal).endswith((".", ").")), refusal
            assert "_" not in str(refusal), refusal
            assert "\n" not in str(refusal), refusal


def test_the_stage_moves_for_the_database_are_those_of_the_specification():
    moves = {
        (before, line.stage)
        for line in LINES
        for before in line.stages
        if line.stage not in ("unchanged", "before")
    }
    unspiked = {("spiked", stage) for stage in STAGES if stage != "spiked"}
    assert {(a.value, b.value) for a, b in stage_moves()} == moves | unspiked


def test_nothing_follows_a_retraction():
    assert not any(before is Publication.RETRACTED for before, _ in publication_moves())


def test_reporter_cannot_approve_even_somebody_elses_article():
    refusal = refusal_of(Step.APPROVE, Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, REPORTER))
    assert str(refusal) == (
        "A reporter cannot approve this article; that takes an editor of the desk who did not write it."
    )


def test_editor_who_wrote_part_of_it_is_told_of_four_eyes():
    standing = Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, EDITOR, is_contributor=True)
    assert "four eyes" in str(refusal_of(Step.APPROVE, standing))


def test_writer_of_a_submitted_article_is_told_to_recall_it():
    standing = Standing(Stage.SUBMITTED, Publication.UNPUBLISHED, REPORTER, is_contributor=True)
    assert "Its writer can recall it" in str(refusal_of(Step.SAVE, standing))


def test_publishing_a_submitted_article_says_that_it_must_be_approved_first():
    standing = Standing(Stage.SUBMITTED, Publication.UNPUBLISHED, EDITOR)
    assert (
        str(refusal_of(Step.PUBLISH, standing))
        == "Only an approved article can be published. Approve it first."
    )


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        (Stage.DRAFT, Step.SUBMIT),
        (Stage.RETURNED, Step.SUBMIT),
        (Stage.SUBMITTED, Step.APPROVE),
        (Stage.IN_REVIEW, Step.APPROVE),
        (Stage.APPROVED, Step.PUBLISH),
        (Stage.SPIKED, Step.UNSPIKE),
    ],
)
def test_the_next_step_leads_an_article_towards_its_readers(stage, step):
    assert next_step(Standing(stage, Publication.UNPUBLISHED, EDITOR)) is step


def test_a_reporter_is_offered_no_approval():
    assert next_step(Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, REPORTER)) is None


def test_a_retracted_article_has_no_next_step():
    assert next_step(Standing(Stage.APPROVED, Publication.RETRACTED, EDITOR)) is None


def test_an_editor_sees_the_button_to_approve_their_own_article_so_that_it_can_say_why_not():
    own = Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, EDITOR, is_contributor=True)
    assert may_ever(Step.APPROVE, own)
    assert not may_ever(Step.APPROVE, Standing(Stage.IN_REVIEW, Publication.UNPUBLISHED, REPORTER))


def test_refusals_are_whole_sentences_for_every_role_and_state():
    urgent = Standing(Stage.SUBMITTED, Publication.UNPUBLISHED, EDITOR)
    assert str(refusal_of(Step.PUBLISH_URGENT, urgent)).startswith("An editor cannot publish urgent")
    withdrawn = Standing(Stage.APPROVED, Publication.UNPUBLISHED, EDITOR)
    assert str(refusal_of(Step.WITHDRAW, withdrawn)).startswith("An article that is unpublished cannot")
