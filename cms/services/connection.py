"""One person's connection to one newsroom: what every service is handed, and nothing global."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cms.db.commands import Asked, once
from cms.db.tables import Person
from cms.domain.errors import NotAllowed
from cms.media.darkroom import Darkroom
from cms.media.store import PhotoStore


@dataclass(frozen=True, slots=True)
class Connection:
    """The database, the person, the newsroom's clock and its photographs; *site_folder* is where pages are written."""

    engine: Engine
    person_id: str
    clock: Callable[[], datetime]
    store: PhotoStore
    darkroom: Darkroom
    site_folder: Path

    def command(
        self, name: str, act: Callable[[Session], dict[str, Any]], command_id: str = ""
    ) -> dict[str, Any]:
        """Do *act* once, as this person, provided they may still work here; return its answer."""

        def acting(session: Session) -> dict[str, Any]:
            active_person(session, self.person_id)
            return act(session)

        return once(self.engine, Asked(name, self.person_id, self.clock(), command_id), acting)


def active_person(session: Session, person_id: str) -> Person:
    """Return the person, or refuse if an administrator has disabled the login."""
    person = session.get_one(Person, person_id)
    if not person.is_active:
        raise NotAllowed("The login “{login}” is disabled. Ask an administrator.", login=person.login)
    return person


def administrator(session: Session, person_id: str) -> Person:
    """Return the person, or refuse anyone who does not administer this newsroom."""
    person = active_person(session, person_id)
    if not person.is_admin:
        raise NotAllowed(
            "That takes an administrator of the newsroom; “{login}” is not one.", login=person.login
        )
    return person
