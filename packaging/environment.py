"""Copydesk's own Python environment: `.venv`, made from the locks, made once, and known to be whole.

Works with nothing but a bare Python 3.11; both README commands, run.py and test.py, begin here.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import system_libraries
from narration import SetUpFailed, run_telling, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
LOCK_TO_RUN = ROOT / "packaging" / "requirements.txt"
LOCK_TO_TEST = ROOT / "packaging" / "requirements-test.txt"

_OLDEST_PYTHON = (3, 11)
_TURN = VENV / "setting-up.lock"
_PIP_STEP = re.compile(r"^(?:Collecting|Ignoring|Requirement already satisfied:) ([\w.=-]+)")
_PIN = re.compile(r"^[\w.-]+==", re.MULTILINE)


def make_ready(lock: Path) -> None:
    """Make sure that `.venv` holds what *lock* pins and the project itself; at once when it already does."""
    if sys.version_info < _OLDEST_PYTHON:
        raise SetUpFailed(f"Copydesk needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
    if is_ready(lock):
        return
    system_libraries.make_present()
    with _taking_turns():
        if is_ready(lock):  # the start we waited for has done it
            return
        began = time.monotonic()
        _build(lock)
        say(f"Ready after {time.monotonic() - began:.0f} s; the next start is at once.")


def program(name: str) -> Path:
    """Return the program *name* of the environment."""
    return PROGRAMS / (f"{name}.exe" if sys.platform == "win32" else name)


def is_ready(lock: Path) -> bool:
    """Tell whether the environment was finished from exactly this lock, project and Python."""
    stamp = _stamp(lock)
    return stamp.is_file() and stamp.read_text("utf-8") == fingerprint(lock) and program("python").exists()


def fingerprint(lock: Path) -> str:
    """Return a short text that changes whenever the environment must be made anew."""
    # pyproject.toml up to its first [tool…] section says what is installed; the rest only configures checks.
    project = (ROOT / "pyproject.toml").read_text("utf-8").partition("\n[tool.")[0]
    parts = [lock.read_text("utf-8"), project, sys.version, sys.base_prefix, str(ROOT)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _stamp(lock: Path) -> Path:
    return VENV / f"ready-{lock.stem}"


def _build(lock: Path) -> None:
    can_be_added_to = is_ready(LOCK_TO_RUN)
    # Without stamps an interrupted set-up is known for one, and made anew.
    _stamp(LOCK_TO_RUN).unlink(missing_ok=True)
    _stamp(LOCK_TO_TEST).unlink(missing_ok=True)
    if not can_be_added_to:
        _make_empty()
    _install_pinned(lock)
    _install_project()
    # What the tests need includes, version for version, what running needs.
    for made in {LOCK_TO_RUN, lock}:
        _stamp(made).write_text(fingerprint(made), "utf-8")


def _make_empty() -> None:
    say(f"Making the environment {VENV}")
    for old in VENV.iterdir():
        if old != _TURN:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError as error:
        raise SetUpFailed(f"Python could not make the environment {VENV}: {error}") from error


def _install_pinned(lock: Path) -> None:
    pins = len(_PIN.findall(lock.read_text("utf-8")))
    say(f"Installing {pins} pinned packages, each checked against its hash")
    _pip(["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)], steps=pins)


def _install_project() -> None:
    say("Installing Copydesk itself")
    _pip(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)], steps=0)


def _pip(arguments: list[str], *, steps: int) -> None:
    # -I: nothing that lies in the current folder or in PYTHONPATH is mistaken for a part of pip. Which index,
    # proxy and certificates pip uses stays as the person has set it.
    pip = [str(program("python")), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    failure = "pip could not install what Copydesk needs; start again when it can. Its last words:"
    run_telling([*pip, *arguments], step=_PIP_STEP, steps=steps, failure=failure)


@contextmanager
def _taking_turns() -> Iterator[None]:
    """Let one start at a time set up; the system ends the turn even of one that was killed."""
    VENV.mkdir(exist_ok=True)
    with _TURN.open("a") as turn:
        if not _take_turn(turn.fileno(), wait=False):
            say("Copydesk is being set up by another start; waiting for it.")
            while not _take_turn(turn.fileno(), wait=True):
                continue  # Windows gives up after ten seconds; ask again
        yield


def _take_turn(descriptor: int, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
