"""Between draft and approval: four eyes, approval bound to the text, and what two editors at once are told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from cms.body.model import body_from_text
from cms.domain.checks import Blocked
from cms.domain.errors import NewsroomError, NotAllowed, NotFound, RuleBroken, StaleArticle
from cms.domain.workflow import Publication, Stage, Step
from tests.cms.staffed_newsroom import BODY, SHUT_OUT, text

ONE_COMMA = replace(text(), body=body_from_text(BODY.replace("ferry left", "ferry, left")))


@pytest.fixture
def in_review(as_):
    """Minji's article, hers alone, claimed by Daniel."""
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    as_("minji").review.submit("ferry")
    as_("daniel").review.claim("ferry")
    return "ferry"


def test_an_article_goes_from_draft_to_approval_and_the_ledger_tells_it(as_, in_review):
    as_("daniel").review.return_to_writer(in_review, reason="Who saw it?")
    as_("minji").review.submit(in_review, note="Named the harbour master.")
    as_("daniel").review.approve(in_review)
    told = [(row.person, row.step, row.stage_to, row.reason) for row in as_("jun").reading.history(in_review)]
    assert list(reversed(told)) == [
        ("minji", "create", "draft", ""),
        ("minji", "submit", "submitted", ""),
        ("daniel", "claim", "in_review", ""),
        ("daniel", "return", "returned", "Who saw it?"),
        ("minji", "submit", "submitted", "Named the harbour master."),
        ("daniel", "approve", "approved", ""),
    ]


def test_an_approval_names_the_version_its_hash_and_the_editor(as_, in_review):
    as_("daniel").review.approve(in_review)
    opened = as_("minji").reading.open(in_review)
    assert (opened.approval.version, opened.approval.content_hash) == (1, opened.content_hash)
    assert opened.approval.approved_by_name == "Daniel Reyes"


def test_editor_cannot_approve_what_they_wrote_themselves(as_):
    as_("daniel").drafting.new_article("own", desk="world", language="en", text=text())
    as_("daniel").review.submit("own")
    with pytest.raises(RuleBroken, match="four eyes"):
        as_("daniel").review.approve("own")


def test_editor_cannot_launder_their_own_text_through_a_colleagues_edit(as_):
    as_("daniel").drafting.new_article("own", desk="world", language="en", text=text())
    as_("jun").drafting.save("own", ONE_COMMA)
    as_("jun").review.submit("own")
    with pytest.raises(RuleBroken, match="four eyes"):
        as_("daniel").review.approve("own")
    assert as_("sora").review.approve("own").stage == Stage.APPROVED


def test_editor_who_changed_one_comma_in_review_leaves_the_approval_to_another(as_, in_review):
    as_("daniel").drafting.save(in_review, ONE_COMMA)
    with pytest.raises(RuleBroken, match="four eyes"):
        as_("daniel").review.approve(in_review)


def test_what_was_approved_once_makes_nobody_a_contributor_again(as_, in_review):
    as_("sora").drafting.save(in_review, ONE_COMMA)
    as_("daniel").review.approve(in_review)
    as_("minji").drafting.save(in_review, text("Ferry leaves harbour at dawn"))
    assert as_("sora").review.approve(in_review).stage == Stage.APPROVED


def test_a_solo_desk_approves_its_own_and_the_ledger_says_so(as_):
    nari = as_("nari")
    nari.drafting.new_article("letter", desk="letters", language="en", text=text())
    nari.review.submit("letter")
    nari.review.approve("letter")
    assert nari.reading.history("letter")[0].reason == "self-approved (solo desk)"


def test_one_comma_after_approval_revokes_it_visibly(as_, in_review):
    as_("daniel").review.approve(in_review)
    taken = as_("minji").drafting.save(in_review, ONE_COMMA)
    assert (taken.stage, taken.revoked_approval, taken.version) == (Stage.SUBMITTED, True, 2)
    assert as_("daniel").reading.open(in_review).approval is None
    assert as_("daniel").reading.history(in_review)[0].reason == "approval revoked: the text changed"


def test_saving_the_same_words_again_creates_nothing_and_revokes_nothing(newsroom, as_, in_review):
    as_("daniel").review.approve(in_review)
    rewritten = replace(text(), body=body_from_text(BODY), headline="  Ferry leaves  at dawn ")
    taken = as_("minji").drafting.save(in_review, rewritten)
    assert (taken.stage, taken.revoked_approval, taken.version) == (Stage.APPROVED, False, 1)
    assert len(as_("minji").reading.history(in_review)) == 4


def test_editor_who_saw_an_older_version_is_told_who_saved_a_newer_one_and_when(as_, clock, in_review):
    clock.forward(minutes=7)
    as_("sora").drafting.save(in_review, ONE_COMMA)
    with pytest.raises(StaleArticle) as refusal:
        as_("daniel").review.approve(in_review, seen=1)
    assert str(refusal.value) == (
        "The article moved on: Sora Lee saved version 2 at 05:07 UTC. Nothing was done; look at it again."
    )


def test_of_two_editors_who_approve_at_once_one_wins_and_the_other_is_told_who(newsroom, as_, in_review):
    start = Barrier(2)

    def approve(login):
        start.wait(5)
        try:
            return as_(login).review.approve(in_review, seen=1)
        except NewsroomError as refusal:
            return refusal

    as_("sora")
    with ThreadPoolExecutor(2) as pool:
        answers = dict(zip(("daniel", "sora"), pool.map(approve, ("daniel", "sora")), strict=True))
    winners = [login for login, answer in answers.items() if not isinstance(answer, NewsroomError)]
    assert len(winners) == 1
    (refusal,) = (answer for answer in answers.values() if isinstance(answer, NewsroomError))
    assert isinstance(refusal, StaleArticle)
    assert str(refusal).startswith({"daniel": "Daniel Reyes", "sora": "Sora Lee"}[winners[0]] + " was first")
    assert [row.step for row in as_("minji").reading.history(in_review)].count("approve") == 1


def test_second_editor_to_claim_is_told_who_was_first(as_, in_review):
    with pytest.raises(StaleArticle, match="Daniel Reyes was first"):
        as_("sora").review.claim(in_review)


def test_reporter_who_may_not_approve_hears_that_and_not_that_somebody_was_first(as_, in_review):
    as_("daniel").review.approve(in_review)
    with pytest.raises(RuleBroken, match="A reporter cannot approve"):
        as_("jun").review.approve(in_review)


def test_editor_who_approves_what_was_just_returned_is_told_who_returned_it(as_, in_review):
    as_("daniel").review.return_to_writer(in_review, reason="Who saw it?")
    with pytest.raises(StaleArticle, match=r"Daniel Reyes took the step “return” at \d\d:\d\d UTC"):
        as_("sora").review.approve(in_review, seen=1)


def test_editor_who_looked_at_nothing_is_told_what_the_step_takes(as_, in_review):
    as_("daniel").review.return_to_writer(in_review, reason="Who saw it?")
    with pytest.raises(RuleBroken, match="can be approved after it is submitted again"):
        as_("sora").review.approve(in_review)


def test_a_command_repeated_after_a_broken_line_acts_once_and_answers_the_same(as_, in_review):
    first = as_("daniel").review.approve(in_review, command_id="6d7c2f0e-0000-4000-8000-000000000001")
    as_("minji").drafting.save(in_review, ONE_COMMA)
    again = as_("daniel").review.approve(in_review, command_id="6d7c2f0e-0000-4000-8000-000000000001")
    assert again == first
    assert as_("minji").reading.open(in_review).row.stage is Stage.SUBMITTED


def test_a_command_id_used_for_another_act_or_by_another_person_is_refused(as_, in_review):
    command_id = "6d7c2f0e-0000-4000-8000-000000000002"
    as_("daniel").review.release(in_review, command_id=command_id)
    with pytest.raises(RuleBroken, match="another"):
        as_("daniel").review.approve(in_review, command_id=command_id)
    with pytest.raises(RuleBroken, match="another"):
        as_("sora").review.claim(in_review, command_id=command_id)
    assert as_("minji").reading.open(in_review).row.stage is Stage.SUBMITTED


def test_an_article_without_headline_and_text_is_not_submitted_and_both_are_named(as_):
    as_("minji").drafting.new_article("empty", desk="world", language="en", text=text("", " "))
    with pytest.raises(Blocked) as refusal:
        as_("minji").review.submit("empty")
    assert [problem.rule for problem in refusal.value.problems] == ["headline_missing", "body_empty"]
    assert str(refusal.value) == "The article has no headline. The article has no text yet."


def test_a_photo_without_a_credit_is_named_with_the_field_to_go_to(as_, library_photo):
    photo = replace(library_photo(), credit_line=" ")
    as_("minji").drafting.new_article("pic", desk="world", language="en", text=text("Ferry", BODY, photo))
    with pytest.raises(Blocked, match=r"^Photo 1 has no credit\.$") as refusal:
        as_("minji").review.submit("pic")
    (problem,) = refusal.value.problems
    assert (problem.photo_id, problem.field) == (photo.photo_id, "credit_line")


@pytest.mark.parametrize("reason", ["", "   "])
def test_returning_and_spiking_need_a_written_reason(newsroom, as_, in_review, reason):
    before = newsroom.state_of_file()
    with pytest.raises(RuleBroken, match="write the reason"):
        as_("daniel").review.return_to_writer(in_review, reason=reason)
    with pytest.raises(RuleBroken, match="write the reason"):
        as_("daniel").review.spike(in_review, reason=reason)
    assert newsroom.state_of_file() == before


def test_the_writer_reads_why_the_article_came_back_until_it_is_submitted_again(as_, in_review):
    as_("daniel").review.return_to_writer(in_review, reason="Who saw it?")
    assert as_("minji").reading.open(in_review).row.return_reason == "Who saw it?"
    as_("minji").review.submit(in_review)
    assert as_("minji").reading.open(in_review).row.return_reason == ""


def test_the_claiming_editor_is_named_to_everybody_until_they_let_go(as_, in_review):
    assert as_("minji").reading.review_queue()[0].claimed_by_name == "Daniel Reyes"
    as_("daniel").review.release(in_review)
    assert as_("minji").reading.review_queue()[0].claimed_by_name == ""


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.SPIKED])
def test_an_unspiked_article_is_where_it_was(as_, file_article, stage):
    file_article("ferry", stage)
    as_("daniel").review.spike("ferry", reason="Overtaken.")
    assert as_("daniel").review.unspike("ferry").stage is stage


def test_the_review_queue_has_the_longest_waiting_first(as_, clock, file_article):
    for slug in ("first", "second", "third"):
        file_article(slug, Stage.SUBMITTED)
        clock.forward(minutes=1)
    assert [row.slug for row in as_("daniel").reading.review_queue()] == ["first", "second", "third"]


def test_an_editor_sees_what_changed_since_they_returned_it(as_, in_review):
    as_("daniel").review.return_to_writer(in_review, reason="Who saw it?")
    as_("minji").drafting.save(in_review, replace(text(), body=body_from_text(BODY + " Not even Kim.")))
    as_("minji").review.submit(in_review)
    changes = as_("daniel").reading.changes(in_review)
    assert (changes.from_version, changes.to_version, changes.words_added) == (1, 2, 3)


def test_what_changed_is_compared_with_the_version_written_from_and_not_with_one_kept_aside(as_):
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("One"))
    as_("minji").drafting.save("ferry", text("Two"))
    as_("jun").drafting.save("ferry", text("Aside"), base=1)
    as_("minji").drafting.save("ferry", text("Four"))
    assert as_("daniel").reading.changes("ferry").from_version == 2


@pytest.mark.parametrize(
    ("hold", "clear"), [(Step.SET_LEGAL, Step.CLEAR_LEGAL), (Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK)]
)
def test_a_hold_forbids_publication_until_it_is_cleared(as_, file_article, hold, clear):
    file_article("ferry", Stage.APPROVED)
    as_("daniel").review.set_hold(hold, "ferry", reason="Names a minor.")
    with pytest.raises(RuleBroken, match="clearance"):
        as_("daniel").publishing.publish("ferry")
    clearer = "yuri" if clear is Step.CLEAR_PICTURE_DESK else "sora"
    as_(clearer).review.set_hold(clear, "ferry", reason="The parents agree.")
    assert as_("daniel").publishing.publish("ferry").publication is Publication.LIVE


def test_an_embargo_forbids_publication_until_its_time_by_the_newsrooms_clock(as_, clock, file_article):
    file_article("ferry", Stage.APPROVED)
    until = clock().replace(hour=9)
    as_("daniel").review.set_embargo("ferry", until=until, reason="Agreed with the ministry.")
    with pytest.raises(RuleBroken, match="under embargo until 2026-11-23 09:00 UTC"):
        as_("daniel").publishing.publish("ferry")
    clock.forward(hours=4)
    assert as_("daniel").publishing.publish("ferry").publication is Publication.LIVE


def test_an_open_ended_embargo_holds_until_somebody_lifts_it(as_, clock, file_article):
    file_article("ferry", Stage.APPROVED)
    as_("daniel").review.set_embargo("ferry", until=None, reason="A hostage's life.")
    clock.forward(days=400)
    with pytest.raises(RuleBroken, match="until it is lifted"):
        as_("daniel").publishing.publish("ferry")
    as_("sora").review.lift_embargo("ferry", reason="She is free.")
    assert as_("daniel").publishing.publish("ferry").publication is Publication.LIVE


def test_a_disabled_person_can_take_no_step_even_with_the_newsroom_still_open(newsroom, as_, in_review):
    daniel = as_("daniel")
    as_("root").people.disable("daniel")
    with pytest.raises(NotAllowed, match=SHUT_OUT):
        daniel.review.approve(in_review)


def test_a_slug_nobody_knows_is_named(as_):
    with pytest.raises(NotFound, match="no article “nosuch”"):
        as_("daniel").review.approve("nosuch")
