"""`copydesk ledger …`: sealing the record of every act, proving it whole, and keeping its head outside the newsroom."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import NewsroomError, RuleBroken, UnreadableFile
from cms.output.text_file import write_text
from cms.services.newsroom.ledger import LedgerHead, head_in

ledger_commands = typer.Typer(help="The ledger of every act.", no_args_is_help=True)


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


@ledger_commands.command()
def seal(context: typer.Context) -> None:
    """Seal what was done since the last seal, so that no chain's end can be cut unseen."""
    with newsroom_for(context) as newsroom:
        sealed = newsroom.ledger.seal()
    _print_head(context, sealed, _line(sealed))


@ledger_commands.command()
def head(
    context: typer.Context,
    sign: Annotated[Path | None, typer.Option(help="A file with an Ed25519 private key (PEM).")] = None,
    out: Annotated[Path | None, typer.Option(help="The file to write; keep it outside.")] = None,
) -> None:
    """Take out the newest seal: kept elsewhere, it shows any later change to what came before it."""
    with newsroom_for(context) as newsroom:
        newest = newsroom.ledger.head()
    text = _line(newest)
    if sign is not None:
        text += f"\n{_signing().signature_of(newest.signed_text(), sign)}"
    if out is not None:
        write_text(out, text + "\n")
    _print_head(context, newest, str(out) if out else text)


@ledger_commands.command("check-head")
def check_head(
    context: typer.Context,
    file: Path,
    public_key: Annotated[Path | None, typer.Option(help="The key its signature is checked with.")] = None,
) -> None:
    """Prove that today's ledger still contains the head in FILE, and everything before it as it was."""
    kept = _kept_head(file, public_key)
    with newsroom_for(context) as newsroom:
        newsroom.ledger.refuse_other_past(kept)
    if asked(context).wants_json:
        print_json({"ok": True, "seal": kept.number, "at": kept.at, "signed": public_key is not None})
        return
    signed = " Its signature is right." if public_key else ""
    print_line(
        f"The ledger contains seal {kept.number} of {kept.at:%Y-%m-%d %H:%M}, and all before it is as it was.{signed}"
    )


def _kept_head(file: Path, public_key: Path | None) -> LedgerHead:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile("The head “{file}” cannot be read.", file=file) from error
    line, signature = [*lines, "", ""][:2]
    kept = head_in(line)
    if public_key is not None and not _signing().is_signed(line.encode(), signature, public_key):
        raise RuleBroken("The signature in “{file}” is missing, or not that of this key and head.", file=file)
    return kept


def _print_head(context: typer.Context, newest: LedgerHead, words: str) -> None:
    if asked(context).wants_json:
        print_json(
            {
                "newsroom": newest.newsroom_id,
                "seal": newest.number,
                "at": newest.at,
                "hash": newest.hash,
            }
        )
    else:
        print_line(words)


def _line(newest: LedgerHead) -> str:
    return newest.signed_text().decode()


def _signing() -> ModuleType:
    # The cryptography is loaded only where something is signed.
    return importlib.import_module("cms.secrets.signing")
