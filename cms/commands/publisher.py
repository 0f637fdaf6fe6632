"""`copydesk publisher run`: publishes by itself what is scheduled, for as long as it runs."""

import threading
from typing import Annotated, Any

import typer

from cms.api import Newsroom
from cms.commands.answers import print_json, print_line, print_refusal
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import Fired

publisher_commands = typer.Typer(help="Publish by itself what is scheduled.", no_args_is_help=True)

FAILED = 1


@publisher_commands.callback()
def publisher() -> None:
    """Publish by itself what is scheduled."""


@publisher_commands.command("run")
def run_publisher(
    context: typer.Context,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the newsroom.")] = 5.0,
    *,
    is_once: Annotated[bool, typer.Option("--once", help="Publish what is due now, and end.")] = False,
) -> None:
    """Publish what is due at the desks where you are an editor, and go on until stopped.

    Any number of publishers and open windows may look at once: each schedule is published by exactly one of them.
    """
    with newsroom_for(context) as newsroom:
        if is_once:
            fired = newsroom.scheduling.publish_due()
            _report(fired, wants_json=asked(context).wants_json)
            if any(one.refusal for one in fired):
                raise typer.Exit(FAILED)
            return
        _go_on(newsroom, every, wants_json=asked(context).wants_json)


def _go_on(newsroom: Newsroom, every: float, *, wants_json: bool) -> None:
    said: dict[str, str] = {}
    try:
        while True:
            try:
                newsroom.publishing.catch_up()
                fired = newsroom.scheduling.publish_due()
            except NewsroomUnreachable as error:
                fired = []
                _say_once(said, "", str(error))
            else:
                said.pop("", None)
            # What cannot be published is tried again each time, and told again when the reason is another.
            news = [one for one in fired if one.refusal is None or _is_news(said, one)]
            if news:
                _report(news, wants_json=wants_json)
            threading.Event().wait(every)
    except KeyboardInterrupt:
        return


def _is_news(said: dict[str, str], fired: Fired) -> bool:
    key, reason = fired.due.article_id, str(fired.refusal)
    is_news = said.get(key) != reason
    said[key] = reason
    return is_news


def _say_once(said: dict[str, str], key: str, sentence: str) -> None:
    if said.get(key) != sentence:
        said[key] = sentence
        print_refusal(sentence)


def _report(fired: list[Fired], *, wants_json: bool) -> None:
    if wants_json:
        print_json([_fired_json(one) for one in fired])
    for one in fired:
        when = f"{one.due.scheduled_at:%Y-%m-%d %H:%M} UTC"
        if one.refusal is not None:
            print_refusal(f"NOT PUBLISHED: {one.due.slug}, scheduled for {when}. {one.refusal}")
            continue
        if not wants_json:
            print_line(f"{one.due.slug}: published version {one.due.version}, scheduled for {when}")
        if one.late_by is not None:
            print_refusal(f"LATE: {one.due.slug} was published {_minutes(one)} min after {when}.")


def _fired_json(fired: Fired) -> dict[str, Any]:
    return {
        "slug": fired.due.slug,
        "article_id": fired.due.article_id,
        "version": fired.due.version,
        "scheduled_at": fired.due.scheduled_at,
        "published": fired.taken is not None,
        "page": fired.taken.page if fired.taken else None,
        "late_minutes": _minutes(fired),
        "refusal": _sentence(fired.refusal),
    }


def _minutes(fired: Fired) -> int:
    return int(fired.late_by.total_seconds() // 60) if fired.late_by is not None else 0


def _sentence(refusal: NewsroomError | None) -> str | None:
    return None if refusal is None else str(refusal)
