"""Who asks, of which newsroom, and in which form they want the answer: what stands before every command."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from cms.api import Newsroom, PasswordNeeded, open_newsroom, path_of, staff_of
from cms.domain.errors import NewsroomError
from cms.homes import NEWSROOM_VARIABLE, demo_path


@dataclass(frozen=True, slots=True)
class Asking:
    """The words before the command."""

    newsroom: str = ""
    login: str = ""
    wants_json: bool = False

    @property
    def url(self) -> str:
        """The newsroom named, or the one in the environment, or the demo newsroom."""
        return self.newsroom or os.environ.get(NEWSROOM_VARIABLE, "") or str(demo_path())

    @property
    def path(self) -> Path:
        """The file of that newsroom."""
        return path_of(self.url)


def asked(context: typer.Context) -> Asking:
    """Return what stood before the command."""
    asking = context.obj
    if not isinstance(asking, Asking):
        raise TypeError("The command was not called through copydesk.")
    return asking


@contextmanager
def newsroom_for(context: typer.Context) -> Iterator[Newsroom]:
    """Open the newsroom as the person who asks, and close it afterwards."""
    asking = asked(context)
    login = asking.login or _only_login(asking.url)
    try:
        newsroom = open_newsroom(asking.url, login)
    except PasswordNeeded:
        newsroom = open_newsroom(asking.url, login, _ask_password(login))
    try:
        yield newsroom
    finally:
        newsroom.close()


def _only_login(url: str) -> str:
    staff = staff_of(url)
    if len(staff) == 1:
        return staff[0].login
    logins = ", ".join(person.login for person in staff)
    raise typer.BadParameter(f"say who you are with --as LOGIN before the command ({logins})")


def _ask_password(login: str) -> str:
    if not sys.stdin.isatty():
        raise NewsroomError(
            "“{login}” has a password, and there is no terminal to ask for it. Sign in once in the window, which can "
            "remember it in the keyring.",
            login=login,
        )
    return getpass.getpass(f"Password of {login}: ")
