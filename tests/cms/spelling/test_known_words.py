"""Words that are right though no dictionary has them."""

import pytest

from cms.spelling.known_words import KnownWords
from cms.spelling.own_words import OwnWords


@pytest.mark.parametrize("word", ["Kishida", "kishida", "KISHIDA", "Kishida's", "Kishida’s"])
def test_a_known_word_is_known_in_capitals_and_in_the_possessive(word):
    assert word in KnownWords(["Kishida"])


@pytest.mark.parametrize("word", ["김민지", "김민지는", "김민지의", "김민지에게서", "김민지라고"])
def test_a_known_korean_name_is_known_with_its_particles(word):
    assert word in KnownWords(["김민지"])


@pytest.mark.parametrize("word", ["김민진", "민지", "Kishidas", "Kish"])
def test_what_only_resembles_a_known_word_is_not_known(word):
    assert word not in KnownWords(["김민지", "Kishida"])


def test_a_name_is_known_part_by_part():
    known = KnownWords.of_names(["Clara Jensen", "박민지 기자"])
    assert all(word in known for word in ("Clara", "Jensen", "박민지", "박민지는"))


def test_words_of_the_news_ship_with_the_program():
    known = KnownWords.of_the_news()
    assert "시진핑이" in known
    assert "Pyongyang's" in known
    assert "#" not in known


def test_own_words_are_there_the_next_time(tmp_path):
    OwnWords(tmp_path / "words" / "minji.txt").add("Hanbit")
    OwnWords(tmp_path / "words" / "minji.txt").add("한빛")
    assert OwnWords(tmp_path / "words" / "minji.txt").all() == {"Hanbit", "한빛"}


def test_an_own_word_can_be_taken_back(tmp_path):
    words = OwnWords(tmp_path / "minji.txt")
    words.add("Hanbit")
    words.remove("Hanbit")
    assert words.all() == frozenset()


def test_a_damaged_list_of_own_words_stops_nobody(tmp_path):
    (tmp_path / "minji.txt").write_bytes(b"\xff\xfe\xff")
    assert OwnWords(tmp_path / "minji.txt").all() == frozenset()
