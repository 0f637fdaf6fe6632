"""How a few letters find a command or an article: in order, in either language, by initials.

Hangul is found by its initial consonants (ㄱㅌㄷㄱ finds 검토 대기) and while a syllable is being composed
(거 finds 검토).
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What an entry of the palette leads to."""

    COMMAND = "command"
    ARTICLE = "article"
    PERSON = "person"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing to find: *names* are all it is called by, the one to show first; *key* is the caller's."""

    kind: Kind
    key: str
    names: tuple[str, ...]
    detail: str = ""
    shortcut: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry and how well it fits; *is_recent* puts it into the first section."""

    entry: PaletteEntry
    score: int
    is_recent: bool = False


PREFIXES = {">": Kind.COMMAND, "@": Kind.PERSON, "#": Kind.DESK}

_FIRST_SYLLABLE, _LAST_SYLLABLE = ord("가"), ord("힣")
_FINALS, _PER_INITIAL = 28, 588
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
# An input method joins two initials typed one after the other as if they ended a syllable.
_JOINED = {
    "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ",
    "ㄶ": "ㄴㅎ",
    "ㄺ": "ㄹㄱ",
    "ㄻ": "ㄹㅁ",
    "ㄼ": "ㄹㅂ",
    "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ",
    "ㄿ": "ㄹㅍ",
    "ㅀ": "ㄹㅎ",
    "ㅄ": "ㅂㅅ",
}

# What a letter is worth: found at all, right after the one before it, at the beginning of a word.
_FOUND, _ADJACENT, _WORD_START = 1, 6, 5
# A name that is skipped through loses a little for each letter skipped.
_MOST_SKIPPED = 12


def search(
    typed: str, entries: Iterable[PaletteEntry], *, recent: Sequence[str] = (), most: int = 80
) -> list[Found]:
    """Return what *typed* finds, best first; when nothing is typed, what was used lately and then the rest."""
    kind, wanted = _split(typed)
    offered = [entry for entry in entries if kind is None or entry.kind is kind]
    if not wanted:
        lately = {key: place for place, key in enumerate(recent)}
        found = [Found(entry, 0, entry.key in lately) for entry in offered]
        found.sort(key=lambda each: lately.get(each.entry.key, len(lately)))
        return found[:most]
    scored = ((entry, best_score(wanted, entry.names)) for entry in offered)
    found = [Found(entry, score) for entry, score in scored if score is not None]
    found.sort(key=lambda each: -each.score)
    return found[:most]


def best_score(typed: str, names: Iterable[str]) -> int | None:
    """Return how well *typed* fits the best of *names*, or None if it fits none."""
    wanted = _letters(typed)
    scores = (_score(wanted, _letters(name, is_typed=False)) for name in names)
    return max((score for score in scores if score is not None), default=None)


def _split(typed: str) -> tuple[Kind | None, str]:
    typed = typed.strip()
    if typed[:1] in PREFIXES:
        return PREFIXES[typed[0]], typed[1:].strip()
    return None, typed


@lru_cache(maxsize=20_000)
def _letters(text: str, *, is_typed: bool = True) -> str:
    """Return *text* composed and in one case; from what is typed spaces go, joined initials come apart."""
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(_JOINED.get(letter, letter) for letter in text if letter != " ") if is_typed else text


def _score(typed: str, name: str) -> int | None:
    """Return the worth of the best way to find *typed* in *name* in order."""
    if not typed:
        return 0
    best, start = None, _find(typed[0], name, 0)
    while start >= 0:
        score = _score_from(typed, name, start)
        if score is not None and (best is None or score > best):
            best = score
        start = _find(typed[0], name, start + 1)
    return best


def _score_from(typed: str, name: str, start: int) -> int | None:
    score, place, skipped = 0, start, 0
    for number, letter in enumerate(typed):
        at = _find(letter, name, place)
        if at < 0:
            return None
        gap = name[place:at]
        score += _FOUND
        if number and not gap.strip():
            score += _ADJACENT
        if at == 0 or not name[at - 1].isalnum():
            score += _WORD_START
        skipped += len(gap) if number else 0
        place = at + 1
    # Letters strewn over a long headline are found by chance, not by intention.
    return None if skipped > _MOST_SKIPPED else score * 4 - skipped - min(start, 8) - len(name) // 16


def _find(typed: str, name: str, start: int) -> int:
    """Return the first place from *start* on where a typed letter fits, or -1."""
    if typed.isascii():
        return name.find(typed, start)
    return next((place for place in range(start, len(name)) if _fits(typed, name[place])), -1)


def _fits(typed: str, letter: str) -> bool:
    """Return whether a typed letter stands for *letter*: is it, is its initial, or is growing into it."""
    if typed == letter:
        return True
    code = ord(letter)
    if not _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return False
    if typed in _INITIALS:
        return _INITIALS[(code - _FIRST_SYLLABLE) // _PER_INITIAL] == typed
    typed_code = ord(typed) - _FIRST_SYLLABLE
    has_no_final = 0 <= typed_code <= _LAST_SYLLABLE - _FIRST_SYLLABLE and typed_code % _FINALS == 0
    return has_no_final and (code - _FIRST_SYLLABLE) // _FINALS == typed_code // _FINALS
