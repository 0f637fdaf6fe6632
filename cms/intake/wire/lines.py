"""Texts in lines of a telegram's width: their passages, their byline, the place they begin with."""

import re

_INDENT = re.compile(r"^(?:\t| {2,})")
# “SEOUL (Yonhap) - ”, “CHATHAM, Mass. (AP) _ ”
_PLACE = re.compile(r"^([^\W\d_][^()\n]{1,60}?) \(([^()\n]{2,30})\) ?[-–—_]{1,2} +")
# “SAITAMA, Japan, Dec. 9 Kyodo - ”
_PLACE_WITHOUT_BRACKETS = re.compile(r"^([A-Z][A-Z ]+, [^()\n]{3,40}?) (\w+) - +")
_BYLINE = re.compile(r"^(?:By |Von |Par |글=)", re.IGNORECASE)


def paragraphs_of(text: str) -> list[str]:
    """Return the passages of *text*: an empty line or an indented one begins the next."""
    passages: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip() or _INDENT.match(line):
            passages.append([])
        if line.strip():
            passages[-1].append(line.strip())
    return [" ".join(lines) for lines in passages if lines]


def place_of(passage: str) -> tuple[str, str, str]:
    """Return dateline, source and the rest of a passage that begins with them; empty where it does not."""
    found = _PLACE.match(passage) or _PLACE_WITHOUT_BRACKETS.match(passage)
    if found is None:
        return "", "", passage
    place, source = found.group(1).strip(), found.group(2).strip()
    return f"{place} ({source})", source, passage[found.end() :]


def is_byline(line: str) -> bool:
    """Return whether *line* says who wrote the text."""
    return _BYLINE.match(line) is not None
