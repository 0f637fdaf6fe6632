"""A document or a wire item as it arrives in a file: read whole, or refused in one sentence."""

import errno
import os
import stat
from pathlib import Path

from cms.domain.errors import UnreadableFile

# What is larger than this is a bundle of pictures, not copy.
_LARGEST = 50 * 1024 * 1024


def content_of(path: Path) -> bytes:
    """Return the bytes of the file at *path*, or refuse them with `UnreadableFile`."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(found.st_mode):
            # A pipe or a device never ends, or never begins.
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        if found.st_size > _LARGEST:
            raise UnreadableFile("“{file}” is larger than 50 MB and was not read.", file=path.name)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(
            "“{file}” cannot be read: {reason}. Nothing was changed.", file=path, reason=reason
        ) from error
