"""Putting files where readers find them: each appears whole or not at all."""

import errno
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.domain.errors import DiskFull, NewsroomError, UnreadableFile


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into a sentence for the person who publishes."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(
                "The disk has no room left for the page in “{folder}”. The article is safe in the newsroom."
                " Free some room, then make the page again.",
                folder=folder,
            ) from error
        raise NewsroomError(
            "The page could not be written in “{folder}”: {reason}. The article is safe in the newsroom."
            " Choose another folder, or ask for the right to write there.",
            folder=folder,
            reason=error.strerror or error,
        ) from error


def put_text(path: Path, text: str) -> None:
    """Make *path* hold *text*; a reader sees the old file or the new one. An equal file is left alone."""
    wanted = text.encode()
    if not _holds(path, wanted):
        with _arriving(path) as part:
            part.write_bytes(wanted)


def bring_picture(source: Path, target: Path) -> None:
    """Copy the picture *source* to *target*, unless that very picture is already there.

    It is a copy, not a link: whoever changes the readers' folder must not reach into the newsroom's pictures.
    """
    try:
        wanted = source.stat()
    except OSError as error:
        raise _missing(source) from error
    if target.is_file():
        there = target.stat()
        if (there.st_size, there.st_mtime_ns) == (wanted.st_size, wanted.st_mtime_ns):
            return
    with _arriving(target) as part:
        shutil.copyfile(source, part)


def read_picture(source: Path) -> bytes:
    """Return the bytes of a picture of the newsroom."""
    try:
        return source.read_bytes()
    except OSError as error:
        raise _missing(source) from error


def _missing(picture: Path) -> UnreadableFile:
    return UnreadableFile(
        "The picture “{picture}” of this article is missing from the newsroom’s pictures, so the page was not"
        " made. Restore the pictures from a backup, or replace the photo.",
        picture=picture.name,
    )


@contextmanager
def _arriving(path: Path) -> Iterator[Path]:
    """Hand out a name to write under; when the block is done the file takes the place of *path*."""
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _holds(path: Path, wanted: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(wanted) and path.read_bytes() == wanted
    except FileNotFoundError:  # somebody has taken it away this moment
        return False
