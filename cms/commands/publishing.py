"""`copydesk export`, `export-everything`, `site build` and `site address`: what leaves the newsroom."""

from pathlib import Path
from typing import Annotated

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.output.forms import EXPORTS
from cms.output.text_file import write_text

site_commands = typer.Typer(help="The readers' site.", no_args_is_help=True)


def export(
    context: typer.Context,
    slug: str,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(EXPORTS)}.")],
    file: Annotated[
        Path | None, typer.Argument(help="The file to write; without it, standard output.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The same.")] = None,
) -> None:
    """Write an article out: its newest edition, or its newest version as a proof."""
    out = file or out
    if form not in EXPORTS:
        raise typer.BadParameter(f"the format is one of {', '.join(EXPORTS)}")
    with newsroom_for(context) as newsroom:
        text = newsroom.publishing.export(slug, form)
    if out is None:
        print_line(text)
        return
    write_text(out, text)
    print_line(str(out))


def export_everything(context: typer.Context, folder: Path) -> None:
    """Write everything you may see into FOLDER: articles with every version, photographs, people, the site."""
    with newsroom_for(context) as newsroom:
        counts = newsroom.taking_along.write(folder)
    if asked(context).wants_json:
        print_json({"folder": str(folder), **counts})
    else:
        print_line(f"{', '.join(f'{count} {what}' for what, count in counts.items())} in {folder}")


@site_commands.command()
def address(context: typer.Context, url: str) -> None:
    """Say where readers find the site: https://…; feeds and other newsrooms name it."""
    with newsroom_for(context) as newsroom:
        newsroom.publishing.set_site_address(url)
    print_line(url)


@site_commands.command()
def build(context: typer.Context, folder: Path) -> None:
    """Write front page, desk pages and every published article into FOLDER."""
    with newsroom_for(context) as newsroom:
        pages = newsroom.publishing.build_site(folder)
    if asked(context).wants_json:
        print_json({"folder": str(folder), "pages": [str(page) for page in pages]})
    else:
        print_line(f"{len(pages)} pages in {folder}")
