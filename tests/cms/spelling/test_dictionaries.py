"""The dictionaries as the child process has them open."""

import pytest

from cms.spelling.dictionaries import Dictionaries
from resources import RESOURCES

FOLDER = RESOURCES / "dictionaries"


@pytest.fixture(scope="module")
def dictionaries():
    return Dictionaries()


def test_british_and_american_words_follow_one_grammar():
    # Else what one dictionary has beyond the other could not be read by itself.
    assert (FOLDER / "en_US.aff").read_bytes() == (FOLDER / "en_GB.aff").read_bytes()


def test_both_kinds_of_english_together_know_what_each_knows(dictionaries):
    both, words = ["en_US", "en_GB"], _words_in("en_US") + _words_in("en_GB")
    asked = [*words[::7], *(word + "ing" for word in words[::11]), *(word + "s" for word in words[::13])]
    wrong_in_each = {word for word in asked if dictionaries.wrong(["en_US"], [word])}
    wrong_in_each &= {word for word in asked if dictionaries.wrong(["en_GB"], [word])}
    assert set(dictionaries.wrong(both, asked)) == wrong_in_each
    assert wrong_in_each


def test_words_of_one_kind_only_are_known_in_either_order(dictionaries):
    assert dictionaries.wrong(["en_US", "en_GB"], ["colours", "analysed", "colors", "analyzed", "teh"]) == [
        "teh"
    ]
    assert dictionaries.wrong(["en_GB", "en_US"], ["colours", "analysed", "colors", "analyzed", "teh"]) == [
        "teh"
    ]


def _words_in(name):
    lines = (FOLDER / f"{name}.dic").read_text(encoding="utf-8").splitlines()[1:]
    return [line.partition("/")[0] for line in lines]
