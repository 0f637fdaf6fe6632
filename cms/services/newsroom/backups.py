"""A newsroom of one computer in one file, photographs included: writing it, and bringing it back."""

import json
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from cms.db.engine import SCHEMA, is_there
from cms.db.places import refuse_shared_folder
from cms.domain.errors import DatabaseUnavailable, RuleBroken
from cms.media.store import FolderStore
from cms.services.connection import photo_folder
from cms.services.newsroom.backup_files import (
    MANIFEST,
    OF_FILE,
    add_part,
    flush,
    new_backup,
    part_of,
    pieces_in,
    refuse_other_kind,
    verified,
    worded,
)
from cms.services.newsroom.in_files import Findings, Progress, check_newsroom, copy_database, migrate_file

_DATABASE = "newsroom.sqlite"


def backup_newsroom(path: Path, target: Path, progress: Progress) -> Findings:
    """Write the whole newsroom into one file, and read it back before saying it is done.

    A photograph whose original is missing is among the findings; everything else is still in the backup.
    """
    findings = check_newsroom(path)
    _refuse_part_of_newsroom(path, target)
    with new_backup(target) as archive, tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / _DATABASE
        copy_database(path, copy)
        _pack(path, copy, archive, progress)
    return findings


def restore_newsroom(backup: Path, path: Path, progress: Progress) -> Findings:
    """Bring a backup back as the newsroom in *path*; refuses to write over a newsroom that is there.

    One that an older Copydesk made is brought to this one's schema on the way.
    """
    refuse_shared_folder(path)
    photos = photo_folder(path)
    if is_there(path) or is_there(photos):
        raise DatabaseUnavailable(
            "“{path}” exists already and was left as it is. Restore the backup under another name.", path=path
        )
    manifest = verified(backup)
    refuse_other_kind(manifest, OF_FILE, backup)
    try:
        _unpack(backup, manifest["photos"], path, progress)
    except OSError as error:
        _take_back(path)
        raise worded(error, path) from error
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


def _pack(path: Path, copy: Path, archive: zipfile.ZipFile, progress: Progress) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        known = [row[0] for row in connection.execute("SELECT sha256 FROM photo ORDER BY sha256")]
    store = FolderStore(photo_folder(path))
    photos = [sha256 for sha256 in known if store.is_intact(sha256)]
    with copy.open("rb") as file:
        database = add_part(archive, _DATABASE, pieces_in(file), is_compressed=True)
    for number, sha256 in enumerate(photos, start=1):
        archive.write(store.path_of(sha256), f"photos/{sha256}")
        progress(number, len(photos))
    manifest = {
        "copydesk_backup": OF_FILE,
        "made_at": datetime.now(UTC).isoformat(),
        "schema": SCHEMA,
        "database": database,
        "photos": photos,
    }
    archive.writestr(MANIFEST, json.dumps(manifest))


def _unpack(backup: Path, photos: list[str], path: Path, progress: Progress) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # What was broken off earlier, by the power or by a kill, is begun anew.
    _take_back(path)
    part, photo_part = part_of(path), part_of(photo_folder(path))
    store = FolderStore(photo_part)
    with zipfile.ZipFile(backup) as archive:
        for number, sha256 in enumerate(photos, start=1):
            store.add_bytes(archive.read(f"photos/{sha256}"), name=f"photo {sha256[:12]}")
            progress(number, len(photos))
        with archive.open(_DATABASE) as source, part.open("wb") as file:
            shutil.copyfileobj(source, file)
    part.chmod(0o600)
    migrate_file(part)
    flush(part)
    if photos:
        photo_part.replace(photo_folder(path))
    part.replace(path)


def _take_back(path: Path) -> None:
    # Half a newsroom is worse than none, and would be in the way of the next attempt.
    part_of(path).unlink(missing_ok=True)
    for folder in (part_of(photo_folder(path)), photo_folder(path)):
        shutil.rmtree(folder, ignore_errors=True)
