"""One person's connection to one newsroom: what every service is handed, and nothing global."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cms.db.commands import Act, Asked, once
from cms.db.keeping.file_acts import Hand
from cms.db.keeping.in_file import FileKeeper
from cms.db.keeping.keeper import Keeper
from cms.db.queries.people import active_person
from cms.db.tables import Person
from cms.db.visible import READER, Reader
from cms.domain.errors import NotAllowed
from cms.domain.line import Line, LineState, NewsroomUnreachable
from cms.media.darkroom import Darkroom
from cms.media.photo_store import PhotoStore
from cms.media.store import FolderStore
from cms.secrets.verifier import verifier_of
from cms.services.local_copy import LocalCopy

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Connection:
    """The database, the person, the newsroom's clock and its photographs.

    *keeper_for* makes what writes into the newsroom as a person by a clock, *verifier* makes of (login, password) what
    stands for the password there; *site_folder* is where pages are written.
    """

    engine: Engine
    person_id: str
    clock: Clock
    keeper_for: Callable[[str, Clock], Keeper]
    verifier: Callable[[str, str], str]
    store: PhotoStore
    darkroom: Darkroom
    site_folder: Path
    # Whether the newsroom answers; one in a file always does.
    line: Line = field(default_factory=Line)
    # Set by whoever has the lists of the readers' site made right after each step (`catch_up`), not within it.
    lists_follow: Event = field(default_factory=Event)
    # This computer's copy of a shared newsroom.
    copy: LocalCopy | None = None

    @property
    def readable(self) -> Engine:
        """Where to read: the newsroom or, while it does not answer, this computer's copy of it."""
        return self.copy.engine if self.copy is not None and self.is_away else self.own_view

    @property
    def own_view(self) -> Engine:
        """The newsroom as far as this person may see it."""
        if self.engine.dialect.name == "postgresql":
            return self.engine  # its database shows nobody more than that
        return self.engine.execution_options(**{READER: Reader(self.person_id, self.clock)})

    @property
    def is_away(self) -> bool:
        """Whether this computer's copy is read, because the newsroom does not answer."""
        return self.copy is not None and self.line.state is not LineState.ONLINE and self.copy.is_filled

    @property
    def reachable(self) -> Engine:
        """The newsroom's own database; nobody waits for one that is known not to answer."""
        if self.line.is_offline:
            raise NewsroomUnreachable(
                "The newsroom does not answer. What you typed is safe on this computer; Copydesk goes on trying."
            )
        return self.engine

    @property
    def keeper(self) -> Keeper:
        """What writes into the newsroom as this person."""
        return self.keeper_for(self.person_id, self.clock)

    def command(
        self, name: str, act: Act, command_id: str = "", *, straight: Act | None = None
    ) -> dict[str, Any]:
        """Do *act* once, as this person, provided they may still work here; return its answer.

        *straight* is what a server is asked first: the same act, which its database judges by itself.
        """

        def acting(session: Session) -> dict[str, Any]:
            active_person(session, self.person_id)
            return act(session)

        asked = Asked(name, self.person_id, self.clock(), command_id)
        return once(self.reachable, asked, acting, straight=straight)


def photo_folder(path: Path) -> Path:
    """Return the folder of photographs that belongs to the newsroom in *path*."""
    return path.with_name(f"{path.name}.photos")


def site_folder(path: Path) -> Path:
    """Return the folder into which the newsroom in *path* writes its published pages."""
    return path.with_name(f"{path.name}.site")


def file_connection(
    path: Path, person_id: str, clock: Clock, *, engine: Engine, darkroom: Darkroom
) -> Connection:
    """Return somebody's connection to the newsroom in the file *path*, which *engine* has open."""
    return Connection(
        engine=engine,
        person_id=person_id,
        clock=clock,
        keeper_for=lambda person_id, clock: FileKeeper(Hand(person_id, clock)),
        verifier=lambda _, password: verifier_of(password),
        store=FolderStore(photo_folder(path)),
        darkroom=darkroom,
        site_folder=site_folder(path),
    )


def administrator(session: Session, person_id: str) -> Person:
    """Return the person, or refuse anyone who does not administer this newsroom."""
    person = active_person(session, person_id)
    if not person.is_admin:
        raise NotAllowed(
            "That takes an administrator of the newsroom; “{login}” is not one.", login=person.login
        )
    return person
