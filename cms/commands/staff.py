"""`copydesk desk …` and `person …`: who works here, at which desks, as what, and how they come in."""

import importlib
from pathlib import Path
from typing import Annotated

import typer

from cms.commands.answers import fields_json, print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.commands.passwords import new_password, password_in_file
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.staff import Names, NewPerson
from cms.domain.workflow import Role

desk_commands = typer.Typer(help="Desks.", no_args_is_help=True)
person_commands = typer.Typer(help="People and their roles.", no_args_is_help=True)

DeskRoles = Annotated[list[str] | None, typer.Option(help="DESK:ROLE; may be given several times.")]
FirstPassword = Annotated[Path | None, typer.Option(help="A file with their new password.")]


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
    _print_desk(context, desk, f"The desk “{desk.name}” ({desk.slug}) is open.")


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


@desk_commands.command()
def solo(
    context: typer.Context,
    slug: str,
    *,
    is_solo: Annotated[bool, typer.Option("--on/--off", help="Whether one person is enough here.")],
) -> None:
    """Let people at a desk approve their own articles, or no longer; either way the ledger says so."""
    with newsroom_for(context) as newsroom:
        desk = newsroom.people.relax_four_eyes(slug, is_solo=is_solo)
    said = "may approve their own articles" if desk.is_solo else "need a second pair of eyes"
    _print_desk(context, desk, f"People at the desk “{desk.name}” {said}.")


@person_commands.command("add")
def add_person(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    login: str,
    name: Annotated[str, typer.Option(help="The person's name.")],
    desk: DeskRoles = None,
    name_ko: Annotated[str, typer.Option(help="Their name in Korean.")] = "",
    byline: Annotated[str, typer.Option(help="How articles name them.")] = "",
    *,
    admin: Annotated[bool, typer.Option("--admin", help="May change people, desks and settings.")] = False,
    password_file: FirstPassword = None,
) -> None:
    """Add a person. ROLE is reporter, editor, duty_editor or picture_editor."""
    roles = _desks_and_roles(desk)
    password = password_in_file(password_file) if password_file else ""
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
def disable(
    context: typer.Context,
    login: str,
    successor: Annotated[str, typer.Option("--to", help="Who looks after their articles now.")] = "",
) -> None:
    """End a person's access, at once and everywhere; what they wrote stays."""
    with newsroom_for(context) as newsroom:
        person = newsroom.people.disable(login, successor=successor)
    _print_person(context, person)


@person_commands.command()
def enable(context: typer.Context, login: str) -> None:
    """Let somebody in again who was disabled."""
    with newsroom_for(context) as newsroom:
        person = newsroom.people.enable(login)
    _print_person(context, person)


@person_commands.command("set-roles")
def set_roles(
    context: typer.Context,
    login: str,
    desk: DeskRoles = None,
    *,
    admin: Annotated[bool | None, typer.Option("--admin/--no-admin", help="Else as it was.")] = None,
) -> None:
    """Give somebody exactly these roles, and no others."""
    roles = _desks_and_roles(desk)
    with newsroom_for(context) as newsroom:
        is_admin = newsroom.people.by_login(login).is_admin if admin is None else admin
        person = newsroom.people.set_roles(login, roles, is_admin=is_admin)
    _print_person(context, person)


@person_commands.command()
def rename(
    context: typer.Context,
    login: str,
    name: Annotated[str | None, typer.Option(help="The person's name. What is not given stays.")] = None,
    name_ko: Annotated[str | None, typer.Option(help="Their name in Korean.")] = None,
    byline: Annotated[str | None, typer.Option(help="How articles name them.")] = None,
    language: Annotated[str | None, typer.Option(help="en or ko.")] = None,
) -> None:
    """Call somebody something else from now on; their login stays."""
    with newsroom_for(context) as newsroom:
        was = newsroom.people.by_login(login)
        told = {"name": name, "name_ko": name_ko, "byline": byline, "language": language}
        before = {field: getattr(was, field) for field in told}
        given = {field: word for field, word in told.items() if word is not None}
        person = newsroom.people.rename(login, Names(**{**before, **given}))
    _print_person(context, person)


@person_commands.command("password")
def set_password(context: typer.Context, login: str, password_file: FirstPassword = None) -> None:
    """Give somebody a new password: oneself, or as an administrator anybody."""
    with newsroom_for(context) as newsroom:
        newsroom.people.by_login(login)
        newsroom.people.set_password(login, new_password(login, password_file))
    if asked(context).wants_json:
        print_json({"login": login, "has_password": True})
    else:
        print_line(f"{login} has a new password.")


@person_commands.command()
def invite(
    context: typer.Context,
    login: str,
    host: Annotated[str, typer.Option(help="The server's name, as in its certificate.")] = "",
    port: Annotated[int, typer.Option(help="Its port; else the one used now.")] = 0,
    authority: Annotated[Path | None, typer.Option(help="The certificate the server is known by.")] = None,
) -> None:
    """Print the invite that brings somebody into a shared newsroom; it holds no secret."""
    # The server's driver is loaded only for a newsroom on one.
    inviting = importlib.import_module("cms.services.newsroom.inviting")
    door = inviting.Door(host, port, authority or asked(context).authority)
    with newsroom_for(context) as newsroom:
        person = newsroom.people.by_login(login)
        text = inviting.invite_for(person, newsroom.name, newsroom.url, door)
    if asked(context).wants_json:
        print_json({"login": login, "invite": text})
    else:
        print_line(text)


def _desks_and_roles(words: list[str] | None) -> tuple[tuple[str, Role], ...]:
    return tuple(_desk_and_role(word) for word in words or ())


def _desk_and_role(text: str) -> tuple[str, Role]:
    slug, _, role = text.partition(":")
    try:
        return slug, Role(role.replace("-", "_"))
    except ValueError:
        roles = ", ".join(Role)
        raise typer.BadParameter(f"“{text}” is not DESK:ROLE; the roles are {roles}") from None


def _print_desk(context: typer.Context, desk: DeskRow, line: str) -> None:
    if asked(context).wants_json:
        print_json(fields_json(desk))
    else:
        print_line(line)


def _print_person(context: typer.Context, person: PersonRow) -> None:
    if asked(context).wants_json:
        print_json(fields_json(person))
        return
    roles = ", ".join(f"{desk}:{'+'.join(sorted(held))}" for desk, held in sorted(person.roles.items()))
    notes = [
        note for note, holds in (("admin", person.is_admin), ("disabled", not person.is_active)) if holds
    ]
    print_line(f"{person.login:<16} {person.name}  {roles}  {' '.join(notes)}".rstrip())
