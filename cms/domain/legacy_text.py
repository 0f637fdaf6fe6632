"""Reading the texts old picture desks put into photographs without saying in which encoding they wrote.

IPTC-IIM texts are bytes. A file may declare UTF-8; most wire pictures declare nothing, and Korean ones are
in CP949. Trying one encoding after another is not enough: MacRoman French decodes “successfully” as Korean.
So every encoding that can read the bytes is scored by how much its reading looks like what people write.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cms.domain.errors import RuleBroken
from cms.domain.korean_syllables import COMMON_SYLLABLES

NO_TEXT = "none"
# The encodings somebody can ask for when a guess was wrong, as Python and most picture programs call them.
ENCODINGS = ("utf-8", "cp949", "shift_jis", "euc_jp", "gb18030", "big5", "cp1252", "cp1251", "mac_roman")
_OTHER_NAMES = {
    "euc_kr": "cp949",
    "ks_c_5601": "cp949",
    "sjis": "shift_jis",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "latin_1": "cp1252",
    "latin1": "cp1252",
    "iso_8859_1": "cp1252",
    "utf8": "utf-8",
    "utf_8": "utf-8",
    "macroman": "mac_roman",
}

# What an encoding loses before it is scored: the more bytes it can read at all, the less its success says.
# CP949 also reads all EUC-KR, GB18030 all GB2312, CP1252 all Latin-1: nobody needs to tell those apart.
_HANDICAPS = {
    "cp949": 0.0,
    "shift_jis": 0.01,
    "euc_jp": 0.01,
    "gb18030": 0.03,
    "cp1252": 0.02,
    "mac_roman": 0.04,
}

_ACCENTS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ")
_NEWSROOM_SIGNS = frozenset("“”‘’–—…•·©®™°«»€£¿¡ⓒ▲△▶◀■◆●○※→～、。「」『』【】〈〉《》（），！？：；・ー")
# What no Western caption has: a capital after a small letter (“PhotographerÕs”), accents in a row (“ÕâÊÇ”) but for those
# of “votação”, “compañía” and “créée”, a dash within a word (“espa–ol”), œ without its u or i (“Perœ”).
_IMPLAUSIBLE_ACCENTS = re.compile(
    "(?<=[a-zß-ÿ])[À-ÞŒŸ]|(?<=[À-ÿŒœŸ])(?!(?<=ç)[ãõ]|(?<=ñ)[áíó]|(?<=é)é)[À-ÿŒœŸ]|(?<=[aeiouáéíóú])–(?=[aeiouáéíóú])"
    "|[Œœ](?![uieUIE])"
)
_IMPLAUSIBLE = -0.5
_UNCOMMON = 0.6
_RARE = 0.2
_FIRST_BYTE_OF_RARE_KANJI = 0xD0
_FIRST_BYTE_OF_RARE_HANZI = 0xD8
_FIRST_BYTE_OF_KOREAN_SYLLABLES = 0xB0


class ReadText(NamedTuple):
    """Texts as read, in their order, and the encoding they were read in."""

    texts: tuple[str, ...]
    encoding: str


def encoding_named(name: str) -> str:
    """Return the encoding a person means by *name*: “EUC-KR” is read as CP949, which holds all of it."""
    plain = name.strip().lower().replace("-", "_")
    encoding = _OTHER_NAMES.get(plain, plain)
    if encoding not in ENCODINGS:
        raise RuleBroken(
            "Copydesk does not read “{encoding}”. Choose one of: {encodings}.",
            encoding=name,
            encodings=", ".join(ENCODINGS),
        )
    return encoding


def read_texts(raw_texts: Sequence[bytes]) -> ReadText:
    """Read the *raw_texts* of one file together: one desk wrote them, in one encoding.

    What the file declares (IIM 1:90) is not asked: it can be UTF-8 only, and is false where that cannot be read.
    """
    if not any(raw_texts):
        return ReadText(tuple("" for _ in raw_texts), NO_TEXT)
    try:
        return ReadText(tuple(raw.decode() for raw in raw_texts), "utf-8")
    except UnicodeDecodeError:
        return read_texts_as(raw_texts, guess_encoding(raw_texts))


def read_texts_as(raw_texts: Sequence[bytes], encoding: str) -> ReadText:
    """Read the *raw_texts* in an *encoding* somebody chose, marking with “�” what it cannot read."""
    return ReadText(tuple(raw.decode(encoding, "replace") for raw in raw_texts), encoding)


def guess_encoding(raw_texts: Sequence[bytes]) -> str:
    """Return the encoding in which all the *raw_texts* together read most like writing."""
    joined = b"\n".join(raw_texts)
    if _can_read(joined, "utf-8"):
        return "utf-8"
    readable = [encoding for encoding in _HANDICAPS if _can_read(joined, encoding)]
    return max(readable, key=lambda encoding: _plausibility(joined, encoding), default="mac_roman")


def _can_read(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _plausibility(raw: bytes, encoding: str) -> float:
    """Return the mean score, at most 1, of the characters that are not plain ASCII."""
    text = raw.decode(encoding)
    score = _SCORES[encoding]
    foreign = [character for character in text if not character.isascii()]
    total = sum(map(score, foreign))
    if score is _score_western:
        total -= len(_IMPLAUSIBLE_ACCENTS.findall(text))
    return total / max(len(foreign), 1) - _HANDICAPS[encoding]


def _score_western(character: str) -> float:
    return 1.0 if character in _ACCENTS or character in _NEWSROOM_SIGNS else _IMPLAUSIBLE


def _score_korean(character: str) -> float:
    if character in COMMON_SYLLABLES:
        return 1.0
    if "가" <= character <= "힣":
        return _UNCOMMON if _leads(character, "cp949", _FIRST_BYTE_OF_KOREAN_SYLLABLES, second=0xA1) else 0.25
    if _is_han(character):
        return 0.7
    return _score_sign(character)


def _score_japanese(character: str) -> float:
    if "ぁ" <= character <= "ヿ":
        return 1.0
    if _is_han(character):
        return _RARE if _leads(character, "euc_jp", _FIRST_BYTE_OF_RARE_KANJI) else 0.8
    return _score_sign(character)


def _score_chinese(character: str) -> float:
    if _is_han(character):
        common = not _leads(character, "gb18030", _FIRST_BYTE_OF_RARE_HANZI) and _can_write(
            character, "gb2312"
        )
        return 0.8 if common else _RARE
    return _score_sign(character)


def _score_sign(character: str) -> float:
    if character in _NEWSROOM_SIGNS:
        return 0.8
    return 0.5 if "！" <= character <= "～" else _IMPLAUSIBLE


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def _leads(character: str, encoding: str, first: int, *, second: int = 0) -> bool:
    """Say whether *character* stands in the part of its character set that begins at these bytes."""
    if not _can_write(character, encoding):
        return True
    written = character.encode(encoding)
    return written[0] >= first and written[-1] >= second


def _can_write(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_SCORES: dict[str, Callable[[str], float]] = {
    "cp949": _score_korean,
    "shift_jis": _score_japanese,
    "euc_jp": _score_japanese,
    "gb18030": _score_chinese,
    "cp1252": _score_western,
    "mac_roman": _score_western,
}
