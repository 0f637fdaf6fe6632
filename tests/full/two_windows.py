"""Two real windows on one shared newsroom, side by side on a screen of their own; pictures of every moment.

    python -m tests.full.two_windows FOLDER

Takes Xvfb, a window manager (openbox), xdotool and ImageMagick's `import`, and a PostgreSQL with TLS.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cms.domain.invite import Invite, read_invite
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.staffed_newsroom import text
from tests.journeys.shared_newsrooms import SharedGazette, password_of, shared_gazette
from tests.servers.postgres import processor_seconds_of
from tests.servers.proxy import Proxy

_WIDTH, _HEIGHT = 1440, 900
_SCREEN = ":97"
# Where the banner above the page has its button, in a window of that size.
_BANNER_BUTTON = (1075, 84)
# Seconds. How long a window may take to come up, and after how long without an answer a desk calls itself offline.
_PATIENCE, _OFFLINE_AFTER = 30, 20
# A window rests when its program works for less than this share of some looks in a row, however busy the machine is.
_LOOK, _RESTING, _LOOKS_AT_REST = 0.5, 0.06, 4


@dataclass
class Window:
    """One program of one person, with a home folder of its own, and what an operator can do to it."""

    login: str
    program: subprocess.Popen[bytes]
    number: str = ""

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them."""
        self._front()
        _xdotool("key", "--delay", "30", *keys)

    def write(self, words: str) -> None:
        """Type *words*."""
        self._front()
        _xdotool("type", "--delay", "15", words)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the window."""
        self._front()
        _xdotool("mousemove", "--window", self.number, str(x), str(y), "click", "1")

    def _front(self) -> None:
        _xdotool("windowactivate", "--sync", self.number)


def main() -> None:
    """Act out the scenes and print what was measured."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    # Where the server's own user may reach.
    with tempfile.TemporaryDirectory() as room, shared_gazette(Path(room)) as gazette, _screen():
        _file_articles(gazette)
        with Proxy(gazette.server.port) as proxy:
            writer = _sit_down(gazette, "minji", Path(room), 0, port=proxy.port)
            editor = _sit_down(gazette, "daniel", Path(room), _WIDTH)
            try:
                sys.stdout.write(
                    json.dumps(_act_out(gazette, proxy, writer, editor, folder, Path(room)), indent=2) + "\n"
                )
            finally:
                for window in (writer, editor):
                    window.program.terminate()
                    window.program.wait(_PATIENCE)


def _act_out(
    gazette: SharedGazette, proxy: Proxy, writer: Window, editor: Window, folder: Path, room: Path
) -> dict[str, object]:
    shot = _Camera(folder)
    shot("both are in")
    _open(writer, "harbour-fire")
    shot("the writer has the article open")
    writer.press("ctrl+Return")
    _look_on(1)
    shot("one second after it was submitted")
    _open(writer, "harbour-fog")
    proxy.refuse()
    proxy.cut()
    writer.press("ctrl+End")
    writer.write(" Typed while the line was cut.")
    _look_on(2)
    shot("just cut off")
    _look_on(_OFFLINE_AFTER)
    shot("offline, and typing went on")
    proxy.resume()
    began = time.monotonic()
    arrived = _wait_for_words(gazette, "harbour-fog", "Typed while the line was cut.")
    back = time.monotonic() - began
    _look_on(2)
    shot("the line is back")
    _open(editor, "harbour-fog")
    shot("the editor reads where the writer writes")
    editor.click(*_BANNER_BUTTON)
    _look_on(1.5)
    shot("the editor asks to write")
    writer.click(*_BANNER_BUTTON)
    _look_on(2)
    shot("the writer has handed over")
    return {
        "words arrived after the line was back, seconds": round(back, 1),
        "arrived": arrived,
        "places where a password was found": _places_with_passwords(room, (writer, editor)),
    }


def _open(window: Window, slug: str) -> None:
    window.press("ctrl+k")
    window.write(slug)
    _look_on_until_it_rests(window)
    window.press("Return")
    _look_on_until_it_rests(window)


def _places_with_passwords(room: Path, windows: Iterable[Window]) -> list[str]:
    """Return the files, command lines and environments that hold the password of anybody at a window."""
    seen = {str(file.relative_to(room)): file.read_bytes() for file in room.rglob("*") if file.is_file()}
    for window in windows:
        process = Path("/proc", str(window.program.pid))
        seen |= {f"{window.login}: {name}": (process / name).read_bytes() for name in ("cmdline", "environ")}
    return [
        place
        for place, content in seen.items()
        if any(password_of(window.login).encode() in content for window in windows)
    ]


def _wait_for_words(gazette: SharedGazette, slug: str, words: str) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with gazette.as_("minji") as minji:
            found = minji.reading.open(slug)
        if words in (found.working_copy or found.text).plain_body:
            return True
        _look_on(0.5)
    return False


class _Camera:
    """Takes numbered pictures of the screen."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def __call__(self, scene: str) -> None:
        self._count += 1
        path = self._folder / f"{self._count:02} {scene}.png"
        subprocess.run(["import", "-window", "root", str(path)], check=True, env=_on_screen())


def _file_articles(gazette: SharedGazette) -> None:
    with gazette.as_("minji") as minji:
        for slug in ("harbour-fire", "harbour-fog", "harbour-strike"):
            words = text(f"What is known of the {slug}")
            minji.drafting.new_article(slug, desk="world", language="en", text=words)


def _sit_down(gazette: SharedGazette, login: str, room: Path, left: int, *, port: int = 0) -> Window:
    home = room / login
    for folder in ("data", "state", "config"):
        (home / folder).mkdir(parents=True)
    homes = {f"XDG_{kind.upper()}_HOME": str(home / kind) for kind in ("data", "state", "config")}
    invite: Invite = read_invite(gazette.invite(login))
    if port:
        invite = replace(invite, port=port)
    joined = JoinedNewsrooms(home / "data" / "copydesk")
    for checked in join(invite, password_of(login), joined):
        if checked.has_failed:
            raise SystemExit(f"{login} cannot join: {checked.remark}")
    url = f"postgresql://{login}@{invite.host}:{invite.port}/{invite.database}"
    program = subprocess.Popen(
        [sys.executable, "-c", "from ui.main import main; main()", "--newsroom", url, "--as", login],
        env={**_on_screen(), **homes, "QT_QPA_PLATFORM": "xcb", "LANG": "en_US.UTF-8"},
    )
    window = Window(login, program)
    window.number = _xdotool("search", "--sync", "--onlyvisible", "--pid", str(program.pid)).split()[-1]
    _xdotool("windowsize", window.number, str(_WIDTH), str(_HEIGHT))
    _xdotool("windowmove", window.number, str(left), "0")
    _look_on_until_it_rests(window)
    window.write(password_of(login))
    window.press("Return")
    _look_on_until_it_rests(window)
    return window


def _look_on(seconds: float) -> None:
    # Whoever looks at a window from outside can only wait as a person would.
    threading.Event().wait(seconds)


def _look_on_until_it_rests(window: Window) -> None:
    deadline, looks = time.monotonic() + 2 * _PATIENCE, 0
    worked = processor_seconds_of(window.program.pid)
    while looks < _LOOKS_AT_REST and time.monotonic() < deadline:
        _look_on(_LOOK)
        before, worked = worked, processor_seconds_of(window.program.pid)
        looks = looks + 1 if worked - before < _LOOK * _RESTING else 0


@contextlib.contextmanager
def _screen() -> Iterator[None]:
    server = subprocess.Popen(["Xvfb", _SCREEN, "-screen", "0", f"{2 * _WIDTH}x{_HEIGHT}x24"])
    _look_on(2)
    manager = subprocess.Popen(["openbox"], env=_on_screen())
    _look_on(1)
    try:
        yield
    finally:
        manager.terminate()
        server.terminate()
        server.wait()


def _on_screen() -> dict[str, str]:
    return {**os.environ, "DISPLAY": _SCREEN}


def _xdotool(*words: str) -> str:
    return subprocess.run(
        ["xdotool", *words], check=True, capture_output=True, text=True, env=_on_screen(), timeout=_PATIENCE
    ).stdout


if __name__ == "__main__":
    main()
