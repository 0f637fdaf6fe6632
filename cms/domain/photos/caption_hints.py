"""Who, what, where, when: which of them a caption seems to say. A quiet reminder, no check that bars anything."""

import re
from enum import StrEnum


class Hint(StrEnum):
    """What a reader asks of a caption."""

    WHO = "who"
    WHAT = "what"
    WHERE = "where"
    WHEN = "when"


_HANGUL = re.compile("[가-힣]")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WHEN = re.compile(
    rf"\b(?:{_MONTHS}|October|November|December)\.? \d|\b(?:{_DAYS})\b|\b(?:19|20)\d\d\b|\b\d{{4}}-\d\d-\d\d\b"
    r"|\d{1,4}[년월일](?![가-힣]{3})|[월화수목금토일]요일|오전|오후|새벽|지난해|올해|어제|오늘|\d{4}\.\s?\d{1,2}\.\s?\d{1,2}"
)
_WHERE_EN = re.compile(
    r"\b(?:in|at|near|outside|off|inside|along|across|over|around|from)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-Z]"
)
_WHERE_KO = re.compile(
    r"[가-힣]+(?:에서|에 있는|앞|인근|일대|상공|해상|역|공항|광장|시청|국회|항)(?:[\s.,·(]|에|의|$)"
)
# A name is two words with capitals, neither of them the sentence's first, a day, a month or a place after “in”.
_NAME_EN = re.compile(r"(?<!in )(?<!at )(?<!near )(?<!in the )(?<!at the )\b[A-Z][\w’'-]+\s+[A-Z][\w’'-]+")
_GROUP_EN = re.compile(
    r"\b(?:people|residents|players?|protesters|workers|crew|police|soldiers|fans|children|women|men|firefighters"
    r"|supporters|students|lawmakers|president|minister|mayor|spokes\w+|official\w*|passengers|visitors|volunteers)\b",
    re.IGNORECASE,
)
_WHO_KO = re.compile(
    r"대통령|총리|장관|의원|대표|위원|시장|지사|감독|선수|기자|배우|가수|교수|회장|시민|주민|관계자|학생|경찰|소방|군인|승객|관람객"
    r"|팬들|어린이|노동자|직원|참석자|후보|대변인|[가-힣]{2,4}\s?(?:씨|양|군)(?:[가이은는]|\s)"
)
_WHAT_EN = re.compile(
    r"\b(?:is|are|was|were|has|have)\b|\b[a-z]{3,}(?:s|ed|ing)\b|\b(?:leave|stand|walk|speak|meet|wait)\b"
)
_WHAT_KO = re.compile(r"(?:다|음|함|됨|중|모습|장면|있다|한다)[\s.”\"]*(?:[.…]|$|\n)")


def hints_in(caption: str) -> frozenset[Hint]:
    """Return what the caption seems to say; of a caption in Hangul by Korean signs, of others by English ones."""
    is_korean = bool(_HANGUL.search(caption))
    found = {
        Hint.WHO: _says_who(caption, is_korean=is_korean),
        Hint.WHAT: bool((_WHAT_KO if is_korean else _WHAT_EN).search(caption)),
        Hint.WHERE: bool((_WHERE_KO if is_korean else _WHERE_EN).search(caption)),
        Hint.WHEN: bool(_WHEN.search(caption)),
    }
    return frozenset(hint for hint, is_said in found.items() if is_said)


def _says_who(caption: str, *, is_korean: bool) -> bool:
    if is_korean:
        return bool(_WHO_KO.search(caption))
    return bool(_GROUP_EN.search(caption) or _NAME_EN.search(caption))
