"""How long an article is, in the measures its language uses."""

import math
import unicodedata
from dataclasses import dataclass

from cms.body.model import Block, Body, accepted_text

# 200 characters, spaces included, fill one manuscript sheet (원고지 한 매).
_CHARACTERS_PER_SHEET = 200
# Silent reading of non-fiction: 238 English words a minute (Brysbaert 2019, J. Memory and Language 109).
_WORDS_PER_MINUTE = 238
# Korean readers are given about 500 characters a minute by Korean news sites' own reading times.
_CHARACTERS_PER_MINUTE = 500
# How many characters a headline may have before it no longer fits where readers meet it; Hangul is twice as wide.
_HEADLINE_LIMITS = {"en": 80, "ko": 20}


@dataclass(frozen=True, slots=True)
class Length:
    """Words, characters (spaces included), manuscript sheets to one decimal, reading time in whole minutes."""

    words: int
    characters: int
    sheets: float
    minutes: int


def length_of(text: str, language: str) -> Length:
    """Return the length of *text*; an empty text takes no time to read, any other at least a minute."""
    return _length(words_in(text), characters_in(text), language)


class Tally:
    """Counts the words of a body that is being written: again only those of the paragraphs that have changed."""

    def __init__(self) -> None:
        # By the block itself: comparing its words would take as long as counting them.
        self._counted: dict[int, tuple[Block, int, int]] = {}

    def length_of(self, body: Body, language: str) -> Length:
        """Return the length of *body*, without headline, captions and what is only suggested."""
        counted = [self._counted.get(id(block)) or _count(block) for block in body]
        self._counted = {id(one[0]): one for one in counted}
        return _length(sum(one[1] for one in counted), sum(one[2] for one in counted), language)


def _count(block: Block) -> tuple[Block, int, int]:
    text = accepted_text(block)
    return block, words_in(text), characters_in(text)


def _length(words: int, characters: int, language: str) -> Length:
    pace = characters / _CHARACTERS_PER_MINUTE if language == "ko" else words / _WORDS_PER_MINUTE
    sheets = math.ceil(characters * 10 / _CHARACTERS_PER_SHEET) / 10
    return Length(words=words, characters=characters, sheets=sheets, minutes=math.ceil(pace))


def words_in(text: str) -> int:
    """Return how many words there are between white space."""
    return len(text.split())


def characters_in(text: str) -> int:
    """Return how many characters readers see: spaces count, line ends do not, a syllable typed in parts is one."""
    return len(unicodedata.normalize("NFC", text).replace("\n", ""))


def headline_limit(language: str) -> int:
    """Return how many characters a headline in *language* may have before it is too long."""
    return _HEADLINE_LIMITS.get(language, _HEADLINE_LIMITS["en"])
