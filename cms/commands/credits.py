"""`copydesk credit …`: credit lines as data, the agencies the newsroom knows, the styles its desks print in."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.credits.agencies import SHIPPED, Agency, AgencyBook, agency_to_json
from cms.domain.credits.credit import parse_credit, printed_line
from cms.domain.credits.house_style import STYLES, House, HouseStyle
from cms.domain.credits.photographers import Photographer
from cms.domain.errors import NewsroomError, NotFound, RuleBroken

credit_commands = typer.Typer(help="Credit lines, agencies and house styles.", no_args_is_help=True)
agency_commands = typer.Typer(help="The agencies the newsroom knows.", no_args_is_help=True)
style_commands = typer.Typer(help="How desks print credits.", no_args_is_help=True)
photographer_commands = typer.Typer(help="How photographers’ names are spelled.", no_args_is_help=True)
credit_commands.add_typer(agency_commands, name="agency")
credit_commands.add_typer(photographer_commands, name="photographer")
credit_commands.add_typer(style_commands, name="style")

Text = Annotated[str | None, typer.Option()]
Flag = Annotated[bool | None, typer.Option()]
AtDesk = Annotated[str, typer.Option(help="A desk's slug; without it, the whole newsroom.")]
Language = Annotated[str, typer.Option(help="en or ko.")]


@credit_commands.command()
def parse(context: typer.Context, text: str) -> None:
    """Read a credit line as data: who made the picture, and through whom it came."""
    credit = parse_credit(text, _book(context))
    answer = {
        "mark": credit.mark,
        "parts": [{"role": part.role, "name": part.name, "agency": part.agency} for part in credit.parts],
        "tail": credit.tail,
        "printed": credit.printed,
        "understood": credit.understood,
    }
    if asked(context).wants_json:
        print_json(answer)
        return
    for part in credit.parts:
        print_line(f"{part.role}: {part.name}" + (f" ({part.agency})" if part.agency else ""))
    print_line(f"printed: {credit.printed}")


@credit_commands.command("print")
def print_printed(
    context: typer.Context, caption: str, credit: str, desk: AtDesk = "", language: Language = "en"
) -> None:
    """Print the line readers would see under a photo with this caption and credit."""
    with newsroom_for(context) as newsroom:
        house = newsroom.credits.house(desk, language)
    line = printed_line(caption, credit, house)
    if asked(context).wants_json:
        print_json({"printed": line})
    else:
        print_line(line)


@credit_commands.command("alt-text")
def alt_text(
    context: typer.Context,
    *,
    required: Annotated[bool, typer.Option("--required/--optional", help="Whether its lack stops articles.")],
) -> None:
    """Let a photo without alternative text stop an article, or only be worth a second look."""
    with newsroom_for(context) as newsroom:
        is_required = newsroom.credits.require_alt_text(is_required=required)
    if asked(context).wants_json:
        print_json({"required": is_required})
    else:
        print_line(
            f"Photos without alternative text {'stop articles' if is_required else 'are remarked on'}."
        )


@agency_commands.command("list")
def list_agencies(context: typer.Context) -> None:
    """List every agency, those that were taken off at the end."""
    with newsroom_for(context) as newsroom:
        agencies = newsroom.credits.agencies()
    if asked(context).wants_json:
        print_json([_json(agency) for agency in agencies])
        return
    for agency in agencies:
        remarks = [
            *(["state agency"] if agency.is_state_agency else []),
            *([] if agency.is_listed else ["taken off"]),
        ]
        print_line(f"{agency.key:<16} {agency.korean}  {agency.english}  {', '.join(remarks)}".rstrip())


@agency_commands.command("show")
def show_agency(context: typer.Context, key: str) -> None:
    """Show what the newsroom knows of an agency."""
    with newsroom_for(context) as newsroom:
        _answer(context, newsroom.credits.agency(key))


@agency_commands.command("set")
def set_agency(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    key: str,
    korean: Text = None,
    english: Text = None,
    full_name: Text = None,
    spelling: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
    rights: Annotated[str | None, typer.Option(help="The category its pictures have.")] = None,
    warning: Annotated[str | None, typer.Option(help="What editors are told who use one.")] = None,
    *,
    is_korean: Annotated[bool | None, typer.Option("--korean-agency/--foreign-agency")] = None,
    is_state_agency: Annotated[bool | None, typer.Option("--state-agency/--no-state-agency")] = None,
) -> None:
    """Add an agency, or change what is named of one. An administrator's."""
    given: dict[str, Any] = {
        "korean": korean,
        "english": english,
        "full_name": full_name,
        "spellings": tuple(spelling) if spelling is not None else None,
        "rights": rights,
        "warning": warning,
        "is_korean": is_korean,
        "is_state_agency": is_state_agency,
    }
    with newsroom_for(context) as newsroom:
        known = newsroom.credits.book().by_key(key) or Agency(key, "", "", "")
        changed = {name: value for name, value in given.items() if value is not None}
        _answer(context, newsroom.credits.set_agency(replace(known, is_listed=True, **changed)))


@agency_commands.command("remove")
def remove_agency(context: typer.Context, key: str) -> None:
    """Read an agency as one no longer. An administrator's."""
    with newsroom_for(context) as newsroom:
        _answer(context, newsroom.credits.take_off(key))


@photographer_commands.command("list")
def list_photographers(context: typer.Context) -> None:
    """List every photographer whose spellings are known."""
    with newsroom_for(context) as newsroom:
        known = newsroom.credits.photographers().known
    if asked(context).wants_json:
        print_json([{"name": one.name, "spellings": list(one.spellings)} for one in known])
        return
    for one in known:
        print_line(f"{one.name}: {', '.join(one.spellings)}")


@photographer_commands.command("set")
def set_photographer(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name that is printed.")],
    spelling: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
) -> None:
    """Know a photographer by these spellings. An administrator's."""
    with newsroom_for(context) as newsroom:
        kept = newsroom.credits.set_photographer(Photographer(name, tuple(spelling or ())))
    if asked(context).wants_json:
        print_json({"name": kept.name, "spellings": list(kept.spellings)})
    else:
        print_line(f"{kept.name}: {', '.join(kept.spellings)}")


@photographer_commands.command("forget")
def forget_photographer(context: typer.Context, name: str) -> None:
    """Know a photographer's spellings no longer. An administrator's."""
    with newsroom_for(context) as newsroom:
        newsroom.credits.forget_photographer(name)
    if asked(context).wants_json:
        print_json({"forgotten": name})
    else:
        print_line(f"“{name}” is forgotten.")


@style_commands.command("list")
def list_styles(context: typer.Context) -> None:
    """List the styles that were set, and those to start from."""
    with newsroom_for(context) as newsroom:
        rows = newsroom.credits.styles()
    if asked(context).wants_json:
        print_json(
            {
                "set": [
                    {"desk": row.desk, "language": row.language, **_style_json(row.style)} for row in rows
                ],
                "offered": [{"name": name, **_style_json(style)} for name, style in STYLES.items()],
            }
        )
        return
    for row in rows:
        print_line(f"{row.desk or 'newsroom'} {row.language}: {row.style.line}  {'  '.join(row.style.forms)}")
    for name, style in STYLES.items():
        print_line(f"offered “{name}”: {style.line}  {'  '.join(style.forms)}")


@style_commands.command("set")
def set_style(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="One of those offered; leave it out with --line.")] = "",
    desk: AtDesk = "",
    language: Language = "en",
    line: Annotated[str, typer.Option(help="With {caption} and {credit}.")] = "",
    form: Annotated[list[str] | None, typer.Option(help="May be given several times.")] = None,
) -> None:
    """Set how a desk, or the newsroom, prints credits in a language. An administrator's."""
    style = HouseStyle(line, tuple(form or ())) if line else _offered(name)
    with newsroom_for(context) as newsroom:
        house = newsroom.credits.set_style(desk, language, style)
    _print_style(context, house)


@style_commands.command("reset")
def reset_style(context: typer.Context, desk: AtDesk = "", language: Language = "en") -> None:
    """Print again as the newsroom does, or as credits are written. An administrator's."""
    with newsroom_for(context) as newsroom:
        house = newsroom.credits.set_style(desk, language, None)
    _print_style(context, house)


def _book(context: typer.Context) -> AgencyBook:
    # Reading a credit needs no newsroom; in one that opens, its own agencies count.
    try:
        with newsroom_for(context) as newsroom:
            return newsroom.credits.book()
    except NewsroomError:
        return SHIPPED


def _offered(name: str) -> HouseStyle:
    if not name:
        raise RuleBroken("Name a house style, or give its line.")
    if name not in STYLES:
        raise NotFound("There is no house style “{name}” to start from.", name=name)
    return STYLES[name]


def _print_style(context: typer.Context, house: House) -> None:
    example = printed_line("A briefing in Washington on Tuesday.", "AP=Associated Press", house)
    if asked(context).wants_json:
        print_json({**_style_json(house.style), "example": example})
    else:
        print_line(example)


def _style_json(style: HouseStyle) -> dict[str, Any]:
    return {"line": style.line, "forms": list(style.forms)}


def _json(agency: Agency) -> dict[str, Any]:
    return {"key": agency.key, **agency_to_json(agency)}


def _answer(context: typer.Context, agency: Agency) -> None:
    if asked(context).wants_json:
        print_json(_json(agency))
        return
    print_line(f"{agency.key}: {agency.korean}, {agency.english} ({agency.full_name})")
    print_line(f"also: {', '.join(agency.spellings) or 'no other spelling'}")
    if agency.warning:
        print_line(f"warning: {agency.warning}")
