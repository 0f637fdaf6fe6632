"""The screen on which an administrator keeps the people, desks, agencies and house styles of the newsroom."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from cms.domain.credits.agencies import SHIPPED, AgencyBook
from cms.domain.credits.house_style import HouseStyleRow
from cms.domain.credits.photographers import NOBODY_KNOWN, Photographers
from cms.domain.photos.country_table import Country
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.staff import InHand
from ui.staff.credit_sheets import CreditSheets
from ui.staff.desk_sheet import DeskSheet
from ui.staff.invite_sheet import InviteSheet
from ui.staff.offboarding import OffboardingQuestion
from ui.staff.password_sheet import PasswordOnce, PasswordSheet
from ui.staff.person_sheet import PersonSheet
from ui.staff.staff_lines import StaffWords
from ui.staff.staff_side import Kind, StaffSide
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.sheet import Sheet
from ui.widgets.two_halves import TwoHalves


class StaffPage(QWidget):
    """Shows who works here; each of its sheets tells what is wanted, and nothing is changed by itself."""

    retry_wanted = Signal()
    # The login that is to end, and who takes over; nobody where that is empty.
    offboarding_wanted = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self._icons = icons
        self._people: dict[str, PersonRow] = {}
        self._desks: dict[str, DeskRow] = {}
        self._language, self._me, self._is_shared = "en", "", False
        self._words = StaffWords(self)
        self.side = StaffSide(theme, icons)
        self.person, self.desk = PersonSheet(icons), DeskSheet(icons)
        self.password, self.once, self.invite = PasswordSheet(), PasswordOnce(), InviteSheet()
        self.credits = CreditSheets(self.side, icons, self._open, self._leave)
        self._all: tuple[Sheet, ...] = (
            self.person,
            self.password,
            self.once,
            self.invite,
            self.desk,
            *(sheet for sheet, _ in self.credits.by_kind.values()),
        )
        self._nothing = EmptyState(theme, icons, "users")
        self._hindered = Banner(theme, icons)
        self._sheets = QStackedWidget()
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(False)
        for sheet in (self._nothing, *self._all):
            self._sheets.addWidget(sheet)
        self._halves = TwoHalves(self, self.side, self._sheets, self._hindered)

    def _connect(self) -> None:
        side = self.side
        side.chosen.connect(self._choose)
        side.kind_wanted.connect(self._show_kind)
        side.new_wanted.connect(self.ask_for_new)
        side.retry_wanted.connect(self.retry_wanted)
        side.list.left.connect(side.focus_search)
        for shown, _ in self._by_kind.values():
            shown.left.connect(self._leave)
        for beside in (self.password, self.once, self.invite):
            beside.left.connect(self._back_to_person)
        self.person.reset_wanted.connect(self.show_person)
        self.person.password_asked.connect(self._ask_for_password)
        for asking in (self.person, self.once):
            asking.invite_asked.connect(self._ask_for_invite)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that is open beside the list; None for none."""
        current = self._sheets.currentWidget()
        return current if isinstance(current, Sheet) else None

    def make_passwords_with(self, make: Callable[[], str]) -> None:
        """Ask *make* for each password that is to be generated."""
        self.person.password.make = self.password.password.make = make

    def show_loading(self) -> None:
        """Show that everybody is being fetched."""
        self.side.show_loading()

    def show_error(self, sentence: str) -> None:
        """Show why nobody can be shown."""
        self.side.show_error(sentence)

    def show_staff(
        self,
        people: Sequence[PersonRow],
        desks: Sequence[DeskRow],
        language: str,
        *,
        me: str,
        is_shared: bool,
    ) -> None:
        """Show everybody and every desk; *me* is who looks at them. What is being typed in a sheet stays."""
        self._people = {person.login: person for person in people}
        self._desks = {desk.slug: desk for desk in desks}
        self._language, self._me, self._is_shared = language, me, is_shared
        self._words.know(desks, language, tells_passwords=not is_shared)
        self.credits.know(self._desks, language)
        self.side.show_lines(self._words.people(people), self._words.desks(people))
        self._renew_sheet()

    def show_credits(
        self, book: AgencyBook, photographers: Photographers, styles: Sequence[HouseStyleRow]
    ) -> None:
        """Show the agencies and photographers, and how the desks that were shown print credits."""
        self.credits.show(book, photographers, styles)
        self._renew_sheet()

    def show_rules(self, country: Country, *, requires_alt_text: bool) -> None:
        """Show what holds at every desk: where readers live, whether photographs need alternative text."""
        self.credits.show_rules(country, requires_alt_text=requires_alt_text)
        self._renew_sheet()

    def set_hindrance(self, reason: str) -> None:
        """Say why nothing can be changed now, or with no reason that it can."""
        self._halves.say(reason)
        self.side.set_hindrance(reason)
        for sheet in self._all:
            sheet.set_hindrance(reason)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second order while the first is carried out."""
        for sheet in self._all:
            sheet.set_busy(is_busy=is_busy)

    def ask_for_new(self) -> None:
        """Ask for a new person, a new desk, agency or photographer."""
        if not self._may_leave():
            return
        self.side.select("")
        match self.side.kind:
            case Kind.PEOPLE:
                self._open(self.person)
                self.person.ask(tuple(self._desks.values()), self._language)
            case Kind.DESKS:
                self._open(self.desk)
                self.desk.ask(self._language)
            case of_credits:
                self.credits.ask_for_new(of_credits)

    def show_person(self, login: str) -> None:
        """Show somebody as they are now, whatever was typed before."""
        person = self._people.get(login)
        if person is not None:
            self.side.select(login)
            self._open(self.person)
            desks = tuple(self._desks.values())
            is_me = login == self._me
            self.person.show_person(person, desks, self._language, is_me=is_me, is_shared=self._is_shared)

    def show_desk(self, slug: str) -> None:
        """Show a desk as it is now."""
        desk = self._desks.get(slug)
        if desk is not None:
            self.side.select(slug)
            self._open(self.desk)
            self.desk.show_desk(desk, self._language)

    def tell_password(self, login: str, password: str, *, is_new: bool) -> None:
        """Show once what the person is to be told."""
        name = self._people[login].name_in(self._language)
        self.side.select(login)
        self._open(self.once)
        self.once.tell(login, name, password, is_new=is_new, is_shared=self._is_shared)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done, on the sheet it was asked on; at *field* where it is about one."""
        sheet = self.sheet
        if sheet is None or sheet is self.once:
            self.side.show_error(sentence)
        else:
            sheet.refuse(sentence, field)

    def ask_to_offboard(self, login: str, in_hand: InHand) -> OffboardingQuestion:
        """Ask whether somebody's access is to end, and who takes over."""
        person = self._people[login]
        here = [one for one in self._people.values() if one.is_active and one.login != login]
        # Those who know the desk come first.
        here.sort(key=lambda one: (not set(one.roles) & set(person.roles), one.name_in(self._language)))
        question = OffboardingQuestion(
            self, self._icons, person, in_hand, successors=here, language=self._language
        )
        question.accepted.connect(lambda: self.offboarding_wanted.emit(login, question.successor))
        question.open()
        return question

    def clear(self) -> None:
        """Show nobody: whoever is at the window now works in another newsroom, or is somebody else."""
        self.show_staff((), (), self._language, me="", is_shared=False)
        self.show_credits(SHIPPED, NOBODY_KNOWN, ())
        self.person.forget()
        self._open(self._nothing)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        # Something else is shown: no password that was typed or told is kept behind it.
        if not event.spontaneous():
            self.person.password.forget()
            if self.sheet in (self.password, self.once, self.invite):
                self._back_to_person()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _open(self, sheet: QWidget) -> None:
        self._sheets.setCurrentWidget(sheet)
        for other in (self.password, self.once, self.invite):
            if other is not sheet:
                other.forget()

    @property
    def _by_kind(self) -> dict[Kind, tuple[Sheet, Callable[[str], None]]]:
        """For each kind of line its sheet, and what shows the line of a key on it."""
        return {
            Kind.PEOPLE: (self.person, self.show_person),
            Kind.DESKS: (self.desk, self.show_desk),
            **self.credits.by_kind,
        }

    def _renew_sheet(self) -> None:
        """Show what is shown as it is now, unless something was typed there."""
        if self.sheet is self.person:
            self.person.reword(tuple(self._desks.values()), self._language)
        for sheet, show in self._by_kind.values():
            if sheet is self.sheet and sheet.key and not sheet.is_touched:
                show(sheet.key)

    def _choose(self, key: str) -> None:
        sheet, show = self._by_kind[self.side.kind]
        shown = self._shown_key()
        if not key or (key == shown and self.sheet is sheet):
            return
        if not self._may_leave():
            self.side.select(shown)
        else:
            show(key)

    def _shown_key(self) -> str:
        return self.sheet.key if self.sheet is not None else ""

    def _may_leave(self) -> bool:
        """Return whether nothing is lost if the sheet is left; else say so on it."""
        sheet = self.sheet
        if sheet is None or not sheet.is_touched:
            return True
        sheet.ask_to_save()
        return False

    def _show_kind(self, kind: str) -> None:
        if not self._may_leave():
            self.side.show_kind(self.side.kind)
            return
        self._leave()
        self.side.show_kind(Kind(kind))
        self._retranslate()

    def _leave(self) -> None:
        self.person.forget()
        self._open(self._nothing)
        self.side.select("")
        self.side.list.setFocus()

    def _back_to_person(self) -> None:
        login = self._shown_key()
        if login in self._people:
            self.show_person(login)
        else:
            self._leave()

    def _ask_for_password(self, login: str) -> None:
        if self._may_leave():
            self._open(self.password)
            self.password.ask(login, self._people[login].name_in(self._language))

    def _ask_for_invite(self, login: str) -> None:
        if self._may_leave():
            self._open(self.invite)
            self.invite.ask(login, self._people[login].name_in(self._language))

    def _retranslate(self) -> None:
        words = {
            Kind.PEOPLE: self.tr("Choose somebody to see what they may do here, or add a person."),
            Kind.DESKS: self.tr("Choose a desk, or open one."),
            Kind.AGENCIES: self.tr("Choose an agency, or add one."),
            Kind.PHOTOGRAPHERS: self.tr("Choose a photographer, or add one."),
            Kind.STYLES: self.tr("Choose a desk to see how it prints credits."),
            Kind.NEWSROOM: self.tr("Choose what holds at every desk to change it."),
        }
        self._nothing.set_icon("users" if self.side.kind is Kind.PEOPLE else "folder")
        self._nothing.set_words(words[self.side.kind])
