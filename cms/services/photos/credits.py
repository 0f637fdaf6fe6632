"""Credits in this newsroom: agencies, photographers, the styles its desks print in, what it asks of photographs."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.credits import agency_book, house_for, house_style_rows, photographers_in
from cms.db.queries.people import desk_by_slug, the_newsroom
from cms.db.transaction import reading
from cms.domain.credits.agencies import Agency, AgencyBook
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import House, HouseStyle, HouseStyleRow, faults_of
from cms.domain.credits.photographers import Photographer, Photographers
from cms.domain.errors import NotFound, RuleBroken
from cms.domain.photos.countries import country_named
from cms.domain.photos.country_table import Country
from cms.domain.photos.rights import usage_rights_named
from cms.services.connection import Connection, administrator

_KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LANGUAGES = ("en", "ko")
_LONGEST_NAME = 120


class Credits:
    """Agencies, photographers and house styles; everybody reads them, administrators change them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def book(self) -> AgencyBook:
        """Return the agencies the newsroom knows."""
        with reading(self._connection.readable) as session:
            return agency_book(session)

    def agencies(self) -> list[Agency]:
        """Return every agency by its English name, those that were taken off at the end."""
        return sorted(self.book().agencies, key=lambda one: (not one.is_listed, one.english.casefold()))

    def agency(self, key: str) -> Agency:
        """Return the agency with this key."""
        agency = self.book().by_key(key)
        if agency is None:
            raise NotFound("There is no agency “{key}” in this newsroom.", key=key)
        return agency

    def set_agency(self, agency: Agency, *, command_id: str = "") -> Agency:
        """Know an agency as this from now on; a new key adds one."""
        wanted = _tidy(agency)

        def keep(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            _refuse_taken_names(wanted, agency_book(session).agencies)
            return self._connection.keeper.set_agency(session, wanted)

        return self.agency(self._connection.command("set_agency", keep, command_id)["key"])

    def take_off(self, key: str, *, command_id: str = "") -> Agency:
        """Read an agency as one no longer; what was printed stays as it is."""
        return self.set_agency(replace(self.agency(key), is_listed=False), command_id=command_id)

    def photographers(self) -> Photographers:
        """Return the photographers whose spellings somebody listed."""
        with reading(self._connection.readable) as session:
            return photographers_in(session)

    def set_photographer(
        self, photographer: Photographer, *, before: str = "", command_id: str = ""
    ) -> Photographer:
        """Know a photographer by these spellings from now on; *before* is the name that this one replaces.

        What is in the library keeps its words; new files get the name we print.
        """
        wanted = _tidy_photographer(photographer, before)

        def keep(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            _refuse_taken_spellings(wanted, photographers_in(session), before)
            return self._connection.keeper.set_photographer(session, wanted)

        self._connection.command("set_photographer", keep, command_id)
        if before and before != wanted.name:
            self.forget_photographer(before)
        return wanted

    def forget_photographer(self, name: str, *, command_id: str = "") -> None:
        """Know a photographer's spellings no longer; what was taken in under the name keeps it."""

        def forget(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            if name not in {one.name for one in photographers_in(session).known}:
                raise NotFound("There is no photographer “{name}” in the list.", name=name)
            return self._connection.keeper.forget_photographer(session, name)

        self._connection.command("forget_photographer", forget, command_id)

    def styles(self) -> list[HouseStyleRow]:
        """Return every house style that was set, the newsroom's own under the desk ""."""
        with reading(self._connection.readable) as session:
            return house_style_rows(session)

    def house(self, desk: str, language: str) -> House:
        """Return how the desk, or the newsroom for "", prints credits in *language*."""
        with reading(self._connection.readable) as session:
            return house_for(session, desk_by_slug(session, desk).desk_id if desk else None, language)

    def preview(
        self, style: HouseStyle, lines: Iterable[tuple[str, str]], book: AgencyBook | None = None
    ) -> list[str]:
        """Return how (caption, credit) pairs would be printed in *style*."""
        house = House(style, book or self.book())
        return [printed_line(caption, credit, house) for caption, credit in lines]

    def set_style(self, desk: str, language: str, style: HouseStyle | None, *, command_id: str = "") -> House:
        """Print credits in *style* at a desk, or in the whole newsroom for ""; None forgets what was said of it."""
        if language not in _LANGUAGES:
            raise RuleBroken("“{language}” is not a language of articles here.", language=language)

        def keep(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            if style:
                _refuse_faults(style, agency_book(session))
            at = desk_by_slug(session, desk) if desk else None
            return self._connection.keeper.set_house_style(session, at, language, style)

        self._connection.command("set_house_style", keep, command_id)
        return self.house(desk, language)

    def requires_alt_text(self) -> bool:
        """Return whether a photograph without alternative text stops an article."""
        with reading(self._connection.readable) as session:
            return the_newsroom(session).requires_alt_text

    def require_alt_text(self, *, is_required: bool, command_id: str = "") -> bool:
        """Let a photograph without alternative text stop an article, or no longer."""

        def keep(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.require_alt_text(session, is_required=is_required)

        self._connection.command("require_alt_text", keep, command_id)
        return self.requires_alt_text()

    def country(self) -> Country:
        """Return where the newsroom's readers live; a photograph that is “out” there cannot be printed."""
        with reading(self._connection.readable) as session:
            return country_named(the_newsroom(session).country)

    def set_country(self, country: str, *, command_id: str = "") -> Country:
        """Say where the newsroom's readers live, by a country's code or name.

        From then on it is held against what the senders of all photographs stipulated, also of those taken in before.
        """
        wanted = country_named(country)

        def keep(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.set_country(session, wanted.code)

        self._connection.command("set_country", keep, command_id)
        return self.country()


def _tidy(agency: Agency) -> Agency:
    """Return the agency with its names trimmed, or refuse one that nobody could print or read."""
    if not _KEY.fullmatch(agency.key):
        raise RuleBroken(
            "“{key}” cannot be an agency’s key. Use small Latin letters, digits and hyphens.", key=agency.key
        )
    korean, english = agency.korean.strip(), agency.english.strip()
    if not korean or not english:
        raise RuleBroken("Write the agency’s name in Korean and in English.")
    spellings = tuple(dict.fromkeys(one.strip() for one in agency.spellings if one.strip()))
    return replace(
        agency,
        korean=korean,
        english=english,
        full_name=agency.full_name.strip() or english,
        spellings=spellings,
        rights=usage_rights_named(agency.rights).value if agency.rights else "",
        warning=agency.warning.strip(),
    )


def _tidy_photographer(photographer: Photographer, before: str) -> Photographer:
    """Return the photographer with every spelling trimmed and told once; a name that is replaced stays a spelling."""
    name = " ".join(photographer.name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise RuleBroken("Write the photographer’s name, in at most {most} letters.", most=_LONGEST_NAME)
    spellings = (" ".join(one.split()) for one in (*photographer.spellings, before))
    return Photographer(name, tuple(dict.fromkeys(one for one in spellings if one and one != name)))


def _refuse_taken_spellings(wanted: Photographer, known: Photographers, before: str) -> None:
    others = Photographers(one for one in known.known if one.name not in (wanted.name, before))
    for spelling in wanted.names:
        other = others.named(spelling)
        if other:
            raise RuleBroken("“{name}” is a spelling of {other} already.", name=spelling, other=other.name)


def _refuse_taken_names(wanted: Agency, agencies: Iterable[Agency]) -> None:
    others = AgencyBook(one for one in agencies if one.key != wanted.key)
    for name in wanted.names if wanted.is_listed else ():
        other = others.named(name)
        if other:
            raise RuleBroken("“{name}” is a name of {agency} already.", name=name, agency=other.english)


def _refuse_faults(style: HouseStyle, book: AgencyBook) -> None:
    for fault in faults_of(style, book):
        if fault.form:
            raise RuleBroken("“{form}” cannot be used: its credit could not be read again.", form=fault.form)
        raise RuleBroken(fault.sentence)
