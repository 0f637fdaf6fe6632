"""Photographs are found by their words, in Korean and English, and by what is known of them."""

from datetime import date, timedelta

import pytest

from cms.domain.photos.rights import UsageRights
from cms.domain.photos.search import NO_RIGHTS, PhotoSearch
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import text

_WORDS = {
    "teal": Wording("A ferry waits in Incheon, 100% full.", "AP=Associated Press"),
    "navy": Wording("국회 본회의장의 새벽", "로이터=연합뉴스"),
    "olive": Wording("The Harbour_bridge", ""),
}


@pytest.fixture
def library(as_, picture):
    """Three photographs by the colour they are; two are used by an article of the world desk, one added by Jun."""
    found = {}
    for colour, wording in _WORDS.items():
        adder = as_("jun" if colour == "olive" else "minji").photos
        found[colour] = adder.add(picture(f"{colour}.jpg", colour, (640, 400))).photo_id
        adder.reword(found[colour], wording)
    as_("minji").photos.set_rights(found["teal"], UsageRights.AGENCY)
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    for colour in ("teal", "navy"):
        as_("minji").photos.attach("ferry", found[colour], Wording())
    return found


_SEARCHES = (
    (PhotoSearch(), {"teal", "navy", "olive"}),
    (PhotoSearch(words="FERRY incheon"), {"teal"}),
    (PhotoSearch(words="회의"), {"navy"}),
    (PhotoSearch(words="새벽 연합"), {"navy"}),
    (PhotoSearch(words="본회의장의"), {"navy"}),
    (PhotoSearch(words="100%"), {"teal"}),
    (PhotoSearch(words="%"), {"teal"}),
    (PhotoSearch(words="r_b"), {"olive"}),
    (PhotoSearch(words="zeppelin"), set()),
    (PhotoSearch(credit="연합"), {"navy"}),
    (PhotoSearch(agency="ap"), {"teal"}),
    (PhotoSearch(rights="agency"), {"teal"}),
    (PhotoSearch(rights=NO_RIGHTS), {"navy", "olive"}),
    (PhotoSearch(lacks_credit=True), {"olive"}),
    (PhotoSearch(desk="world"), {"teal", "navy"}),
    (PhotoSearch(desk="sports"), set()),
    (PhotoSearch(person="jun"), {"olive"}),
    (PhotoSearch(is_unused=True), {"olive"}),
    (PhotoSearch(words="ferry", is_unused=True), set()),
    (PhotoSearch(since=date(2020, 1, 1)), {"teal", "navy", "olive"}),
    (PhotoSearch(until=date(2020, 1, 1)), set()),
)


def test_photos_are_found_by_their_words_and_by_what_is_known_of_them(as_, library):
    for search, colours in _SEARCHES:
        found = as_("minji").finding_photos.find(search)
        assert set(found.photo_ids) == {library[colour] for colour in colours}, search
        assert found.known == 3


def test_a_photo_is_found_by_its_new_words_and_by_the_old_ones_no_longer(as_, library):
    photos, finding = as_("minji").photos, as_("minji").finding_photos
    photos.reword(library["teal"], Wording("부산항의 여객선, ÉCOLE.", "한겨레"))
    assert finding.find(PhotoSearch(words="부산 여객")).photo_ids == (library["teal"],)
    assert finding.find(PhotoSearch(credit="한겨레", agency="")).photo_ids == (library["teal"],)
    assert finding.find(PhotoSearch(words="Incheon")).photo_ids == ()
    assert finding.find(PhotoSearch(agency="ap")).photo_ids == ()


def test_rows_are_fetched_for_what_is_seen(as_, library):
    (row,) = as_("minji").finding_photos.rows([library["navy"]])
    assert (row.caption, row.used_in) == ("국회 본회의장의 새벽", ("ferry",))


def test_the_library_says_what_it_can_be_filtered_by(as_, library):
    choices = as_("minji").finding_photos.choices()
    assert {one.key: one.photos for one in choices.agencies} == {"ap": 1, "reuters": 1, "yonhap": 1}
    assert [(one.key, one.photos) for one in choices.desks] == [("world", 2)]
    assert {one.key: one.photos for one in choices.people} == {"minji": 2, "jun": 1}


def test_a_search_nobody_narrowed_is_empty():
    assert PhotoSearch().is_empty
    assert not PhotoSearch(is_unused=True).is_empty


def test_photos_whose_use_ends_soon_are_found(as_, library):
    yuri, now = as_("yuri"), as_("yuri").connection.clock()
    for colour, days in (("teal", 5), ("olive", 60)):
        yuri.photos.grant(
            library[colour], LeaseTerms(LeaseKind.ALLOW, "Contract", now, now + timedelta(days=days))
        )
    found = as_("minji").finding_photos.find(PhotoSearch(is_expiring=True))
    assert found.photo_ids == (library["teal"],)
