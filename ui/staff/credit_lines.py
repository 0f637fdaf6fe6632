"""What the lists say of an agency, a photographer, a desk's house style, and what holds at every desk."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from cms.domain.credits.agencies import Agency, AgencyBook
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import House, HouseStyle, HouseStyleRow
from cms.domain.credits.photographers import Photographer
from cms.domain.photos.country_table import Country
from cms.domain.rows import DeskRow
from ui.widgets.line_list import Line
from ui.words.states import State

_LANGUAGES = ("en", "ko")
# The key of the line of what holds at every desk.
NEWSROOM = "newsroom"


class CreditWords(QObject):
    """Words agencies and house styles in the window's language."""

    def agencies(self, agencies: Sequence[Agency], language: str) -> tuple[Line, ...]:
        """Return a line for every agency, by name, those that were taken off at the end."""
        lines = [self._agency(agency, language) for agency in agencies]
        return tuple(sorted(lines, key=lambda line: (line.is_faded, line.title.casefold())))

    def photographers(self, known: Sequence[Photographer]) -> tuple[Line, ...]:
        """Return a line for every photographer whose spellings are listed."""
        return tuple(
            Line(one.name, one.name, "", " · ".join(one.spellings), found_by=one.names) for one in known
        )

    def styles(
        self, styles: Sequence[HouseStyleRow], desks: Sequence[DeskRow], language: str, book: AgencyBook
    ) -> tuple[Line, ...]:
        """Return a line for the newsroom and for every desk, in each language articles are written in."""
        kept = {(row.desk, row.language): row.style for row in styles}
        places = [("", self.tr("The whole newsroom")), *((one.slug, one.name_in(language)) for one in desks)]
        return tuple(
            self._style(slug, of_language, name, kept, book)
            for slug, name in places
            for of_language in _LANGUAGES
        )

    def newsroom(self, country: Country, language: str, *, requires_alt_text: bool) -> Line:
        """Return the line of what holds at every desk."""
        title = self.tr("The whole newsroom")
        below = self.tr("Readers in {0}").format(country.name_in(language))
        marks = (State(self.tr("Alternative text required"), "scheduled"),) if requires_alt_text else ()
        return Line(
            NEWSROOM, title, "", below, marks, found_by=(title, below, *(mark.word for mark in marks))
        )

    def named(self, name: str, of_language: str) -> str:
        """Return how a desk's style in one language is called."""
        return f"{name} · {self.tr('Korean') if of_language == 'ko' else self.tr('English')}"

    def _agency(self, agency: Agency, language: str) -> Line:
        name, other = agency.english, agency.korean
        if language == "ko":
            name, other = other, name
        marks = []
        if agency.is_state_agency:
            marks.append(State(self.tr("State agency"), "in_review"))
        if not agency.is_listed:
            marks.append(State(self.tr("Taken off"), "draft"))
        below = " · ".join(dict.fromkeys((agency.full_name, *agency.spellings)))
        return Line(
            agency.key,
            name,
            other if other != name else "",
            below,
            tuple(marks),
            is_faded=not agency.is_listed,
            found_by=(agency.key, *agency.names, *(mark.word for mark in marks)),
        )

    def _style(
        self,
        slug: str,
        of_language: str,
        name: str,
        kept: dict[tuple[str, str], HouseStyle],
        book: AgencyBook,
    ) -> Line:
        own = kept.get((slug, of_language))
        style = own or kept.get(("", of_language)) or HouseStyle()
        title = self.named(name, of_language)
        printed = printed_line(
            "…", "AP=연합뉴스" if of_language == "ko" else "Park Min-ji/AP", House(style, book)
        )
        marks = (State(self.tr("Own style"), "scheduled"),) if own else ()
        return Line(f"{slug}|{of_language}", title, "", printed, marks, found_by=(title, slug))
