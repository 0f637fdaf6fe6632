"""A program read by a screen reader: run within a session of its own, it starts the window, reads and uses it.

    dbus-run-session -- python -m tests.faults.read_aloud NEWSROOM LOGIN HEADLINE

What was read is printed as JSON: with keys pressed as a keyboard presses them, and nothing known but what is read.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults.screen_reader import ScreenReader, Thing

_PROJECT = Path(__file__).parents[2]
# Seconds: for the program to come up, and for what it says to be heard.
_START, _HEAR = 60, 3


def main(newsroom: str, login: str, headline: str) -> dict[str, Any]:
    """Start the window, read it, write in it, and return what was read."""
    reader = ScreenReader()
    program = [
        sys.executable,
        "-c",
        "from ui.main import main; main()",
        "--newsroom",
        newsroom,
        "--as",
        login,
    ]
    with subprocess.Popen(program, cwd=_PROJECT) as window:
        try:
            return _read(reader, headline)
        finally:
            window.terminate()
            reader.close()


def _read(reader: ScreenReader, headline: str) -> dict[str, Any]:
    window = reader.program(lambda name: "Copydesk" in name, within=_START)
    row = _wait_for(reader, window, "list item", headline)
    _give_keyboard()
    first = [thing.name for thing in reader.walk(window) if thing.is_focused]
    while not any(thing.is_focused and headline in thing.name for thing in reader.walk(window)):
        _press(reader, "Down")
    _press(reader, "Return")
    body = _wait_for(reader, window, "text", "Body")
    _press(reader, "ctrl+End")
    subprocess.run(["xdotool", "type", "--delay", "20", " Read aloud."], check=True)
    reader.announced(within=1)
    text, caret = reader.text_of(body), reader.caret_of(body)
    subprocess.run(["xdotool", "key", "ctrl+s"], check=True)
    announced = reader.announced(within=_HEAR)
    things = list(reader.walk(window))
    _press(reader, "Tab")
    after_tab = [
        thing.name for thing in reader.walk(window) if thing.is_focused and thing.role != "list item"
    ]
    return {
        "row": row.name,
        "focused_first": first,
        "text": text,
        "caret": caret,
        "announced": announced,
        "after_tab": after_tab,
        "names": sorted({thing.name for thing in things if thing.name}),
        "unnamed": [f"{one.role} {one.path}" for one in things if _is_silent(reader, one)],
        "things": len(things),
    }


def _is_silent(reader: ScreenReader, thing: Thing) -> bool:
    """Whether somebody comes to it and is not told what it is for."""
    if thing.role in ("push button", "check box", "toggle button", "radio button", "text", "list"):
        return not thing.name.strip()
    # Of a choice the desktops of Linux read out what is chosen: what it is for has to be said beside it.
    if thing.role == "combo box":
        return not reader.labels_of(thing) and not reader.description_of(thing)
    return thing.is_focusable and not thing.name.strip()


def _wait_for(reader: ScreenReader, window: Thing, role: str, name: str) -> Thing:
    for _ in range(60):
        for thing in reader.walk(window):
            if thing.role == role and name in thing.name:
                return thing
        reader.announced(within=0.5)
    raise TimeoutError(f"There is no {role} “{name}”: {[thing.name for thing in reader.walk(window)]}")


def _give_keyboard() -> None:
    """Let the window have the keyboard, as a window manager does."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "Copydesk"],
        capture_output=True,
        text=True,
        check=True,
    )
    subprocess.run(["xdotool", "windowfocus", "--sync", found.stdout.split()[-1]], check=True)


def _press(reader: ScreenReader, keys: str) -> None:
    subprocess.run(["xdotool", "key", keys], check=True)
    reader.announced(within=0.4)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:4]), ensure_ascii=False))
