"""The account that servers of the tests run as: never root, because PostgreSQL refuses to."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

# Debian makes the first one with its PostgreSQL; the second one is everywhere.
_INSTEAD_OF_ROOT = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody without rights; *name* is empty where it is ourselves."""

    name: str

    def own(self, path: Path) -> None:
        """Hand *path* to this account, and let nobody else look into it."""
        path.chmod(0o700)
        if self.name:
            shutil.chown(path, self.name, pwd.getpwnam(self.name).pw_gid)

    def write(self, path: Path, text: str) -> None:
        """Write a file that belongs to this account alone."""
        path.write_text(text, encoding="utf-8")
        self.own(path)
        path.chmod(0o600)

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """Run a program as this account and wait for it."""
        user, group, groups = self._ids()
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            user=user,
            group=group,
            extra_groups=groups,
        )

    def launch(self, command: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
        """Start a server as this account, out of reach of the keyboard's Ctrl-C; what it says goes to *log*."""
        user, group, groups = self._ids()
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            user=user,
            group=group,
            extra_groups=groups,
            start_new_session=True,
        )

    def _ids(self) -> tuple[int | None, int | None, list[int] | None]:
        if not self.name:
            return None, None, None
        entry = pwd.getpwnam(self.name)
        return entry.pw_uid, entry.pw_gid, []


@cache
def unprivileged_account() -> Account:
    """Return ourselves, or an account without rights where we are root."""
    if os.geteuid() != 0:
        return Account("")
    known = {entry.pw_name for entry in pwd.getpwall()}
    return Account(next(name for name in _INSTEAD_OF_ROOT if name in known))
