"""Words no dictionary has and that are right all the same: the newsroom's own, one's own, and people's names."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Self

from resources import RESOURCES

_FOLDER = RESOURCES / "dictionaries"
_PARTS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’][A-Za-zÀ-ÖØ-öø-ɏ]+)*|[가-힣]+")


class KnownWords:
    """A set of words; asked about one word of a text, it also knows it in the possessive or with a particle."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = frozenset(word.casefold().replace("’", "'") for word in words)

    @classmethod
    def of_names(cls, names: Iterable[str]) -> Self:
        """Return the words that *names* are made of: “Kim Min-ji” is three."""
        return cls(part for name in names for part in (*_PARTS.findall(name), name.strip()) if part)

    @classmethod
    def of_the_news(cls) -> Self:
        """Return the words of today's news that ship with Copydesk because the dictionaries are older."""
        return cls(_words_of("news-words.txt"))

    def __or__(self, others: "KnownWords") -> "KnownWords":
        return KnownWords(self._words | others._words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KnownWords) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    def __contains__(self, word: str) -> bool:
        plain = word.casefold().replace("’", "'")
        if plain in self._words or plain.removesuffix("'s") in self._words:
            return True
        return "가" <= plain[0] <= "힣" and any(
            plain.endswith(particle) and plain.removesuffix(particle) in self._words
            for particle in _particles()
        )


@cache
def _particles() -> tuple[str, ...]:
    """Return what a Korean noun may carry behind it."""
    return _words_of("particles-ko.txt")


def _words_of(file: str) -> tuple[str, ...]:
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
