"""Where the `copydesk` command begins: the shortest way to the window, or else the command line."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from cms.homes import NEWSROOM_VARIABLE, demo_login, demo_path

_OPTIONS = {"--newsroom": "newsroom", "--as": "login"}


# Python looks for garbage after every 700 new objects; loading the program makes 200,000, and none is garbage.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Run the command the words name."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    sys.exit(copydesk(sys.argv[1:]))


def copydesk(words: Sequence[str]) -> int:
    """Run `copydesk` with *words* and return its exit code; without a command, the window opens."""
    wanted = _plain_window(words)
    if wanted is None:
        return int(importlib.import_module("ui.command_line").run_command(words))
    # Nothing else is loaded on the way to the window: it is to be there before one has looked up.
    url, login = wanted
    return int(importlib.import_module("ui.desktop").open_window(url, login))


def _plain_window(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the newsroom and login if *words* only ask for a window that can open at once."""
    given: dict[str, str] = {}
    rest = list(words)
    while len(rest) >= 2 and rest[0] in _OPTIONS:
        given[_OPTIONS[rest[0]]] = rest[1]
        rest = rest[2:]
    named = given.get("newsroom") or os.environ.get(NEWSROOM_VARIABLE, "")
    if not rest and named:
        return named, given.get("login", "")
    if rest in ([], ["demo"]) and not given.get("newsroom") and demo_path().exists():
        return str(demo_path()), given.get("login") or demo_login()
    return None
