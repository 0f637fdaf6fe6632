"""How the world's picture agencies spell themselves in credits, and how we write them."""

import re


def as_suppliers_write(
    credit: str, byline: str, *, source: str = "", copyright_notice: str = "", is_getty: bool = False
) -> tuple[str, str]:
    """Return credit and byline with the agency's name as the agency itself writes it."""
    credit = _as_ap(credit)
    credit = _as_reuters(credit, copyright_notice)
    credit = _as_pa(credit, source)
    credit = _AAP.sub("AAP", credit)
    credit = _ALAMY.sub("Alamy", credit)
    if is_getty and not credit:
        credit = "Getty Images"
    return _as_allstar(credit, byline)


_AP = re.compile(r"ap|ap photo|associated press|the associated press", re.IGNORECASE)
_THROUGH_AP = re.compile(r"(?P<who>[^/]+)/ap", re.IGNORECASE)
_REUTERS = re.compile(r"(?:\s?/\s?|\s)?(?:\bvia\s)?\b(?:reuters|retuers|reuetrs)/?$", re.IGNORECASE)
_PA = re.compile(
    r"(?:pa|pa (?:wire|archive|photos|images|video|media)(?:/(?:pa (?:images|photos)|press association ima(?:ges)?))?"
    r"|press association(?: images)?)",
    re.IGNORECASE,
)
_AAP = re.compile(r"^(?:aap\s?image|aap)$", re.IGNORECASE)
_ALAMY = re.compile(r"\balamy stock photos?\b", re.IGNORECASE)
_ALLSTAR = re.compile(r"allstar(?:\s?picture\s?library)?(?:\s(?:ltd|limited))?\.?", re.IGNORECASE)


def _as_ap(credit: str) -> str:
    if _AP.fullmatch(credit):
        return "AP"
    # More than one name before it may be a list of papers, which is not ours to rewrite.
    match = _THROUGH_AP.fullmatch(credit)
    return f"{match['who']}/AP" if match else credit


def _as_reuters(credit: str, copyright_notice: str) -> str:
    match = _REUTERS.search(credit)
    if not match or "action images" in credit.casefold():
        return credit
    if "usa today sports" in copyright_notice.casefold():
        return "USA Today Sports"
    rest = credit[: match.start()].strip(" /")
    if "agencja" in rest.casefold() and re.search("wyborcza|gazeta", rest, re.IGNORECASE):
        rest = "Agencja Wyborcza.pl"
    return f"{rest}/Reuters" if rest else "Reuters"


def _as_pa(credit: str, source: str) -> str:
    if _PA.fullmatch(credit) or (not credit and _PA.fullmatch(source.strip())):
        return "PA"
    who, slash, house = credit.partition("/")
    return f"{who}/PA" if slash and _PA.fullmatch(house) and not _PA.fullmatch(who) else credit


def _as_allstar(credit: str, byline: str) -> tuple[str, str]:
    parts = [part.strip() for part in credit.split("/")]
    kept = [part for part in parts if not _ALLSTAR.fullmatch(part)]
    is_in_byline = _ALLSTAR.fullmatch(byline) is not None
    if len(kept) == len(parts) and not is_in_byline:
        return credit, byline
    named = [part for part in kept if part]
    return "/".join([*named, "Allstar Picture Library"]), "" if is_in_byline else byline
