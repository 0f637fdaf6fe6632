"""A newsroom of a server in one file, photographs and logins included: writing it, and bringing it back.

Reading everything takes rights nobody on the staff has, so this is done by a database administrator. The file holds
what stands for people's passwords (SCRAM verifiers, from which no password can be read), and so belongs under lock.
"""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from cms.db.postgres.carrying import Original, originals_in, pieces_of, rows_of, tables_in
from cms.db.postgres.logins import Login, logins_of
from cms.services.newsroom.administering import Administrator, administering, new_database, unhurried
from cms.services.newsroom.backup_files import (
    MANIFEST,
    OF_SERVER,
    Manifest,
    add_part,
    new_backup,
    refuse_other_kind,
    verified,
)
from cms.services.newsroom.filling import fill
from cms.services.newsroom.in_files import Findings, Progress
from cms.services.newsroom.shared import schema_of_server
from cms.services.newsroom.shared_checks import findings_in

_LOGINS = "logins.jsonl"


def backup_shared(administrator: Administrator, target: Path, progress: Progress) -> Findings:
    """Write the newsroom as it is at one moment into one file, and read it back before saying it is done.

    People work on meanwhile. A photograph whose original is missing or damaged is among the findings; everything else
    is still in the backup.
    """
    with administering(administrator) as engine:
        schema = schema_of_server(engine, administrator.address)
        snapshot = engine.connect().execution_options(isolation_level="REPEATABLE READ")
        with snapshot as connection, new_backup(target) as archive:
            unhurried(connection)
            findings = findings_in(connection)
            packing = _Packing(connection, archive, progress)
            manifest = {
                "copydesk_backup": OF_SERVER,
                "made_at": datetime.now(UTC).isoformat(),
                "schema": schema,
                "problems": findings.problems,
                **packing.packed(),
            }
            archive.writestr(MANIFEST, json.dumps(manifest))
    logins = packing.logins
    return Findings(
        findings.counts
        | {
            "logins": len(logins),
            "logins_with_password": sum(login.verifier is not None for login in logins),
        },
        findings.problems,
    )


def restore_shared(backup: Path, administrator: Administrator, progress: Progress) -> Findings:
    """Bring a backup back as the newsroom in a database that holds none yet; it is made if it is not there.

    Everybody can sign in again with the password they had; whoever's the backup does not hold is counted, and gets one
    from an administrator of the newsroom.
    """
    manifest = verified(backup)
    refuse_other_kind(manifest, OF_SERVER, backup)
    with new_database(administrator) as engine, zipfile.ZipFile(backup) as archive:
        return fill(engine, _BackupCargo(archive, manifest), progress)


class _Packing:
    """Everything of one newsroom on its way into the archive."""

    def __init__(self, connection: Connection, archive: zipfile.ZipFile, progress: Progress) -> None:
        self.logins: list[Login] = []
        self._connection = connection
        self._archive = archive
        self._progress = progress
        self._parts: dict[str, str] = {}
        self._done = 0

    def packed(self) -> Manifest:
        """Write every part and return what the manifest says of them."""
        tables, originals = tables_in(self._connection), originals_in(self._connection)
        whole = len(tables) + len(originals)
        counts: dict[str, int] = {}
        for table in tables:
            counts[table] = self._add_lines(f"tables/{table}.jsonl", rows_of(self._connection, table))
            self._tell(whole)
        self.logins = logins_of(self._connection)
        self._add_lines(_LOGINS, (json.dumps(asdict(login)) for login in self.logins))
        packed: dict[str, dict[str, Any]] = {}
        for original in originals:
            if self._add_original(original):
                packed[original.sha256] = asdict(original)
            self._tell(whole)
        return {"tables": counts, "parts": self._parts, "photos": list(packed), "originals": packed}

    def _add_lines(self, name: str, lines: Iterable[str]) -> int:
        number = 0

        def counted() -> Iterator[bytes]:
            nonlocal number
            for line in lines:
                number += 1
                yield f"{line}\n".encode()

        self._parts[name] = add_part(self._archive, name, counted(), is_compressed=True)
        return number

    def _add_original(self, original: Original) -> bool:
        """Write it and return whether it is what its name says; if not, the file holds it, but nothing names it."""
        pieces = pieces_of(self._connection, original)
        return add_part(self._archive, f"photos/{original.sha256}", pieces) == original.sha256

    def _tell(self, whole: int) -> None:
        self._done += 1
        self._progress(self._done, whole)


@dataclass(frozen=True, slots=True)
class _BackupCargo:
    """A newsroom in a backup whose every byte was verified."""

    archive: zipfile.ZipFile
    manifest: Manifest

    @property
    def schema(self) -> str:
        schema: str = self.manifest["schema"]
        return schema

    @property
    def tables(self) -> dict[str, int]:
        tables: dict[str, int] = self.manifest["tables"]
        return tables

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(self.manifest["problems"])

    def rows(self, table: str) -> Iterator[str]:
        yield from self._lines(f"tables/{table}.jsonl")

    def originals(self) -> Iterator[tuple[Original, bytes]]:
        for sha256, original in self.manifest["originals"].items():
            yield Original(**original), self.archive.read(f"photos/{sha256}")

    def number_of_originals(self) -> int:
        return len(self.manifest["originals"])

    def logins(self) -> Iterator[Login]:
        yield from (Login(**json.loads(line)) for line in self._lines(_LOGINS))

    def arrived(self, connection: Connection) -> None:
        """Do nothing more: what was restored is exactly what was."""

    def _lines(self, name: str) -> Iterator[str]:
        with self.archive.open(name) as part, io.TextIOWrapper(part, encoding="utf-8") as lines:
            yield from lines
