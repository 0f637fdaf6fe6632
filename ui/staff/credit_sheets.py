"""What the newsroom knows of credits and rules, and the sheets it is kept on: agencies, photographers, house styles."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from cms.domain.credits.agencies import SHIPPED, AgencyBook
from cms.domain.credits.house_style import HouseStyle, HouseStyleRow
from cms.domain.credits.photographers import NOBODY_KNOWN, Photographers
from cms.domain.photos.country_table import COUNTRIES, Country
from cms.domain.rows import DeskRow
from ui.staff.agency_sheet import AgencySheet
from ui.staff.credit_lines import NEWSROOM, CreditWords
from ui.staff.newsroom_sheet import NewsroomSheet
from ui.staff.photographer_sheet import PhotographerSheet
from ui.staff.staff_side import Kind, StaffSide
from ui.staff.style_sheet import StyleSheet
from ui.theme.icons import Icons
from ui.widgets.sheet import Sheet


class CreditSheets(QObject):
    """Shows the lines of *side* that are about credits, each on its sheet.

    *open_sheet* puts a sheet beside the list; *leave* shows none.
    """

    def __init__(
        self, side: StaffSide, icons: Icons, open_sheet: Callable[[Sheet], None], leave: Callable[[], None]
    ) -> None:
        super().__init__(side)
        self._side = side
        self._open, self._leave = open_sheet, leave
        self._desks: Mapping[str, DeskRow] = {}
        self._language = "en"
        self._book, self._photographers = SHIPPED, NOBODY_KNOWN
        self._country, self._requires_alt_text = COUNTRIES[0], False
        self._styles: dict[str, HouseStyle] = {}
        self._words = CreditWords(self)
        self.agency, self.style = AgencySheet(icons), StyleSheet(icons)
        self.photographer, self.newsroom = PhotographerSheet(), NewsroomSheet(icons)

    @property
    def by_kind(self) -> dict[Kind, tuple[Sheet, Callable[[str], None]]]:
        """For each kind of line its sheet, and what shows the line of a key on it."""
        return {
            Kind.AGENCIES: (self.agency, self.show_agency),
            Kind.PHOTOGRAPHERS: (self.photographer, self.show_photographer),
            Kind.STYLES: (self.style, self.show_style),
            Kind.NEWSROOM: (self.newsroom, self.show_newsroom),
        }

    def know(self, desks: Mapping[str, DeskRow], language: str) -> None:
        """Take in which desks there are, by slug, and in which *language* the window speaks."""
        self._desks, self._language = desks, language

    def show(self, book: AgencyBook, photographers: Photographers, styles: Sequence[HouseStyleRow]) -> None:
        """Show the agencies and photographers, and how the desks print credits."""
        self._book, self._photographers = book, photographers
        self._styles = {f"{row.desk}|{row.language}": row.style for row in styles}
        self._side.show_credits(
            self._words.agencies(book.agencies, self._language),
            self._words.photographers(photographers.known),
            self._words.styles(styles, tuple(self._desks.values()), self._language, book),
        )

    def show_rules(self, country: Country, *, requires_alt_text: bool) -> None:
        """Show what holds at every desk: where readers live, whether photographs need alternative text."""
        self._country, self._requires_alt_text = country, requires_alt_text
        self._side.show_newsroom(
            self._words.newsroom(country, self._language, requires_alt_text=requires_alt_text)
        )

    def ask_for_new(self, kind: Kind) -> None:
        """Ask for a new agency or photographer."""
        if kind is Kind.AGENCIES:
            self._open(self.agency)
            self.agency.ask(self._language)
        elif kind is Kind.PHOTOGRAPHERS:
            self._open(self.photographer)
            self.photographer.ask()

    def show_agency(self, key: str) -> None:
        """Show an agency as it is now."""
        agency = self._book.by_key(key)
        if agency is not None:
            self._side.select(key)
            self._open(self.agency)
            self.agency.show_agency(agency, self._language)

    def show_photographer(self, name: str) -> None:
        """Show a photographer as the newsroom knows them now; whoever is forgotten is shown no longer."""
        known = self._photographers.named(name)
        if known is None or known.name != name:
            self._leave()
            return
        self._side.select(name)
        self._open(self.photographer)
        self.photographer.show_photographer(known)

    def show_style(self, key: str) -> None:
        """Show how the desk and language of *key* print credits now."""
        slug, _, of_language = key.partition("|")
        desk = self._desks.get(slug)
        name = desk.name_in(self._language) if desk else self._words.tr("The whole newsroom")
        named = self._words.named(name, of_language)
        self._side.select(key)
        self._open(self.style)
        self.style.show_style(slug, of_language, named, self._styles.get(key), self._book)

    def show_newsroom(self, _key: str = NEWSROOM) -> None:
        """Show what holds at every desk now."""
        self._side.select(NEWSROOM)
        self._open(self.newsroom)
        self.newsroom.show_rules(
            self._country.code, self._language, requires_alt_text=self._requires_alt_text
        )
