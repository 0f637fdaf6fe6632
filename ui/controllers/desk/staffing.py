"""Joins the screen of people and desks to the newsroom: what an administrator wants done, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.credits.agencies import Agency, AgencyBook
from cms.domain.credits.house_style import HouseStyle, HouseStyleRow
from cms.domain.credits.photographers import Photographer, Photographers
from cms.domain.errors import NewsroomError, RuleBroken, UnreadableFile
from cms.domain.line import LineState
from cms.domain.photos.country_table import Country
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.staff import InHand, NewPerson, PersonChange
from ui.controllers.desk.hearing import Hearing
from ui.shell.language import Language
from ui.shell.sidebar import PEOPLE
from ui.shell.window import Window
from ui.staff.staff_page import StaffPage
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Which field a refusal is about, by what stands in its sentence.
_FIELDS = {
    "login": "login",
    "shortest": "password",
    "slug": "slug",
    "file": "file",
    "key": "key",
    "name": "spellings",
}


@dataclass(frozen=True, slots=True)
class _Staff:
    """What one look at the newsroom found."""

    people: tuple[PersonRow, ...]
    desks: tuple[DeskRow, ...]
    agencies: AgencyBook = field(compare=False)
    own_agencies: tuple[Agency, ...]
    styles: tuple[HouseStyleRow, ...]
    photographers: Photographers = field(compare=False)
    named: tuple[Photographer, ...]
    country: Country
    requires_alt_text: bool


class Staffing(QObject):
    """Lets an administrator keep people and desks from the window; nobody else gets to the screen."""

    # Whether whoever is at the window administers the newsroom.
    admitted = Signal(bool)
    # Everybody as they are now: a tuple of PersonRow.
    staff_changed = Signal(object)
    newsroom_changed = Signal()
    # The screen must be left: this person administers nothing any more.
    turned_away = Signal()
    # This person has another password now, with which a server must be asked to let them in again.
    own_password_set = Signal(str)

    def __init__(self, window: Window, hearing: Hearing, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        self._staff: _Staff | None = None
        self._is_admitted = False
        # A new password of this person's own, until they have read it.
        self._own_password = ""
        hearing.state_changed.connect(self._follow)
        hearing.changed.connect(self._take_in_news)
        language.changed.connect(self._show_again)
        window.on_demand.when_made(StaffPage, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Keep the people of *newsroom* from now on, if whoever came in administers it."""
        self._newsroom, self._staff = newsroom, None
        if self._window.on_demand.has(StaffPage):
            self._page.clear()
        self._admit(is_admin=newsroom.person.is_admin)

    def show(self) -> None:
        """Show the screen."""
        if self._newsroom is None or not self._is_admitted:
            return
        self._window.show_middle(self._page)
        self._page.show_loading()
        self._follow(self._newsroom.connection.line.state)
        self._page.side.focus_list()
        self.refresh()

    def refresh(self) -> None:
        """Look at the newsroom again."""
        newsroom = self._newsroom
        if newsroom is not None and self._window.is_in_the_middle(StaffPage):
            self._runner.run(
                lambda: _look_at(newsroom), owner=self, then=self._show, otherwise=self._show_error
            )

    @property
    def _page(self) -> StaffPage:
        return self._window.staff

    def _connect(self, page: StaffPage) -> None:
        page.retry_wanted.connect(self.refresh)
        page.person.add_wanted.connect(self._add)
        page.person.change_wanted.connect(self._change)
        page.person.enable_wanted.connect(self._enable)
        page.person.offboarding_asked.connect(self._ask_to_offboard)
        page.offboarding_wanted.connect(self._offboard)
        page.password.password_wanted.connect(self._set_password)
        page.once.told.connect(self._come_in_again)
        page.invite.invite_wanted.connect(self._invite)
        page.desk.add_wanted.connect(self._open_desk)
        page.desk.solo_wanted.connect(self._set_solo)
        page.credits.agency.save_wanted.connect(self._set_agency)
        page.credits.agency.removal_wanted.connect(self._take_agency_off)
        page.credits.photographer.save_wanted.connect(self._set_photographer)
        page.credits.photographer.removal_wanted.connect(self._forget_photographer)
        page.credits.style.style_wanted.connect(self._set_style)
        page.credits.newsroom.save_wanted.connect(self._set_rules)
        page.make_passwords_with(self._new_password)

    def _admit(self, *, is_admin: bool) -> None:
        self._is_admitted = is_admin
        self._window.sidebar.offer(PEOPLE.place, is_offered=is_admin)
        self.admitted.emit(is_admin)

    def _follow(self, state: LineState) -> None:
        if self._window.on_demand.has(StaffPage):
            is_away = state is LineState.OFFLINE
            reason = self.tr("The newsroom does not answer. Nothing can be changed here until it does.")
            self._page.set_hindrance(reason if is_away else "")

    def _take_in_news(self, changed: frozenset[str] | None) -> None:
        if changed is None or "newsroom" in changed:
            self.refresh()

    def _show(self, staff: _Staff) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        me = next(
            (one for one in staff.people if one.person_id == newsroom.person.person_id), newsroom.person
        )
        if me.is_admin != self._is_admitted:
            self._admit(is_admin=me.is_admin)
            if not me.is_admin:
                self.turned_away.emit()
                return
        is_changed = self._staff != staff
        self._staff = staff
        self._show_again()
        if is_changed:
            self.staff_changed.emit(staff.people)

    def _show_again(self) -> None:
        newsroom, staff = self._newsroom, self._staff
        if newsroom is not None and staff is not None:
            self._page.show_staff(
                staff.people,
                staff.desks,
                self._language.code,
                me=newsroom.person.login,
                is_shared=newsroom.is_shared,
            )
            self._page.show_credits(staff.agencies, staff.photographers, staff.styles)
            self._page.show_rules(staff.country, requires_alt_text=staff.requires_alt_text)

    def _show_error(self, error: NewsroomError) -> None:
        if self._staff is None:
            self._page.show_error(self._language.sentence(error))

    def _new_password(self) -> str:
        return self._newsroom.people.new_password() if self._newsroom is not None else ""

    def _add(self, person: NewPerson) -> None:
        def added() -> None:
            self._page.tell_password(person.login, person.password, is_new=True)

        self._do(lambda newsroom: newsroom.people.add_person(person), added)

    def _change(self, change: PersonChange) -> None:
        def act(newsroom: Newsroom) -> None:
            if change.names is not None:
                newsroom.people.rename(change.login, change.names)
            if change.roles is not None:
                newsroom.people.set_roles(change.login, change.roles, is_admin=change.is_admin)

        self._do(act, lambda: self._changed(change.login, self.tr("The changes to {0} are saved.")))

    def _enable(self, login: str) -> None:
        self._do(
            lambda newsroom: newsroom.people.enable(login),
            lambda: self._changed(login, self.tr("{0} can sign in again.")),
        )

    def _ask_to_offboard(self, login: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def ask(in_hand: InHand) -> None:
            self._page.set_busy(is_busy=False)
            self._page.ask_to_offboard(login, in_hand)

        self._page.set_busy(is_busy=True)
        self._runner.run(lambda: newsroom.people.in_hand(login), owner=self, then=ask, otherwise=self._refuse)

    def _offboard(self, login: str, successor: str) -> None:
        self._do(
            lambda newsroom: newsroom.people.disable(login, successor=successor),
            lambda: self._changed(login, self.tr("{0} can no longer sign in.")),
        )

    def _set_password(self, login: str, password: str) -> None:
        def told() -> None:
            newsroom = self._newsroom
            if newsroom is not None and newsroom.is_shared and newsroom.person.login == login:
                self._own_password = password
            self._page.tell_password(login, password, is_new=False)

        self._do(lambda newsroom: newsroom.people.set_password(login, password), told)

    def _come_in_again(self, login: str) -> None:
        password, self._own_password = self._own_password, ""
        if password and self._newsroom is not None and self._newsroom.person.login == login:
            self.own_password_set.emit(password)

    def _invite(self, login: str, host: str, port: int, file: Path | None) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.invite(login, host=host, port=port, authority=file),
                owner=self,
                then=self._page.invite.show_invite,
                otherwise=self._refuse,
            )

    def _open_desk(self, slug: str, name: str, name_ko: str, is_solo: bool) -> None:  # noqa: FBT001 (a signal's)
        self._do(
            lambda newsroom: newsroom.people.add_desk(slug, name, name_ko=name_ko, is_solo=is_solo),
            lambda: self._desk_changed(slug, self.tr("The desk “{0}” is open.")),
        )

    def _set_solo(self, slug: str, is_solo: bool) -> None:  # noqa: FBT001 (a signal's)
        words = (
            self.tr("People at the desk “{0}” may approve their own articles. The ledger says so.")
            if is_solo
            else self.tr("At the desk “{0}” a second pair of eyes approves again. The ledger says so.")
        )
        self._do(
            lambda newsroom: newsroom.people.relax_four_eyes(slug, is_solo=is_solo),
            lambda: self._desk_changed(slug, words),
        )

    def _set_agency(self, agency: Agency) -> None:
        def kept() -> None:
            self._page.credits.show_agency(agency.key)
            self._window.messages.tell(self.tr("The agency “{0}” is saved.").format(agency.english))

        self._do(lambda newsroom: newsroom.credits.set_agency(agency), kept)

    def _take_agency_off(self, key: str) -> None:
        def gone() -> None:
            self._page.credits.show_agency(key)
            self._window.messages.tell(self.tr("Credits are no longer read as naming this agency."))

        self._do(lambda newsroom: newsroom.credits.take_off(key), gone)

    def _set_photographer(self, photographer: Photographer, before: str) -> None:
        def kept() -> None:
            self._page.credits.show_photographer(photographer.name)
            self._window.messages.tell(self.tr("“{0}” is saved.").format(photographer.name))

        self._do(lambda newsroom: newsroom.credits.set_photographer(photographer, before=before), kept)

    def _forget_photographer(self, name: str) -> None:
        def gone() -> None:
            self._page.credits.show_photographer(name)
            self._window.messages.tell(self.tr("The spellings of “{0}” are forgotten.").format(name))

        self._do(lambda newsroom: newsroom.credits.forget_photographer(name), gone)

    def _set_style(self, desk: str, language: str, style: HouseStyle | None) -> None:
        def kept() -> None:
            self._page.credits.show_style(f"{desk}|{language}")
            self._window.messages.tell(self.tr("Credits are printed like this from now on."))

        self._do(lambda newsroom: newsroom.credits.set_style(desk, language, style), kept)

    def _set_rules(self, country: str, requires_alt_text: bool) -> None:  # noqa: FBT001 (a signal's)
        staff = self._staff

        def act(newsroom: Newsroom) -> None:
            # Each change is an act of its own in the ledger; what stays as it was is none.
            if staff is None or country != staff.country.code:
                newsroom.credits.set_country(country)
            if staff is None or requires_alt_text != staff.requires_alt_text:
                newsroom.credits.require_alt_text(is_required=requires_alt_text)

        def kept() -> None:
            self._page.credits.show_newsroom()
            self._window.messages.tell(self.tr("This holds at every desk from now on."))

        self._do(act, kept)

    def _changed(self, login: str, words: str) -> None:
        self._page.show_person(login)
        people = self._staff.people if self._staff else ()
        name = next(one.name_in(self._language.code) for one in people if one.login == login)
        self._window.messages.tell(words.format(name))

    def _desk_changed(self, slug: str, words: str) -> None:
        self._page.show_desk(slug)
        desks = self._staff.desks if self._staff else ()
        name = next(one.name_in(self._language.code) for one in desks if one.slug == slug)
        self._window.messages.tell(words.format(name))

    def _do(self, act: Callable[[Newsroom], object], then: Callable[[], None]) -> None:
        """Carry out *act*, look at the newsroom again, and go on with *then*."""
        newsroom = self._newsroom
        if newsroom is None:
            return

        def job() -> _Staff:
            act(newsroom)
            return _look_at(newsroom)

        def done(staff: _Staff) -> None:
            self._page.set_busy(is_busy=False)
            self._show(staff)
            then()
            self.newsroom_changed.emit()

        self._page.set_busy(is_busy=True)
        self._runner.run(job, owner=self, then=done, otherwise=self._refuse)

    def _refuse(self, error: NewsroomError) -> None:
        self._page.set_busy(is_busy=False)
        is_about_field = isinstance(error, RuleBroken | UnreadableFile)
        field = (
            next((_FIELDS[place] for place in error.places if place in _FIELDS), "") if is_about_field else ""
        )
        self._page.refuse(self._language.sentence(error), field)
        # Part of it may have been done, or a colleague was quicker.
        self.refresh()


def _look_at(newsroom: Newsroom) -> _Staff:
    book, photographers = newsroom.credits.book(), newsroom.credits.photographers()
    return _Staff(
        tuple(newsroom.people.everybody()),
        tuple(newsroom.people.desks()),
        book,
        book.agencies,
        tuple(newsroom.credits.styles()),
        photographers,
        photographers.known,
        newsroom.credits.country(),
        newsroom.credits.requires_alt_text(),
    )
