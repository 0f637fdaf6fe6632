"""What a caption says of where and when: enough to notice that it does not, and to hold its dates against the file."""

import re
from collections.abc import Iterator
from datetime import date

from cms.domain.credits.words import PLACE

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?"
_FULL = re.compile(
    r"(?<!\d)(?P<y1>\d{4})\s?[.\-/]\s?(?P<m1>\d{1,2})\s?[.\-/]\s?(?P<d1>\d{1,2})(?!\d)"
    r"|(?:(?P<y2>\d{4})년\s?)?(?<!\d)(?P<m2>\d{1,2})월\s?(?P<d2>\d{1,2})일"
    rf"|\b(?P<n3>{_MONTH})\s(?P<d3>\d{{1,2}})(?!\d)(?:,\s(?P<y3>\d{{4}}))?"
    rf"|(?<!\d)(?P<d4>\d{{1,2}})\s(?P<n4>{_MONTH})(?:\s(?P<y4>\d{{4}}))?",
    re.IGNORECASE,
)
_SOME_DAY = re.compile(
    r"(?<!\d)\d{1,2}일|(?<!\d)\d{4}년|(?<!\d)\d{1,2}월|[월화수목금토일]요일|오늘|어제|지난달|작년|올해|지난해"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d{2}\b|\b(?:today|yesterday|undated)\b"
    rf"|\b(?:in|of|early|late|since)\s{_MONTH}\b",
    re.IGNORECASE,
)
_SOME_PLACE = re.compile(
    r"에서|(?:[가-힣]{2,}(?:특별시|광역시|시|군|구|읍|면|동|역|항|공항|광장|청사|국회|경기장|체육관|대학교|법원|호텔))(?=에|의|을|를|\s|[,.]|$)"
    r"|\b(?:in|at|near|outside|off|from|on|above|along|across|inside)\s(?:(?:the|a|an|downtown|central|northern|southern"
    r"|eastern|western|front\sof)\s)*[A-Z][\w’'-]+"
    r"|\bat\s(?:the|a|an)\s\w+"
)


def names_a_date(caption: str) -> bool:
    """Tell whether a caption says when, be it only “Tuesday” or 20일."""
    return _FULL.search(caption) is not None or _SOME_DAY.search(caption) is not None


def names_a_place(caption: str) -> bool:
    """Tell whether a caption says where."""
    return PLACE.search(caption) is not None or _SOME_PLACE.search(caption) is not None


def dates_in(caption: str, *, year: int) -> tuple[date, ...]:
    """Return the days a caption names by month and day; one without its year is of *year*."""
    return tuple(_dates(caption, year))


def _dates(caption: str, year: int) -> Iterator[date]:
    for match in _FULL.finditer(caption):
        month_name = match["n3"] or match["n4"]
        month = _MONTHS.index(month_name[:3].lower()) + 1 if month_name else int(match["m1"] or match["m2"])
        day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
        named_year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
        try:
            yield date(int(named_year or year), month, day)
        except ValueError:
            continue
