"""`copydesk export`, `site build` and `ledger verify`: what leaves the newsroom, and the proof of what happened."""

from pathlib import Path
from typing import Annotated

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import NewsroomError, UnreadableFile
from cms.services.publishing import EXPORTS

site_commands = typer.Typer(help="The readers' site.", no_args_is_help=True)
ledger_commands = typer.Typer(help="The ledger of every act.", no_args_is_help=True)


def export(
    context: typer.Context,
    slug: str,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(EXPORTS)}.")],
    out: Annotated[Path | None, typer.Option(help="The file to write; without it, standard output.")] = None,
) -> None:
    """Write an article out: its newest edition, or its newest version as a proof."""
    if form not in EXPORTS:
        raise typer.BadParameter(f"the format is one of {', '.join(EXPORTS)}")
    with newsroom_for(context) as newsroom:
        text = newsroom.publishing.export(slug, form)
    if out is None:
        print_line(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(
            "“{file}” cannot be written: {reason}. Choose another place.", file=out, reason=reason
        ) from error
    print_line(str(out))


@site_commands.command()
def build(context: typer.Context, folder: Path) -> None:
    """Write front page, desk pages and every published article into FOLDER."""
    with newsroom_for(context) as newsroom:
        pages = newsroom.publishing.build_site(folder)
    if asked(context).wants_json:
        print_json({"folder": str(folder), "pages": [str(page) for page in pages]})
    else:
        print_line(f"{len(pages)} pages in {folder}")


@ledger_commands.command()
def verify(context: typer.Context) -> None:
    """Find every ledger row that was edited, removed or put elsewhere."""
    with newsroom_for(context) as newsroom:
        broken = newsroom.ledger.broken_rows()
    if asked(context).wants_json:
        print_json({"ok": not broken, "broken": broken})
    elif not broken:
        print_line("The ledger is whole.")
    if broken:
        raise NewsroomError("The ledger was tampered with: {rows}", rows="; ".join(broken))
