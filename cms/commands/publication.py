"""`copydesk article …`: the steps that decide when readers get an article, and what they are told of it afterwards."""

from typing import Annotated

import typer

from cms.commands.answers import print_step
from cms.commands.articles import Note, Reason, Seen, Slug, article_commands
from cms.commands.asking import newsroom_for
from cms.domain.errors import RuleBroken
from cms.domain.workflow import EditionKind, Publication, Step
from cms.domain.zones import moment_of

embargo_commands = typer.Typer(help="Forbid publication until a time.", no_args_is_help=True)
hold_commands = typer.Typer(help="Ask for a clearance before publication, and give it.", no_args_is_help=True)

Notice = Annotated[str, typer.Option(help="What readers are told.")]
Time = "As 2026-11-29T18:00, in the newsroom's zone, or with an offset from UTC."
Whose = Annotated[str, typer.Argument(help="legal or picture-desk.")]

_HOLDS: dict[str, tuple[Step, Step]] = {
    "legal": (Step.SET_LEGAL, Step.CLEAR_LEGAL),
    "picture-desk": (Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK),
}


@article_commands.command()
def correct(
    context: typer.Context,
    slug: Slug,
    kind: Annotated[str, typer.Option(help="correction (we were wrong) or update (newer facts).")],
    notice: Notice = "",
    note: Note = "",
    seen: Seen = None,
) -> None:
    """Give readers the approved new text of a live article."""
    if kind not in (EditionKind.CORRECTION, EditionKind.UPDATE):
        raise typer.BadParameter("the kind is update or correction")
    with newsroom_for(context) as newsroom:
        if newsroom.reading.open(slug).row.publication is not Publication.LIVE:
            raise RuleBroken("Only what readers have can be corrected; this article is not live.")
        taken = newsroom.publishing.publish(slug, kind=EditionKind(kind), notice=notice, note=note, seen=seen)
        print_step(context, taken)


@article_commands.command("publish-urgent")
def publish_urgent(context: typer.Context, slug: Slug, reason: Reason, seen: Seen = None) -> None:
    """Publish before approval, as a duty editor; another editor reviews it afterwards."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.publishing.publish_urgent(slug, reason=reason, seen=seen))


@article_commands.command()
def schedule(
    context: typer.Context, slug: Slug, at: Annotated[str, typer.Option(help=Time)], seen: Seen = None
) -> None:
    """Name the time at which the approved version is to be published."""
    with newsroom_for(context) as newsroom:
        moment = moment_of(at, newsroom.time_zone)
        print_step(context, newsroom.publishing.schedule(slug, at=moment, seen=seen))


@article_commands.command()
def unschedule(context: typer.Context, slug: Slug) -> None:
    """Forget that time; the article stays approved."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.publishing.unschedule(slug))


@article_commands.command()
def withdraw(context: typer.Context, slug: Slug, reason: Reason) -> None:
    """Take it from readers for now."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.publishing.withdraw(slug, reason=reason))


@article_commands.command()
def retract(context: typer.Context, slug: Slug, notice: Notice) -> None:
    """Take it back for good; readers find the notice at its address."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.publishing.retract(slug, notice=notice))


@embargo_commands.command("set")
def set_embargo(
    context: typer.Context,
    slug: Slug,
    reason: Reason,
    until: Annotated[str | None, typer.Option(help=f"{Time} Without it: until lifted.")] = None,
) -> None:
    """Forbid publication until a time, or until the embargo is lifted."""
    with newsroom_for(context) as newsroom:
        moment = moment_of(until, newsroom.time_zone) if until is not None else None
        print_step(context, newsroom.review.set_embargo(slug, until=moment, reason=reason))


@embargo_commands.command("lift")
def lift_embargo(context: typer.Context, slug: Slug, reason: Reason) -> None:
    """End the embargo."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.lift_embargo(slug, reason=reason))


@hold_commands.command("set")
def set_hold(context: typer.Context, slug: Slug, whose: Whose, reason: Reason) -> None:
    """Let nothing be published before the lawyer or the picture desk has cleared it."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.set_hold(_hold(whose)[0], slug, reason=reason))


@hold_commands.command("clear")
def clear_hold(context: typer.Context, slug: Slug, whose: Whose, reason: Reason) -> None:
    """Say that the lawyer or the picture desk has cleared it."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.set_hold(_hold(whose)[1], slug, reason=reason))


def _hold(whose: str) -> tuple[Step, Step]:
    steps = _HOLDS.get(whose.replace("_", "-"))
    if steps is None:
        raise typer.BadParameter(f"it is one of {', '.join(_HOLDS)}")
    return steps
