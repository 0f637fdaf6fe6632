"""Requests for corrections: logged once, counted against the law's limits, decided once; told of both newsrooms."""

from datetime import timedelta

import pytest

from cms.domain.correction_limits import Decision
from cms.domain.errors import NewsroomError
from cms.domain.workflow import Publication, Stage


@pytest.fixture
def request_id(as_, file_article):
    """A request about an article readers have."""
    file_article("quay", Stage.APPROVED)
    as_("daniel").publishing.publish("quay")
    minji = as_("minji").correcting
    return minji.log("quay", asked_by="Oh Jin-su", wants="I own no ferry.", received_on=minji.today())


def test_a_request_is_logged_with_its_day_and_the_last_day_is_counted(as_, request_id):
    (one,) = as_("sora").correcting.requests("quay")
    assert (one.request_id, one.asked_by, one.wants) == (request_id, "Oh Jin-su", "I own no ferry.")
    assert (one.received_on, one.logged_by_name) == (as_("sora").correcting.today(), "Minji Kim")
    assert (one.decision, one.is_in_time) == (Decision.OPEN, True)
    assert 178 <= one.limits.days_left(as_("sora").correcting.today()) <= 184


def test_three_months_from_knowing_end_before_six_from_publication(as_, file_article):
    file_article("quay", Stage.APPROVED)
    as_("daniel").publishing.publish("quay")
    correcting = as_("minji").correcting
    today = correcting.today()
    known = today - timedelta(days=100)
    correcting.log("quay", asked_by="Oh", wants="I own no ferry.", received_on=today, known_on=known)
    (one,) = correcting.requests()
    assert one.is_in_time is False
    assert one.limits.last_day == one.limits.from_knowing


def test_an_editor_decides_once_and_nobody_after(as_, request_id):
    with pytest.raises(NewsroomError, match=r"Only editors|no right"):
        as_("minji").correcting.decide(request_id, Decision.DECLINED, answer="No.")
    as_("daniel").correcting.decide(request_id, Decision.CORRECTED, answer="We corrected it today.")
    (one,) = as_("minji").correcting.requests()
    assert (one.decision, one.answer, one.decided_by_name) == (
        Decision.CORRECTED,
        "We corrected it today.",
        "Daniel Reyes",
    )
    with pytest.raises(NewsroomError, match="decided already"):
        as_("sora").correcting.decide(request_id, Decision.DECLINED, answer="No.")


def test_a_request_that_is_not_whole_or_from_the_future_is_refused(as_, file_article):
    file_article("quay", Stage.APPROVED, Publication.LIVE)
    correcting = as_("minji").correcting
    with pytest.raises(NewsroomError, match="who asks"):
        correcting.log("quay", asked_by=" ", wants="x", received_on=correcting.today())
    with pytest.raises(NewsroomError, match="still to come"):
        correcting.log("quay", asked_by="Oh", wants="x", received_on=correcting.today() + timedelta(days=2))


def test_of_an_article_readers_never_had_nothing_is_counted(as_, file_article):
    file_article("quay")
    correcting = as_("minji").correcting
    correcting.log("quay", asked_by="Oh", wants="Do not print it.", received_on=correcting.today())
    (one,) = correcting.requests()
    assert (one.limits, one.is_in_time) == (None, None)
