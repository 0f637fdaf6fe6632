"""`copydesk article import`, `watch`, `origin` and `translation-of`: what comes in from agencies."""

import shutil
from pathlib import Path
from threading import Event
from typing import Annotated, Any

import typer

from cms.api import Newsroom
from cms.commands.answers import fields_json, print_json, print_json_line, print_line, print_step
from cms.commands.asking import asked, newsroom_for
from cms.domain.errors import NewsroomError, UnreadableFile
from cms.domain.wire import Brought
from cms.intake.wire.folder import WatchedFolder

Desk = Annotated[str, typer.Option(help="The slug of the desk that gets the drafts.")]
_LOOK_EVERY = 2.0  # seconds


class NotAllCameIn(NewsroomError):
    """Some of the files did not become drafts."""


def import_items(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Text, DOCX, ninjs, NITF, NewsML, IPTC 7901, RSS …")],
    desk: Desk,
) -> None:
    """Make a draft of every text in FILES, with its source and under the embargo it carries."""
    with newsroom_for(context) as newsroom:
        brought = [each for file in files for each in newsroom.wire.bring(file, desk=desk)]
    if asked(context).wants_json:
        print_json([brought_json(each) for each in brought])
    else:
        for each in brought:
            print_line(brought_line(each))
    failed = sum(not each.ok for each in brought)
    if failed:
        raise NotAllCameIn("{failed} of {all} did not come in.", failed=failed, all=len(brought))


def watch(
    context: typer.Context,
    folder: Path,
    desk: Desk,
    *,
    is_once: Annotated[bool, typer.Option("--once", help="Bring in what lies there and end.")] = False,
    done: Annotated[Path | None, typer.Option(help="Where to move files that came in.")] = None,
) -> None:
    """Bring in every file that appears in FOLDER until interrupted; a broken one is reported once and stays."""
    watched = WatchedFolder(folder)
    with newsroom_for(context) as newsroom:
        pause = Event()
        while True:
            for file in watched.waiting(is_settled=is_once):
                _bring(context, newsroom, file, desk, done)
            if is_once:
                return
            try:
                pause.wait(_LOOK_EVERY)
            except KeyboardInterrupt:
                return


def translation_of(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The article's slug.")],
    original: Annotated[str, typer.Argument(help="The article it is in another language.")] = "",
) -> None:
    """Say that an article is ORIGINAL in another language, so that readers of each find the other."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.wire.link_translation(slug, original))


def origin(context: typer.Context, slug: Annotated[str, typer.Argument(help="The article's slug.")]) -> None:
    """Show where an article came from: source, credit, usage terms, the sender's own id."""
    with newsroom_for(context) as newsroom:
        arrivals = newsroom.wire.arrivals(slug)
    if asked(context).wants_json:
        print_json([fields_json(arrival) for arrival in arrivals])
        return
    for arrival in arrivals:
        sent = f"{arrival.sent_at:%Y-%m-%d %H:%M} UTC" if arrival.sent_at else "at a time it does not say"
        print_line(
            f"version {arrival.number}: {arrival.source or arrival.guid} ({arrival.form}), sent {sent}"
        )
        for line in (arrival.credit, arrival.copyright, arrival.usage_terms, arrival.editors_note):
            if line:
                print_line(f"  {line}")
    if not arrivals:
        print_line("It was written here.")


def brought_json(brought: Brought) -> dict[str, Any]:
    """Return what became of an item as programs get it."""
    return {
        "file": brought.file,
        "ok": brought.ok,
        "slug": brought.slug or None,
        "format": brought.form or None,
        "headline": brought.headline,
        "words": brought.words,
        "byline": brought.byline,
        "embargo_until": brought.embargo_until,
        "error": str(brought.error) if brought.error else None,
    }


def brought_line(brought: Brought) -> str:
    """Return the same in words."""
    if brought.error is not None:
        return f"{brought.file}: {brought.error}"
    if not brought.slug:
        return f"{brought.file}: its picture is in the library"
    line = f"{brought.file}: {brought.slug} ({brought.form}, {brought.words} words)"
    if brought.is_known:
        return f"{line}, known already"
    if brought.has_embargo:
        until = (
            f"{brought.embargo_until:%Y-%m-%d %H:%M %Z}" if brought.embargo_until else "its sender lifts it"
        )
        line += f", under embargo until {until}"
    if brought.pictures or brought.pictures_left:
        line += f", {brought.pictures} of {brought.pictures + brought.pictures_left} pictures with it"
    if brought.kept_aside is not None:
        line += f", kept aside as version {brought.kept_aside}"
    return line


def _bring(context: typer.Context, newsroom: Newsroom, file: Path, desk: str, done: Path | None) -> None:
    brought = newsroom.wire.bring(file, desk=desk)
    for each in brought:
        if asked(context).wants_json:
            print_json_line(brought_json(each))
        else:
            print_line(brought_line(each))
    if done is not None and all(each.ok for each in brought):
        try:
            done.mkdir(parents=True, exist_ok=True)
            shutil.move(file, done / file.name)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableFile(
                "“{file}” came in, but cannot be moved to “{folder}”: {reason}.",
                file=file.name,
                folder=done,
                reason=reason,
            ) from error
