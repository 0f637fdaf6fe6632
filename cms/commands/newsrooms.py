"""`copydesk newsroom …`: making a newsroom, looking it over, carrying it; in a file or on a server."""

import importlib
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from cms.api import is_server
from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.commands.joining import join
from cms.commands.passwords import new_password
from cms.commands.progress import progress_of
from cms.domain.errors import NewsroomError
from cms.services.newsroom.backups import backup_newsroom, restore_newsroom
from cms.services.newsroom.in_files import (
    Findings,
    FirstAdministrator,
    check_newsroom,
    create_newsroom,
    upgrade_newsroom,
)

newsroom_commands = typer.Typer(help="The newsroom itself.", no_args_is_help=True)
newsroom_commands.command()(join)

Url = Annotated[str, typer.Argument(help="postgresql://ADMINISTRATOR@HOST/DATABASE of the server.")]
AdminPassword = Annotated[Path | None, typer.Option(help="A file with the administrator's first password.")]
DatabasePassword = Annotated[Path | None, typer.Option(help="A file with the password for the server.")]


@newsroom_commands.command()
def create(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    url: Url = "",
    admin: Annotated[str, typer.Option(help="The login of its first administrator.")] = "",
    name: Annotated[str, typer.Option(help="The newsroom's name, as readers see it.")] = "Newsroom",
    admin_name: Annotated[str, typer.Option(help="The administrator's own name.")] = "",
    language: Annotated[str, typer.Option(help="en or ko.")] = "en",
    time_zone: Annotated[str, typer.Option(help="The zone of readers' times, as Asia/Seoul.")] = "UTC",
    admin_password_file: AdminPassword = None,
    database_password_file: DatabasePassword = None,
) -> None:
    """Make a new newsroom: in the file that --newsroom names, or on the server at URL."""
    if not admin:
        raise typer.BadParameter("name its first administrator with --admin LOGIN")
    asking = asked(context)
    place = url or asking.url
    first = FirstAdministrator(admin, admin_name or admin, language=language)
    if is_server(place):
        administrator = _servers().administrator_of(asking, url=place, password_file=database_password_file)
        _module("shared").create_shared(
            administrator.url,
            administrator.password,
            name,
            first,
            admin_password=new_password(admin, admin_password_file),
            time_zone=time_zone,
            authority=administrator.authority,
        )
    elif url:
        raise typer.BadParameter("a newsroom's file is named with --newsroom before the command")
    else:
        create_newsroom(asking.path, name, first, time_zone=time_zone)
        place = str(asking.path)
    if asking.wants_json:
        print_json({"newsroom": place, "admin": admin})
    else:
        print_line(f"Made the newsroom “{name}” in {place}; its administrator is {admin}.")


@newsroom_commands.command()
def upgrade(context: typer.Context) -> None:
    """Bring a newsroom made by an older Copydesk up to date; of a file, a copy from before is kept beside it."""
    asking = asked(context)
    if asking.is_shared:
        _upgrade_server(context)
        return
    kept = upgrade_newsroom(asking.path)
    if asking.wants_json:
        print_json({"newsroom": str(asking.path), "kept": str(kept) if kept else None})
    elif kept is None:
        print_line("The newsroom was up to date already.")
    else:
        print_line(f"The newsroom is up to date. As it was before, it is kept in {kept}.")


@newsroom_commands.command()
def country(
    context: typer.Context,
    named: Annotated[str, typer.Argument(help="Its ISO code or its name, as KR or “South Korea”.")] = "",
) -> None:
    """Say where the newsroom's readers live, or name it: a photograph its sender keeps “out” there is not printed."""
    with newsroom_for(context) as newsroom:
        ours = newsroom.credits.set_country(named) if named else newsroom.credits.country()
    if asked(context).wants_json:
        print_json({"country": ours.code, "name": ours.english})
    else:
        print_line(f"The newsroom's readers live in {ours.english}.")


@newsroom_commands.command()
def check(context: typer.Context) -> None:
    """Look over the whole newsroom: file or tables, references, ledger, photographs."""
    asking = asked(context)
    if asking.is_shared:
        findings = _module("shared_checks").check_shared(_servers().administrator_of(asking))
    else:
        findings = check_newsroom(asking.path)
    _report(context, findings, "The newsroom is sound.")


@newsroom_commands.command()
def backup(context: typer.Context, file: Path) -> None:
    """Write the whole newsroom, photographs included, into FILE, and read it back to be sure."""
    asking = asked(context)
    if asking.is_shared:
        administrator = _servers().administrator_of(asking)
        with progress_of("Backing up") as progress:
            findings = _module("shared_backups").backup_shared(administrator, file, progress)
    else:
        with progress_of("Backing up") as progress:
            findings = backup_newsroom(asking.path, file, progress)
    _report(context, findings, f"Backed up into {file}.")


@newsroom_commands.command()
def restore(context: typer.Context, file: Path) -> None:
    """Bring the backup FILE back as the newsroom that --newsroom names."""
    asking = asked(context)
    if asking.is_shared:
        administrator = _servers().administrator_of(asking)
        with progress_of("Restoring") as progress:
            findings = _module("shared_backups").restore_shared(file, administrator, progress)
        place = administrator.address.url
    else:
        with progress_of("Restoring") as progress:
            findings = restore_newsroom(file, asking.path, progress)
        place = str(asking.path)
    _report(context, findings, f"Restored into {place}.")


@newsroom_commands.command()
def copy(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(help="The file of the newsroom that moves.")],
    url: Url,
    admin: Annotated[str, typer.Option(help="Who gets a password; else its only administrator.")] = "",
    admin_password_file: AdminPassword = None,
    database_password_file: DatabasePassword = None,
) -> None:
    """Carry a newsroom from a file into a new database of a server: every version, photo, edition and act."""
    asking = asked(context)
    moving_up = _module("moving_up")
    login = moving_up.administrator_to_be(path, admin)
    administrator = _servers().administrator_of(asking, url=url, password_file=database_password_file)
    password = new_password(login, admin_password_file)
    with progress_of("Moving") as progress:
        findings = moving_up.move_up(path, administrator, login, password, progress)
    _report(context, findings, f"Moved into {administrator.address.url}; {path} was left as it is.")


@newsroom_commands.command("site-login")
def site_login(
    context: typer.Context,
    login: Annotated[str, typer.Argument(help="What the readers’ site signs in as.")],
    site_password_file: Annotated[Path | None, typer.Option(help="A file with its password.")] = None,
) -> None:
    """Let the readers' site into a newsroom on a server: it reads the editions readers may see, and nothing else."""
    asking = asked(context)
    if not asking.is_shared:
        raise typer.BadParameter("only a newsroom on a server has logins")
    administrator = _servers().administrator_of(asking)
    _module("site_login").let_site_in(administrator, login, new_password(login, site_password_file))
    if asking.wants_json:
        print_json({"newsroom": administrator.address.url, "site_login": login})
    else:
        print_line(f"“{login}” can read what readers may see.")


def _upgrade_server(context: typer.Context) -> None:
    asking = asked(context)
    administrator = _servers().administrator_of(asking)
    before = _module("shared").upgrade_shared(
        administrator.url, administrator.password, authority=administrator.authority
    )
    after = _module("shared").SCHEMA
    if asking.wants_json:
        print_json({"newsroom": administrator.address.url, "before": before, "schema": after})
    elif before == after:
        print_line("The newsroom was up to date already; its rules were installed anew.")
    else:
        print_line(f"The newsroom is up to date (schema {before} → {after}).")


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


def _module(name: str) -> ModuleType:
    # The server's driver is loaded only for a newsroom on one.
    return importlib.import_module(f"cms.services.newsroom.{name}")


def _servers() -> ModuleType:
    return importlib.import_module("cms.commands.servers")
