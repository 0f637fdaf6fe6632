"""Reading the file a person chose: what can be wrong with it before anybody looks for a picture in it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cms.domain.errors import UnreadableFile

LARGEST_FILE = 300 * 1024 * 1024
_MEGABYTE = 1024 * 1024
# Opening a pipe would wait for somebody to write; Windows knows neither pipes in folders nor bytes without being told.
_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def printable_name(path: Path) -> str:
    """Return the file's name as it can be shown, even where the disk holds bytes that are no text."""
    return os.fsencode(path.name or path).decode("utf-8", "replace")


def read_source(path: Path, *, name: str = "") -> bytes:
    """Return the whole file, or say in words why it cannot be had; *name* is what a refusal calls it."""
    name = name or printable_name(path)
    with _explained(name):
        status = path.stat()
        _refuse_what_is_no_file(status, name)
        with path.open("rb") as opened:
            # One byte more than there was: a file that is still growing is not read without an end.
            content = opened.read(status.st_size + 1)
    if len(content) != status.st_size:
        raise UnreadableFile(
            "“{file}” changed while it was being read. Wait until it is all there and choose it again.",
            file=name,
        )
    return content


def readable_source(path: Path, *, name: str = "") -> Path:
    """Return *path* if a picture can be read there piece by piece, or say in words why not."""
    name = name or printable_name(path)
    with _explained(name):
        _refuse_what_is_no_file(path.stat(), name)
        with path.open("rb"):
            return path


def head_of(path: str, length: int) -> bytes:
    """Return at most the first *length* bytes of the file, or say in words why they cannot be had.

    Made for thousands of files in a row, it asks the system for no more than it must.
    """
    with suppress(OSError):
        opened = os.open(path, _WITHOUT_WAITING)
        try:
            status = os.fstat(opened)
            if stat.S_ISREG(status.st_mode) and 0 < status.st_size <= LARGEST_FILE:
                return os.read(opened, length)
        finally:
            os.close(opened)
    return read_source(Path(path))[:length]


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFile("“{file}” is no longer there. Choose the picture again.", file=name) from error
    except PermissionError as error:
        raise UnreadableFile(
            "“{file}” may not be read from your account. Ask its owner, or choose a copy of your own.",
            file=name,
        ) from error
    except OSError as error:
        raise UnreadableFile(
            "“{file}” could not be read from the disk. Copy it to another place and choose the copy.",
            file=name,
        ) from error


def _refuse_what_is_no_file(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile("“{file}” is a folder. Choose the picture inside it.", file=name)
    if not stat.S_ISREG(status.st_mode):
        # Opening a pipe or a device could wait forever.
        raise UnreadableFile("“{file}” is not an ordinary file. Choose a picture file.", file=name)
    refuse_size(status.st_size, name)


def refuse_size(size_bytes: int, name: str) -> None:
    """Refuse a file that is empty or too large to be a photograph."""
    if size_bytes == 0:
        raise UnreadableFile(
            "“{file}” is empty. Copy it again from where it came and choose it again.", file=name
        )
    if size_bytes > LARGEST_FILE:
        raise UnreadableFile(
            "“{file}” is larger than {limit} megabytes. Save it as a JPEG and choose that.",
            file=name,
            limit=LARGEST_FILE // _MEGABYTE,
        )
