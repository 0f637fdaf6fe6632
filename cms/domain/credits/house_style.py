"""House styles: how a newsroom prints the credits it understands, and where caption and credit stand in the line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cms.domain.credits.agencies import SHIPPED, Agency, AgencyBook
from cms.domain.credits.pieces import Credit, CreditPart, CreditRole, PieceKind
from cms.domain.credits.reading import parse_credit
from cms.domain.credits.words import PROVIDED


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """*line* holds `{caption}` and `{credit}`; *forms* are how credits are printed, each for those it names.

    A form names whom a credit names: `[{agency.ko}={relay.ko}]`, `{photographer}/{agency.en}`, `{provider} 제공`. A
    credit is printed by the first form that names exactly whom it names, and as it came if there is none.
    """

    line: str = "▲ {caption} {credit}"
    forms: tuple[str, ...] = ()


_AS_WRITTEN = HouseStyle()


@dataclass(frozen=True, slots=True)
class House:
    """What printing a credit takes: the style, and the agencies the newsroom knows."""

    style: HouseStyle = _AS_WRITTEN
    agencies: AgencyBook = SHIPPED


@dataclass(frozen=True, slots=True)
class HouseStyleRow:
    """A style that was set for a desk, by its slug, or for the whole newsroom, and for one language."""

    desk: str
    language: str
    style: HouseStyle


SEED = House()
# Styles to start from, by the name they are offered under.
STYLES: dict[str, HouseStyle] = {
    "As written": HouseStyle(),
    "AP=Associated Press": HouseStyle(forms=("ⓒ{agency}={agency.full}", "ⓒ{agency.ko}={relay.ko}")),
    "[AP=연합뉴스]": HouseStyle(
        "{caption} {credit}",
        ("[{agency.ko}={relay.ko}]", "[{agency.ko}]", "[{provider} 제공]", "[{pool}]"),
    ),
    "(워싱턴 AP=연합뉴스)": HouseStyle(
        "▲ {caption} {credit}",
        (
            "({place} {agency.ko}={relay.ko})",
            "({agency.ko}={relay.ko})",
            "({agency.ko})",
            "({provider} 제공)",
        ),
    ),
    "[맨체스터=AP/뉴시스] …": HouseStyle(
        "{credit} {caption}",
        (
            "[{place}={agency.ko}/{relay.ko}]",
            "[{agency.ko}/{relay.ko}]",
            "[{agency.ko}]",
            "({provider} 제공)",
        ),
    ),
    "ⓒ AFP=뉴스1": HouseStyle("{caption} {credit}", ("ⓒ {agency.ko}={relay.ko}", "ⓒ {agency.ko}")),
    "AP Photo/Name": HouseStyle(
        "{caption} {credit}",
        (
            "({agency.en} Photo/{photographer})",
            "({photographer}/{agency.en} via {relay.en})",
            "({agency.en} Photo)",
        ),
    ),
    "Name/Agency": HouseStyle(
        "{caption} {credit}",
        ("{photographer}/{agency.en}", "{photographer}/{agency.en} via {relay.en}", "{agency.en}"),
    ),
    "Photo: Name / Agency": HouseStyle(
        "{caption} {credit}",
        ("Photo: {photographer} / {agency.en}", "Photo: {agency.en}"),
    ),
    "사진=이름 기자": HouseStyle(
        "{caption} {credit}",
        ("사진={photographer} 기자", "사진={agency.ko}", "사진={agency.ko}={relay.ko}", "{provider} 제공"),
    ),
}


@dataclass(frozen=True, slots=True)
class StyleFault:
    """What is wrong with a house style: *sentence* with its *form*."""

    sentence: str
    form: str = ""


def styled(credit: Credit, house: House) -> str:
    """Return the credit in the house's own form, or "" where it has none or something would get lost."""
    named = _named(credit)
    if not named or not house.style.forms:
        return ""
    for form in house.style.forms:
        if _roles_of(form) == set(named) and (printed := _filled(form, named, house.agencies)):
            return " ".join([printed, *_tail_beside(credit, form)])
    return ""


def faults_of(style: HouseStyle, agencies: AgencyBook = SHIPPED) -> list[StyleFault]:
    """Return what is wrong with a style: what it prints must be read again as it was meant."""
    faults = []
    if style.line.count("{caption}") != 1 or style.line.count("{credit}") != 1:
        faults.append(
            StyleFault("The line must say once where the caption stands, and once where the credit.")
        )
    for form in style.forms:
        if not _roles_of(form) or _FIELD.sub("", form).count("{") or _FIELD.sub("", form).count("}"):
            faults.append(StyleFault("This form names nobody, or somebody it cannot name.", form))
        elif not _is_read_back(form, agencies):
            faults.append(StyleFault("A credit printed in this form could not be read again.", form))
    return faults


_FIELD = re.compile(r"\{(?P<role>photographer|agency|relay|provider|pool|place)(?:\.(?P<name>ko|en|full))?\}")
_PLACE = "place"
_STYLED_ROLES = {
    CreditRole.PHOTOGRAPHER,
    CreditRole.AGENCY,
    CreditRole.RELAY,
    CreditRole.PROVIDER,
    CreditRole.POOL,
}
# Titles every form says in its own way. Others, “HO” among them, say something more.
_PLAIN_TITLE = re.compile(r"\(?(?:사진\s?)?기자\)?|\(?(?:stf|staff)\)?", re.IGNORECASE)


def _roles_of(form: str) -> set[str]:
    return {match["role"] for match in _FIELD.finditer(form)}


def _named(credit: Credit) -> dict[str, CreditPart]:
    """Return who is named by role; nobody, where a form would lose or confuse something of what is said."""
    parts = {part.role.value: part for part in credit.parts}
    if (
        not credit.understood
        or len(parts) != len(credit.parts)
        or not {part.role for part in credit.parts} <= _STYLED_ROLES
        or any(piece.kind is PieceKind.CAPTION for piece in credit.pieces)
        or any(not _PLAIN_TITLE.fullmatch(title) for title in credit.texts(PieceKind.TITLE))
        or any(word.casefold() not in {"photo", "photos", "사진"} for word in credit.texts(PieceKind.WORD))
        or (credit.is_file_photo and not any(_says_old(tail) for tail in credit.texts(PieceKind.TAIL)))
    ):
        return {}
    if any(part.full_name and not part.agency for part in credit.parts):
        return {}
    if credit.place:
        parts[_PLACE] = CreditPart(CreditRole.CREDITED, credit.place)
    return parts


def _says_old(tail: str) -> bool:
    return parse_credit(f"AP {tail}").is_file_photo


def _filled(form: str, named: dict[str, CreditPart], agencies: AgencyBook) -> str:
    missing: list[str] = []

    def fill(match: re.Match[str]) -> str:
        part = named[match["role"]]
        agency = agencies.by_key(part.agency) if part.agency else None
        word = _name_in(match["name"], part, agency)
        if not word:
            missing.append(match.group())
        return word

    printed = _FIELD.sub(fill, form)
    return "" if missing else printed


def _name_in(wanted: str | None, part: CreditPart, agency: Agency | None) -> str:
    if wanted is None:
        return part.name
    if agency is None:
        return ""
    return {"ko": agency.korean, "en": agency.english, "full": agency.full_name}[wanted]


def _tail_beside(credit: Credit, form: str) -> Iterator[str]:
    """Yield what was said after the names, but for a 제공 that the form says itself."""
    for tail in credit.texts(PieceKind.TAIL):
        if tail != PROVIDED or PROVIDED not in form:
            yield tail


def _is_read_back(form: str, agencies: AgencyBook) -> bool:
    """Try the form: whom it names must be read out of it again, and printed again alike."""
    house = House(HouseStyle(forms=(form,)), agencies)
    sample = {role: _SAMPLES[role] for role in _roles_of(form)}
    printed = _filled(form, sample, agencies)
    if not printed:
        return False
    read = parse_credit(printed, agencies)
    return set(_named(read)) == set(sample) and styled(read, house) == printed


_SAMPLES: dict[str, CreditPart] = {
    "photographer": CreditPart(CreditRole.PHOTOGRAPHER, "박민지"),
    "agency": CreditPart(CreditRole.AGENCY, "AFP", "afp"),
    "relay": CreditPart(CreditRole.RELAY, "연합뉴스", "yonhap"),
    "provider": CreditPart(CreditRole.PROVIDER, "논산시"),
    "pool": CreditPart(CreditRole.POOL, "사진공동취재단"),
    _PLACE: CreditPart(CreditRole.CREDITED, "워싱턴"),
}
