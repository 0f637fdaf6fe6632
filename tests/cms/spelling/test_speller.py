"""The speller, asked of the dictionaries that ship with the program."""

import threading
import time
import unicodedata

import pytest

from cms.spelling.speller import Speller
from cms.spelling.words import words_in


@pytest.fixture(scope="module")
def speller():
    with Speller() as speller:
        yield speller


def wrong(speller, text):
    return [word.text for word in speller.wrong(words_in(text))]


def test_misspelt_words_of_both_languages_are_found_where_they_stand(speller):
    text = "The goverment 몇일 ago"
    assert [(word.start, word.end) for word in speller.wrong(words_in(text))] == [(4, 13), (14, 16)]


@pytest.mark.parametrize(
    "text",
    [
        "Japan’s neighbours don’t know its neighbors.",
        "정부는 대통령이 서울에서 밝혔다고 전했다.",
        "한미정상회담 결과는 며칠 안에 정해진다. 일부는 이뤄질 전망이다.",
    ],
)
def test_what_is_right_is_left_alone(speller, text):
    assert wrong(speller, text) == []


@pytest.mark.parametrize("word", ["됬다", "않돼", "몇일", "역활", "설겆이", "있읍니다", "할수있다"])
def test_classic_korean_mistakes_are_found(speller, word):
    assert wrong(speller, word) == [word]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("goverment", "government"), ("seperate", "separate"), ("몇일", "며칠"), ("역활", "역할")],
)
def test_what_was_meant_comes_first_among_the_suggestions(speller, word, meant):
    (found,) = speller.wrong(words_in(word))
    assert speller.suggestions(found)[0] == meant


def test_suggestions_are_composed_hangul(speller):
    (found,) = speller.wrong(words_in("됬습니다"))
    suggested = speller.suggestions(found)
    assert suggested
    assert all(unicodedata.is_normalized("NFC", word) for word in suggested)


def test_only_british_spelling_can_be_asked_for():
    with Speller(("en_GB",)) as speller:
        assert wrong(speller, "color colour") == ["color"]


def test_nothing_is_started_before_a_word_is_asked_about():
    with Speller() as speller:
        assert wrong(speller, "1,200 / 3") == []
        assert speller._child is None


def test_a_child_that_dies_is_replaced():
    with Speller() as speller:
        assert wrong(speller, "goverment") == ["goverment"]
        speller._child.kill()
        speller._child.wait()
        wrong(speller, "recieve")
        assert wrong(speller, "recieve") == ["recieve"]


def test_dictionaries_nobody_asks_are_let_go_and_opened_again():
    with Speller(seconds_until_rest=0.05) as speller:
        assert wrong(speller, "goverment") == ["goverment"]
        deadline = time.monotonic() + 10
        while speller._child is not None:
            assert time.monotonic() < deadline
        assert wrong(speller, "goverment recieve") == ["goverment", "recieve"]
        assert not speller.is_missing


def test_closing_ends_a_question_that_is_under_way():
    speller = Speller()
    answers = []
    asking = threading.Thread(target=lambda: answers.append(wrong(speller, "몇일 goverment")))
    asking.start()
    speller.close()
    asking.join(10)
    assert not asking.is_alive()
    assert speller._child is None
    assert wrong(speller, "goverment") in ([], ["goverment"])
