"""When a photograph may be used: whoever denies prevails, and a lease settles what the sender stipulated."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cms.domain.photos.stipulations import stipulations_in
from cms.domain.photos.usage_leases import (
    LeaseKind,
    LeaseTerms,
    Terms,
    UseBarred,
    bar_to_use,
    proposed_leases,
    use_ends_at,
)

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ALLOW, DENY = LeaseKind.ALLOW, LeaseKind.DENY


def lease(kind, starts=None, ends=None, reason="Contract 12."):
    return LeaseTerms(
        kind,
        reason,
        NOW + starts * DAY if starts is not None else None,
        NOW + ends * DAY if ends is not None else None,
    )


def terms(*leases, said="", added=0):
    return Terms(leases, stipulations_in(said), NOW + added * DAY, "KR")


@pytest.mark.parametrize(
    ("agreed", "why"),
    [
        (terms(), None),
        (terms(lease(ALLOW)), None),
        (terms(lease(ALLOW, -1, 1)), None),
        (terms(lease(DENY)), UseBarred.DENIED),
        (terms(lease(DENY), lease(ALLOW)), UseBarred.DENIED),
        (terms(lease(DENY, 1)), None),
        (terms(lease(DENY, -2, -1)), None),
        (terms(lease(ALLOW, -3, -1)), UseBarred.ENDED),
        (terms(lease(ALLOW, -3, 0)), UseBarred.ENDED),
        (terms(lease(ALLOW, 1, 3)), UseBarred.NOT_YET),
        (terms(lease(ALLOW, -3, -1), lease(ALLOW, -1)), None),
        (terms(lease(ALLOW, -3, -1), lease(ALLOW, 1)), UseBarred.NOT_YET),
        (terms(said="OUT: KOREA"), UseBarred.OUT_HERE),
        (terms(said="JAPAN OUT"), None),
        (terms(said="NO ARCHIVE"), UseBarred.NO_ARCHIVE),
        (terms(lease(ALLOW), said="NO ARCHIVE, KOREA OUT"), None),
        (terms(said="HONS", added=-13), None),
        (terms(said="HONS", added=-14), UseBarred.TIME_IS_UP),
        (terms(lease(ALLOW, -1, 1), said="HONS", added=-30), None),
        (terms(said="NO USE AFTER 2026-11-22"), UseBarred.TIME_IS_UP),
        (terms(said="NO USE AFTER 2026-11-23"), None),
        (terms(said="MANDATORY CREDIT; NO SALES; EXCLUSIVE"), None),
    ],
)
def test_whether_a_photo_may_be_used_now(agreed, why):
    bar = bar_to_use(agreed, NOW)
    assert (bar.why if bar else None) == why


def test_a_bar_says_why_and_until_when():
    bar = bar_to_use(terms(lease(DENY, -1, 2, "The family asks us not to.")), NOW)
    assert (bar.reason, bar.at) == ("The family asks us not to.", NOW + 2 * DAY)


@pytest.mark.parametrize(
    ("agreed", "ends"),
    [
        (terms(), None),
        (terms(lease(ALLOW)), None),
        (terms(lease(ALLOW, -1, 5)), 5),
        (terms(lease(ALLOW, -1, 5), lease(ALLOW, 0, 9)), 9),
        (terms(lease(ALLOW, -1, 5), lease(ALLOW)), None),
        (terms(lease(ALLOW), lease(DENY, 3)), 3),
        (terms(lease(ALLOW, -1, 2), lease(DENY, 3)), 2),
        (terms(said="HONS", added=-4), 10),
        (terms(lease(ALLOW, -9, -2)), -2),
    ],
)
def test_when_the_use_of_a_photo_ends(agreed, ends):
    found = use_ends_at(agreed, NOW)
    assert (found[0] if found else None) == (NOW + ends * DAY if ends is not None else None)


def test_stipulations_propose_the_leases_that_settle_them():
    (out,) = proposed_leases(terms(said="SOUTH KOREA OUT"))
    assert (out.kind, out.starts_at, out.ends_at) == (DENY, None, None)
    (story_only,) = proposed_leases(terms(said="HONS"))
    assert (story_only.kind, story_only.ends_at, story_only.reason) == (
        ALLOW,
        NOW + 14 * DAY,
        "HONS; NO ARCHIVE; 14 DAYS",
    )
    (no_archive,) = proposed_leases(terms(said="NO ARCHIVE"))
    assert (no_archive.kind, no_archive.ends_at) == (ALLOW, NOW + 14 * DAY)
    assert proposed_leases(terms(said="MANDATORY CREDIT")) == ()


@pytest.mark.parametrize("said", ["SOUTH KOREA OUT", "HONS", "NO ARCHIVE", "NO USE AFTER 2026-12-01"])
def test_a_proposal_once_granted_says_what_the_sender_said(said):
    agreed = terms(said=said)
    granted = replace(agreed, leases=proposed_leases(agreed))
    assert (bar_to_use(granted, NOW) is None) is (said != "SOUTH KOREA OUT")
