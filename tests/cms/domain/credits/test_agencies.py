import pytest

from cms.domain.credits.agencies import AGENCIES, agencies_within, agency_named


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("AP", "ap"),
        ("A.P.", "ap"),
        ("associated press", "ap"),
        ("AP통신", "ap"),
        ("로이터", "reuters"),
        ("REUTERS", "reuters"),
        ("연합", "yonhap"),
        ("연합뉴스 TV", "yonhap-tv"),
        ("뉴스 1", "news1"),
        ("AAPIMAGE", "aap"),
        ("EUROPA PRESS", "europa-press"),
        ("ITAR-TASS", "tass"),
        ("Getty  Images", "getty"),
        ("共同", "kyodo"),
    ],
)
def test_an_agency_is_known_however_it_is_spelled(spelling, key):
    agency = agency_named(spelling)
    assert agency is not None
    assert agency.key == key


@pytest.mark.parametrize("text", ["", " ", "Park Min-ji", "APs", "AP and Reuters", "논산시"])
def test_what_is_no_agency_is_not_taken_for_one(text):
    assert agency_named(text) is None


def test_no_spelling_belongs_to_two_agencies():
    for agency in AGENCIES:
        for spelling in (agency.korean, agency.english, agency.full_name, *agency.spellings):
            assert agency_named(spelling) == agency


def test_no_two_agencies_share_a_key():
    assert len({agency.key for agency in AGENCIES}) == len(AGENCIES)


def test_editors_can_be_warned_of_agencies_that_speak_for_a_government():
    speaking = {agency.key for agency in AGENCIES if agency.is_state_agency}
    assert {"kcna", "xinhua", "tass"} <= speaking
    assert speaking.isdisjoint({"ap", "reuters", "afp", "yonhap"})


def test_agencies_are_found_among_other_words_but_not_inside_a_word():
    text = "AFP Forum, Associated Press, AP통신, Getty Images and the snapshot"
    assert [agency.key for agency in agencies_within(text)] == ["afp", "ap", "getty"]


@pytest.mark.parametrize("name", ["C.P. Baker", "Sana Kim", "Ansa Lee"])
def test_initials_and_given_names_are_not_mistaken_for_an_agency(name):
    assert agencies_within(name) == ()
