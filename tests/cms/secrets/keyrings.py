"""Keyrings of the kinds that may be installed on a computer, kept in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class _InMemory(KeyringBackend):
    """What every keyring here can do."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


class DesktopKeyring(_InMemory):
    """Stands where the desktop's own keyring does."""

    __module__ = "keyring.backends.SecretService"


class PlainTextKeyring(_InMemory):
    """Writes passwords into a file that anybody may read."""

    __module__ = "keyrings.alt.file"


class LockedKeyring(_InMemory):
    """The desktop's own keyring, whose owner has not unlocked it."""

    __module__ = "keyring.backends.SecretService"

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class SeveralKeyrings(_InMemory):
    """Asks several keyrings in turn."""

    __module__ = "keyring.backends.chainer"

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


@contextmanager
def using(backend: KeyringBackend) -> Iterator[None]:
    """Let *backend* be the computer's keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield
    keyring.set_keyring(before)
