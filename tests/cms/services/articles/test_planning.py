"""What desks plan: asked, accepted or declined, begun, missed; told of both kinds of newsroom."""

from datetime import timedelta

import pytest

from cms.domain.errors import NewsroomError
from cms.domain.planning import PlanAnswer, PlanFields
from cms.domain.workflow import Stage


@pytest.fixture
def planned(as_):
    """An article Minji is asked for, due in two hours."""
    daniel = as_("daniel")
    deadline = daniel.connection.clock() + timedelta(hours=2)
    return daniel.planning.plan(
        "world", PlanFields("quay", deadline, 400, has_photo=True, assigned_to="minji")
    )


def test_a_plan_says_who_how_long_by_when_and_whether_with_a_photo(as_, planned):
    (row,) = as_("minji").planning.plans()
    assert (row.plan_id, row.desk, row.slug, row.words, row.has_photo) == (
        planned,
        "world",
        "quay",
        400,
        True,
    )
    assert (row.assigned_to, row.answer, row.article_slug, row.is_missed) == (
        "minji",
        PlanAnswer.ASKED,
        "",
        False,
    )


def test_whoever_is_asked_accepts_or_declines_with_a_reason(as_, planned):
    as_("minji").planning.accept(planned)
    assert as_("daniel").planning.plans()[0].answer is PlanAnswer.ACCEPTED
    as_("minji").planning.decline(planned, reason="I am at the court.")
    (row,) = as_("daniel").planning.plans()
    assert (row.answer, row.reason) == (PlanAnswer.DECLINED, "I am at the court.")


def test_nobody_else_answers_and_no_reporter_plans(as_, planned):
    with pytest.raises(NewsroomError, match="Only whoever was asked"):
        as_("jun").planning.accept(planned)
    with pytest.raises(NewsroomError, match="write the reason"):
        as_("minji").planning.decline(planned, reason=" ")
    deadline = as_("minji").connection.clock() + timedelta(hours=1)
    with pytest.raises(NewsroomError, match="Only editors of a desk"):
        as_("minji").planning.plan("world", PlanFields("own-idea", deadline))


def test_what_it_became_is_known_and_the_deadline_runs_against_that(as_, planned, file_article):
    file_article("harbour", Stage.SUBMITTED)
    as_("minji").planning.begin(planned, "harbour")
    (row,) = as_("daniel").planning.plans()
    assert (row.article_slug, row.stage) == ("harbour", Stage.SUBMITTED)
    (queued,) = as_("daniel").reading.review_queue()
    assert queued.deadline_at == row.deadline_at
    with pytest.raises(NewsroomError, match="begun already"):
        as_("minji").planning.begin(planned, "harbour")


def test_a_deadline_that_passed_is_missed_until_the_text_is_with_its_reviewer(as_, file_article):
    daniel = as_("daniel")
    late = daniel.connection.clock() - timedelta(minutes=1)
    plan_id = daniel.planning.plan("world", PlanFields("quay", late))
    assert daniel.planning.plans()[0].is_missed
    file_article("quay")
    daniel.planning.begin(plan_id, "quay")
    assert daniel.planning.plans()[0].is_missed
    as_("minji").review.submit("quay")
    assert not daniel.planning.plans()[0].is_missed


def test_what_is_dropped_is_planned_no_longer(as_, planned):
    with pytest.raises(NewsroomError, match="Only editors of a desk"):
        as_("minji").planning.drop(planned)
    as_("daniel").planning.drop(planned)
    assert as_("daniel").planning.plans() == []


def test_another_desk_sees_nothing_of_it(as_, planned):
    assert as_("tomas").planning.plans() == []
    with pytest.raises(NewsroomError, match="no such plan"):
        as_("tomas").planning.drop(planned)


def test_an_editor_plans_it_otherwise_and_somebody_else_has_not_answered_yet(as_, planned):
    as_("minji").planning.accept(planned)
    daniel = as_("daniel")
    (row,) = daniel.planning.plans()
    later = row.deadline_at + timedelta(hours=3)
    daniel.planning.change(planned, PlanFields("quay-fire", later, 900, assigned_to="minji"))
    (row,) = daniel.planning.plans()
    assert (row.slug, row.words, row.has_photo, row.deadline_at) == ("quay-fire", 900, False, later)
    assert row.answer is PlanAnswer.ACCEPTED
    daniel.planning.change(planned, PlanFields("quay-fire", later, 900, assigned_to="jun"))
    (row,) = daniel.planning.plans()
    assert (row.assigned_to, row.answer) == ("jun", PlanAnswer.ASKED)


def test_no_reporter_changes_a_plan_and_no_plan_is_unfit(as_, planned):
    (row,) = as_("minji").planning.plans()
    with pytest.raises(NewsroomError, match="Only editors of a desk"):
        as_("minji").planning.change(planned, PlanFields("mine", row.deadline_at))
    for unfit in (PlanFields("Not a slug", row.deadline_at), PlanFields("quay", row.deadline_at, -1)):
        with pytest.raises(NewsroomError):
            as_("daniel").planning.change(planned, unfit)
    with pytest.raises(NewsroomError, match="signs in"):
        as_("daniel").planning.change(planned, PlanFields("quay", row.deadline_at, assigned_to="nobody"))


def test_what_readers_have_had_is_done_and_not_late_while_it_is_corrected(as_, planned, file_article):
    assert not as_("daniel").planning.plans()[0].is_done
    file_article("harbour", Stage.APPROVED)
    as_("minji").planning.begin(planned, "harbour")
    assert as_("daniel").planning.plans()[0].is_done
