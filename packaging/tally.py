"""How the checks went: one line each, and the closing line that counts every test and every other check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


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


def summary(outcomes: list[Outcome]) -> list[str]:
    """Return a line per check and, last, the line that counts them all."""
    lines = []
    for outcome in outcomes:
        verdict = "FAILED" if outcome.count.failed else "passed"
        lines.append(f"{outcome.name:<20}{verdict}{outcome.seconds:8.1f} s")
    passed = sum(outcome.count.passed for outcome in outcomes)
    failed = sum(outcome.count.failed for outcome in outcomes)
    skipped = sum(outcome.count.skipped for outcome in outcomes)
    lines.append(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return lines


def count_check(exit_code: int) -> Count:
    """Count a check that says no more than whether it passed."""
    return Count(passed=0, failed=1) if exit_code else Count(passed=1, failed=0)


def count_tests(report: Path, exit_code: int) -> Count:
    """Count the tests in pytest's *report*; a pytest that broke without a failed test counts as a failure."""
    suite = ElementTree.parse(report).find("testsuite") if report.exists() else None  # noqa: S314 – our own pytest's
    if suite is None:
        return count_check(exit_code or 1)
    tests, skipped = int(suite.get("tests", "0")), int(suite.get("skipped", "0"))
    failed = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
    return Count(max(tests - failed - skipped, 0), failed or int(exit_code != 0), skipped)
