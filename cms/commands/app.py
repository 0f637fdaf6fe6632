"""The tree of commands, and how each ends: 0 done, 1 refused with one line, 2 wrong usage."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cms.commands.answers import print_line, print_refusal
from cms.commands.articles import article_commands
from cms.commands.asking import Asking
from cms.commands.credits import credit_commands
from cms.commands.day import plan_commands, request_commands
from cms.commands.journal import journal_commands
from cms.commands.ledger import ledger_commands
from cms.commands.newsrooms import newsroom_commands
from cms.commands.photo_leases import add_lease_commands
from cms.commands.photos import photo_commands
from cms.commands.proofreading import check, word_commands
from cms.commands.publication import embargo_commands, hold_commands
from cms.commands.publisher import publisher_commands
from cms.commands.publishing import export, export_everything, site_commands
from cms.commands.staff import desk_commands, person_commands
from cms.commands.wire import import_items, origin, translation_of, watch
from cms.domain.errors import NewsroomError
from cms.version import VERSION

REFUSED = 1
_JSON = "--json"


def command_tree() -> typer.Typer:
    """Return every command that needs no screen; `ui/main.py` adds those that do."""
    tree = typer.Typer(
        name="copydesk",
        help="Draft, credit, review, approve and publish a newsroom's articles.",
        no_args_is_help=False,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    tree.callback(invoke_without_command=True)(_before)
    tree.add_typer(newsroom_commands, name="newsroom")
    tree.add_typer(desk_commands, name="desk")
    tree.add_typer(person_commands, name="person")
    article_commands.command()(check)
    article_commands.command("import")(import_items)
    article_commands.command()(watch)
    article_commands.command()(origin)
    article_commands.command()(translation_of)
    article_commands.add_typer(embargo_commands, name="embargo")
    article_commands.add_typer(hold_commands, name="hold")
    tree.add_typer(article_commands, name="article")
    tree.add_typer(word_commands, name="word")
    add_lease_commands(photo_commands)
    tree.add_typer(photo_commands, name="photo")
    tree.add_typer(credit_commands, name="credit")
    tree.add_typer(site_commands, name="site")
    tree.add_typer(plan_commands, name="plan")
    tree.add_typer(request_commands, name="request")
    tree.add_typer(publisher_commands, name="publisher")
    tree.add_typer(ledger_commands, name="ledger")
    tree.add_typer(journal_commands, name="journal")
    tree.command()(export)
    tree.command()(export_everything)
    return tree


def run(tree: typer.Typer, words: Sequence[str]) -> int:
    """Run the command that *words* name and return its exit code; a refusal is one line on standard error."""
    try:
        tree(args=json_first(words), prog_name="copydesk")
    except NewsroomError as error:
        print_refusal(str(error))
        return REFUSED
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 0
    return 0


def json_first(words: Sequence[str]) -> list[str]:
    """Return *words* with `--json` moved to the front, so that it may stand anywhere before a `--`."""
    end = words.index("--") if "--" in words else len(words)
    before, after = list(words[:end]), list(words[end:])
    if _JSON not in before:
        return [*before, *after]
    return [_JSON, *(word for word in before if word != _JSON), *after]


def _before(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    newsroom: Annotated[str, typer.Option(help="Its file, or postgresql://LOGIN@HOST:PORT/DATABASE.")] = "",
    login: Annotated[str, typer.Option("--as", help="Who you are.")] = "",
    password_file: Annotated[
        Path | None, typer.Option(help="A file with your password that nobody else may read.")
    ] = None,
    authority: Annotated[
        Path | None, typer.Option(help="The certificate a server is known by; else that of your invite.")
    ] = None,
    *,
    wants_json: Annotated[bool, typer.Option(_JSON, help="Answer in JSON; may stand anywhere.")] = False,
    shows_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Draft, credit, review, approve and publish a newsroom's articles."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # both are text streams when a person calls us
    context.obj = Asking(newsroom, login, wants_json, password_file, authority)
    if shows_version:
        print_line(f"copydesk {VERSION}")
        raise typer.Exit
