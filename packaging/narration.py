"""Telling the person what is being done: short lines, and the progress of programs that do it.

Everything is said on standard error, so that `copydesk --json …` keeps standard output for itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator

_LAST_WORDS = 15
_SECONDS_BETWEEN_LOG_LINES = 2.0


class SetUpFailed(Exception):
    """What stopped the set-up and what to do about it, worded for the person who typed the command."""


def say(line: str) -> None:
    """Tell the person what is being done now."""
    print(line, file=sys.stderr, flush=True)


def run_telling(command: list[str], *, step: re.Pattern[str], steps: int, failure: str) -> None:
    """Run *command*, telling each step it takes, or fail with *failure* and the command's own last words.

    *step* finds what a line of output is busy with; *steps* is how many there will be, 0 when nobody knows.
    """
    words: list[str] = []
    progress = _Progress(steps)
    try:
        for line in _lines_of(command):
            words.append(f"  {line}")
            found = step.search(line)
            if found:
                progress.tell(found.group(1))
    except subprocess.CalledProcessError as error:
        raise SetUpFailed("\n".join([failure, *words[-_LAST_WORDS:]])) from error
    finally:
        progress.close()


def _lines_of(command: list[str]) -> Iterator[str]:
    # close_fds: the turn that turns.py holds must last as long as the programs that work in it.
    with subprocess.Popen(
        command,
        close_fds=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as child:
        for line in child.stdout or ():
            if line.strip():
                yield line.rstrip()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)


class _Progress:
    """One line redrawn in place on a terminal; in a log, a line now and then."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._taken = 0
        self._on_terminal = sys.stderr.isatty()
        self._told_at = 0.0

    def tell(self, what: str) -> None:
        self._taken += 1
        share = f"{min(100 * self._taken // self._steps, 100):3} % " if self._steps else ""
        if self._on_terminal:
            print(f"\r\x1b[K  {share}{what}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._told_at >= _SECONDS_BETWEEN_LOG_LINES:
            self._told_at = time.monotonic()
            say(f"  {share}{what}")

    def close(self) -> None:
        if self._on_terminal and self._taken:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
