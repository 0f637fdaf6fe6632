"""What cameras, agencies and desks write as byline and credit, tidied at import; the rules are those of Guardian's Grid.

Nothing that names somebody is dropped: what a file said stays beside it as it was.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from cms.domain.credits.agencies import SHIPPED
from cms.domain.credits.suppliers import as_suppliers_write


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who made a picture and through whom it came, as its file says; *is_getty* where Getty numbered it."""

    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    caption: str = ""
    is_getty: bool = False


def cleaned(said: Attribution, own_names: Collection[str] = ()) -> Attribution:
    """Return byline, credit and caption as the library keeps them; *own_names* are what this newsroom calls itself."""
    rules: tuple[Callable[[Attribution], Attribution], ...] = (
        without_copyright_prefix,
        without_empty_words,
        reorganised,
        lambda found: from_our_own(found, own_names),
        with_tidy_byline,
        with_capitals,
        _with_supplier,
        without_repeated_credit,
    )
    # What one rule uncovers another may have to tidy, so all are applied until nothing changes any more.
    for _ in range(_MOST_ROUNDS):
        before = said
        for rule in rules:
            said = rule(said)
        if said == before:
            break
    return said


def library_credit(said: Attribution, tidy: Attribution) -> str:
    """Return the credit line to print: a photographer whom the file's own credit named is not lost to the byline."""
    if not tidy.credit:
        return tidy.byline if said.credit else ""
    if tidy.byline and tidy.byline.casefold() in said.credit.casefold() and tidy.byline not in tidy.credit:
        return f"{tidy.byline}/{tidy.credit}"
    return tidy.credit


def without_copyright_prefix(said: Attribution) -> Attribution:
    """Drop ©, ⓒ, (c) and “Copyright of” before a name; before a year they belong to it."""
    return replace(
        said, byline=_PREFIX.sub("", said.byline).strip(), credit=_PREFIX.sub("", said.credit).strip()
    )


def without_empty_words(said: Attribution) -> Attribution:
    """Drop HO, STR, Staff, “-” and the like, which name nobody; a credit keeps its last word."""
    byline = [part for part in _parts(said.byline) if not _names_nobody(part)]
    parts = _parts(said.credit)
    credit = [part for part in parts if not _names_nobody(part)] or parts[-1:]
    return replace(
        said,
        byline=said.byline if len(byline) == len(_parts(said.byline)) else "/".join(byline),
        credit=said.credit if len(credit) == len(parts) else "/".join(credit),
    )


def reorganised(said: Attribution) -> Attribution:
    """Let the byline name the photographer alone and the credit everybody else; what is ambiguous is left alone."""
    byline = [part for part in _BYLINE_SEPARATOR.split(_close(said.byline)) if part.strip()]
    # A credit in the Korean way says by its own signs who is who.
    credit = [part for part in _CREDIT_SEPARATOR.split(_close(said.credit)) if part.strip()]
    if not byline or (len(byline) == 1 and len(credit) <= 1) or _is_korean_form(said.credit):
        return replace(said, byline=_close(said.byline), credit=said.credit.strip())
    name, *others = [part.strip() for part in byline]
    named = [part.strip() for part in credit]
    rest = [part for part in others if part not in named] + [
        part for part in named if part.casefold() != name.casefold()
    ]
    return replace(said, byline=name, credit="/".join(dict.fromkeys(rest)))


def from_our_own(said: Attribution, own_names: Collection[str]) -> Attribution:
    """Read “Minji Kim for the Harbour Gazette” as our photographer, even where IIM cut the name off."""
    match = _FOR_US.match(said.byline)
    if not match:
        return said
    for name in own_names:
        wanted, written = name.casefold(), match["house"].casefold()
        if written and (
            wanted == written or (len(said.byline) >= _IIM_CUTS_AT and wanted.startswith(written))
        ):
            return replace(said, byline=match["name"].strip(), credit=name)
    return said


def with_tidy_byline(said: Attribution) -> Attribution:
    """Write O’Brien with a curled apostrophe, and C. P. Scott without dots."""
    byline = said.byline.replace("'", "’")
    byline = re.sub(r"\b([A-Z])\.\s?(?=[A-Z]\.)", r"\1", byline)
    return replace(said, byline=re.sub(r"\b([A-Z]{1,3})\.(?=\s)", r"\1", byline))


def with_capitals(said: Attribution) -> Attribution:
    """Write PAUL SANCYA and paul sancya as Paul Sancya; agencies and single words stay as they are."""
    byline = said.byline
    is_flat = byline.isupper() or byline.islower()
    if not is_flat or " " not in byline or re.search(r"[\d/]", byline) or SHIPPED.named(byline):
        return said
    return replace(said, byline=" ".join(_capitalised(word) for word in byline.split(" ")))


def without_repeated_credit(said: Attribution) -> Attribution:
    """Drop Shutterstock's “Mandatory Credit: Photo by …” from a caption where byline and credit say all of it."""
    match = _MANDATORY.search(said.caption)
    if not match:
        return said
    known = set(re.findall(r"\w+", f"{said.byline} {said.credit}".casefold()))
    if not set(re.findall(r"\w+", match["who"].casefold())) <= known:
        return said
    caption = f"{said.caption[: match.start()]} {said.caption[match.end() :]}"
    return replace(said, caption=" ".join(caption.split()) or said.caption)


def _with_supplier(said: Attribution) -> Attribution:
    credit, byline = as_suppliers_write(
        said.credit, said.byline, source=said.source, copyright_notice=said.copyright, is_getty=said.is_getty
    )
    return replace(said, credit=credit, byline=byline)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\svia\s|/", text) if part.strip()]


def _names_nobody(part: str) -> bool:
    return _NOBODY.fullmatch(part) is not None


def _close(text: str) -> str:
    return re.sub(r"\s*/\s*", "/", text.strip())


def _is_korean_form(credit: str) -> bool:
    return re.search(r"[=\[\]()【】<>〈〉ⓒ©·]|제공", credit) is not None


def _capitalised(word: str) -> str:
    if word.lower() in _SMALL_WORDS:
        return word.lower()
    return "".join(part.capitalize() for part in re.split(r"(['’\-.])", word))


_MOST_ROUNDS = 8
_PREFIX = re.compile(r"^(?:[©ⓒ\s:]|\(c\)|copyright(?:\s+of)?(?![\w]))+(?!\d{4}|[©ⓒ\s:])", re.IGNORECASE)
_NOBODY = re.compile(
    r"handout|ho|pool|staff|stringer|stf|str(?:\snew)?|-str|supplied|-|\.|uncredited|afp contributor(?:#afp)?"
    r"|reuters photographer|contributor#\d+|xxstringerxx.*",
    re.IGNORECASE,
)
_BYLINE_SEPARATOR = re.compile(r"\W+via\W+|/|\s-\s|#", re.IGNORECASE)
_CREDIT_SEPARATOR = re.compile(r"\svia\s|/", re.IGNORECASE)
_SMALL_WORDS = frozenset({"van", "der", "den", "dem", "von", "de", "du", "la", "et"})
_FOR_US = re.compile(r"^(?P<name>.+?)\s+for\s+(?:the\s+)?(?P<house>.+)$", re.IGNORECASE)
# IIM has room for 32 bytes of a byline; some programs stop one short.
_IIM_CUTS_AT = 31
_MANDATORY = re.compile(r"mandatory credit:\s*photo by (?P<who>.+?)\s*\([^()]*\)\.?", re.IGNORECASE)
