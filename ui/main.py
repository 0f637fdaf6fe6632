"""Where the `copydesk` command begins: what needs a screen is here, everything else in `cms/commands`."""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Protocol, cast

import typer
from rich.console import Console
from rich.progress import Progress

from cms.api import demo_login, make_demo, path_of, remove_demo
from cms.commands.answers import print_line
from cms.commands.app import command_tree, run
from cms.commands.asking import asked, demo_path


class _Desktop(Protocol):
    """What `ui/desktop.py` offers; Qt is loaded only when it is asked for."""

    def open_window(self, url: str, login: str) -> int: ...

    def make_tour(self, folder: Path) -> list[Path]: ...


def main() -> None:
    """Run the command the words name."""
    sys.exit(copydesk(sys.argv[1:]))


def copydesk(words: Sequence[str]) -> int:
    """Run `copydesk` with *words* and return its exit code; without a command, the window opens."""
    tree = command_tree()
    tree.command()(demo)
    tree.command()(tour)
    tree.command("open")(open_newsroom)
    return run(tree, words if _names_command(words) else [*words, "open"])


def demo(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("--dir", help="Where it is kept.")] = None,
    *,
    reset: Annotated[
        bool, typer.Option("--reset", help="Make it anew; what was changed in it is lost.")
    ] = False,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open its window.")] = True,
) -> None:
    """Make the demo newsroom if there is none yet, and open it."""
    path = path_of(str(demo_path(folder)))
    if reset:
        remove_demo(path)
    if not path.exists():
        _make(path)
    if opens:
        raise typer.Exit(_desktop().open_window(str(path), asked(context).login or demo_login()))


def tour(folder: Path) -> None:
    """Walk through the main job in the real window and keep its pictures in FOLDER."""
    for picture in _desktop().make_tour(folder):
        print_line(str(picture))


def open_newsroom(context: typer.Context) -> None:
    """Open the window on the newsroom that --newsroom names, or on the demo newsroom."""
    asking = asked(context)
    if not asking.names_newsroom:
        demo(context)
        return
    raise typer.Exit(_desktop().open_window(asking.url, asking.login))


def _make(path: Path) -> None:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Making the demo newsroom", total=None)
        make_demo(path, lambda done, total: bar.update(task, completed=done, total=total))
    print_line(f"The demo newsroom is in {path}")


def _names_command(words: Sequence[str]) -> bool:
    """Return whether *words* go beyond the options that stand before a command."""
    rest = iter(words)
    for word in rest:
        if word in ("--newsroom", "--as"):
            next(rest, None)
        elif not word.startswith("-") or word in ("--help", "--version", "-h"):
            return True
    return False


def _desktop() -> _Desktop:
    return cast("_Desktop", importlib.import_module("ui.desktop"))
