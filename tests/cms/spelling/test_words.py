"""Which words of a text a dictionary is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.spelling.words import words_in


def asked(text):
    return [(word.text, word.language) for word in words_in(text)]


def test_both_languages_in_one_text_each_go_to_their_dictionary():
    assert asked("정부는 FTA rules를 발표했다") == [
        ("정부는", "ko"),
        ("rules", "en"),
        ("발표했다", "ko"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.com/harbour?x=naem",
        "minji.kim@gazette.co.kr",
        "@minji #fery",
        "example.org/abc",
        "1,200 21st G7 3D",
        "iPhone YouTube McDonald",
        "U.S. U.N.",
        "3일부터 KBS는 “…”라고",
        "a_name",
    ],
)
def test_what_is_no_word_is_not_asked_about(text):
    assert asked(text) == []


def test_a_printers_apostrophe_is_asked_about_as_a_plain_one():
    (word,) = words_in("Japan’s")
    assert (word.text, word.start, word.end) == ("Japan's", 0, 7)


def test_the_parts_of_a_hyphenated_word_are_words():
    assert asked("well-known") == [("well", "en"), ("known", "en")]


@given(st.text(alphabet=st.sampled_from("aZé’'-.@#1 가힣“”\n😀/:_"), max_size=60))
def test_every_word_stands_where_it_says(text):
    for word in words_in(text):
        assert text[word.start : word.end].replace("’", "'") == word.text
