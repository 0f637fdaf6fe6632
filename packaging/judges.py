"""Who judges the pages we write: vnu, html-validate, axe in a real Chromium, xmllint; fetched where they can be had."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from environment import HERE
from narration import SetUpFailed, say
from system_libraries import install, way_to_root

# What each judge needs of the system: its program, and Debian's package for it.
_PACKAGE_OF = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "npm": "npm",
    "xmllint": "libxml2-utils",
}
_SOURCE = HERE.root / "tests" / "judges"
_TAKEN_OVER = ("package.json", "package-lock.json", "axe.mjs", "htmlvalidate.json")


def folder() -> Path:
    """Return where the judges are: in the environment, so that deleting the project deletes them."""
    return HERE.folder / "judges"


def make_present() -> None:
    """Fetch what is missing, or say which judgements the tests do without."""
    missing = missing_programs()
    if missing:
        _install([_PACKAGE_OF[name] for name in missing])
    if shutil.which("npm") and not is_ready():
        _fetch()
    if (without := missing_programs()) or not is_ready():
        say(what_is_done_without(without))


def missing_programs() -> list[str]:
    """Name the programs of the system that are not here."""
    return [name for name in _PACKAGE_OF if shutil.which(name) is None]


def is_ready() -> bool:
    """Return whether the judges that come from npm are here, as the lock pins them."""
    stamp = folder() / "made-from"
    return stamp.is_file() and stamp.read_text("utf-8") == _fingerprint()


def what_is_done_without(missing: list[str]) -> str:
    """Say which judges are not asked, and how to get them."""
    words = "Not every judge of our pages is here: what they would judge is skipped, not passed."
    packages = " ".join(_PACKAGE_OF[name] for name in missing)
    return f"{words} To ask them too: sudo apt-get install --yes {packages}" if missing else words


def _install(packages: list[str]) -> None:
    as_root = way_to_root() if shutil.which("apt-get") else None
    if as_root is None:
        return
    say(f"Installing {len(packages)} judges of our pages with apt: {' '.join(packages)}")
    for package in packages:
        try:
            install(as_root, [package])
        except SetUpFailed as failed:
            say(str(failed))


def _fetch() -> None:
    say("Fetching the judges of our pages with npm, as tests/judges/package-lock.json pins them")
    folder().mkdir(parents=True, exist_ok=True)
    for name in _TAKEN_OVER:
        shutil.copyfile(_SOURCE / name, folder() / name)
    # Their own scripts would fetch a Java and a browser; both are here already.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, check=False, cwd=folder(), capture_output=True, text=True)
    if done.returncode:
        say(f"npm could not fetch them: {done.stderr.strip()[-500:]}")
        return
    (folder() / "made-from").write_text(_fingerprint(), "utf-8")


def _fingerprint() -> str:
    parts = [(_SOURCE / name).read_bytes() for name in _TAKEN_OVER]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
