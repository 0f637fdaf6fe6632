"""Run every check of the project and sum them up: `python3 packaging/test.py [--fast] [-- ARGS for pytest]`.

The last line counts every test, and every other check as one: `N passed, N failed`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import environment
from command_line import exit_code_of, split_at_dashes

_NO_WINDOW_NO_SERVER = ["-m", "not window and not slow"]
_TWO_AT_A_TIME = ["-n", "2"]


@dataclass(frozen=True)
class Count:
    """How many tests, or checks, went which way."""

    passed: int
    failed: int
    skipped: int = 0


@dataclass(frozen=True)
class Outcome:
    """How one check went and how long it took."""

    name: str
    count: Count
    seconds: float


def main() -> int:
    """Run every check, also after one has failed; return 0 when all of them passed."""
    own, for_pytest = split_at_dashes(sys.argv[1:])
    parser = argparse.ArgumentParser(
        usage="python3 packaging/test.py [--fast] [-- ARGS]",
        description="Run every check of the project. ARGS are for pytest, as in: -- tests/cms -k credit",
    )
    parser.add_argument(
        "--fast", action="store_true", help="leave out the tests that need a window or a server"
    )
    fast = bool(parser.parse_args(own).fast)
    environment.make_ready(environment.LOCK_TO_TEST)
    outcomes = [_check(name, command) for name, command in _checks().items()]
    outcomes.append(_test(pytest_arguments(for_pytest, fast=fast)))
    print("\n".join(summary(outcomes)), flush=True)
    return 1 if any(outcome.count.failed for outcome in outcomes) else 0


def pytest_arguments(for_pytest: list[str], *, fast: bool) -> list[str]:
    """Return what pytest is told: all tests two at a time; the few that were picked, in one go."""
    if for_pytest or fast:
        return [*(_NO_WINDOW_NO_SERVER if fast else []), *for_pytest]
    return _TWO_AT_A_TIME


def summary(outcomes: list[Outcome]) -> list[str]:
    """Return a line per check and, last, the line that counts them all."""
    lines = [""]
    for outcome in outcomes:
        verdict = "FAILED" if outcome.count.failed else "passed"
        lines.append(f"{outcome.name:<22} {verdict} {outcome.seconds:8.1f} s")
    passed = sum(outcome.count.passed for outcome in outcomes)
    failed = sum(outcome.count.failed for outcome in outcomes)
    skipped = sum(outcome.count.skipped for outcome in outcomes)
    lines.append(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return lines


def count_tests(report: Path, *, exit_code: int) -> Count:
    """Count the tests in pytest's *report*; a pytest that broke without one counts as a failure."""
    suite = ElementTree.parse(report).find("testsuite") if report.exists() else None  # noqa: S314 – ours
    tests, failures, errors, skipped = (
        0 if suite is None else int(suite.get(kind, "0"))
        for kind in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    passed = max(tests - failed - skipped, 0)
    return Count(passed, failed or int(exit_code != 0), skipped)


def _checks() -> dict[str, list[str]]:
    packaging = sorted(str(script) for script in (environment.ROOT / "packaging").glob("*.py"))
    return {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "mypy of packaging": ["mypy", *packaging],
        "lint-imports": ["lint-imports"],
    }


def _check(name: str, command: list[str]) -> Outcome:
    exit_code, seconds = _run(name, command)
    return Outcome(name, Count(0, 1) if exit_code else Count(1, 0), seconds)


def _test(arguments: list[str]) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="copydesk-tests-") as folder:
        report = Path(folder, "report.xml")
        exit_code, seconds = _run("pytest", ["pytest", f"--junit-xml={report}", *arguments])
        return Outcome("pytest", count_tests(report, exit_code=exit_code), seconds)


def _run(name: str, command: list[str]) -> tuple[int, float]:
    print(f"\n── {name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [str(environment.program(command[0])), *command[1:]],
        check=False,
        cwd=environment.ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return done.returncode, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
