"""The order of the review queue, and the approvals it leads to."""

from datetime import timedelta

from cms.domain.article import content_hash
from cms.domain.workflow import Publication, Stage
from tests.cms.staffed_newsroom import text


def test_what_an_embargo_frees_first_comes_first_and_then_what_waits_longest(as_, clock, file_article):
    for slug in ("oldest", "later", "sooner", "newest"):
        file_article(slug, Stage.SUBMITTED)
        clock.forward(minutes=10)
    review = as_("daniel").review
    review.set_embargo("later", until=clock() + timedelta(hours=9), reason="As agreed.")
    review.set_embargo("sooner", until=clock() + timedelta(hours=1), reason="As agreed.")
    queue = [row.slug for row in as_("daniel").reading.review_queue()]
    assert queue == ["sooner", "later", "oldest", "newest"]


def test_an_approval_names_its_text_and_what_took_it_back(as_, file_article):
    file_article("quay", Stage.APPROVED)
    approved = as_("daniel").reading.open("quay")
    (one,) = as_("daniel").reading.certificates("quay")
    assert (one.content_hash, one.approved_by) == (content_hash(approved.text), "daniel")
    as_("sora").drafting.save("quay", text("Ferry leaves at noon"))
    (taken_back,) = as_("daniel").reading.certificates("quay")
    assert (taken_back.stands, taken_back.revoked_by) == (False, "sora")


def test_publication_takes_no_approval_back(as_, file_article):
    file_article("quay", Stage.APPROVED)
    as_("daniel").publishing.publish("quay")
    assert as_("daniel").reading.open("quay").row.publication is Publication.LIVE
    assert as_("daniel").reading.certificates("quay")[0].stands
