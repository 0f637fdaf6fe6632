"""`copydesk newsroom join`: into a shared newsroom with an invite, each step of the way told as it is checked."""

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import Asking, asked
from cms.commands.passwords import ask_password
from cms.domain.errors import UnreadableFile
from cms.domain.invite import Invite, read_invite
from cms.domain.joining import JoinStep, StepChecked
from cms.homes import joined_home

# What is said of each step that was passed.
_PASSED: dict[JoinStep, str] = {
    JoinStep.NAME: "The server’s name is known.",
    JoinStep.PORT: "The server answers.",
    JoinStep.CERTIFICATE: "It is the server of the invite, and the line is encrypted.",
    JoinStep.PASSWORD: "It takes the password.",
    JoinStep.NEWSROOM: "The newsroom is there.",
    JoinStep.VERSION: "This Copydesk fits it.",
    JoinStep.RIGHTS: "You belong to it.",
    JoinStep.CLOCK: "The clocks agree.",
    JoinStep.KEEPING: "This computer remembers the newsroom and the password.",
}


def join(
    context: typer.Context,
    invite: Annotated[Path | None, typer.Option(help="A file with the invite; else it is pasted.")] = None,
) -> None:
    """Join a shared newsroom with the invite an administrator sent."""
    asking = asked(context)
    invited = read_invite(_pasted(invite))
    steps = _walked(asking, invited, asking.password or ask_password(invited.login))
    failed = next((step.remark for step in steps if step.has_failed), None)
    if asking.wants_json:
        print_json(
            {
                "ok": failed is None,
                "newsroom": invited.newsroom,
                "login": invited.login,
                "steps": [_step_json(step) for step in steps],
            }
        )
    if failed is not None:
        raise failed
    if not asking.wants_json:
        print_line(f"You have joined “{invited.newsroom}” as {invited.login}.")


def _walked(asking: Asking, invite: Invite, password: str) -> list[StepChecked]:
    joining = importlib.import_module("cms.services.computer.joining")
    joined = importlib.import_module("cms.services.computer.joined_newsrooms").JoinedNewsrooms(joined_home())
    steps = []
    for step in joining.join(invite, password, joined):
        steps.append(step)
        if not asking.wants_json and not step.has_failed:
            print_line(f"✓ {_PASSED[step.step]}" if step.remark is None else f"! {step.remark}")
    return steps


def _step_json(step: StepChecked) -> dict[str, object]:
    return {
        "step": step.step,
        "ok": not step.has_failed,
        "remark": str(step.remark) if step.remark else None,
    }


def _pasted(file: Path | None) -> str:
    if file is None:
        if sys.stdin.isatty():
            print_line("Paste the invite you were sent, then press Enter:")
            return sys.stdin.readline()
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile("The invite “{file}” cannot be read.", file=file) from error
