"""The countries a newsroom's readers may live in, and how senders of photographs write them."""

import re
from collections.abc import Iterator

from cms.domain.errors import RuleBroken
from cms.domain.photos.country_table import COUNTRIES, Country

# What senders write of the whole continent.
ASIA = "ASIA"


_BY_CODE = {country.code: country for country in COUNTRIES}
# Behind these a name is part of another one (“New Mexico”, “South America”) and says nothing of the country.
_NOT_BEHIND = "".join(f"(?<!{word}\\s)" for word in ("new", "latin", "south", "central", "north"))


def country_named(text: str) -> Country:
    """Return the country *text* names, by its code or a name of either language, or refuse it."""
    wanted = " ".join(text.split())
    if wanted.upper() in _BY_CODE:
        return _BY_CODE[wanted.upper()]
    code = _code_of(wanted)
    if code in _BY_CODE:
        return _BY_CODE[code]
    raise RuleBroken(
        "“{country}” is no country Copydesk knows. Write its name in English or Korean, or its two letters, like KR.",
        country=text,
    )


def holds(place: str, country: str) -> bool:
    """Whether *place*, a country or Asia, is this country or holds it."""
    return place == country or (place == ASIA and country in ASIAN)


def places_in(text: str) -> Iterator[str]:
    """Yield the code of each country named in *text*, and Asia's."""
    for found in re.finditer(ANY_PLACE, text, re.IGNORECASE):
        yield _code_of(found.group())


def _code_of(named: str) -> str:
    """Return the code of the place *named* so, "" if there is none."""
    plain = " ".join(named.casefold().split())
    return _CODES.get(plain) or next(
        # As it is written: some capitals are two letters when they are made small (“TÜRKİYE”).
        (code for code, written in _OTHERWISE.items() if re.fullmatch(written, named, re.IGNORECASE)),
        "",
    )


def _pattern(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s")


ASIAN = frozenset(country.code for country in COUNTRIES if country.is_in_asia)
_CODES = {
    name.casefold(): country.code for country in COUNTRIES for name in (country.english, country.korean)
} | {"asia": ASIA}
_OTHERWISE = {country.code: country.written for country in COUNTRIES if country.written}
# A pattern for the name of any of them; a name that another begins with (“Niger”, “인도”) stands behind it.
ANY_PLACE = "{}(?:{})(?![a-z])".format(
    _NOT_BEHIND, "|".join([*map(_pattern, sorted(_CODES, key=len, reverse=True)), *_OTHERWISE.values()])
)
