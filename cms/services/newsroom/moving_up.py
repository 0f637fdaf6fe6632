"""Moving up: a newsroom from a file into a shared one on a server, with every version, photograph, edition and act.

Everything keeps its id, its time and its hash, so that the ledger still proves it; the file is left as it was. The server
checks passwords itself, so those of the file are not carried: one administrator gets a password, and gives the others
theirs.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.orm import Session

from cms.db.base import Base
from cms.db.engine import SCHEMA, open_file
from cms.db.ledger import NEWSROOM_CHAIN, Act, record
from cms.db.postgres.carrying import Original
from cms.db.postgres.logins import Login
from cms.db.postgres.passwords import scram_verifier
from cms.db.queries.people import person_by_login
from cms.db.tables import Person, Photo
from cms.db.transaction import reading
from cms.domain.errors import NotAllowed, RuleBroken
from cms.media.store import FolderStore
from cms.secrets.verifier import refuse_short
from cms.services.connection import photo_folder
from cms.services.newsroom.administering import Administrator, new_database
from cms.services.newsroom.filling import fill
from cms.services.newsroom.in_files import Findings, Progress, check_newsroom

# What PostgreSQL takes as the name of a login; a file is not as strict.
_LOGIN = re.compile(r"(?!copydesk|pg_)[a-z][a-z0-9._-]{0,62}")
_NOT_THERE = ": its original is missing or damaged"


def administrator_to_be(path: Path, login: str = "") -> str:
    """Return who is to administer the newsroom of the file *path* on the server: *login*, or its only administrator."""
    engine = open_file(path)
    try:
        with reading(engine) as session:
            admins = sorted(
                session.scalars(select(Person.login).where(Person.is_admin, Person.is_active)).all()
            )
    finally:
        engine.dispose()
    if not login and len(admins) == 1:
        return admins[0]
    if login not in admins:
        raise NotAllowed(
            "Name with --admin who is to administer the newsroom on the server: {admins}.",
            admins=", ".join(admins),
        )
    return login


def move_up(
    path: Path, administrator: Administrator, admin: str, admin_password: str, progress: Progress
) -> Findings:
    """Carry the newsroom of the file *path* into a database that holds none; it is made if it is not there.

    *admin* signs in there with *admin_password*; nobody else has a password yet. The ledger says that it moved. A
    photograph whose original is missing is among the findings; a file that is damaged otherwise is not carried.
    """
    refuse_short(admin_password)
    findings = check_newsroom(path)
    wrong = [problem for problem in findings.problems if not problem.endswith(_NOT_THERE)]
    if wrong:
        raise RuleBroken(
            "“{path}” is not sound, so it was not carried: {problem}. Nothing was changed.",
            path=path,
            problem=wrong[0],
        )
    source = open_file(path)
    try:
        with new_database(administrator) as engine, source.connect() as snapshot:
            cargo = _FileCargo(snapshot, path, admin, scram_verifier(engine, admin, admin_password), findings)
            cargo.refuse_logins()
            return fill(engine, cargo, progress)
    finally:
        source.dispose()


@dataclass(frozen=True, slots=True)
class _FileCargo:
    """The newsroom of a file as it is at one moment."""

    snapshot: Connection
    path: Path
    admin: str
    verifier: str
    findings: Findings

    @property
    def schema(self) -> str:
        return SCHEMA

    @property
    def tables(self) -> dict[str, int]:
        return {
            table.name: self.snapshot.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }

    @property
    def problems(self) -> tuple[str, ...]:
        return self.findings.problems

    def refuse_logins(self) -> None:
        """Refuse people whose login a server could not give them."""
        for login in self._logins():
            if not _LOGIN.fullmatch(login):
                raise RuleBroken(
                    "A server cannot give the login “{login}” to anybody. Nothing was changed.", login=login
                )

    def rows(self, table: str) -> Iterator[str]:
        found = self.snapshot.execute(select(Base.metadata.tables[table])).mappings()
        for row in found:
            yield json.dumps(_carried(row), default=_iso)

    def originals(self) -> Iterator[tuple[Original, bytes]]:
        store = FolderStore(photo_folder(self.path))
        for photo in self.snapshot.execute(select(Photo.sha256, Photo.added_by, Photo.added_at)):
            if store.is_intact(photo.sha256):
                original = Original(photo.sha256, photo.added_by, photo.added_at.isoformat())
                yield original, store.open_original(photo.sha256)

    def number_of_originals(self) -> int:
        return self.findings.counts["photo"]

    def logins(self) -> Iterator[Login]:
        for login in self._logins():
            yield Login(login, self.verifier if login == self.admin else None)

    def arrived(self, connection: Connection) -> None:
        """Say in the ledger that the newsroom moved, and whose word that is."""
        with Session(connection, join_transaction_mode="create_savepoint") as session, session.begin():
            person = person_by_login(session, self.admin)
            now = datetime.now(UTC)
            record(session, NEWSROOM_CHAIN, Act(person.person_id, "move_up", now, reason=self.path.name))

    def _logins(self) -> list[str]:
        return list(self.snapshot.scalars(select(Person.login).order_by(Person.login)))


def _carried(row: RowMapping) -> dict[str, Any]:
    """Return the row without what a server keeps elsewhere (passwords) or cannot keep (a character of no meaning)."""
    values = {str(name): _storable(value) for name, value in row.items()}
    return values | ({"password_hash": None} if "password_hash" in values else {})


def _storable(value: Any) -> Any:
    # Some cameras end their texts with a NUL, which PostgreSQL has no place for.
    if isinstance(value, str):
        return value.replace("\0", "�")
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    return value


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value)} is in no table of a newsroom.")
