"""The version has one number, however it is asked for."""

import tomllib
from pathlib import Path

from cms.version import VERSION


def test_the_program_names_the_version_its_package_has():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
