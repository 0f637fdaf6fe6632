"""`copydesk plan …` and `copydesk request …`: what desks plan, and what is demanded of the newsroom."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from cms.commands.answers import fields_json, print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.correction_limits import Decision, RequestRow
from cms.domain.planning import PlanFields, PlanRow
from cms.domain.zones import moment_of

plan_commands = typer.Typer(help="Planned articles.", no_args_is_help=True)
request_commands = typer.Typer(help="Requests for corrections from outside.", no_args_is_help=True)

PlanId = Annotated[str, typer.Argument(help="The plan, as `plan list` names it.")]


@plan_commands.command("add")
def add_plan(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    desk: Annotated[str, typer.Option(help="The desk's slug.")],
    slug: Annotated[str, typer.Option(help="What it will be called.")],
    deadline: Annotated[str, typer.Option(help="As 2026-11-29T18:00, in the newsroom's zone.")],
    person: Annotated[str, typer.Option("--to", help="The login of whoever is to write it.")] = "",
    words: Annotated[int, typer.Option(min=0, help="How long it should be.")] = 0,
    *,
    has_photo: Annotated[
        bool, typer.Option("--photo/--no-photo", help="Whether it will have a photo.")
    ] = False,
) -> None:
    """Plan an article."""
    with newsroom_for(context) as newsroom:
        fields = PlanFields(slug, moment_of(deadline, newsroom.time_zone), words, has_photo, person)
        plan_id = newsroom.planning.plan(desk, fields)
    if asked(context).wants_json:
        print_json({"plan_id": plan_id})
    else:
        print_line(plan_id)


@plan_commands.command("change")
def change_plan(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    plan: PlanId,
    slug: Annotated[str | None, typer.Option(help="What it will be called.")] = None,
    deadline: Annotated[str | None, typer.Option(help="As 2026-11-29T18:00, in the newsroom's zone.")] = None,
    person: Annotated[
        str | None, typer.Option("--to", help="The login of whoever is to write it; empty for nobody yet.")
    ] = None,
    words: Annotated[int | None, typer.Option(min=0, help="How long it should be.")] = None,
    *,
    has_photo: Annotated[
        bool | None, typer.Option("--photo/--no-photo", help="Whether it will have a photo.")
    ] = None,
) -> None:
    """Plan it otherwise; what is not given stays as it is, and somebody else who is asked has not answered yet."""
    with newsroom_for(context) as newsroom:
        fields = newsroom.planning.planned(plan).fields
        changes: dict[str, Any] = {
            "slug": slug,
            "deadline_at": moment_of(deadline, newsroom.time_zone) if deadline is not None else None,
            "assigned_to": person,
            "words": words,
            "has_photo": has_photo,
        }
        given = {name: value for name, value in changes.items() if value is not None}
        if not given:
            raise typer.BadParameter("say what is to be planned otherwise")
        newsroom.planning.change(plan, replace(fields, **given))
    _say(context, {"plan_id": plan, "changed": sorted(given)})


@plan_commands.command("list")
def list_plans(
    context: typer.Context, desk: Annotated[list[str] | None, typer.Option(help="A desk's slug.")] = None
) -> None:
    """Show what your desks plan, what is due first."""
    with newsroom_for(context) as newsroom:
        plans = newsroom.planning.plans(frozenset(desk or ()))
    if asked(context).wants_json:
        print_json([fields_json(plan) for plan in plans])
        return
    for plan in plans:
        print_line(_plan_line(plan))


@plan_commands.command("accept")
def accept_plan(context: typer.Context, plan: PlanId) -> None:
    """Take on what you were asked for."""
    with newsroom_for(context) as newsroom:
        newsroom.planning.accept(plan)
    _say(context, {"plan_id": plan, "answer": "accepted"})


@plan_commands.command("decline")
def decline_plan(
    context: typer.Context, plan: PlanId, reason: Annotated[str, typer.Option(help="Why.")]
) -> None:
    """Say that you cannot."""
    with newsroom_for(context) as newsroom:
        newsroom.planning.decline(plan, reason=reason)
    _say(context, {"plan_id": plan, "answer": "declined"})


@plan_commands.command("begin")
def begin_plan(
    context: typer.Context, plan: PlanId, slug: Annotated[str, typer.Argument(help="The article's slug.")]
) -> None:
    """Say which article it became."""
    with newsroom_for(context) as newsroom:
        newsroom.planning.begin(plan, slug)
    _say(context, {"plan_id": plan, "article": slug})


@plan_commands.command("drop")
def drop_plan(context: typer.Context, plan: PlanId) -> None:
    """Plan it no longer."""
    with newsroom_for(context) as newsroom:
        newsroom.planning.drop(plan)
    _say(context, {"plan_id": plan, "dropped": True})


@request_commands.command("log")
def log_request(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The article's slug.")],
    asked_by: Annotated[str, typer.Option("--from", help="Who demands it.")],
    wants: Annotated[str, typer.Option(help="What is demanded.")],
    received: Annotated[str, typer.Option(help="The day it was received, as 2026-11-29.")],
    known: Annotated[str | None, typer.Option(help="The day they learned of the report.")] = None,
) -> None:
    """Log that somebody demands a correction."""
    days = _day(received), _day(known) if known else None
    with newsroom_for(context) as newsroom:
        request_id = newsroom.correcting.log(
            slug, asked_by=asked_by, wants=wants, received_on=days[0], known_on=days[1]
        )
    if asked(context).wants_json:
        print_json({"request_id": request_id})
    else:
        print_line(request_id)


@request_commands.command("list")
def list_requests(
    context: typer.Context, slug: Annotated[str, typer.Argument(help="One article's only.")] = ""
) -> None:
    """Show the requests, whether each came in time, and how long others still can."""
    with newsroom_for(context) as newsroom:
        requests, today = newsroom.correcting.requests(slug), newsroom.correcting.today()
    if asked(context).wants_json:
        print_json([_request_json(one, today) for one in requests])
        return
    for one in requests:
        in_time = {True: "in time", False: "TOO LATE", None: "never published"}[one.is_in_time]
        last = f", last day {one.limits.last_day}" if one.limits else ""
        print_line(f"{one.request_id}  {one.slug}  {one.asked_by}: {one.wants}")
        print_line(f"  received {one.received_on} ({in_time}{last}); {one.decision} {one.answer}".rstrip())


@request_commands.command("decide")
def decide_request(
    context: typer.Context,
    request: Annotated[str, typer.Argument(help="The request, as `request list` names it.")],
    decision: Annotated[str, typer.Option(help="corrected or declined.")],
    answer: Annotated[str, typer.Option(help="What whoever asked was answered.")],
) -> None:
    """Say once what was decided."""
    if decision not in (Decision.CORRECTED, Decision.DECLINED):
        raise typer.BadParameter("the decision is corrected or declined")
    with newsroom_for(context) as newsroom:
        newsroom.correcting.decide(request, Decision(decision), answer=answer)
    _say(context, {"request_id": request, "decision": decision})


def _plan_line(plan: PlanRow) -> str:
    missed = "MISSED " if plan.is_missed else ""
    length = f"{plan.words} words" if plan.words else ""
    photo = "photo" if plan.has_photo else ""
    whom = f"{plan.assigned_to or 'nobody'} ({plan.answer})"
    what = f"{plan.article_slug}: {plan.stage}" if plan.stage else "not begun"
    parts = (
        f"{missed}{plan.deadline_at:%Y-%m-%d %H:%M} UTC",
        plan.slug,
        whom,
        length,
        photo,
        what,
        plan.reason,
    )
    return f"{plan.plan_id}  " + "  ".join(part for part in parts if part)


def _request_json(one: RequestRow, today: date) -> dict[str, Any]:
    limits = one.limits
    return {
        **fields_json(one),
        "received_on": one.received_on.isoformat(),
        "known_on": one.known_on.isoformat() if one.known_on else None,
        "is_in_time": one.is_in_time,
        "limits": {
            "six_months_from_publication": limits.from_publication.isoformat(),
            "three_months_from_knowing": limits.from_knowing.isoformat() if limits.from_knowing else None,
            "last_day": limits.last_day.isoformat(),
            "days_left": limits.days_left(today),
        }
        if limits
        else None,
    }


def _say(context: typer.Context, answer: dict[str, Any]) -> None:
    if asked(context).wants_json:
        print_json(answer)
    else:
        parts = (", ".join(part) if isinstance(part, list) else str(part) for part in answer.values())
        print_line("  ".join(parts))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise typer.BadParameter(f"“{words}” is no day; write it as 2026-11-29") from error
