"""What the lists say of one person and of one desk: the same words for the eye and for a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from cms.domain.rows import DeskRow, PersonRow
from ui.widgets.line_list import Line
from ui.words.states import State, StateWords


class StaffWords(QObject):
    """Words people and desks in the window's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._states = StateWords(self)
        self._desks: tuple[DeskRow, ...] = ()
        self._language = "en"
        # A server keeps passwords itself and tells nobody who has one.
        self._tells_passwords = True

    def know(self, desks: Sequence[DeskRow], language: str, *, tells_passwords: bool) -> None:
        """Name desks and people in *language* from now on."""
        self._desks, self._language, self._tells_passwords = tuple(desks), language, tells_passwords

    def people(self, people: Sequence[PersonRow]) -> tuple[Line, ...]:
        """Return a line for everybody, by name, those who have left at the end."""
        by_name = sorted(people, key=lambda person: person.name_in(self._language).casefold())
        return tuple(self._person(person) for person in sorted(by_name, key=lambda one: not one.is_active))

    def desks(self, people: Sequence[PersonRow]) -> tuple[Line, ...]:
        """Return a line for every desk, with how many of *people* work there."""
        return tuple(self._desk(desk, people) for desk in self._desks)

    def roles(self, person: PersonRow) -> str:
        """Return “World: Reporter, Picture editor · Politics, Sports: Editor”."""
        desks_of: dict[tuple[str, ...], list[str]] = {}
        for desk in self._desks:
            held = tuple(self._states.role(role) for role in sorted(person.roles.get(desk.slug, ())))
            if held:
                desks_of.setdefault(held, []).append(desk.name_in(self._language))
        said = [f"{self._named(desks)}: {', '.join(held)}" for held, desks in desks_of.items()]
        return " · ".join(said) or self.tr("No desk")

    def _named(self, desks: Sequence[str]) -> str:
        is_all = len(desks) == len(self._desks) > 1
        return self.tr("Every desk") if is_all else ", ".join(desks)

    def _person(self, person: PersonRow) -> Line:
        name = person.name_in(self._language)
        marks = []
        if person.is_admin:
            marks.append(State(self.tr("Administrator"), "published"))
        if not person.is_active:
            marks.append(State(self.tr("Disabled"), "draft"))
        roles = self.roles(person)
        if self._tells_passwords and person.is_active and not person.has_password:
            # Said quietly: where a newsroom is a file on one's own computer, nobody needs one.
            roles += f" · {self.tr('no password')}"
        names = (name, person.name, person.name_ko, person.login, person.byline)
        desks = tuple(desk.name_in(self._language) for desk in self._desks if desk.slug in person.roles)
        words = tuple(mark.word for mark in marks)
        return Line(
            person.login,
            name,
            person.login,
            roles,
            tuple(marks),
            is_faded=not person.is_active,
            found_by=(*names, *desks, roles, *words),
        )

    def _desk(self, desk: DeskRow, people: Sequence[PersonRow]) -> Line:
        members = sum(person.is_active and desk.slug in person.roles for person in people)
        counted = self.tr("1 person") if members == 1 else self.tr("{0} people").format(members)
        articles = (
            self.tr("1 open article")
            if desk.open_articles == 1
            else self.tr("{0} open articles").format(desk.open_articles)
        )
        marks = (State(self.tr("Solo"), "scheduled"),) if desk.is_solo else ()
        name = desk.name_in(self._language)
        return Line(
            desk.slug,
            name,
            desk.slug,
            f"{counted} · {articles}",
            marks,
            found_by=(name, desk.name, desk.name_ko, desk.slug),
        )
