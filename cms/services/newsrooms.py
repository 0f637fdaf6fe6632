"""A whole newsroom kept in a file: making, upgrading, checking, backing up and bringing back."""

import hashlib
import importlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.orm import Session

from cms.db.base import Base
from cms.db.engine import create_file, open_file, open_for_upgrade
from cms.db.ledger import NEWSROOM_CHAIN, Act, breaches, record
from cms.db.tables import Article, ArticleVersion, Edition, Ledger, NewsroomRecord, Person, Photo
from cms.db.transaction import reading, writing
from cms.domain.errors import DatabaseUnavailable, DiskFull, NotFound, UnreadableFile
from cms.media.store import PhotoStore

Progress = Callable[[int, int], None]
_COUNTED = (Article, ArticleVersion, Photo, Edition, Ledger)


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who looks after a new newsroom."""

    login: str
    name: str
    name_ko: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of a newsroom saw; it is sound if *problems* is empty."""

    counts: dict[str, int]
    problems: tuple[str, ...]


def photo_folder(path: Path) -> Path:
    """Return the folder of photographs that belongs to the newsroom in *path*."""
    return path.with_name(f"{path.name}.photos")


def site_folder(path: Path) -> Path:
    """Return the folder into which the newsroom in *path* writes its published pages."""
    return path.with_name(f"{path.name}.site")


def create_newsroom(
    path: Path, name: str, admin: FirstAdministrator, *, name_ko: str = "", time_zone: str = "UTC"
) -> None:
    """Make a new newsroom in the file *path*, with one administrator and nothing else.

    *time_zone* is the IANA name of the zone readers' times are printed in.
    """
    engine = create_file(path)
    try:
        _migrate(engine)
        now = datetime.now(UTC)
        with writing(engine) as session:
            session.add(
                NewsroomRecord(
                    name=name,
                    name_ko=name_ko,
                    language=admin.language,
                    time_zone=time_zone,
                    created_at=now,
                )
            )
            person = Person(
                login=admin.login,
                name=admin.name,
                name_ko=admin.name_ko,
                language=admin.language,
                is_admin=True,
                is_active=True,
                created_at=now,
            )
            session.add(person)
            session.flush()
            record(session, NEWSROOM_CHAIN, Act(person.person_id, "create_newsroom", now, reason=name))
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    engine.dispose()


def upgrade_newsroom(path: Path) -> Path:
    """Bring an older newsroom to this program's schema and return the copy kept from before."""
    engine = open_for_upgrade(path)
    kept = path.with_name(f"{path.name}.before-upgrade")
    _copy_database(path, kept)
    try:
        _migrate(engine)
    finally:
        engine.dispose()
    return kept


def check_newsroom(path: Path) -> Findings:
    """Look over the whole newsroom: the file, its references, the ledger and every photograph's bytes."""
    engine = open_file(path)
    try:
        with reading(engine) as session:
            problems = (
                *_damage(session),
                *(f"ledger: {chain} {wrong}" for chain, wrong in breaches(session)),
                *_missing_photos(session, PhotoStore(photo_folder(path))),
            )
            return Findings(_counts(session), problems)
    finally:
        engine.dispose()


def backup_newsroom(path: Path, target: Path, progress: Progress) -> Findings:
    """Write the whole newsroom, photographs included, into one file, and read it back before saying it is done."""
    findings = check_newsroom(path)
    part = target.with_name(f"{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=_folder_for(target)) as folder:
            copy = Path(folder) / "newsroom.sqlite"
            _copy_database(path, copy)
            _pack(path, copy, part, progress)
        _verify(part)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _worded(error, target) from error
    return findings


def restore_newsroom(backup: Path, path: Path, progress: Progress) -> Findings:
    """Bring a backup back as the newsroom in *path*; refuses to write over a newsroom that is there."""
    if path.exists() or photo_folder(path).exists():
        raise DatabaseUnavailable(
            "“{path}” exists already and was left as it is. Restore the backup under another name.", path=path
        )
    manifest = _verify(backup)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(backup) as archive:
            _unpack_photos(archive, manifest["photos"], PhotoStore(photo_folder(path)), progress)
            part = path.with_name(f"{path.name}.part")
            with archive.open("newsroom.sqlite") as source, part.open("wb") as file:
                shutil.copyfileobj(source, file)
            part.chmod(0o600)
            part.replace(path)
    except OSError as error:
        raise _worded(error, path) from error
    return check_newsroom(path)


def _migrate(engine: Engine) -> None:
    # Alembic takes 0.4 s to load and is needed only here, so it is loaded only here.
    importlib.import_module("cms.db.upgrade").upgrade(engine)


def _damage(session: Session) -> Iterator[str]:
    connection = session.connection()
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"file: {line}"
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row_id} names a {parent} that is not there"
    missing = set(Base.metadata.tables) - set(inspect(connection).get_table_names())
    yield from (f"the table {table} is missing" for table in sorted(missing))


def _missing_photos(session: Session, store: PhotoStore) -> Iterator[str]:
    for photo_id, sha256 in session.execute(select(Photo.photo_id, Photo.sha256)):
        if not store.is_intact(sha256):
            yield f"photo {photo_id}: its original is missing or damaged"


def _counts(session: Session) -> dict[str, int]:
    return {
        str(table.__tablename__): session.scalar(select(func.count()).select_from(table)) or 0
        for table in _COUNTED
    }


def _copy_database(path: Path, copy: Path) -> None:
    # SQLite's own backup takes a consistent copy even while others write.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    copy.chmod(0o600)


def _pack(path: Path, copy: Path, part: Path, progress: Progress) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        photos = [row[0] for row in connection.execute("SELECT sha256 FROM photo ORDER BY sha256")]
    manifest = {
        "copydesk_backup": 1,
        "made_at": datetime.now(UTC).isoformat(),
        "database": _sha256(copy),
        "photos": photos,
    }
    store = PhotoStore(photo_folder(path))
    # Photographs are compressed already; storing them as they are is as small and much quicker.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.write(copy, "newsroom.sqlite", zipfile.ZIP_DEFLATED)
        for number, sha256 in enumerate(photos, start=1):
            archive.write(store.path_of(sha256), f"photos/{sha256}")
            progress(number, len(photos))


def _verify(backup: Path) -> dict[str, list[str]]:
    """Return the manifest of *backup* after reading every byte of it against the hashes it names."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest: dict[str, list[str]] = json.loads(archive.read("manifest.json"))
            named = {"newsroom.sqlite": manifest["database"]} | {f"photos/{s}": s for s in manifest["photos"]}
            for name, sha256 in named.items():
                with archive.open(name) as file:
                    if _digest(file) != sha256:
                        raise UnreadableFile(
                            "The backup “{file}” is damaged at “{name}”. Nothing was changed; use an older backup.",
                            file=backup,
                            name=name,
                        )
    except FileNotFoundError as error:
        raise NotFound("There is no backup “{file}”.", file=backup) from error
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFile(
            "“{file}” is not a Copydesk backup. Nothing was changed.", file=backup
        ) from error
    return manifest


def _unpack_photos(
    archive: zipfile.ZipFile, photos: list[str], store: PhotoStore, progress: Progress
) -> None:
    for number, sha256 in enumerate(photos, start=1):
        store.add_bytes(archive.read(f"photos/{sha256}"), name=f"photo {sha256[:12]}")
        progress(number, len(photos))


def _folder_for(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.parent


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(1024 * 1024):
        digest.update(piece)
    return digest.hexdigest()


def _worded(error: OSError, path: Path) -> UnreadableFile | DiskFull:
    if error.errno == 28:
        return DiskFull(
            "The disk is full: “{path}” was not written. Free some space and try again.", path=path
        )
    return UnreadableFile(
        "“{path}” cannot be written ({reason}). The newsroom was left as it is.",
        path=path,
        reason=error.strerror,
    )
