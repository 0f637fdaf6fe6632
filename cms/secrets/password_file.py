"""A password in a file, for commands that nobody sits at: taken only where nobody else can read it."""

import os
import stat
from pathlib import Path

from cms.domain.errors import UnreadableFile

_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def password_in(file: Path) -> str:
    """Return the password in *file*, its first line; refuse a file that anybody else may read."""
    try:
        with file.open(encoding="utf-8") as opened:
            # Asked of the opened file, so that nobody can put another in its place meanwhile.
            is_private = os.name == "nt" or not os.fstat(opened.fileno()).st_mode & _FOR_OTHERS
            password = opened.readline().rstrip("\r\n") if is_private else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile("The password file “{file}” cannot be read.", file=file) from error
    if not is_private:
        raise UnreadableFile(
            "Others may read the password file “{file}”. Take that right away (chmod 600), and change the password if "
            "they have.",
            file=file,
        )
    if not password:
        raise UnreadableFile("The password file “{file}” is empty.", file=file)
    return password
