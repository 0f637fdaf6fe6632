"""Who works here: desks, people, their roles and passwords. Only an administrator changes them."""

import re
from typing import Any

from sqlalchemy.orm import Session

from cms.db.keeping.keeper import Staffer
from cms.db.queries.people import desk_by_slug, desk_rows, person_by_login, person_rows
from cms.db.transaction import reading
from cms.domain.errors import NotFound, RuleBroken
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.staff import InHand, Names, NewPerson
from cms.domain.workflow import Role
from cms.secrets.generating import generated_password
from cms.services.connection import Connection, administrator

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_DESK = re.compile(r"[a-z][a-z0-9-]{0,39}")


def refuse_login(login: str) -> None:
    """Refuse a login that nobody could be given."""
    if not _LOGIN.fullmatch(login):
        raise RuleBroken(
            "“{login}” cannot be a login. Use small Latin letters, digits, dots and hyphens.", login=login
        )


def _refuse_nameless(name: str) -> None:
    if not name.strip():
        raise RuleBroken("Write the person’s name; articles and colleagues call them by it.")


class People:
    """The staff list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def desks(self) -> list[DeskRow]:
        """Return every desk."""
        with reading(self._connection.readable) as session:
            return desk_rows(session)

    def everybody(self) -> list[PersonRow]:
        """Return everybody, the disabled too."""
        with reading(self._connection.readable) as session:
            return person_rows(session)

    def me(self) -> PersonRow:
        """Return the person this connection is for."""
        return next(row for row in self.everybody() if row.person_id == self._connection.person_id)

    def add_desk(
        self, slug: str, name: str, *, name_ko: str = "", is_solo: bool = False, command_id: str = ""
    ) -> DeskRow:
        """Open a desk; *is_solo* relaxes four eyes there, which the ledger records."""
        if not _DESK.fullmatch(slug):
            raise RuleBroken(
                "“{slug}” cannot name a desk. Use small Latin letters, digits and hyphens.", slug=slug
            )
        if not name.strip():
            raise RuleBroken("Write the desk’s name; the sidebar calls it by it.")

        def add(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            if any(desk.slug == slug for desk in desk_rows(session)):
                raise RuleBroken("There is already a desk “{slug}”.", slug=slug)
            return self._connection.keeper.add_desk(session, slug, name, name_ko, is_solo=is_solo)

        self._connection.command("add_desk", add, command_id)
        return next(desk for desk in self.desks() if desk.slug == slug)

    def add_person(self, person: NewPerson, *, command_id: str = "") -> PersonRow:
        """Add somebody with their roles; a password is kept only as its verifier."""
        refuse_login(person.login)
        _refuse_nameless(person.name)

        def add(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            if any(row.login == person.login for row in person_rows(session)):
                raise RuleBroken("Somebody already signs in as “{login}”.", login=person.login)
            return self._connection.keeper.add_person(session, self._staffer(session, person))

        self._connection.command("add_person", add, command_id)
        return self.by_login(person.login)

    def rename(self, login: str, names: Names, *, command_id: str = "") -> PersonRow:
        """Call somebody something else from now on; the login stays, and so does what is printed already."""
        _refuse_nameless(names.name)

        def rename(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.rename_person(session, person_by_login(session, login), names)

        self._connection.command("rename_person", rename, command_id)
        return self.by_login(login)

    def by_login(self, login: str) -> PersonRow:
        """Return the person who signs in as *login*."""
        for row in self.everybody():
            if row.login == login:
                return row
        raise NotFound("Nobody here signs in as “{login}”.", login=login)

    def in_hand(self, login: str) -> InHand:
        """Return how much somebody has under way, for an administrator who is about to end their access."""
        with reading(self._connection.reachable) as session:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.in_hand_of(session, person_by_login(session, login))

    def disable(self, login: str, *, successor: str = "", command_id: str = "") -> PersonRow:
        """End somebody's access in one act.

        The login is off; what they were writing becomes a version of theirs and is free for others; what they were
        reviewing goes back into the queue; the articles they look after pass to *successor*.
        """

        def disable(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            person = person_by_login(session, login)
            if person.person_id == self._connection.person_id:
                raise RuleBroken("You cannot disable your own login. Ask another administrator.")
            heir = person_by_login(session, successor) if successor else None
            if heir is not None and (heir.person_id == person.person_id or not heir.is_active):
                raise RuleBroken(
                    "“{successor}” cannot take the articles over. Choose a colleague who is still here.",
                    successor=successor,
                )
            return self._connection.keeper.disable_person(session, person, heir)

        self._connection.command("disable_person", disable, command_id)
        return self.by_login(login)

    def enable(self, login: str, *, command_id: str = "") -> PersonRow:
        """Let somebody in again who was disabled."""

        def enable(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.enable_person(session, person_by_login(session, login))

        self._connection.command("enable_person", enable, command_id)
        return self.by_login(login)

    def set_roles(
        self, login: str, roles: tuple[tuple[str, Role], ...], *, is_admin: bool, command_id: str = ""
    ) -> PersonRow:
        """Give somebody exactly these roles, as (desk slug, role)."""

        def change(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            person = person_by_login(session, login)
            if person.person_id == self._connection.person_id and not is_admin:
                raise RuleBroken("You cannot take the newsroom’s administration from yourself.")
            held = [(desk_by_slug(session, desk).desk_id, role) for desk, role in roles]
            return self._connection.keeper.set_roles(session, person, held, is_admin=is_admin)

        self._connection.command("set_roles", change, command_id)
        return self.by_login(login)

    def relax_four_eyes(self, desk: str, *, is_solo: bool, command_id: str = "") -> DeskRow:
        """Let people at a desk approve their own articles, or no longer; either way the ledger says so."""

        def change(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.set_solo(session, desk_by_slug(session, desk), is_solo=is_solo)

        self._connection.command("set_solo", change, command_id)
        return next(row for row in self.desks() if row.slug == desk)

    def new_password(self) -> str:
        """Return a password nobody has had yet; it is kept nowhere."""
        return generated_password()

    def set_password(self, login: str, password: str, *, command_id: str = "") -> None:
        """Give somebody a password: one's own, or as an administrator anybody's."""
        verifier = self._connection.verifier(login, password)

        def change(session: Session) -> dict[str, Any]:
            person = person_by_login(session, login)
            if person.person_id != self._connection.person_id:
                administrator(session, self._connection.person_id)
            return self._connection.keeper.set_password(session, person, verifier)

        self._connection.command("set_password", change, command_id)

    def _staffer(self, session: Session, person: NewPerson) -> Staffer:
        return Staffer(
            login=person.login,
            name=person.name,
            name_ko=person.name_ko,
            byline=person.byline,
            language=person.language,
            is_admin=person.is_admin,
            verifier=self._connection.verifier(person.login, person.password) if person.password else None,
            roles=[(desk_by_slug(session, desk).desk_id, role) for desk, role in person.roles],
        )
