"""Finding words in an article's text: whichever way its letters are composed, however its quotation marks are bent."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cms.body.model import Body

# What a typist means by the keys of the keyboard, and what a page makes of them.
_AS_TYPED = {
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u2028\n\t"), " "),
}
# What Korean writes without a space behind a word that is still the same word.
_PARTICLE = re.compile(
    "(?:까지|께서|라고|라는|마저|만|밖에|보다|부터|에게|에서|에|와|과|으로|로|은|는|이나|이라고|이라는|이란|이며"
    "|이|가|을|를|의|조차|처럼|한테|께|도|나|란|며|엔|선)"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """The words to find; a Korean word that *is_whole_word* may have its particles behind it."""

    words: str
    matches_case: bool = False
    is_whole_word: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article to look through: a field of the page, or one block of its body."""

    field: str
    text: str
    block_id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words stand: from *start* up to but not including *end* of a passage, in code points."""

    field: str
    block_id: str
    start: int
    end: int


def passages_of(headline: str, subheadline: str, body: Body) -> tuple[Passage, ...]:
    """Return what is looked through, in the order of the page."""
    heads = (Passage("headline", headline), Passage("subheadline", subheadline))
    return (*heads, *(Passage("body", block.text, block.block_id) for block in body))


def find(passages: Iterable[Passage], sought: Sought) -> tuple[Place, ...]:
    """Return every place where the words stand, in order; none overlap."""
    return tuple(
        Place(passage.field, passage.block_id, start, end)
        for passage in passages
        for start, end in places_in(passage.text, sought)
    )


def places_in(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """Yield where the words begin and end in *text*."""
    is_plain = any(letter.isalnum() for letter in sought.words)
    wanted, _ = _folded(sought.words, matches_case=sought.matches_case, is_plain=is_plain)
    if not wanted:
        return
    letters, origins = _folded(text, matches_case=sought.matches_case, is_plain=is_plain)
    at = letters.find(wanted)
    while at >= 0:
        place = _place(origins, at, at + len(wanted))
        if place is not None and not (sought.is_whole_word and _is_part_of_word(text, *place)):
            yield place
            at = letters.find(wanted, at + len(wanted))
        else:
            at = letters.find(wanted, at + 1)


def _place(origins: tuple[int, ...] | None, start: int, end: int) -> tuple[int, int] | None:
    """Return where letters *start* to *end* stand in the text; None where they begin or end within a syllable."""
    if origins is None:
        return start, end
    # A letter of the text may have become several: it is found whole or not at all.
    is_torn = (start and origins[start - 1] == origins[start]) or origins[end - 1] == origins[end]
    return None if is_torn else (origins[start], origins[end])


def _is_part_of_word(text: str, start: int, end: int) -> bool:
    """Say whether the letters before or after belong to the same word; Korean particles do not."""
    if start and _joins(text[start - 1]) and _joins(text[start]):
        return True
    if not _joins(text[end - 1]):
        return False
    rest = unicodedata.normalize("NFC", text[end : end + 12])
    if "가" <= unicodedata.normalize("NFC", text[start:end])[-1] <= "힣":
        for _ in range(2):  # as in “서울에서는”
            if (particle := _PARTICLE.match(rest)) and rest and _joins(rest[0]):
                rest = rest[particle.end() :]
    return bool(rest) and _joins(rest[0])


def _joins(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")


# While somebody writes, all paragraphs but one are the same as a moment ago.
@lru_cache(maxsize=4_096)
def _folded(text: str, *, matches_case: bool, is_plain: bool) -> tuple[str, tuple[int, ...] | None]:
    """Return *text* as it is compared, and for each letter of that where it stood; None if nothing has moved.

    *is_plain* takes all quotation marks for one; whoever looks for the marks alone means them as they are.
    """
    folded = unicodedata.normalize("NFC", text)
    if is_plain:
        folded = folded.translate(_AS_TYPED)
    if not matches_case:
        folded = folded.casefold()
    if len(folded) == len(text) and unicodedata.is_normalized("NFC", text):
        return folded, None
    letters: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        piece = unicodedata.normalize("NFC", cluster)
        piece = piece.translate(_AS_TYPED) if is_plain else piece
        piece = piece if matches_case else piece.casefold()
        letters.append(piece)
        origins.extend([start] * len(piece))
    return "".join(letters), (*origins, len(text))


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Cut *text* where what follows cannot become one letter with what is before."""
    start = 0
    for at in range(1, len(text)):
        if not _leans(text[at]):
            yield start, text[start:at]
            start = at
    if text:
        yield start, text[start:]


def _leans(letter: str) -> bool:
    """Say whether the letter joins the one before: an accent, a Hangul vowel or final consonant on its own."""
    return "\u1160" <= letter <= "\u11ff" or unicodedata.category(letter).startswith("M")
