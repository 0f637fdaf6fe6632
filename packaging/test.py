"""Run every check of the project and sum them up: `python3 packaging/test.py [--fast] [-- ARGS]`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import database_server
import judges
import picture_judge
from command_line import exit_code_of, split_at_dashes
from environment import HERE, LOCK_TO_TEST
from tally import Outcome, count_check, count_tests, summary

_WITHOUT_WINDOWS_AND_SERVERS = ["-m", "not window and not slow and not server"]
_TWO_AT_A_TIME = ["-n", "2"]


def main() -> int:
    """Run every check, also after one has failed; return 0 when all of them passed."""
    own, for_pytest = split_at_dashes(sys.argv[1:])
    parser = argparse.ArgumentParser(
        usage="python3 packaging/test.py [--fast] [-- ARGS]",
        description="Run every check of the project. ARGS are for pytest, as in: -- tests/cms -k credit",
    )
    parser.add_argument("--fast", action="store_true", help="leave out tests that need a window or a server")
    is_fast = bool(parser.parse_args(own).fast)
    HERE.make_ready(LOCK_TO_TEST)
    if not is_fast:
        database_server.make_present()
        picture_judge.make_present()
        judges.make_present()
    outcomes = [_check(name, command) for name, command in _checks().items()]
    outcomes.append(_test(_pytest_arguments(for_pytest, is_fast=is_fast)))
    print("", *summary(outcomes), sep="\n", flush=True)
    return 1 if any(outcome.count.failed for outcome in outcomes) else 0


def _checks() -> dict[str, list[str]]:
    scripts = sorted(str(script) for script in Path(__file__).parent.glob("*.py"))
    return {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "mypy of packaging": ["mypy", *scripts],
        "lint-imports": ["lint-imports", "--no-logo"],
    }


def _pytest_arguments(for_pytest: list[str], *, is_fast: bool) -> list[str]:
    """All the tests pay for starting two workers; the few that somebody picked do not."""
    chosen = for_pytest or _TWO_AT_A_TIME
    return [*_WITHOUT_WINDOWS_AND_SERVERS, *chosen] if is_fast else chosen


def _check(name: str, command: list[str]) -> Outcome:
    exit_code, seconds = _run(name, command)
    return Outcome(name, count_check(exit_code), seconds)


def _test(arguments: list[str]) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="copydesk-tests-") as folder:
        report = Path(folder, "report.xml")
        exit_code, seconds = _run("pytest", ["pytest", f"--junit-xml={report}", *arguments])
        return Outcome("pytest", count_tests(report, exit_code), seconds)


def _run(name: str, command: list[str]) -> tuple[int, float]:
    print(f"\n== {name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [str(HERE.program(command[0])), *command[1:]],
        check=False,
        cwd=HERE.root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return done.returncode, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
