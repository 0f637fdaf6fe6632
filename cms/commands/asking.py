"""Who asks, of which newsroom, and in which form they want the answer: what stands before every command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import typer

from cms.api import Newsroom, PasswordNeeded, is_server, open_newsroom, path_of, staff_of
from cms.commands.passwords import ask_password, password_in_file
from cms.domain.errors import DatabaseUnavailable
from cms.homes import NEWSROOM_VARIABLE, demo_path


@dataclass(frozen=True, slots=True)
class Asking:
    """The words before the command."""

    newsroom: str = ""
    login: str = ""
    wants_json: bool = False
    password_file: Path | None = None
    authority: Path | None = None

    @property
    def url(self) -> str:
        """The newsroom named, or the one in the environment, or the demo newsroom."""
        return self.newsroom or os.environ.get(NEWSROOM_VARIABLE, "") or str(demo_path())

    @property
    def is_shared(self) -> bool:
        """Whether that newsroom is on a server."""
        return is_server(self.url)

    @property
    def path(self) -> Path:
        """The file of that newsroom."""
        return path_of(self.url)

    @property
    def password(self) -> str:
        """The password of whoever asks, if a file was named that holds it."""
        return password_in_file(self.password_file) if self.password_file else ""


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
    login = asking.login or _only_login(asking)
    newsroom = _opened(asking, login, asking.password)
    try:
        yield newsroom
    finally:
        newsroom.close()


def refuse_unknown_certificate(authority: Path | None) -> None:
    """Refuse a file that cannot be the certificate a server is known by."""
    if authority is not None and not authority.is_file():
        raise DatabaseUnavailable("There is no certificate in “{file}”.", file=authority)


def _opened(asking: Asking, login: str, password: str) -> Newsroom:
    try:
        return open_newsroom(asking.url, login, password, authority=asking.authority)
    except PasswordNeeded:
        if password:
            raise
        return open_newsroom(asking.url, login, ask_password(login), authority=asking.authority)


def _only_login(asking: Asking) -> str:
    if asking.is_shared:
        login = unquote(urlsplit(asking.url).username or "")
        if login:
            return login
        raise typer.BadParameter("say who you are with --as LOGIN before the command")
    staff = staff_of(asking.url)
    if len(staff) == 1:
        return staff[0].login
    logins = ", ".join(person.login for person in staff)
    raise typer.BadParameter(f"say who you are with --as LOGIN before the command ({logins})")
