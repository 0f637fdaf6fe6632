"""The picture of an author who has none: their initials, drawn."""

import hashlib
from html import escape

# Calm grounds that white letters can be read on (contrast 5.5 and more).
_GROUNDS = ("#1A5FB4", "#14602F", "#7A4B00", "#9B1C1C", "#5B34A0", "#0B5C6B", "#4A4A45", "#84305C")
_HANGUL = range(0xAC00, 0xD7A4)


def initials(name: str) -> str:
    """Return what stands for *name*: the given name of a Hangul name, first and last initial of any other."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    if ord(words[0][0]) in _HANGUL:
        return words[0][-2:] if len(words[0]) > 2 else words[0]
    first, last = words[0][0], words[-1][0] if len(words) > 1 else ""
    return (first + last).upper()


def drawn_portrait(name: str) -> str:
    """Return an SVG of the initials of *name*, always on the same ground for the same person."""
    ground = _GROUNDS[hashlib.sha256(name.encode(errors="replace")).digest()[0] % len(_GROUNDS)]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">'
        f'<rect width="96" height="96" fill="{ground}"/>'
        '<text x="48" y="49" fill="#fff" font-size="34" font-weight="600" text-anchor="middle"'
        ' dominant-baseline="central"'
        ' font-family="Pretendard,system-ui,Noto Sans KR,Noto Sans CJK KR,sans-serif">'
        f"{escape(initials(name))}</text></svg>\n"
    )
