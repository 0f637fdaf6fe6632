"""Finding words: case, whole words, Hangul however it was typed, over headline, subheadline and body."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.find import Passage, Place, Sought, find, passages_of, places_in
from cms.body.model import Block, BlockType

_LETTERS = st.text(alphabet="aAßé각가나한 ’'🙂İ", max_size=24)


def found(text, words, **how):
    return [text[start:end] for start, end in places_in(text, Sought(words, **how))]


def test_words_are_found_whatever_their_case_unless_it_is_to_match():
    text = "Ferries and ferry; FERRY"
    assert found(text, "ferry") == ["ferry", "FERRY"]
    assert found(text, "ferry", matches_case=True) == ["ferry"]


def test_a_whole_word_is_no_part_of_another():
    text = "port, report, ports and the port-side; x_port port2"
    assert [start for start, _ in places_in(text, Sought("port", is_whole_word=True))] == [0, 28]


def test_a_whole_korean_word_keeps_its_particles_but_not_another_word():
    text = "행정부가 아니라 정부는, 정부에서는 정부군을 정부까지도 정부"
    places = places_in(text, Sought("정부", is_whole_word=True))
    assert [text[start : start + 5] for start, _ in places] == [
        "정부는, ",
        "정부에서는",
        "정부까지도",
        "정부",
    ]


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_hangul_is_found_however_it_was_composed(typed, stored):
    text = unicodedata.normalize(stored, "🙂 여객선이 돌아온 항구, 여객선")
    places = list(places_in(text, Sought(unicodedata.normalize(typed, "여객선"))))
    assert [unicodedata.normalize("NFC", text[start:end]) for start, end in places] == ["여객선"] * 2


def test_half_a_syllable_is_not_found_in_a_whole_one():
    assert found("각각", "가") == []
    assert found(unicodedata.normalize("NFD", "각각"), "가") == []


def test_straight_quotation_marks_find_bent_ones_within_words_but_not_alone():
    text = "“We don’t,” she said"
    assert found(text, "don't") == ["don’t"]
    assert found(text, '"we') == ["“We"]
    assert found(text, '"') == []
    assert found(text, "”") == ["”"]


def test_places_do_not_overlap():
    assert list(places_in("aaaaa", Sought("aa"))) == [(0, 2), (2, 4)]


def test_nothing_is_found_of_nothing():
    assert list(places_in("any text", Sought(""))) == []


def test_an_article_is_looked_through_in_the_order_of_the_page():
    body = (
        Block(BlockType.SUBHEADING, "The ferry", block_id="b1"),
        Block(text="🙂 A ferry, a ferry", block_id="b2"),
    )
    assert find(passages_of("Ferry strike ends", "No ferry yet", body), Sought("ferry")) == (
        Place("headline", "", 0, 5),
        Place("subheadline", "", 3, 8),
        Place("body", "b1", 4, 9),
        Place("body", "b2", 4, 9),
        Place("body", "b2", 13, 18),
    )


@given(_LETTERS, _LETTERS, st.booleans(), st.sampled_from(["NFC", "NFD"]))
def test_whatever_is_found_reads_like_what_was_sought(text, words, matches_case, form):
    text = unicodedata.normalize(form, text)

    def read(said):
        said = unicodedata.normalize("NFC", said).replace("’", "'")
        return said if matches_case else said.casefold()

    last = 0
    for start, end in places_in(text, Sought(words, matches_case=matches_case)):
        assert last <= start < end
        assert read(text[start:end]) == read(words)
        last = end


@given(_LETTERS, _LETTERS, _LETTERS, st.sampled_from(["NFC", "NFD"]))
def test_words_put_between_two_others_are_found(before, words, after, form):
    wanted = f"<{words}>"
    text = unicodedata.normalize(form, before + wanted + after)
    places = find([Passage("body", text, "b")], Sought(unicodedata.normalize("NFC", wanted)))
    assert len(places) == 1
