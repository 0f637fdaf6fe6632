"""`copydesk journal …`: what was typed on this computer, brought out even where the newsroom cannot be opened."""

from pathlib import Path

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked
from cms.homes import journal_home
from cms.output.text_file import write_text
from cms.services.computer.unsent_work import as_text, unsent_work

journal_commands = typer.Typer(help="What was typed on this computer.", no_args_is_help=True)


@journal_commands.callback()
def journal() -> None:
    """What was typed on this computer."""


@journal_commands.command()
def export(context: typer.Context, file: Path) -> None:
    """Write every text that has not reached its newsroom into FILE; the journal keeps them too."""
    work = unsent_work(journal_home())
    write_text(file, as_text(work))
    if asked(context).wants_json:
        articles = [
            {"newsroom": one.newsroom, "login": one.login, "article_id": one.article_id} for one in work
        ]
        print_json({"file": str(file), "articles": articles})
    else:
        print_line(f"{len(work)} unsent texts are in {file}")
