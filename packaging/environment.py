"""Copydesk's own Python environment: `.venv`, made from the locks, made once, and known to be whole.

Both README commands, run.py and test.py, begin here, with nothing but a bare Python. The modules they load
keep to words that older Pythons know, so that one that is too old is told so instead of stumbling.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from pathlib import Path

import system_libraries
from narration import SetUpFailed, run_telling, say
from turns import taking_turns

LOCK_TO_RUN = "requirements.txt"
LOCK_TO_TEST = "requirements-test.txt"

_OLDEST_PYTHON = (3, 11)
_PIP_STEP = re.compile(r"^(?:Collecting|Ignoring|Requirement already satisfied:) ([\w.=-]+)")
_PIN = re.compile(r"^[\w.-]+==", re.MULTILINE)


@dataclass(frozen=True)
class Environment:
    """The environment of the project in the folder *root*, as one of its locks pins it."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it is: in the project, so that deleting the project deletes it."""
        return self.root / ".venv"

    def program(self, name: str) -> Path:
        """Return where its program *name* is."""
        return self.folder / "Scripts" / f"{name}.exe" if os.name == "nt" else self.folder / "bin" / name

    def make_ready(self, lock: str) -> None:
        """Make sure that it holds what *lock* pins and the project itself; at once when it already does."""
        if sys.version_info < _OLDEST_PYTHON:
            raise SetUpFailed(f"Copydesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        if self.is_ready(lock):
            return
        try:
            self.folder.mkdir(exist_ok=True)
            with taking_turns(self._turn):
                if not self.is_ready(lock):  # else the start that we waited for has made it
                    self._make(lock)
        except OSError as error:
            raise SetUpFailed(
                f"Copydesk cannot write its environment {self.folder}: {error.strerror}. "
                "Make room there, or put the project into a folder of your own, and start again."
            ) from error

    def is_ready(self, lock: str) -> bool:
        """Tell whether it was finished from exactly this lock, project and Python."""
        stamp = self._stamp(lock)
        is_finished = stamp.is_file() and stamp.read_text("utf-8") == self.fingerprint(lock)
        return is_finished and self.program("python").exists()

    def fingerprint(self, lock: str) -> str:
        """Return a short text that changes whenever the environment must be made anew."""
        # pyproject.toml up to its first [tool…] section says what is installed; the rest configures checks.
        project = (self.root / "pyproject.toml").read_text("utf-8").partition("\n[tool.")[0]
        pins = self._path_of(lock).read_text("utf-8")
        parts = [pins, project, sys.version, sys.base_prefix, str(self.root)]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def make_empty(self) -> None:
        """Make it anew, with Python and pip in it and nothing else."""
        say(f"Making the environment {self.folder}")
        for old in self.folder.iterdir():
            if old.is_dir() and not old.is_symlink():
                shutil.rmtree(old)
            elif old != self._turn:
                old.unlink()
        try:
            venv.create(self.folder, with_pip=True)
        except subprocess.CalledProcessError as error:
            raise SetUpFailed(f"Python could not make the environment {self.folder}: {error}") from error

    def _make(self, lock: str) -> None:
        began = time.monotonic()
        system_libraries.make_present()
        can_be_added_to = self.is_ready(LOCK_TO_RUN)
        # Without stamps, a set-up that is interrupted from here on is known for one, and made anew.
        self._stamp(LOCK_TO_RUN).unlink(missing_ok=True)
        self._stamp(LOCK_TO_TEST).unlink(missing_ok=True)
        if can_be_added_to:
            self._install_pinned(lock)
        else:
            self.make_empty()
            self._install_pinned(lock)
            self._install_project()
        # What the tests need includes, version for version, what running needs.
        for made_from in {LOCK_TO_RUN, lock}:
            self._stamp(made_from).write_text(self.fingerprint(made_from), "utf-8")
        say(f"Ready after {time.monotonic() - began:.0f} s; from now on it starts at once.")

    def _install_pinned(self, lock: str) -> None:
        path = self._path_of(lock)
        pins = len(_PIN.findall(path.read_text("utf-8")))
        say(f"Installing the {pins} packages pinned in packaging/{lock}, each checked against its hash")
        self._pip(["--require-hashes", "--only-binary", ":all:", "--requirement", str(path)], steps=pins)

    def _install_project(self) -> None:
        say("Installing Copydesk itself")
        self._pip(["--no-deps", "--no-build-isolation", "--editable", str(self.root)], steps=0)

    def _pip(self, arguments: list[str], *, steps: int) -> None:
        # -I: nothing that lies in the current folder or in PYTHONPATH is mistaken for a part of pip. Which
        # index, proxy and certificates pip uses stays as the person has set it.
        python = [str(self.program("python")), "-I"]
        pip = [*python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
        failure = "pip could not install what Copydesk needs; start again when it can. Its last words:"
        run_telling([*pip, *arguments], step=_PIP_STEP, steps=steps, failure=failure)

    def _path_of(self, lock: str) -> Path:
        return self.root / "packaging" / lock

    def _stamp(self, lock: str) -> Path:
        return self.folder / f"made-from-{lock}"

    @property
    def _turn(self) -> Path:
        return self.folder / "being-set-up.lock"


HERE = Environment(Path(__file__).resolve().parent.parent)
