"""Both locks pin everything by hash for every platform, and agree with pyproject.toml and each other."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.txt", "requirements-test.txt"]


def pins(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Return the version and the hashes that *lock* gives each package."""
    found = {}
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
    for pin in re.split(r"\n(?=\S)", "\n".join(lines)):
        name, version = re.match(r"([\w.-]+)==([\w.]+)", pin).groups()
        found[canonicalize_name(name)] = (
            version,
            frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", pin)),
        )
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_a_hash(scripts, lock):
    without = [name for name, (_, hashes) in pins(scripts / lock).items() if not hashes]
    assert without == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_leaves_the_index_to_the_person(scripts, lock):
    text = (scripts / lock).read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|file:", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_satisfies_what_the_project_depends_on(scripts, lock):
    project = tomllib.loads((scripts.parent / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    if "test" in lock:
        wanted += project["dependency-groups"]["test"]
    pinned = pins(scripts / lock)
    for requirement in map(Requirement, wanted):
        version, _ = pinned.get(canonicalize_name(requirement.name), ("no version", frozenset()))
        ask = f"{requirement} is pinned to {version}: run python3 packaging/lock.py"
        assert requirement.specifier.contains(version), ask


def test_tests_run_with_exactly_the_versions_that_people_run(scripts):
    for_people, for_tests = (pins(scripts / lock) for lock in LOCKS)
    assert for_people.items() <= for_tests.items()


def test_lock_serves_every_platform_and_not_only_the_one_it_was_made_on(scripts):
    _, hashes = pins(scripts / "requirements.txt")["pyside6-essentials"]
    platforms = ["linux x86", "linux arm", "macos", "windows x86", "windows arm"]  # Qt has one wheel for each
    assert len(hashes) >= len(platforms)
