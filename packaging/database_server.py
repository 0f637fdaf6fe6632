"""The PostgreSQL server that the tests start for themselves: Debian's, installed where it is missing and may be."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from narration import SetUpFailed, say
from system_libraries import install, way_to_root

_PACKAGE = "postgresql"
_PROGRAMS = Path("/usr/lib/postgresql")
# Debian starts a server of its own with the package, unless a file here says not to; the tests start theirs.
_NO_SERVER_OF_ITS_OWN = Path("/etc/postgresql-common/createcluster.d/copydesk-tests.conf")


def make_present() -> None:
    """Install Debian's PostgreSQL server, or say what the tests do without it."""
    if is_present():
        return
    as_root = way_to_root() if shutil.which("apt-get") else None
    if as_root is None:
        say(what_is_done_without(with_apt=shutil.which("apt-get") is not None))
        return
    say("Installing Debian's PostgreSQL for the tests, without starting it")
    try:
        _install_asleep(as_root)
    except SetUpFailed as failed:
        say(f"{failed}\n{what_is_done_without(with_apt=True)}")


def is_present(programs: Path = _PROGRAMS) -> bool:
    """Return whether a PostgreSQL server is where Debian and Ubuntu put theirs."""
    return any(programs.glob("*/bin/postgres"))


def what_is_done_without(*, with_apt: bool) -> str:
    """Say which tests run without Debian's server, and how to get it."""
    words = (
        "Debian's PostgreSQL is not installed: the tests use the PostgreSQL 18 of a Python package, which has no "
        "TLS; the tests of encrypted connections cannot run and are skipped."
    )
    return f"{words} To run them too: sudo apt-get install --yes {_PACKAGE}" if with_apt else words


def _install_asleep(as_root: list[str]) -> None:
    _run(as_root, ["mkdir", "--parents", str(_NO_SERVER_OF_ITS_OWN.parent)])
    _run(as_root, ["tee", str(_NO_SERVER_OF_ITS_OWN)], typed="create_main_cluster = false\n")
    try:
        install(as_root, [_PACKAGE])
    finally:
        # Whoever installs a PostgreSQL here later gets Debian's usual server again.
        _run(as_root, ["rm", "--force", str(_NO_SERVER_OF_ITS_OWN)])


def _run(as_root: list[str], command: list[str], *, typed: str = "") -> None:
    done = subprocess.run([*as_root, *command], check=False, input=typed, capture_output=True, text=True)
    if done.returncode:
        raise SetUpFailed(f"“{' '.join(command)}” failed: {done.stderr.strip()}")
