"""How long an article is, in the measures its language uses."""

import math
from dataclasses import dataclass

# 200 characters, spaces included, fill one manuscript sheet (원고지 한 매).
_CHARACTERS_PER_SHEET = 200
# Silent reading of non-fiction: 238 English words a minute (Brysbaert 2019, J. Memory and Language 109).
_WORDS_PER_MINUTE = 238
# Korean readers are given about 500 characters a minute by Korean news sites' own reading times.
_CHARACTERS_PER_MINUTE = 500


@dataclass(frozen=True, slots=True)
class Length:
    """Words, characters (spaces included), manuscript sheets to one decimal, reading time in whole minutes."""

    words: int
    characters: int
    sheets: float
    minutes: int


def length_of(text: str, language: str) -> Length:
    """Return the length of *text*; an empty text takes no time to read, any other at least a minute."""
    words = len(text.split())
    characters = len(text.replace("\n", ""))
    pace = characters / _CHARACTERS_PER_MINUTE if language == "ko" else words / _WORDS_PER_MINUTE
    sheets = math.ceil(characters * 10 / _CHARACTERS_PER_SHEET) / 10
    return Length(words=words, characters=characters, sheets=sheets, minutes=math.ceil(pace))
