"""The judges of our pages are pinned, and their absence is said in words."""

import json

import judges
import pytest

from tests.packaging.conftest import ROOT


def test_every_judge_from_npm_is_pinned_to_one_version():
    folder = ROOT / "tests" / "judges"
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    pinned = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: pinned[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in package for path, package in pinned.items() if path)


@pytest.mark.parametrize("missing", [[], ["chromium", "java"]])
def test_what_is_not_judged_is_said_and_never_called_passed(missing):
    words = judges.what_is_done_without(missing)
    assert "skipped, not passed" in words
    assert ("apt-get install --yes chromium default-jre-headless" in words) is bool(missing)
