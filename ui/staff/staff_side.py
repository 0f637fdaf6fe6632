"""The left half of the screen: people, desks, agencies, photographers, house styles, what holds for all of them."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.line_list import Line
from ui.widgets.line_side import LineSide, SideWords


class Kind(StrEnum):
    """What is listed."""

    PEOPLE = "people"
    DESKS = "desks"
    AGENCIES = "agencies"
    PHOTOGRAPHERS = "photographers"
    STYLES = "styles"
    NEWSROOM = "newsroom"


_COUNTED = (Kind.PEOPLE, Kind.DESKS)


class StaffSide(LineSide[Kind]):
    """Of people and desks it is said how many there are."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, Kind, nothing="folder")
        self.word()

    def show_lines(self, people: Sequence[Line], desks: Sequence[Line]) -> None:
        """Show these; what is chosen stays chosen."""
        # Somebody works in every newsroom: where nobody is named, nothing was heard of it yet.
        self.list_lines({Kind.PEOPLE: people, Kind.DESKS: desks}, is_known=bool(people))

    def show_credits(
        self, agencies: Sequence[Line], photographers: Sequence[Line], styles: Sequence[Line]
    ) -> None:
        """Show these, too."""
        lines = {Kind.AGENCIES: agencies, Kind.PHOTOGRAPHERS: photographers, Kind.STYLES: styles}
        self.list_lines(lines, is_known=bool(self.lines[Kind.PEOPLE]))

    def show_newsroom(self, line: Line) -> None:
        """Show this of what holds at every desk, too."""
        self.list_lines({Kind.NEWSROOM: (line,)}, is_known=bool(self.lines[Kind.PEOPLE]))

    def word(self) -> None:
        """Say what is listed in the language of the window."""
        names = {
            Kind.PEOPLE: self.tr("People"),
            Kind.DESKS: self.tr("Desks"),
            Kind.AGENCIES: self.tr("Agencies"),
            Kind.PHOTOGRAPHERS: self.tr("Photographers"),
            Kind.STYLES: self.tr("Credit styles"),
            Kind.NEWSROOM: self.tr("Newsroom"),
        }
        words = self._words_of_kind()
        self.set_words(names, _COUNTED, replace(words, add=words.new))

    def _words_of_kind(self) -> SideWords:
        match self.kind:
            case Kind.PEOPLE:
                return SideWords(
                    self.tr("Add a person"),
                    self.tr("Search names, logins, roles"),
                    self.tr("Nobody matches the search."),
                    self.tr("Nobody works here yet."),
                )
            case Kind.DESKS:
                return SideWords(
                    self.tr("Open a desk"),
                    self.tr("Search the desks"),
                    self.tr("No desk matches the search."),
                    self.tr("There is no desk yet."),
                )
            case Kind.AGENCIES:
                return SideWords(
                    self.tr("Add an agency"),
                    self.tr("Search names and spellings"),
                    self.tr("No agency matches the search."),
                    self.tr("No agency is known yet."),
                )
            case Kind.PHOTOGRAPHERS:
                return SideWords(
                    self.tr("Add a photographer"),
                    self.tr("Search names and spellings"),
                    self.tr("No photographer matches the search."),
                    self.tr("Nobody’s spellings are listed yet."),
                )
            case Kind.STYLES:
                return SideWords(
                    "",
                    self.tr("Search the desks"),
                    self.tr("No desk matches the search."),
                    self.tr("There is no desk yet."),
                )
            case Kind.NEWSROOM:
                return SideWords(
                    "",
                    self.tr("Search what holds at every desk"),
                    self.tr("Nothing matches the search."),
                    self.tr("Nothing is known of this newsroom yet."),
                )
