"""The dictionaries themselves, as the speller's child process has them open."""

import tempfile
import unicodedata
from pathlib import Path
from typing import Protocol

from resources import RESOURCES

_FOLDER = RESOURCES / "dictionaries"
_MOST_SUGGESTIONS = 6
# Of a compound that Korean newspapers write in one, both halves have at least so many syllables.
_HALF = 2
_PASSIVE = frozenset("지진질짐집져졌")


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Dictionaries:
    """Opens each dictionary when its first word is asked for."""

    def __init__(self) -> None:
        self._open: dict[str, _Dictionary] = {}
        # What one dictionary has beyond another of the same grammar, by the names of both.
        self._beyond: dict[tuple[str, str], _Dictionary] = {}

    def wrong(self, names: list[str], words: list[str]) -> list[str]:
        """Return those of *words* that none of the dictionaries *names* has."""
        first, *others = names
        return [
            word
            for word in words
            if not self._has(first, word)
            and not any(self._beyond_the_first(first, other).spell(word) for other in others)
        ]

    def suggestions(self, names: list[str], word: str) -> list[str]:
        """Return what may have been meant by *word*, the likeliest first, by the first of the dictionaries."""
        found = (unicodedata.normalize("NFC", other) for other in self._dictionary(names[0]).suggest(word))
        return [other for other in dict.fromkeys(found) if other and other != word][:_MOST_SUGGESTIONS]

    def _has(self, name: str, word: str) -> bool:
        dictionary = self._dictionary(name)
        if dictionary.spell(word):
            return True
        return name == "ko" and (_is_passive(dictionary, word) or _is_compound(dictionary, word))

    def _dictionary(self, name: str) -> _Dictionary:
        if name not in self._open:
            self._open[name] = _opened(name, _FOLDER)
        return self._open[name]

    def _beyond_the_first(self, first: str, other: str) -> _Dictionary:
        """Return what *other* has that *first* has not: British and American words are nearly all the same."""
        if (first, other) not in self._beyond:
            with tempfile.TemporaryDirectory() as made:
                folder = Path(made)
                (folder / f"{other}.aff").write_bytes((_FOLDER / f"{other}.aff").read_bytes())
                entries = _entries_of(other) - _entries_of(first)
                lines = (b"%d" % len(entries), *sorted(entries))
                (folder / f"{other}.dic").write_bytes(b"\n".join(lines) + b"\n")
                self._beyond[first, other] = _opened(other, folder)
        return self._beyond[first, other]


def _opened(name: str, folder: Path) -> _Dictionary:
    # Loaded here only: on a computer it was not made for, nothing but spelling is missing.
    from hunspell import Hunspell  # noqa: PLC0415 (may be missing here)

    # Its paths are handed to C++: told otherwise it would write them in the system's old encoding.
    opened: _Dictionary = Hunspell(name, hunspell_data_dir=str(folder), system_encoding="UTF-8")
    return opened


def _entries_of(name: str) -> frozenset[bytes]:
    # The first line says how many there are.
    return frozenset((_FOLDER / f"{name}.dic").read_bytes().splitlines()[1:])


def _is_passive(dictionary: _Dictionary, word: str) -> bool:
    """Return whether a verb the dictionary has carries 지다, which it has with few of them: 이뤄 and 질 as 이뤄질."""
    for cut in range(len(word) - 1, 0, -1):
        head, tail = word[:cut], word[cut:]
        if tail[0] in _PASSIVE and not _ends_in_consonant(head) and dictionary.spell(head):
            # 떨어지다 is in it, with every ending there is.
            return dictionary.spell("떨어" + tail)
    return False


def _is_compound(dictionary: _Dictionary, word: str) -> bool:
    """Return whether nouns are joined to a word, as newspapers join them: 한미, 정상회담 and 결과는."""
    for cut in range(len(word) - _HALF, _HALF - 1, -1):
        head, tail = word[:cut], word[cut:]
        is_noun = dictionary.spell(head) and dictionary.spell(head + _object_particle(head))
        if is_noun and (dictionary.spell(tail) or _is_compound(dictionary, tail)):
            return True
    return False


def _object_particle(noun: str) -> str:
    # Only a noun takes it, so only a noun is known with it.
    return "을" if _ends_in_consonant(noun) else "를"


def _ends_in_consonant(word: str) -> bool:
    return (ord(word[-1]) - 0xAC00) % 28 > 0
