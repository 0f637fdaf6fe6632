"""How long an article is, as its language counts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.counts import Length, headline_limit, length_of


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
    assert length.characters <= len(text)
    assert (length.minutes > 0) == (length.characters > 0 if language == "ko" else length.words > 0)
