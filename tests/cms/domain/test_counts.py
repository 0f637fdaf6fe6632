"""How long an article is, as its language counts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, plain_text
from cms.domain.counts import Length, Tally, headline_limit, length_of


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_empty_text_takes_no_time(language):
    assert length_of("", language) == Length(words=0, characters=0, sheets=0, minutes=0)


def test_english_is_counted_in_words():
    assert length_of("word " * 238, "en").minutes == 1
    assert length_of("word " * 239, "en").minutes == 2


def test_korean_is_counted_in_characters_and_manuscript_sheets():
    length = length_of("가" * 1_001, "ko")
    assert (length.characters, length.sheets, length.minutes) == (1_001, 5.1, 3)


def test_the_lines_between_paragraphs_are_not_characters():
    assert length_of("가나\n\n다라", "ko").characters == 4


def test_a_syllable_typed_in_parts_is_one_character():
    assert length_of(unicodedata.normalize("NFD", "한국의 항구"), "ko") == length_of("한국의 항구", "ko")


def test_a_korean_headline_is_short():
    assert headline_limit("ko") == 20
    assert headline_limit("en") == headline_limit("fr") == 80


@given(st.text(), st.sampled_from(["en", "ko"]))
def test_no_text_is_counted_longer_than_it_is(text, language):
    length = length_of(text, language)
    assert 0 <= length.words <= len(text)
    # A few letters of Indian scripts are two when they are composed as Unicode wants them.
    assert length.characters <= len(unicodedata.normalize("NFC", text))
    assert (length.minutes > 0) == (length.characters > 0 if language == "ko" else length.words > 0)


BODIES = st.lists(
    st.builds(Block, text=st.text(st.sampled_from("ab 한ㅎ\u1112\u1161\n\u2028“”"), max_size=12)), max_size=6
)


@given(st.lists(BODIES, min_size=1, max_size=4), st.sampled_from(["en", "ko"]))
def test_a_tally_of_a_body_that_changes_is_the_length_of_its_words(bodies, language):
    tally = Tally()
    for added in range(len(bodies)):
        # What was counted before stands beside what is new, in another order.
        body = tuple(block for one in bodies[: added + 1] for block in reversed(one))
        assert tally.length_of(body, language) == length_of(plain_text(body), language)


def test_a_tally_lets_go_of_paragraphs_that_are_gone():
    tally = Tally()
    for number in range(50):
        assert tally.length_of((Block(text="word " * number),), "en").words == number
    assert len(tally._counted) == 1
