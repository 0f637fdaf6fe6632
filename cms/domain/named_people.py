"""Who is named in an article, as the newsroom spells them: in Latin letters, in Hangul, or both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cms.domain.article import ArticleText

LONGEST_NAME = 120
_HANGUL = re.compile(r"[가-힣]+(?: [가-힣]+)*")
# Two to four words that begin with a capital letter, as names in captions and bylines do.
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_CAPITALISED = re.compile(
    rf"{_CAPITAL}[\w'’-]+(?: (?:[a-z]{{1,3}} )?(?:{_CAPITAL}\.|{_CAPITAL}[\w'’-]+)){{1,3}}"
)
_TITLED = re.compile(r"([가-힣]{2,4}) (?:기자|특파원|통신원|에디터|사진기자)")


@dataclass(frozen=True, slots=True, order=True)
class NamedPerson:
    """One person in an article; at least one of the two spellings is there."""

    name: str = ""
    name_ko: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that is there."""
        return tuple(one for one in (self.name, self.name_ko) if one)

    def __str__(self) -> str:
        return " ".join(self.spellings)


def person_from(words: str) -> NamedPerson | None:
    """Return whom *words* name: “Kim Min-ji 김민지” and “김민지 (Kim Min-ji)” are one person; None if nobody."""
    plain = " ".join(words.split())[:LONGEST_NAME]
    korean = " ".join(_HANGUL.findall(plain))
    latin = " ".join(_HANGUL.sub(" ", plain).replace("(", " ").replace(")", " ").split()).strip(" ,;/·")
    if not any(letter.isalpha() for letter in latin):
        latin = ""
    return NamedPerson(latin, korean) if latin or korean else None


def people_in_sight(text: ArticleText, known: Iterable[NamedPerson]) -> tuple[NamedPerson, ...]:
    """Return who stands in byline and captions and is not *known* to be named yet, in reading order."""
    named = {spelling.casefold() for person in known for spelling in person.spellings}
    # Captions say where the picture was taken.
    named.add(text.dateline.casefold())
    found: dict[str, NamedPerson] = {}
    for words in (text.byline.removeprefix("By "), *(use.caption for use in text.photos)):
        for name in (*_TITLED.findall(words), *_CAPITALISED.findall(words)):
            person = person_from(name.rstrip(".,’'"))
            if person is not None and not named & {one.casefold() for one in person.spellings}:
                found.setdefault(str(person).casefold(), person)
    return tuple(found.values())
