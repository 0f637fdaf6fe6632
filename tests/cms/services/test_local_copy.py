"""What this computer keeps of a shared newsroom: read as the newsroom itself, and nothing anybody may not see."""

from datetime import UTC, datetime, timedelta

import pytest

from cms.domain.line import NewsroomUnreachable, NotWhileOffline
from cms.domain.workflow import Publication, Stage, Step
from tests.cms.staffed_newsroom import BODY, text

pytestmark = pytest.mark.server


@pytest.fixture
def kind():
    return "server"


@pytest.fixture
def away(as_):
    """Let somebody look at the newsroom once more, and then let it not answer."""

    def away(login, changed=None):
        newsroom = as_(login)
        newsroom.refresh_copy(changed)
        newsroom.connection.line.given_up()
        return newsroom

    return away


def test_the_desks_articles_are_listed_and_opened_as_they_were(as_, file_article, library_photo, away):
    file_article("ferry", Stage.IN_REVIEW, words=text("Ferry leaves at dawn", BODY, library_photo()))
    file_article("market", Stage.APPROVED, Publication.LIVE)
    here = as_("minji").reading.articles()
    seen = as_("minji").reading.open("ferry")
    minji = away("minji")
    assert minji.reading.articles() == here
    opened = minji.reading.open("ferry")
    assert (opened.text, opened.row, opened.standing) == (seen.text, seen.row, seen.standing)
    assert opened.photos == seen.photos
    assert minji.reading.changes("ferry") == as_("minji").reading.changes("ferry")
    assert [desk.slug for desk in minji.people.desks()] == ["world", "sports", "letters"]


def test_only_what_changed_is_looked_at_again(as_, file_article, away):
    file_article("ferry")
    minji = as_("minji")
    minji.refresh_copy(None)
    article_id = minji.reading.open("ferry").row.article_id
    as_("sora").drafting.save("ferry", text("A new headline"))
    away("minji", frozenset({article_id}))
    assert minji.reading.open("ferry").text.headline == "A new headline"


def test_of_news_only_what_ones_own_desks_work_on_and_what_was_opened_is_taken_over(as_, file_article):
    file_article("ferry")
    minji, tomas = as_("minji"), as_("tomas")
    for newsroom in (minji, tomas):
        newsroom.refresh_copy(None)
    article_id = as_("daniel").reading.open("ferry").row.article_id
    as_("sora").drafting.save("ferry", text("A new headline"))
    for newsroom in (minji, tomas):
        newsroom.refresh_copy(frozenset({article_id}), is_news=True)
        newsroom.connection.line.given_up()
    assert minji.reading.open("ferry").text.headline == "A new headline"
    assert tomas.reading.articles() == []


def test_an_article_under_embargo_of_another_desk_is_not_in_it_and_goes_where_it_was(as_, file_article, away):
    file_article("ferry")
    tomas = as_("tomas")
    tomas.refresh_copy(None)
    article_id = as_("daniel").reading.open("ferry").row.article_id
    tomas.refresh_copy(frozenset({article_id}))
    as_("daniel").review.set_embargo(
        "ferry", until=datetime.now(UTC) + timedelta(hours=1), reason="Until noon."
    )
    away("tomas", frozenset({article_id}))
    with pytest.raises(NewsroomUnreachable):
        tomas.reading.open("ferry")
    assert (
        b"Ferry leaves at dawn" not in tomas.connection.copy.path.read_bytes()
        or tomas.reading.articles() == []
    )


def test_the_copy_is_its_owners_alone(as_, file_article):
    file_article("ferry")
    minji = as_("minji")
    minji.refresh_copy(None)
    assert minji.connection.copy.path.stat().st_mode & 0o077 == 0
    assert minji.connection.copy.path.parent.stat().st_mode & 0o077 == 0


def test_what_was_submitted_while_away_is_sent_once_when_the_newsroom_answers(as_, away):
    minji = as_("minji")
    taken = minji.drafting.new_article("ferry", desk="world", language="en", text=text())
    away("minji")
    minji.syncing.keep(taken.article_id, text("Typed in the tunnel"), base=1)
    with pytest.raises(NewsroomUnreachable):
        minji.review.submit("ferry")
    minji.sending.queue(Step.SUBMIT, taken.article_id, "Typed in the tunnel")
    minji.sending.queue(Step.SUBMIT, taken.article_id, "Typed in the tunnel")
    assert len(minji.sending.waiting()) == 1
    assert minji.sending.send().done == ()
    minji.connection.line.found()
    delivery = minji.sending.send()
    assert [asked.step for asked in delivery.done] == ["submit"]
    assert minji.sending.waiting() == []
    opened = as_("daniel").reading.open("ferry")
    assert (opened.row.stage, opened.text.headline) == (Stage.SUBMITTED, "Typed in the tunnel")
    assert [row.step for row in as_("daniel").reading.history("ferry")].count("submit") == 1


def test_a_submission_whose_answer_was_lost_is_not_made_twice(as_, away):
    minji = as_("minji")
    taken = minji.drafting.new_article("ferry", desk="world", language="en", text=text())
    asked = minji.sending.queue(Step.SUBMIT, taken.article_id, "Ferry")
    minji.review.submit("ferry", command_id=asked.command_id)
    assert minji.sending.send().done == (asked,)
    assert [row.step for row in minji.reading.history("ferry")].count("submit") == 1


def test_a_submission_the_newsroom_refuses_stays_with_its_reason_and_its_text(as_, away):
    minji = as_("minji")
    taken = minji.drafting.new_article("ferry", desk="world", language="en", text=text())
    away("minji")
    minji.syncing.keep(taken.article_id, text("Mine", "My words."), base=1)
    minji.sending.queue(Step.SUBMIT, taken.article_id, "Mine")
    minji.connection.line.found()
    as_("daniel").review.spike("ferry", reason="Overtaken.")
    (asked,) = minji.sending.send().refused
    (kept,) = minji.sending.waiting()
    assert (kept.refusal.sentence, kept.refusal.places) == (asked.refusal.sentence, asked.refusal.places)
    assert [draft.text.headline for draft in minji.syncing.unsent_drafts()] == ["Mine"]
    minji.sending.drop(asked)
    assert minji.sending.waiting() == []


@pytest.mark.parametrize("step", [Step.APPROVE, Step.RETURN, Step.PUBLISH, Step.LIFT_EMBARGO])
def test_what_takes_a_second_look_is_never_taken_unseen(as_, away, step):
    away("daniel")
    with pytest.raises(NotWhileOffline, match="Nothing was done"):
        as_("daniel").sending.queue(step, "0" * 32, "Ferry")
