"""Where the `copydesk` command begins: the shortest way to the window, or else the command line."""

import builtins
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from cms.homes import NEWSROOM_VARIABLE, demo_login, demo_path, has_joined
from cms.later import load_later

_OPTIONS = {"--newsroom": "newsroom", "--as": "login"}


def main() -> None:
    """Run the command the words name."""
    sys.exit(copydesk(sys.argv[1:]))


def copydesk(words: Sequence[str]) -> int:
    """Run `copydesk` with *words* and return its exit code; without a command, the window opens."""
    wanted = _plain_window(words)
    if wanted is None:
        return int(importlib.import_module("ui.command_line").run_command(words))
    return int(desktop().open_window(*wanted))


def desktop() -> ModuleType:
    """Load `ui/desktop.py` and nothing else: the window is to be there before one has looked up."""
    # Nothing that is loaded now is garbage; looking for it would take an eighth of the time to the first list.
    gc.disable()
    _load_shiboken()
    # The database's library imports both, for drivers that are asked asynchronously and for plug-ins: 5 MB.
    load_later("asyncio", functions=("iscoroutine",))
    load_later("importlib.metadata")
    return importlib.import_module("ui.desktop")


def _load_shiboken() -> None:
    """Load what PySide stands on, and let Python go on importing by itself.

    Shiboken would read the source of every module that is imported after it, in search of `__feature__`, which we use
    nowhere; and whatever it has read stays in memory: 20 MB of lines.
    """
    importing = builtins.__import__
    importlib.import_module("shiboken6")
    builtins.__import__ = importing


def _plain_window(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the newsroom and login if *words* only ask for a window that can open at once.

    Where newsrooms were joined and none is named, no newsroom is: the window asks which.
    """
    given: dict[str, str] = {}
    rest = list(words)
    while len(rest) >= 2 and rest[0] in _OPTIONS:
        given[_OPTIONS[rest[0]]] = rest[1]
        rest = rest[2:]
    named = given.get("newsroom") or os.environ.get(NEWSROOM_VARIABLE, "")
    if not rest and named:
        return named, given.get("login", "")
    if not rest and not given and has_joined():
        return "", ""
    if rest in ([], ["demo"]) and not given.get("newsroom") and demo_path().exists():
        return str(demo_path()), given.get("login") or demo_login()
    return None
