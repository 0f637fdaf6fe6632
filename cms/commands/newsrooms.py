"""`copydesk newsroom …`, `desk …`, `person …`: the newsroom itself and its staff."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as ProgressBar

from cms.commands.answers import fields_json, print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import NewsroomError, UnreadableFile
from cms.domain.rows import PersonRow
from cms.domain.workflow import Role
from cms.services.backups import backup_newsroom, restore_newsroom
from cms.services.newsrooms import (
    Findings,
    FirstAdministrator,
    check_newsroom,
    create_newsroom,
    upgrade_newsroom,
)
from cms.services.people import NewPerson

newsroom_commands = typer.Typer(help="The newsroom itself.", no_args_is_help=True)
desk_commands = typer.Typer(help="Desks.", no_args_is_help=True)
person_commands = typer.Typer(help="People and their roles.", no_args_is_help=True)


@newsroom_commands.command()
def create(
    context: typer.Context,
    admin: Annotated[str, typer.Option(help="The login of its first administrator.")],
    name: Annotated[str, typer.Option(help="The newsroom's name, as readers see it.")] = "Newsroom",
    admin_name: Annotated[str, typer.Option(help="The administrator's own name.")] = "",
    language: Annotated[str, typer.Option(help="en or ko.")] = "en",
) -> None:
    """Make a new newsroom in the file that --newsroom names."""
    asking = asked(context)
    create_newsroom(asking.path, name, FirstAdministrator(admin, admin_name or admin, language=language))
    if asking.wants_json:
        print_json({"newsroom": str(asking.path), "admin": admin})
    else:
        print_line(f"Made the newsroom “{name}” in {asking.path}; its administrator is {admin}.")


@newsroom_commands.command()
def upgrade(context: typer.Context) -> None:
    """Bring a newsroom made by an older Copydesk up to date; a copy from before is kept beside it."""
    kept = upgrade_newsroom(asked(context).path)
    if asked(context).wants_json:
        print_json({"newsroom": str(asked(context).path), "kept": str(kept) if kept else None})
    elif kept is None:
        print_line("The newsroom was up to date already.")
    else:
        print_line(f"The newsroom is up to date. As it was before, it is kept in {kept}.")


@newsroom_commands.command()
def check(context: typer.Context) -> None:
    """Look over the whole newsroom: file, references, ledger, photographs."""
    _report(context, check_newsroom(asked(context).path), "The newsroom is sound.")


@newsroom_commands.command()
def backup(context: typer.Context, file: Path) -> None:
    """Write the whole newsroom, photographs included, into FILE, and read it back to be sure."""
    with _progress("Backing up") as progress:
        findings = backup_newsroom(asked(context).path, file, progress)
    _report(context, findings, f"Backed up into {file}.")


@newsroom_commands.command()
def restore(context: typer.Context, file: Path) -> None:
    """Bring the backup FILE back as the newsroom that --newsroom names."""
    with _progress("Restoring") as progress:
        findings = restore_newsroom(file, asked(context).path, progress)
    _report(context, findings, f"Restored into {asked(context).path}.")


@desk_commands.command("add")
def add_desk(
    context: typer.Context,
    slug: str,
    name: Annotated[str, typer.Option(help="The desk's name.")],
    name_ko: Annotated[str, typer.Option(help="Its name in Korean.")] = "",
    *,
    solo: Annotated[
        bool, typer.Option("--solo", help="One person may approve their own articles here.")
    ] = False,
) -> None:
    """Open a desk."""
    with newsroom_for(context) as newsroom:
        desk = newsroom.people.add_desk(slug, name, name_ko=name_ko, is_solo=solo)
    if asked(context).wants_json:
        print_json(fields_json(desk))
    else:
        print_line(f"The desk “{desk.name}” ({desk.slug}) is open.")


@desk_commands.command("list")
def list_desks(context: typer.Context) -> None:
    """List the desks."""
    with newsroom_for(context) as newsroom:
        desks = newsroom.people.desks()
    if asked(context).wants_json:
        print_json([fields_json(desk) for desk in desks])
    else:
        for desk in desks:
            print_line(f"{desk.slug:<16} {desk.name}  {desk.open_articles} open")


@person_commands.command("add")
def add_person(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    login: str,
    name: Annotated[str, typer.Option(help="The person's name.")],
    desk: Annotated[list[str] | None, typer.Option(help="DESK:ROLE; may be given several times.")] = None,
    name_ko: Annotated[str, typer.Option(help="Their name in Korean.")] = "",
    byline: Annotated[str, typer.Option(help="How articles name them.")] = "",
    *,
    admin: Annotated[bool, typer.Option("--admin", help="May change people, desks and settings.")] = False,
    password_file: Annotated[Path | None, typer.Option(help="A file with their first password.")] = None,
) -> None:
    """Add a person. ROLE is reporter, editor, duty_editor or picture_editor."""
    roles = tuple(_desk_and_role(text) for text in desk or ())
    password = _password_in(password_file) if password_file else ""
    new = NewPerson(
        login=login, name=name, roles=roles, name_ko=name_ko, byline=byline, is_admin=admin, password=password
    )
    with newsroom_for(context) as newsroom:
        person = newsroom.people.add_person(new)
    _print_person(context, person)


@person_commands.command("list")
def list_people(context: typer.Context) -> None:
    """List everybody and their roles."""
    with newsroom_for(context) as newsroom:
        people = newsroom.people.everybody()
    if asked(context).wants_json:
        print_json([fields_json(person) for person in people])
    else:
        for person in people:
            _print_person(context, person)


@person_commands.command()
def disable(context: typer.Context, login: str) -> None:
    """End a person's access; what they wrote stays."""
    with newsroom_for(context) as newsroom:
        person = newsroom.people.disable(login)
    _print_person(context, person)


def _desk_and_role(text: str) -> tuple[str, Role]:
    slug, _, role = text.partition(":")
    try:
        return slug, Role(role.replace("-", "_"))
    except ValueError:
        roles = ", ".join(Role)
        raise typer.BadParameter(f"“{text}” is not DESK:ROLE; the roles are {roles}") from None


def _password_in(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            "The password file “{file}” cannot be read. Nobody was added.", file=file
        ) from error


def _print_person(context: typer.Context, person: PersonRow) -> None:
    if asked(context).wants_json:
        print_json(fields_json(person))
        return
    roles = ", ".join(f"{desk}:{'+'.join(sorted(held))}" for desk, held in sorted(person.roles.items()))
    notes = [
        note for note, holds in (("admin", person.is_admin), ("disabled", not person.is_active)) if holds
    ]
    print_line(f"{person.login:<16} {person.name}  {roles}  {' '.join(notes)}".rstrip())


def _report(context: typer.Context, findings: Findings, sound: str) -> None:
    if asked(context).wants_json:
        print_json({"ok": not findings.problems, "counts": findings.counts, "problems": findings.problems})
    elif not findings.problems:
        counts = ", ".join(f"{count} {table.replace('_', ' ')}" for table, count in findings.counts.items())
        print_line(f"{sound} {counts}.")
    if findings.problems:
        raise NewsroomError(
            "The newsroom has {number} problems; the first: {first}",
            number=len(findings.problems),
            first=findings.problems[0],
        )


class _progress:  # noqa: N801 (used as a with-statement's word)
    """A bar on the terminal that is told how many of how many are done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._bar = ProgressBar(console=Console(stderr=True), disable=not sys.stderr.isatty())

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar.start()
        task = self._bar.add_task(self._doing, total=None)
        return lambda done, total: self._bar.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        self._bar.stop()
