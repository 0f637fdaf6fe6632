"""A whole newsroom in one file, photographs included: writing it, and bringing it back."""

import errno
import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from cms.db.engine import is_there
from cms.db.places import refuse_shared_folder
from cms.domain.errors import DatabaseUnavailable, DiskFull, NotFound, RuleBroken, UnreadableFile
from cms.media.store import PhotoStore
from cms.services.connection import photo_folder
from cms.services.newsrooms import Findings, Progress, check_newsroom, copy_database

_FORM = 1
# All that a zip file whose bytes were changed makes Python's reader raise.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError)


def backup_newsroom(path: Path, target: Path, progress: Progress) -> Findings:
    """Write the whole newsroom into one file, and read it back before saying it is done.

    A photograph whose original is missing is among the findings; everything else is still in the backup.
    """
    findings = check_newsroom(path)
    _refuse_part_of_newsroom(path, target)
    part = _part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / "newsroom.sqlite"
            copy_database(path, copy)
            _pack(path, copy, part, progress)
        _verify(part)
        part.replace(target)
    except OSError as error:
        raise _worded(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return findings


def restore_newsroom(backup: Path, path: Path, progress: Progress) -> Findings:
    """Bring a backup back as the newsroom in *path*; refuses to write over a newsroom that is there."""
    refuse_shared_folder(path)
    photos = photo_folder(path)
    if is_there(path) or is_there(photos):
        raise DatabaseUnavailable(
            "“{path}” exists already and was left as it is. Restore the backup under another name.", path=path
        )
    manifest = _verify(backup)
    try:
        _unpack(backup, manifest["photos"], path, progress)
    except OSError as error:
        _take_back(path)
        raise _worded(error, path) from error
    except BaseException:
        _take_back(path)
        raise
    return check_newsroom(path)


def _refuse_part_of_newsroom(path: Path, target: Path) -> None:
    own, wanted = path.resolve(), target.resolve()
    is_own_file = wanted in {own, *(own.with_name(f"{own.name}{end}") for end in ("-wal", "-shm"))}
    if is_own_file or wanted.is_relative_to(photo_folder(own)):
        raise RuleBroken(
            "“{file}” is part of the newsroom itself. Give the backup another name.", file=target
        )


def _pack(path: Path, copy: Path, part: Path, progress: Progress) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        known = [row[0] for row in connection.execute("SELECT sha256 FROM photo ORDER BY sha256")]
    store = PhotoStore(photo_folder(path))
    photos = [sha256 for sha256 in known if store.is_intact(sha256)]
    with copy.open("rb") as file:
        database = _digest(file)
    manifest = {
        "copydesk_backup": _FORM,
        "made_at": datetime.now(UTC).isoformat(),
        "database": database,
        "photos": photos,
    }
    # Photographs are compressed already; storing them as they are is as small and much quicker.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        archive.writestr("manifest.json", json.dumps(manifest))
        archive.write(copy, "newsroom.sqlite", zipfile.ZIP_DEFLATED)
        for number, sha256 in enumerate(photos, start=1):
            archive.write(store.path_of(sha256), f"photos/{sha256}")
            progress(number, len(photos))


def _verify(backup: Path) -> dict[str, Any]:
    """Return the manifest of *backup* after reading every byte of it against the hashes it names."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = _manifest(archive, backup)
            named = {"newsroom.sqlite": manifest["database"]} | {f"photos/{s}": s for s in manifest["photos"]}
            for name, sha256 in named.items():
                _verify_part(archive, name, sha256, backup)
    except FileNotFoundError as error:
        raise NotFound("There is no backup “{file}”.", file=backup) from error
    except (*_DAMAGE, OSError) as error:
        raise UnreadableFile(
            "“{file}” is not a Copydesk backup. Nothing was changed.", file=backup
        ) from error
    return manifest


def _manifest(archive: zipfile.ZipFile, backup: Path) -> dict[str, Any]:
    manifest = json.loads(archive.read("manifest.json"))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("copydesk_backup"), int):
        raise ValueError("The manifest is not ours.")
    if manifest["copydesk_backup"] > _FORM:
        raise UnreadableFile(
            "The backup “{file}” was made by a newer Copydesk. Update Copydesk to restore it.", file=backup
        )
    return manifest


def _verify_part(archive: zipfile.ZipFile, name: str, sha256: str, backup: Path) -> None:
    try:
        with archive.open(name) as file:
            is_whole = _digest(file) == sha256
    except _DAMAGE:
        is_whole = False
    if not is_whole:
        raise UnreadableFile(
            "The backup “{file}” is damaged at “{name}”. Nothing was changed; use an older backup.",
            file=backup,
            name=name,
        )


def _unpack(backup: Path, photos: list[str], path: Path, progress: Progress) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    store, part = PhotoStore(photo_folder(path)), _part_of(path)
    with zipfile.ZipFile(backup) as archive:
        for number, sha256 in enumerate(photos, start=1):
            store.add_bytes(archive.read(f"photos/{sha256}"), name=f"photo {sha256[:12]}")
            progress(number, len(photos))
        with archive.open("newsroom.sqlite") as source, part.open("wb") as file:
            shutil.copyfileobj(source, file)
    part.chmod(0o600)
    part.replace(path)


def _take_back(path: Path) -> None:
    # Half a newsroom is worse than none, and would be in the way of the next attempt.
    _part_of(path).unlink(missing_ok=True)
    shutil.rmtree(photo_folder(path), ignore_errors=True)


def _part_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(1024 * 1024):
        digest.update(piece)
    return digest.hexdigest()


def _worded(error: OSError, path: Path) -> UnreadableFile | DiskFull:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            "The disk is full: “{path}” was not written. Free some space and try again.", path=path
        )
    return UnreadableFile(
        "“{path}” cannot be written ({reason}). The newsroom was left as it is.",
        path=path,
        reason=error.strerror,
    )
