"""Lets the tests import the modules of packaging/, which is a folder of scripts and not a package."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"

# At the end: packaging/test.py must not stand in for the standard library's `test`.
sys.path.append(str(PACKAGING))


@pytest.fixture(scope="session")
def scripts() -> Path:
    """The folder with the README's two commands."""
    return PACKAGING
