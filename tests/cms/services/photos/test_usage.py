"""Leases on photographs: who may grant them, what they stop, what ends soon and where it is used."""

from datetime import timedelta

import exiv2
import pytest
from sqlalchemy import select

from cms.db.tables import Ledger
from cms.db.transaction import reading
from cms.domain.checks import Blocked
from cms.domain.errors import NewsroomError, NotAllowed, NotFound, RuleBroken
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import BODY, text

DENIED = LeaseTerms(LeaseKind.DENY, "The family asks us not to.")


@pytest.fixture
def instructed(as_, picture):
    """Take a photo into the library whose file gives these instructions."""

    def add(instructions, colour="teal"):
        path = picture(f"{colour}.jpg", colour, (1600, 1000))
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        image.xmpData()["Xmp.photoshop.Instructions"] = instructions
        image.writeMetadata()
        return as_("minji").photos.add(path)

    return add


@pytest.fixture
def ferry(as_, library_photo):
    """An article of Minji's with one photo, and that photo."""
    use = library_photo()
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", BODY, use))
    return use


def rules(problems):
    return [problem.rule for problem in problems]


def test_a_lease_says_who_granted_it_and_why_and_stays_to_be_seen_when_withdrawn(as_, ferry):
    lease = as_("yuri").photos.grant(ferry.photo_id, DENIED)
    assert (lease.terms, lease.granted_by_name, lease.is_withdrawn) == (DENIED, "Yuri Han", False)
    as_("daniel").photos.withdraw_lease(lease.lease_id, reason="They changed their mind.")
    (kept,) = as_("minji").photos.leases(ferry.photo_id)
    assert (kept.terms, kept.withdrawn_by_name, kept.is_withdrawn) == (DENIED, "Daniel Reyes", True)


def test_only_who_judges_pictures_grants_and_withdraws(as_, ferry):
    with pytest.raises(NotAllowed):
        as_("minji").photos.grant(ferry.photo_id, DENIED)
    lease = as_("yuri").photos.grant(ferry.photo_id, DENIED)
    with pytest.raises(NotAllowed):
        as_("minji").photos.withdraw_lease(lease.lease_id)


def test_a_lease_needs_a_reason_an_order_of_time_and_a_photo(as_, ferry, newsroom):
    now = as_("yuri").connection.clock()
    with pytest.raises(RuleBroken, match="Write why"):
        as_("yuri").photos.grant(ferry.photo_id, LeaseTerms(LeaseKind.DENY, " "))
    with pytest.raises(RuleBroken, match="ends after it begins"):
        as_("yuri").photos.grant(ferry.photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract.", now, now))
    with pytest.raises(NotFound):
        as_("yuri").photos.grant("0" * 32, DENIED)
    with pytest.raises(NotFound):
        as_("yuri").photos.withdraw_lease("0" * 32)


def test_what_is_denied_stops_the_article_and_the_finding_names_photo_and_reason(as_, ferry):
    lease = as_("yuri").photos.grant(ferry.photo_id, DENIED)
    (problem,) = as_("minji").reading.open("ferry").blockers
    assert (problem.rule, problem.photo, problem.field) == ("lease_denies", 1, "usage_rights")
    assert problem.message == "Photo 1 may not be used: The family asks us not to."
    with pytest.raises(Blocked):
        as_("minji").review.submit("ferry")
    as_("yuri").photos.withdraw_lease(lease.lease_id)
    assert as_("minji").review.submit("ferry").stage == "submitted"


def test_an_article_that_was_approved_is_not_published_with_a_photo_that_was_denied_since(as_, ferry):
    as_("minji").review.submit("ferry")
    as_("daniel").review.approve("ferry")
    as_("yuri").photos.grant(ferry.photo_id, DENIED)
    with pytest.raises(NewsroomError):
        as_("daniel").publishing.publish("ferry")


def test_what_the_sender_forbids_is_read_at_import_and_proposed_as_a_lease(as_, instructed):
    photo = instructed("NO ARCHIVE. HONS. MANDATORY CREDIT: NASA")
    assert as_("yuri").photos.stipulations(photo.photo_id).said == (
        "HONS",
        "NO ARCHIVE",
        "14 DAYS",
        "MANDATORY CREDIT: NASA",
    )
    (proposed,) = as_("yuri").photos.lease_proposals(photo.photo_id)
    as_("yuri").photos.grant(photo.photo_id, proposed)
    assert as_("yuri").photos.lease_proposals(photo.photo_id) == ()


def test_a_photo_that_is_out_in_our_country_stops_the_article_until_somebody_allows_it(
    as_, instructed, ferry
):
    photo = instructed("SOUTH KOREA OUT")
    as_("minji").photos.attach("ferry", photo.photo_id, _worded("AP"))
    assert "out_of_country" in rules(as_("minji").reading.open("ferry").blockers)
    as_("yuri").photos.grant(photo.photo_id, LeaseTerms(LeaseKind.ALLOW, "AP allowed it by telephone."))
    assert "out_of_country" not in rules(as_("minji").reading.open("ferry").blockers)


def test_what_is_out_somewhere_is_held_against_where_our_readers_live_now(as_, instructed, ferry):
    photo = instructed("OUT: KOREA")
    as_("minji").photos.attach("ferry", photo.photo_id, _worded("AP"))
    for country, is_out in (("Germany", False), ("한국", True)):
        as_("root").credits.set_country(country)
        assert ("out_of_country" in rules(as_("minji").reading.open("ferry").blockers)) is is_out
        assert bool(as_("yuri").photos.lease_proposals(photo.photo_id)) is is_out
    with reading(as_("root").connection.readable) as session:
        said = session.scalars(select(Ledger.reason).where(Ledger.step == "set_country"))
        assert sorted(said) == ["DE", "KR"]


def test_what_ends_soon_is_told_with_every_article_it_is_used_in(as_, ferry):
    now = as_("yuri").connection.clock()
    ends = now + timedelta(days=5)
    as_("yuri").photos.grant(ferry.photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, ends))
    (expiring,) = as_("daniel").photos.expiring(7)
    assert (expiring.photo_id, expiring.ends_at, expiring.reason) == (ferry.photo_id, ends, "Contract 12.")
    assert expiring.used_in == ("ferry",)
    assert as_("daniel").photos.expiring(4) == []


def test_the_author_and_the_picture_editor_are_told_of_an_ending_and_nobody_else(as_, ferry):
    ends = as_("yuri").connection.clock() + timedelta(days=5)
    as_("yuri").photos.grant(ferry.photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, ends))
    assert [one.articles for one in as_("minji").photos.endings()] == [("ferry",)]
    assert [one.own_article for one in as_("yuri").photos.endings()] == [""]
    assert as_("jun").photos.endings() == ()


def test_nobody_is_told_of_a_photo_whose_article_was_spiked_or_that_no_article_uses(
    as_, ferry, library_photo
):
    ends = as_("yuri").connection.clock() + timedelta(days=5)
    for photo_id in (ferry.photo_id, library_photo("olive").photo_id):
        as_("yuri").photos.grant(photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, ends))
    as_("minji").review.spike("ferry", reason="Overtaken.")
    assert as_("yuri").photos.endings() == as_("minji").photos.endings() == ()


def test_no_other_desk_hears_of_an_article_under_embargo_through_its_photo(as_, ferry):
    ends = as_("yuri").connection.clock() + timedelta(days=5)
    as_("yuri").photos.grant(ferry.photo_id, LeaseTerms(LeaseKind.ALLOW, "Contract 12.", None, ends))
    as_("daniel").review.set_embargo("ferry", until=None, reason="The ministry asked.")
    (told,) = as_("yuri").photos.endings()
    assert (told.articles, told.is_secret_too, told.name) == ((), True, "navy.jpg")
    assert as_("tomas").photos.endings() == ()


def _worded(credit):
    return Wording("The quay in Incheon on Tuesday.", credit, "A quay.")
