"""The command line: the commands that need a screen, beside all those that do not."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Protocol, cast

import typer
from rich.console import Console
from rich.progress import Progress

from cms.commands.answers import print_json, print_line
from cms.commands.app import command_tree, run
from cms.commands.asking import asked
from cms.commands.demo import make_demo, remove_demo
from cms.homes import demo_login, demo_path


class _Desktop(Protocol):
    """What `ui/desktop.py` offers; Qt is loaded only when it is asked for."""

    def open_window(self, url: str, login: str) -> int: ...

    def make_tour(self, folder: Path) -> list[Path]: ...


def run_command(words: Sequence[str]) -> int:
    """Run the command that *words* name and return its exit code; without a command, the demo opens."""
    tree = command_tree()
    tree.command()(demo)
    tree.command()(tour)
    return run(tree, words if _names_command(words) else [*words, "demo"])


def demo(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("--dir", help="Where it is kept.")] = None,
    *,
    reset: Annotated[
        bool, typer.Option("--reset", help="Make it anew; what was changed in it is lost.")
    ] = False,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Whether to open its window.")] = True,
) -> None:
    """Make the demo newsroom if there is none yet, and open it."""
    path = demo_path(folder)
    if reset:
        remove_demo(path)
    if not path.exists():
        _make(path)
    if not opens:
        if asked(context).wants_json:
            print_json({"newsroom": str(path), "login": demo_login()})
        else:
            print_line(f"The demo newsroom is in {path}")
        return
    raise typer.Exit(_desktop().open_window(str(path), asked(context).login or demo_login()))


def tour(folder: Annotated[Path, typer.Argument(metavar="OUT")]) -> None:
    """Walk through the main job in the real window and keep its pictures in OUT."""
    for picture in _desktop().make_tour(folder):
        print_line(str(picture))


def _make(path: Path) -> None:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Making the demo newsroom", total=None)
        make_demo(path, lambda done, total: bar.update(task, completed=done, total=total))


def _names_command(words: Sequence[str]) -> bool:
    """Return whether *words* go beyond the options that stand before a command."""
    rest = iter(words)
    for word in rest:
        if word in ("--newsroom", "--as"):
            next(rest, None)
        elif not word.startswith("-") or word in ("--help", "--version"):
            return True
    return False


def _desktop() -> _Desktop:
    return cast("_Desktop", importlib.import_module("ui.desktop"))
