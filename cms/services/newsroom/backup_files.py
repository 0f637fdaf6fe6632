"""The one file a backup is: a zip whose manifest names every part by its hash, read back before it is trusted."""

import errno
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from cms.db.engine import SCHEMA
from cms.domain.errors import DiskFull, NotFound, UnreadableFile

MANIFEST = "manifest.json"
# The forms a backup has had: of a newsroom in a file, and of one on a server.
OF_FILE, OF_SERVER = 1, 2
Manifest = dict[str, Any]
# All that a zip file whose bytes were changed makes Python's reader raise.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError)
_PIECE = 1024 * 1024


@contextmanager
def new_backup(target: Path) -> Iterator[zipfile.ZipFile]:
    """Lend the archive that becomes *target* when the block has ended and every byte was read back."""
    part = part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Its owner alone: there is what stands for passwords in it.
        part.touch(mode=0o600)
        # Photographs are compressed already; storing them as they are is as small and much quicker.
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            yield archive
        flush(part)
        verified(part)
        part.replace(target)
    except OSError as error:
        raise worded(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def add_part(
    archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], *, is_compressed: bool = False
) -> str:
    """Write a part of the backup and return its SHA-256."""
    digest = hashlib.sha256()
    described = zipfile.ZipInfo(name)
    described.compress_type = zipfile.ZIP_DEFLATED if is_compressed else zipfile.ZIP_STORED
    with archive.open(described, "w", force_zip64=True) as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def verified(backup: Path) -> Manifest:
    """Return the manifest of *backup* after reading every byte of it against the hashes it names."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = _manifest(archive, backup)
            for name, sha256 in _parts(manifest).items():
                _verify_part(archive, name, sha256, backup)
    except FileNotFoundError as error:
        raise NotFound("There is no backup “{file}”.", file=backup) from error
    except (*_DAMAGE, OSError) as error:
        raise UnreadableFile(
            "“{file}” is not a Copydesk backup. Nothing was changed.", file=backup
        ) from error
    return manifest


def refuse_other_kind(manifest: Manifest, form: int, backup: Path) -> None:
    """Refuse the backup of a newsroom in a file where one of a server is wanted, and the other way round."""
    if manifest["copydesk_backup"] == form:
        return
    if form == OF_FILE:
        raise UnreadableFile(
            "“{file}” is the backup of a newsroom on a server. Name a server with --newsroom postgresql://….",
            file=backup,
        )
    raise UnreadableFile(
        "“{file}” is the backup of a newsroom in a file. Restore it into a file; “newsroom copy” then carries "
        "that to a server.",
        file=backup,
    )


def part_of(path: Path) -> Path:
    """Return the name under which *path* is written until it is whole."""
    return path.with_name(f"{path.name}.part")


def flush(file: Path) -> None:
    """Return when the file's bytes are on the disk itself, whatever happens to the power."""
    with file.open("r+b") as written:
        os.fsync(written.fileno())


def worded(error: OSError, path: Path) -> UnreadableFile | DiskFull:
    """Return what an error of the disk means for the person at the keyboard."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            "The disk is full: “{path}” was not written. Free some space and try again.", path=path
        )
    return UnreadableFile(
        "“{path}” cannot be written ({reason}). The newsroom was left as it is.",
        path=path,
        reason=error.strerror,
    )


def _manifest(archive: zipfile.ZipFile, backup: Path) -> Manifest:
    manifest = json.loads(archive.read(MANIFEST))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("copydesk_backup"), int):
        raise ValueError("The manifest is not ours.")
    if manifest["copydesk_backup"] > OF_SERVER or str(manifest.get("schema", "")) > SCHEMA:
        raise UnreadableFile(
            "The backup “{file}” was made by a newer Copydesk. Update Copydesk to restore it.", file=backup
        )
    return manifest


def _parts(manifest: Manifest) -> dict[str, str]:
    """Return the SHA-256 of every part, by its name; photographs are called by theirs."""
    parts: dict[str, str] = manifest.get("parts") or {"newsroom.sqlite": manifest["database"]}
    return parts | {f"photos/{sha256}": sha256 for sha256 in manifest["photos"]}


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


def pieces_in(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what is left in *file*, a piece at a time."""
    while piece := file.read(_PIECE):
        yield piece


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces_in(file):
        digest.update(piece)
    return digest.hexdigest()
