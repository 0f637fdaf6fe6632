"""Approvals are read out of the ledger, and so is what took them back."""

from datetime import UTC, datetime, timedelta

from cms.domain.certificate import certificates
from cms.domain.rows import LedgerRow
from cms.domain.workflow import Stage, Step

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HASHES = {2: "aa", 3: "bb"}


def act(step, version, before, after, person="daniel", minutes=0, reason=""):
    at = NOON + timedelta(minutes=minutes)
    return LedgerRow(at, person, person.title(), step, version, before, after, "live", "live", reason)


APPROVED = act(Step.APPROVE, 2, Stage.IN_REVIEW, Stage.APPROVED)
CHANGED = act(Step.SAVE, 3, Stage.APPROVED, Stage.SUBMITTED, "minji", minutes=5)


def test_an_approval_is_of_one_text_by_its_hash():
    (one,) = certificates([APPROVED], HASHES)
    assert (one.version, one.content_hash, one.approved_by, one.approved_at) == (2, "aa", "daniel", NOON)
    assert one.stands


def test_a_changed_text_takes_it_back_and_is_named():
    (one,) = certificates([APPROVED, CHANGED], HASHES)
    assert not one.stands
    assert (one.revoked_by, one.revoked_by_version) == ("minji", 3)


def test_a_spiked_article_keeps_its_approval():
    spiked = act(Step.SPIKE, 2, Stage.APPROVED, Stage.SPIKED)
    back = act(Step.UNSPIKE, 2, Stage.SPIKED, Stage.APPROVED)
    assert certificates([APPROVED, spiked, back], HASHES)[0].stands


def test_the_newest_approval_comes_first():
    again = act(Step.APPROVE, 3, Stage.IN_REVIEW, Stage.APPROVED, "sora", 9)
    assert [one.stands for one in certificates([APPROVED, CHANGED, again], HASHES)] == [True, False]


def test_whoever_approved_their_own_words_is_shown_to_have():
    alone = act(Step.APPROVE, 2, Stage.IN_REVIEW, Stage.APPROVED, "nari", reason="self-approved (solo desk)")
    assert certificates([alone], HASHES)[0].is_self_approved
