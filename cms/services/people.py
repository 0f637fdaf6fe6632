"""Who works here: desks, people, their roles and passwords. Only an administrator changes them."""

import re
from dataclasses import asdict, dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.queries.people import desk_by_slug, desk_rows, person_by_login, person_rows
from cms.db.tables import Desk, DeskMember, EditLease, Person
from cms.db.transaction import reading
from cms.domain.errors import NotFound, RuleBroken
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.workflow import Role
from cms.secrets.verifier import verifier_of
from cms.services.connection import Connection, administrator
from cms.services.moves import enter_newsroom_act

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{0,63}")
_DESK = re.compile(r"[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added; *roles* are (desk slug, role)."""

    login: str
    name: str
    roles: tuple[tuple[str, Role], ...] = ()
    name_ko: str = ""
    byline: str = ""
    language: str = "en"
    is_admin: bool = False
    password: str = ""


def refuse_login(login: str) -> None:
    """Refuse a login that nobody could be given."""
    if not _LOGIN.fullmatch(login):
        raise RuleBroken(
            "“{login}” cannot be a login. Use small Latin letters, digits, dots and hyphens.", login=login
        )


class People:
    """The staff list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def desks(self) -> list[DeskRow]:
        """Return every desk."""
        with reading(self._connection.engine) as session:
            return desk_rows(session)

    def everybody(self) -> list[PersonRow]:
        """Return everybody, the disabled too."""
        with reading(self._connection.engine) as session:
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

        def add(session: Session) -> dict[str, str]:
            administrator(session, self._connection.person_id)
            if any(desk.slug == slug for desk in desk_rows(session)):
                raise RuleBroken("There is already a desk “{slug}”.", slug=slug)
            session.add(
                Desk(
                    slug=slug,
                    name=name,
                    name_ko=name_ko,
                    is_solo=is_solo,
                    created_at=self._connection.clock(),
                )
            )
            kind = " (solo: four eyes relaxed)" if is_solo else ""
            enter_newsroom_act(session, self._connection, "add_desk", f"{slug}{kind}")
            return {"slug": slug}

        self._connection.command("add_desk", add, command_id)
        return next(desk for desk in self.desks() if desk.slug == slug)

    def add_person(self, person: NewPerson, *, command_id: str = "") -> PersonRow:
        """Add somebody with their roles; a password is kept only as its verifier."""
        refuse_login(person.login)
        verifier = verifier_of(person.password) if person.password else None

        def add(session: Session) -> dict[str, str]:
            administrator(session, self._connection.person_id)
            if any(row.login == person.login for row in person_rows(session)):
                raise RuleBroken("Somebody already signs in as “{login}”.", login=person.login)
            self._add(session, person, verifier)
            roles = ", ".join(f"{desk}:{role}" for desk, role in person.roles) or "no desk"
            enter_newsroom_act(session, self._connection, "add_person", f"{person.login} ({roles})")
            return {"login": person.login}

        self._connection.command("add_person", add, command_id)
        return self.by_login(person.login)

    def by_login(self, login: str) -> PersonRow:
        """Return the person who signs in as *login*."""
        for row in self.everybody():
            if row.login == login:
                return row
        raise NotFound("Nobody here signs in as “{login}”.", login=login)

    def disable(self, login: str, *, command_id: str = "") -> PersonRow:
        """End somebody's access: the login is off and what they were writing is free for others."""

        def disable(session: Session) -> dict[str, str]:
            administrator(session, self._connection.person_id)
            person = person_by_login(session, login)
            if person.person_id == self._connection.person_id:
                raise RuleBroken("You cannot disable your own login. Ask another administrator.")
            person.is_active = False
            session.execute(delete(EditLease).where(EditLease.person_id == person.person_id))
            enter_newsroom_act(session, self._connection, "disable_person", login)
            return {"login": login}

        self._connection.command("disable_person", disable, command_id)
        return self.by_login(login)

    def set_password(self, login: str, password: str, *, command_id: str = "") -> None:
        """Give somebody a password: one's own, or as an administrator anybody's."""
        verifier = verifier_of(password)

        def change(session: Session) -> dict[str, str]:
            person = person_by_login(session, login)
            if person.person_id != self._connection.person_id:
                administrator(session, self._connection.person_id)
            person.password_hash = verifier
            enter_newsroom_act(session, self._connection, "set_password", login)
            return {"login": login}

        self._connection.command("set_password", change, command_id)

    def _add(self, session: Session, person: NewPerson, verifier: str | None) -> None:
        fields = asdict(person)
        for name in ("roles", "password"):
            del fields[name]
        added = Person(**fields, is_active=True, password_hash=verifier, created_at=self._connection.clock())
        session.add(added)
        session.flush()
        for desk_slug, role in person.roles:
            desk = desk_by_slug(session, desk_slug)
            session.merge(DeskMember(desk_id=desk.desk_id, person_id=added.person_id, role=role.value))
