"""A whole site for the judges, and the judges themselves where they are at hand."""

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from cms.domain.edition import PublishedEdition, Site
from cms.output.site import build_site
from tests.cms.output.conftest import NOON, english, korean, picture_source, retracted, site

__all__ = ["english", "korean", "picture_source", "retracted", "site"]

ROOT = Path(__file__).resolve().parents[2]
JUDGES = ROOT / ".venv" / "judges"


def asked(program: str, *arguments: str | Path, module: str = "") -> subprocess.CompletedProcess[str]:
    """Run a judge, or skip the test because it is not here."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed; packaging/test.py fetches it where it may")
    if module and not (JUDGES / "node_modules" / module).exists():
        pytest.skip(f"{module} is not in {JUDGES}; packaging/test.py fetches it")
    return subprocess.run(
        [found, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        cwd=JUDGES if module else None,
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every page of a site with an English and a Korean article that lead to each other, and a tombstone."""
    folder = tmp_path_factory.mktemp("site")
    made: dict[str, PublishedEdition | Site] = {
        each.__name__: each.__wrapped__() for each in (english, korean, retracted, site)
    }
    pictures = tmp_path_factory.mktemp("pictures")

    def source(name: str) -> Path:
        width = int(name.rsplit("-", 1)[1].partition(".")[0])
        Image.new("RGB", (width, width * 2 // 3), "teal").save(pictures / name)
        return pictures / name

    gone = dataclasses.replace(made["retracted"], article_id="a9", slug="gone")
    build_site([made["english"], made["korean"], gone], made["site"], folder, source, NOON)
    return sorted(folder.rglob("*.html"))


@pytest.fixture
def bad_page(tmp_path: Path) -> Path:
    """A page every judge has something to say about; one that says nothing of it judges nothing."""
    page = tmp_path / "bad.html"
    page.write_text(
        "<!doctype html><html><head><title></title></head><body><p><div><img src=x.png></p>"
        "<button></button><p style='color:#ddd;background:#fff'>pale</p></body></html>",
        encoding="utf-8",
    )
    return page


@pytest.fixture
def axe(tmp_path: Path):
    """Judge pages with axe in Chromium at two widths, by day and by night; answer what it found."""

    def judge(*pages: Path) -> list[list[object]]:
        chromium = os.environ.get("COPYDESK_CHROMIUM") or shutil.which("chromium")
        if chromium is None:
            pytest.skip("chromium is not installed; packaging/test.py fetches it where it may")
        done = asked("node", JUDGES / "axe.mjs", chromium, tmp_path / "profile", *pages, module="axe-core")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return judge
