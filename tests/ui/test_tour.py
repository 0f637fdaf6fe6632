"""`copydesk tour OUT`: the whole job through the real window, a picture of each step, and the published page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageStat

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
# What a reader of the README wants to see of the six steps.
STEPS = (
    "draft",
    "new-article",
    "photo-without-credit",
    "submit-refused",
    "credit-as-printed",
    "submitted",
    "review-queue",
    "return-with-reason",
    "returned",
    "what-changed",
    "approved",
    "own-article-refused",
    "one-comma-revokes",
    "publish",
    "published",
)
SCREENS = ("article", "review", "history", "palette", "photos", "small")


def copydesk(*words, home):
    """Run `copydesk` as somebody whose files are in *home*, any warning an error."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", "from ui.main import main; main()", *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the tour keeps its pictures."""
    return tmp_path_factory.mktemp("tour") / "out"


@pytest.fixture(scope="module")
def tour(folder):
    """The tour, walked once for all tests of this file."""
    return copydesk("tour", folder, home=folder.parent)


@pytest.fixture(scope="module")
def pictures(tour, folder):
    """What was drawn, by name without its number."""
    assert tour.returncode == 0, tour.stderr
    return {file.stem.partition("-")[2]: file for file in sorted(folder.glob("*.png"))}


def test_every_step_of_the_job_has_its_picture_in_order(pictures):
    steps = [name for name in pictures if name in STEPS]
    assert steps == list(STEPS)


@pytest.mark.parametrize("kind", ["light-en", "dark-ko"])
def test_every_screen_is_shown_in_both_looks_and_languages(pictures, kind):
    assert {f"{screen}-{kind}" for screen in SCREENS} <= set(pictures)


def test_the_pictures_are_numbered_without_a_gap_and_named_on_the_way(tour, pictures, folder):
    numbers = [int(file.name[:2]) for file in pictures.values()]
    assert numbers == list(range(1, len(numbers) + 1))
    named = tour.stdout.splitlines()
    assert named[:-1] == [str(file) for file in pictures.values()]
    assert named[-1].startswith(str(folder / "site"))


def test_no_picture_is_empty_and_each_has_the_size_of_its_window(pictures):
    for name, file in pictures.items():
        with Image.open(file) as picture:
            assert picture.size == ((960, 600) if name.startswith("small") else (1440, 900)), name
            assert len(picture.convert("RGB").getcolors(maxcolors=1 << 21)) > 200, name


def test_light_is_light_and_dark_is_dark(pictures):
    assert brightness(pictures["article-light-en"]) > 200
    assert brightness(pictures["article-dark-ko"]) < 80


def brightness(file):
    with Image.open(file) as picture:
        return ImageStat.Stat(picture.convert("L")).mean[0]


def test_the_published_page_is_kept_with_its_photograph_and_credit(tour, pictures):
    page = Path(tour.stdout.splitlines()[-1])
    text = page.read_text(encoding="utf-8")
    assert "Old Market Roof Shines Again" in text
    assert "ⓒCD=Copydesk Drawings" in text
    assert list(page.parents[1].rglob("*.jpg"))


def test_the_tour_says_nothing_but_the_names_of_its_pictures(tour):
    assert tour.stderr == ""


def test_a_tour_into_a_folder_that_cannot_be_made_says_so_in_one_line(tmp_path):
    (tmp_path / "taken").write_text("a file is in the way")
    refused = copydesk("tour", tmp_path / "taken", home=tmp_path)
    assert refused.returncode == 1
    assert str(tmp_path / "taken") in refused.stderr
    assert "Traceback" not in refused.stderr
