"""The real window on a real accessibility bus: a screen reader reads it, and nothing in it is without a name."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.windows import demo_file  # noqa: F401 (a fixture)

_PROJECT = Path(__file__).parents[2]
_LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
pytest.importorskip("jeepney", reason="the bus is spoken to with jeepney")

_PROGRAMS = ("Xvfb", "dbus-run-session", "xdotool")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.window,
    pytest.mark.skipif(
        any(shutil.which(one) is None for one in _PROGRAMS) or not any(one.exists() for one in _LAUNCHERS),
        reason="needs Xvfb, dbus-run-session, xdotool and at-spi2-core",
    ),
]
HEADLINE = "Lakeside Secretariat"


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen nobody sees."""
    out, given = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(given), "-screen", "0", "1440x900x24"],
        pass_fds=[given],
        stderr=subprocess.DEVNULL,
    )
    os.close(given)
    with os.fdopen(out) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def read(screen: str, demo_file: Path, tmp_path: Path) -> dict[str, Any]:  # noqa: F811 (the fixture)
    """What a screen reader read of a reporter's window."""
    newsroom = tmp_path / "newsroom.sqlite"
    shutil.copy(demo_file, newsroom)
    homes = {f"XDG_{home}_HOME": str(tmp_path / home) for home in ("STATE", "DATA", "CONFIG")}
    given = {
        "DISPLAY": screen,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(_PROJECT),
    }
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.faults.read_aloud"]
    done = subprocess.run(
        [*command, str(newsroom), "minji", HEADLINE],
        cwd=_PROJECT,
        env={**os.environ, **homes, **given},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_screen_reader_reads_the_window_and_whoever_has_no_eyes_writes_in_it(read):
    assert read["things"] > 100
    assert read["unnamed"] == []
    # The keyboard begins in the list, whose rows tell their state.
    assert "My articles" in read["focused_first"]
    assert ", Draft, " in read["row"]
    assert read["text"].endswith(" Read aloud.")
    assert read["caret"] == len(read["text"])
    assert "Version 2 is saved." in read["announced"]
    assert {"Article", "Beside the article", "Places", "Body", "Headline", "Usage rights"} <= set(
        read["names"]
    )
    assert read["after_tab"]
    assert "Body" not in read["after_tab"]
