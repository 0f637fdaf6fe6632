"""The countries a newsroom's readers may live in, and how senders of photographs write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.domain.errors import RuleBroken

# What senders write of the whole continent.
ASIA = "ASIA"


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO code; *written* is a pattern of its other names."""

    code: str
    english: str
    korean: str
    written: str = ""
    is_in_asia: bool = False

    def name_in(self, language: str) -> str:
        """Return what it is called in the window's language."""
        return self.korean if language == "ko" else self.english


# A country whose name holds another's stands before it.
COUNTRIES: tuple[Country, ...] = (
    Country("KP", "North Korea", "북한", r"dprk", is_in_asia=True),
    Country(
        "KR",
        "South Korea",
        "한국",
        r"(?:republic\sof\s|s\.\s?)?korea(?:,?\srepublic\sof)?|대한민국|국내",
        is_in_asia=True,
    ),
    Country("JP", "Japan", "일본", is_in_asia=True),
    Country("CN", "China", "중국", r"mainland\schina", is_in_asia=True),
    Country("HK", "Hong Kong", "홍콩", is_in_asia=True),
    Country("TW", "Taiwan", "대만", is_in_asia=True),
    Country("US", "United States", "미국", r"u\.?s\.?a?\.?(?![a-z])|america"),
    Country("GB", "United Kingdom", "영국", r"u\.?k\.?(?![a-z])|great\sbritain|england"),
    Country("DE", "Germany", "독일"),
    Country("FR", "France", "프랑스"),
    Country("IT", "Italy", "이탈리아"),
    Country("ES", "Spain", "스페인"),
    Country("RU", "Russia", "러시아"),
    Country("AU", "Australia", "호주"),
    Country("NZ", "New Zealand", "뉴질랜드"),
    Country("CA", "Canada", "캐나다"),
)
_BY_CODE = {country.code: country for country in COUNTRIES}


def country_named(text: str) -> Country:
    """Return the country *text* names, by its code or a name of either language, or refuse it."""
    wanted = " ".join(text.split()).casefold()
    for country in COUNTRIES:
        if wanted in (country.code.casefold(), country.english.casefold(), country.korean):
            return country
    raise RuleBroken(
        "“{country}” is not a country senders of photographs are read for. Choose one of: {choices}.",
        country=text,
        choices=", ".join(_BY_CODE),
    )


def holds(place: str, country: str) -> bool:
    """Whether *place*, a country or Asia, is this country or holds it."""
    return place == country or (place == ASIA and country in ASIAN)


def places_in(text: str) -> Iterator[str]:
    """Yield the code of each country named in *text*, and Asia's."""
    for named in re.finditer(ANY_PLACE, text, re.IGNORECASE):
        yield next(
            code for code, names in _WRITTEN.items() if re.fullmatch(names, named.group(), re.IGNORECASE)
        )


def _names(country: Country) -> str:
    named = (re.escape(name).replace(r"\ ", r"\s") for name in (country.english, country.korean))
    return "|".join((*named, country.written) if country.written else named)


ASIAN = frozenset(country.code for country in COUNTRIES if country.is_in_asia)
_WRITTEN = {country.code: _names(country) for country in COUNTRIES} | {ASIA: "asia"}
# A pattern for the name of any of them.
ANY_PLACE = "|".join(f"(?:{names})" for names in _WRITTEN.values())
