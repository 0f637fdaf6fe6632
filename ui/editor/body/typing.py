"""What is made of keys as they are typed: quotation marks, dashes, and the beginnings of headings and lists."""

from dataclasses import dataclass

from cms.body.model import BlockType

# What a paragraph becomes when it begins with these letters.
BEGINNINGS = {
    "# ": BlockType.SUBHEADING,
    "> ": BlockType.QUOTE,
    "- ": BlockType.LIST_ITEM,
    "* ": BlockType.LIST_ITEM,
    "1. ": BlockType.NUMBERED_ITEM,
}
# Korean sets off a clause with the long dash of its own rules.
_DASHES = {"ko": "―"}
_DASH = "—"
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}
# Behind these a quotation mark opens; it also does at the start of a line and behind any blank.
_OPENS_BEHIND = "([{<「『《〈“‘-–—―/"


@dataclass(frozen=True, slots=True)
class Improvement:
    """So many letters before the caret give way to *letters*."""

    count: int
    letters: str


def improvement_of(before: str, language: str) -> Improvement | None:
    """Return what becomes of the last letters of *before*, the paragraph up to the caret, as its language is set."""
    if before.endswith("...") and not before.endswith("...."):
        return Improvement(3, "…")
    if before.endswith("--") and before[-3:-2] not in ("-", "—", "―", "<", "!"):
        return Improvement(2, _DASHES.get(language, _DASH))
    if before[-1:] in _QUOTES:
        opening, closing = _QUOTES[before[-1]]
        is_opening = len(before) == 1 or before[-2].isspace() or before[-2] in _OPENS_BEHIND
        return Improvement(1, opening if is_opening else closing)
    return None
