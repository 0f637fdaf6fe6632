"""What whoever sent a photograph stipulates in its Instructions: “NO ARCHIVE”, “SOUTH KOREA OUT”, “HONS”."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from cms.domain.photos.countries import ANY_PLACE, holds, places_in

# AP's handouts for one story only may be used for so long.
STORY_ONLY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Stipulations:
    """What may be done with a photograph as far as its sender says; nothing said leaves everything open.

    *out_of* are countries by their ISO code, or "ASIA". *days* count from the day the picture came in. *credit* is what
    has to be printed, "" where only some credit is demanded and None where none is.
    """

    no_archive: bool = False
    no_sales: bool = False
    is_exclusive: bool = False
    is_for_one_story: bool = False
    out_of: tuple[str, ...] = ()
    days: int | None = None
    until: datetime | None = None
    credit: str | None = None

    def is_out_in(self, country: str) -> bool:
        """Whether it may not be used in *country*."""
        return any(holds(place, country) for place in self.out_of)

    @property
    def said(self) -> tuple[str, ...]:
        """What was stipulated, in the words of the trade."""
        return tuple(self._said())

    def _said(self) -> Iterator[str]:
        yield from ["HONS"] if self.is_for_one_story else []
        yield from ["NO ARCHIVE"] if self.no_archive else []
        yield from ["NO SALES"] if self.no_sales else []
        yield from ["EXCLUSIVE"] if self.is_exclusive else []
        yield from [f"OUT: {country}" for country in self.out_of]
        yield from [f"{self.days} DAYS"] if self.days is not None else []
        yield from [f"UNTIL {self.until:%Y-%m-%d}"] if self.until else []
        if self.credit is not None:
            yield f"MANDATORY CREDIT: {self.credit}".rstrip(": ")


def stipulations_in(instructions: str, job_title: str = "") -> Stipulations:
    """Read the Instructions of a file, and its creator's job title, where AP writes HONS."""
    text = " ".join(instructions.split())
    is_for_one_story = _STORY_ONLY.search(f"{job_title} {text}") is not None
    days = _days_in(text)
    return Stipulations(
        no_archive=is_for_one_story or _NO_ARCHIVE.search(text) is not None,
        no_sales=_NO_SALES.search(text) is not None,
        is_exclusive=_EXCLUSIVE.search(text) is not None,
        is_for_one_story=is_for_one_story,
        out_of=_countries_out(text),
        days=STORY_ONLY_DAYS if days is None and is_for_one_story else days,
        until=_until(text),
        credit=_mandatory_credit(text),
    )


def stipulations_to_json(stipulations: Stipulations) -> dict[str, Any]:
    """Return what is kept of them; the database's own rules read the same names."""
    kept: dict[str, Any] = {
        "no_archive": stipulations.no_archive,
        "no_sales": stipulations.no_sales,
        "is_exclusive": stipulations.is_exclusive,
        "is_for_one_story": stipulations.is_for_one_story,
        "out_of": list(stipulations.out_of),
        "days": stipulations.days,
        "until": stipulations.until.isoformat() if stipulations.until else None,
        "credit": stipulations.credit,
    }
    return {name: said for name, said in kept.items() if said or said == ""}


def stipulations_from_json(kept: Mapping[str, Any]) -> Stipulations:
    """Return what was kept as it was."""
    until = kept.get("until")
    return Stipulations(
        no_archive=bool(kept.get("no_archive")),
        no_sales=bool(kept.get("no_sales")),
        is_exclusive=bool(kept.get("is_exclusive")),
        is_for_one_story=bool(kept.get("is_for_one_story")),
        out_of=tuple(kept.get("out_of", ())),
        days=kept.get("days"),
        until=datetime.fromisoformat(until) if until else None,
        credit=kept.get("credit"),
    )


_STORY_ONLY = re.compile(r"\bHONS\b")
_NO_ARCHIVE = re.compile(r"\bno\s(?:\w+[\s,/]+){0,3}?archiv(?:es?|ing|al)\b|보관\s?금지", re.IGNORECASE)
_NO_SALES = re.compile(
    r"\bno\s(?:\w+[\s,/]+){0,5}?(?:re)?(?:sales?|selling|licensing)\b|\bnot\s(?:for|to\sbe)\s(?:re)?s(?:ale|old)\b"
    r"|재판매(?:\s?및\s?DB)?\s?금지",
    re.IGNORECASE,
)
_EXCLUSIVE = re.compile(r"(?<!non[\s-])(?<!non)\bexclusive\b|독점", re.IGNORECASE)


@cache
def _out() -> re.Pattern[str]:
    # It names every place, so it is by far the largest of all patterns: made when a photograph is read, not at the start.
    places = rf"(?:{ANY_PLACE})(?:(?:\s?[,/&+·]\s?|\sand\s|\sor\s|\s및\s|\s)(?:{ANY_PLACE}))*"
    return re.compile(
        rf"(?<![a-z])(?P<before>{places})\s?[-:]?\sout\b|\bout\s?[:=-]?\s?(?P<after>{places})(?![a-z])"
        rf"|\b(?:not\sfor\s(?:use|distribution|publication)\s(?:with)?in|no\suse(?:\s(?:with)?in)?)\s(?:the\s)?"
        rf"(?P<within>{places})(?![a-z])|\bno\s(?P<between>{places})\suse\b"
        rf"|(?P<korean>{places})\s?(?:내\s?)?(?:사용|게재|배포)\s?(?:금지|불가)",
        re.IGNORECASE,
    )


def _countries_out(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for match in _out().finditer(text):
        named = next(places for places in match.groups() if places)
        found |= dict.fromkeys(places_in(named))
    return tuple(found)


_DAYS = re.compile(
    r"\b(?:within|after|for|only)\s(?:(?:a|the)\s)?(?P<within>\d{1,3})[\s-]?days?\b"
    r"|\b(?P<from>\d{1,3})[\s-]?days?\s(?:from|after|only|use)\b"
    r"|(?<!월)(?<!월\s)(?<!\d)(?P<korean>\d{1,3})일\s?(?:이내|간|까지|동안)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KOREAN_TERM = r"(?:사용|이용|게재)\s?(?:기한|기간|만료(?:일)?)"
_KOREAN_DATE = r"(?P<{0}>\d{{4}}\s?[.년-]\s?\d{{1,2}}\s?[.월-]\s?\d{{1,2}}(?:\s?[.일])?)"
_UNTIL = re.compile(
    r"\b(?:no\suse\safter|not\s(?:to\sbe\s)?used?\safter|(?:use|valid|usable)\suntil|expires?(?:\son)?)\s?:?\s"
    rf"(?:(?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})|(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})"
    rf"|(?P<day_first>\d{{1,2}})\s(?P<month_after>{'|'.join(_MONTHS)})[a-z]*\.?,?\s(?P<year_last>\d{{4}}))"
    rf"|(?:{_KOREAN_TERM}\s?[:=]?\s?){_KOREAN_DATE.format('told')}|{_KOREAN_DATE.format('till')}\s?까지",
    re.IGNORECASE,
)


def _days_in(text: str) -> int | None:
    match = _DAYS.search(text)
    return int(next(number for number in match.groups() if number)) if match else None


def _until(text: str) -> datetime | None:
    """Return the end of the last day on which the picture may be used; no date that is none."""
    match = _UNTIL.search(text)
    if not match:
        return None
    if plain := match["iso"] or match["told"] or match["till"]:
        year, month, day = map(int, re.findall(r"\d+", plain))
    else:
        named = (match["month"] or match["month_after"]).lower()
        month = _MONTHS.index(named) + 1
        day, year = int(match["day"] or match["day_first"]), int(match["year"] or match["year_last"])
    try:
        return datetime(year, month, day, 23, 59, 59, tzinfo=UTC)
    except ValueError:
        return None


_MANDATORY = re.compile(
    r"\bmandatory\scredit(?:s|\sline)?\b|크레딧\s?(?:표기\s?)?(?:필수|의무)", re.IGNORECASE
)
_NAMED = re.compile(
    r"\s?[:=-]?\s?(?:[\"“](?P<quoted>[^\"”]{2,80})[\"”]"
    r"|(?:(?<=[:=-]\s)|(?<=[:=-]))(?P<plain>(?:(?!\s[-–]+\s|\bno\b|\bmandatory\b)[^;.\n\"]){2,60}))",
    re.IGNORECASE,
)


def _mandatory_credit(text: str) -> str | None:
    match = _MANDATORY.search(text)
    if not match:
        return None
    named = _NAMED.match(text, match.end())
    return (named["quoted"] or named["plain"]).strip(" ,-") if named else ""
