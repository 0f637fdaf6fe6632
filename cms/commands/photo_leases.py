"""`copydesk photo lease …` and `photo expiring`: whether a photograph may be used, and for how long."""

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from cms.commands.answers import print_json, print_line
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import RuleBroken
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, UsageLeaseRow

_lease_commands = typer.Typer(help="Leases that allow or deny a photo's use.", no_args_is_help=True)
Moment = Annotated[str, typer.Option(help="A date or time, such as 2026-12-01 or 2026-12-01T18:00+09:00.")]


def add_lease_commands(photo_commands: typer.Typer) -> None:
    """Put the commands about leases among those about photographs."""
    photo_commands.add_typer(_lease_commands, name="lease")
    photo_commands.command()(expiring)


@_lease_commands.command("list")
def list_leases(context: typer.Context, photo_id: str) -> None:
    """List the leases on a photo, and those its sender's instructions ask for."""
    with newsroom_for(context) as newsroom:
        leases = newsroom.photos.leases(photo_id)
        proposed = newsroom.photos.lease_proposals(photo_id)
        said = newsroom.photos.stipulations(photo_id).said
    if asked(context).wants_json:
        print_json(
            {
                "leases": [_json(lease) for lease in leases],
                "stipulations": list(said),
                "proposed": [_terms_json(terms) for terms in proposed],
            }
        )
        return
    for lease in leases:
        withdrawn = f", withdrawn by {lease.withdrawn_by_name}" if lease.is_withdrawn else ""
        print_line(f"{lease.lease_id}  {_words(lease.terms)} ({lease.granted_by_name}{withdrawn})")
    for terms in proposed:
        print_line(f"proposed: {_words(terms)}")


@_lease_commands.command()
def grant(
    context: typer.Context,
    photo_id: str,
    kind: Annotated[LeaseKind, typer.Argument(help="allow or deny.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    start: Moment = "",
    end: Moment = "",
) -> None:
    """Say that a photo may, or may not, be used. A picture editor's or an editor's."""
    terms = LeaseTerms(kind, reason, _moment(start), _moment(end))
    with newsroom_for(context) as newsroom:
        _answer(context, newsroom.photos.grant(photo_id, terms))


@_lease_commands.command()
def withdraw(
    context: typer.Context, lease_id: str, reason: Annotated[str, typer.Option(help="Why.")] = ""
) -> None:
    """Take a lease back. A picture editor's or an editor's."""
    with newsroom_for(context) as newsroom:
        _answer(context, newsroom.photos.withdraw_lease(lease_id, reason=reason))


def expiring(
    context: typer.Context, days: Annotated[int, typer.Option(help="How far to look ahead.")] = 7
) -> None:
    """List the photos whose use ends soon, with every article they are used in."""
    with newsroom_for(context) as newsroom:
        found = newsroom.photos.expiring(days)
    if asked(context).wants_json:
        print_json(
            [
                {
                    "photo_id": one.photo_id,
                    "file": one.file_name,
                    "ends_at": one.ends_at,
                    "reason": one.reason,
                    "used_in": list(one.used_in),
                }
                for one in found
            ]
        )
        return
    for one in found:
        print_line(
            f"{one.ends_at:%Y-%m-%d %H:%M} UTC  {one.photo_id}  {one.file_name}  {one.reason}  "
            f"used in: {', '.join(one.used_in) or 'no article'}"
        )


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RuleBroken("“{text}” is no time. Write it as 2026-12-01T18:00+09:00.", text=text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _answer(context: typer.Context, lease: UsageLeaseRow) -> None:
    if asked(context).wants_json:
        print_json(_json(lease))
    else:
        print_line(f"{lease.lease_id}  {_words(lease.terms)}{' (withdrawn)' if lease.is_withdrawn else ''}")


def _json(lease: UsageLeaseRow) -> dict[str, Any]:
    return {
        "lease_id": lease.lease_id,
        "photo_id": lease.photo_id,
        **_terms_json(lease.terms),
        "granted_by": lease.granted_by_name,
        "granted_at": lease.granted_at,
        "withdrawn_by": lease.withdrawn_by_name or None,
        "withdrawn_at": lease.withdrawn_at,
    }


def _terms_json(terms: LeaseTerms) -> dict[str, Any]:
    return {
        "kind": terms.kind,
        "reason": terms.reason,
        "starts_at": terms.starts_at,
        "ends_at": terms.ends_at,
    }


def _words(terms: LeaseTerms) -> str:
    since = f" from {terms.starts_at:%Y-%m-%d %H:%M}" if terms.starts_at else ""
    until = f" until {terms.ends_at:%Y-%m-%d %H:%M}" if terms.ends_at else ""
    return f"{terms.kind}{since}{until}: {terms.reason}"
