"""Where a command gets a password from: a file only its owner may read, or the keyboard; never its own words."""

import getpass
import importlib
import sys
from pathlib import Path

from cms.domain.errors import NewsroomError, RuleBroken


def password_in_file(file: Path) -> str:
    """Return the first line of *file*, which nobody else may be able to read."""
    password: str = importlib.import_module("cms.secrets.password_file").password_in(file)
    return password


def ask_password(login: str) -> str:
    """Ask whoever sits at the keyboard for the password of *login*."""
    if not sys.stdin.isatty():
        raise NewsroomError(
            "“{login}” has a password, and there is no terminal to ask for it. Name a file that holds it with "
            "--password-file, or sign in once in the window, which can remember it in the keyring.",
            login=login,
        )
    return getpass.getpass(f"Password of {login}: ")


def new_password(login: str, file: Path | None) -> str:
    """Return a new password for *login*: from *file*, or typed twice."""
    if file is not None:
        return password_in_file(file)
    if not sys.stdin.isatty():
        raise NewsroomError(
            "There is no terminal to ask for the new password of “{login}”. Name a file that holds it.",
            login=login,
        )
    password = getpass.getpass(f"New password of {login}: ")
    if getpass.getpass("The same again: ") != password:
        raise RuleBroken("The two passwords differ. Nothing was changed; try again.")
    return password
