"""The system libraries that Qt loads on Linux: which of them are missing, and how they get here."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys

from narration import SetUpFailed, run_telling, say

# One line per library that Qt loads and does not bring: its file, and Debian's package for it.
_PACKAGE_OF = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# Debian takes this part out of Python; without it no environment can be made.
_VENV_MODULE = "ensurepip"

_APT_STEP = re.compile(r"^(?:Get:\d+ \S+ \S+ \S+|Setting up) ([a-z0-9][^\s:]*)")


def make_present() -> None:
    """Install what Qt needs of the system and is missing, or say exactly what to type."""
    missing = missing_here() if sys.platform == "linux" else []
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise SetUpFailed(how_to_install_without_apt(missing))
    packages = debian_packages(missing)
    as_root = way_to_root()
    if as_root is None:
        raise SetUpFailed(
            "Copydesk needs a few system packages first. Type this line, then start again:\n"
            f"  {apt_line(packages, with_sudo=shutil.which('sudo') is not None)}"
        )
    say(f"Installing {len(packages)} system packages with apt: {' '.join(packages)}")
    install(as_root, packages)
    still_missing = missing_here()
    if still_missing:
        raise SetUpFailed(
            f"apt has installed its packages, but these are still missing: {', '.join(still_missing)}"
        )


def missing_here() -> list[str]:
    """Name the library files, and the part of Python, that this machine does not have."""
    importlib.invalidate_caches()
    missing = [soname for soname in _PACKAGE_OF if not _loads(soname)]
    if importlib.util.find_spec(_VENV_MODULE) is None:
        missing.append(_VENV_MODULE)
    return missing


def debian_packages(missing: list[str]) -> list[str]:
    """Name Debian's and Ubuntu's packages for what is missing."""
    venv_package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return [_PACKAGE_OF.get(name, venv_package) for name in missing]


def apt_line(packages: list[str], *, with_sudo: bool) -> str:
    """Return the line a person types to install *packages*."""
    if with_sudo:
        return f"sudo apt-get update && sudo apt-get install --yes {' '.join(packages)}"
    return f"su -c 'apt-get update && apt-get install --yes {' '.join(packages)}'"


def how_to_install_without_apt(missing: list[str]) -> str:
    """Say what is missing on a system whose package names we do not know."""
    return (
        "Copydesk needs these, which this system does not have: "
        f"{', '.join(missing)}. Install the packages that hold them, then start again."
    )


def way_to_root() -> list[str] | None:
    """Return what to put before a command to run it as root, or None when that would need a password."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def install(as_root: list[str], packages: list[str]) -> None:
    """Install Debian's *packages* with apt; nobody is asked anything."""
    # Another apt (a nightly upgrade, say) is waited for.
    quietly = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*quietly, "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    try:
        _run_apt(install)
    except SetUpFailed:  # the package lists are empty or older than the archive, or a set-up was cut short
        say("Putting apt in order and asking it for the newest package lists")
        _run_apt([*quietly, "dpkg", "--configure", "-a"])
        _run_apt([*apt, "update"])
        _run_apt(install)


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _run_apt(command: list[str]) -> None:
    failure = "apt could not install the system packages. Its last words:"
    run_telling(command, step=_APT_STEP, steps=0, failure=failure)
