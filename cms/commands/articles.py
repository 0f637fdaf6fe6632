"""`copydesk article …`: writing, and every step an article takes."""

from dataclasses import replace
from typing import Annotated

import typer

from cms.body.diff import Change
from cms.commands.answers import (
    article_json,
    difference_json,
    fields_json,
    print_json,
    print_line,
    print_step,
    row_json,
)
from cms.commands.asking import asked, newsroom_for
from cms.domain.article import ArticleText
from cms.domain.workflow import EditionKind, Publication, Stage
from cms.intake.documents import body_of

article_commands = typer.Typer(help="Articles.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(help="The article's slug.")]
Seen = Annotated[int | None, typer.Option(help="The version you saw; refused if the article moved on.")]
Note = Annotated[str, typer.Option(help="A note for the ledger.")]
Reason = Annotated[str, typer.Option(help="Why; others will read it.")]
Headline = Annotated[str | None, typer.Option()]
Line = Annotated[str | None, typer.Option()]
BodyFile = Annotated[str | None, typer.Option(help="A .txt, .html or .docx file; - is standard input.")]


@article_commands.command("new")
def new_article(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    slug: Annotated[str, typer.Option(help="Small letters, digits and hyphens.")],
    desk: Annotated[str, typer.Option(help="The desk's slug.")],
    headline: Annotated[str, typer.Option()],
    language: Annotated[str, typer.Option(help="en or ko.")] = "en",
    subheadline: Line = None,
    summary: Line = None,
    byline: Line = None,
    dateline: Line = None,
    body: BodyFile = None,
) -> None:
    """Start an article."""
    lines = {
        "headline": headline,
        "subheadline": subheadline,
        "summary": summary,
        "byline": byline,
        "dateline": dateline,
    }
    text = _changed(ArticleText(), lines, body)
    with newsroom_for(context) as newsroom:
        print_step(
            context,
            newsroom.drafting.new_article(slug, desk=desk, language=language, text=text),
        )


@article_commands.command()
def save(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    slug: Slug,
    headline: Headline = None,
    subheadline: Line = None,
    summary: Line = None,
    byline: Line = None,
    dateline: Line = None,
    body: BodyFile = None,
    seen: Seen = None,
) -> None:
    """Save new words as the article's next version; what is not given stays as it is."""
    lines = {
        "headline": headline,
        "subheadline": subheadline,
        "summary": summary,
        "byline": byline,
        "dateline": dateline,
    }
    with newsroom_for(context) as newsroom:
        opened = newsroom.reading.open(slug)
        base = seen if seen is not None else opened.row.version
        start = newsroom.reading.version(slug, base)
        print_step(context, newsroom.drafting.save(slug, _changed(start, lines, body), base=base))


@article_commands.command()
def submit(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Send it to review."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.submit(slug, note=note, seen=seen))


@article_commands.command()
def recall(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Take it back before an editor has claimed it."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.recall(slug, note=note, seen=seen))


@article_commands.command()
def claim(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Say that you are reviewing it."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.claim(slug, note=note, seen=seen))


@article_commands.command()
def release(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Put it back into the review queue."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.release(slug, note=note, seen=seen))


@article_commands.command("return")
def return_article(context: typer.Context, slug: Slug, reason: Reason, seen: Seen = None) -> None:
    """Give it back to its writer with a reason."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.return_to_writer(slug, reason=reason, seen=seen))


@article_commands.command()
def approve(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Approve exactly the version seen."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.approve(slug, note=note, seen=seen))


@article_commands.command()
def publish(
    context: typer.Context,
    slug: Slug,
    note: Note = "",
    seen: Seen = None,
    kind: Annotated[str | None, typer.Option(help="For a live article: update or correction.")] = None,
    notice: Annotated[str, typer.Option(help="What readers are told of a correction.")] = "",
) -> None:
    """Publish the approved version and write its page."""
    edition_kind = _edition_kind(kind) if kind else None
    with newsroom_for(context) as newsroom:
        taken = newsroom.publishing.publish(slug, kind=edition_kind, notice=notice, note=note, seen=seen)
        print_step(context, taken)


@article_commands.command()
def spike(context: typer.Context, slug: Slug, reason: Reason, seen: Seen = None) -> None:
    """Put it aside."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.spike(slug, reason=reason, seen=seen))


@article_commands.command()
def unspike(context: typer.Context, slug: Slug, note: Note = "", seen: Seen = None) -> None:
    """Bring it back to the stage it had."""
    with newsroom_for(context) as newsroom:
        print_step(context, newsroom.review.unspike(slug, note=note, seen=seen))


@article_commands.command()
def show(context: typer.Context, slug: Slug) -> None:
    """Show an article: its words, its photos, what blocks it."""
    with newsroom_for(context) as newsroom:
        opened = newsroom.reading.open(slug)
    answer = article_json(opened)
    if asked(context).wants_json:
        print_json(answer)
        return
    row = opened.row
    print_line(
        f"{row.slug}  {row.stage.replace('_', ' ')}, {row.publication}, version {row.version}  {row.desk}/{row.language}"
    )
    for line in (opened.text.headline, opened.text.subheadline, opened.text.byline, opened.text.dateline):
        if line:
            print_line(line)
    print_line("\n" + opened.text.plain_body)
    for photo in answer["photos"]:
        print_line("\n" + photo["printed"])
    for word, problems in (("Blocked", opened.blockers), ("Look again", opened.warnings)):
        for problem in problems:
            print_line(f"{word}: {problem.message}")


@article_commands.command()
def history(context: typer.Context, slug: Slug) -> None:
    """Show every version and every act."""
    with newsroom_for(context) as newsroom:
        versions, acts = newsroom.reading.versions(slug), newsroom.reading.history(slug)
        editions = newsroom.reading.editions(slug)
    if asked(context).wants_json:
        print_json(
            {
                "slug": slug,
                "versions": [fields_json(version) for version in versions],
                "ledger": [fields_json(act) for act in acts],
                "editions": [fields_json(edition) for edition in editions],
            }
        )
        return
    for act in acts:
        version = f"version {act.version}" if act.version else ""
        print_line(
            f"{act.at:%Y-%m-%d %H:%M:%S}  {act.person_name:<20} {act.step:<12} {version}  {act.reason}".rstrip()
        )


@article_commands.command()
def certificate(context: typer.Context, slug: Slug) -> None:
    """Show who approved which text when, by its hash, and what took the approval back."""
    with newsroom_for(context) as newsroom:
        found = newsroom.reading.certificates(slug)
    if asked(context).wants_json:
        print_json([fields_json(one) | {"stands": one.stands} for one in found])
        return
    for one in found:
        print_line(
            f"version {one.version}, approved by {one.approved_by_name} at {one.approved_at:%Y-%m-%d %H:%M} UTC"
        )
        print_line(f"  {one.content_hash}")
        if one.revoked_at is not None:
            print_line(
                f"  taken back by version {one.revoked_by_version} of {one.revoked_by_name} "
                f"at {one.revoked_at:%Y-%m-%d %H:%M} UTC"
            )


@article_commands.command()
def diff(
    context: typer.Context,
    slug: Slug,
    since: Annotated[int | None, typer.Option("--from", help="The earlier version.")] = None,
    until: Annotated[int | None, typer.Option("--to", help="The later version.")] = None,
) -> None:
    """Show what changed, by default since the last reviewed version."""
    with newsroom_for(context) as newsroom:
        changes = newsroom.reading.changes(slug, since=since, until=until)
    if asked(context).wants_json:
        print_json(difference_json(changes))
        return
    if changes is None or changes.is_empty:
        print_line("Nothing changed.")
        return
    print_line(
        f"version {changes.from_version} → {changes.to_version}: +{changes.words_added} −{changes.words_removed} words"
    )
    marked = {"added": "[+{}+]", "removed": "[−{}−]"}
    changed = [
        *(line.runs for line in changes.fields),
        *(b.runs for b in changes.body if b.change is not Change.SAME),
    ]
    for runs in changed:
        print_line("".join(marked.get(run.change, "{}").format(run.text) for run in runs))


@article_commands.command("list")
def list_articles(
    context: typer.Context,
    stage: Annotated[list[str] | None, typer.Option(help="A stage, or live, scheduled …")] = None,
    desk: Annotated[list[str] | None, typer.Option(help="A desk's slug.")] = None,
) -> None:
    """List articles, those touched last first."""
    stages, publications = _stages(stage or [])
    with newsroom_for(context) as newsroom:
        rows = newsroom.reading.articles(
            stages=stages, publications=publications, desks=frozenset(desk or ())
        )
    if asked(context).wants_json:
        print_json([row_json(row) for row in rows])
        return
    for row in rows:
        print_line(
            f"{row.slug:<28} {row.stage.replace('_', ' '):<10} {row.publication:<12} v{row.version:<3} {row.headline}"
        )


def _changed(text: ArticleText, lines: dict[str, str | None], body: str | None) -> ArticleText:
    given = {name: line for name, line in lines.items() if line is not None}
    text = replace(text, **given)  # type: ignore[arg-type]  # the names are those of text fields
    return text if body is None else replace(text, body=body_of(body))


def _edition_kind(text: str) -> EditionKind:
    if text not in ("update", "correction"):
        raise typer.BadParameter("the kind is update or correction")
    return EditionKind(text)


def _stages(words: list[str]) -> tuple[frozenset[Stage], frozenset[Publication]]:
    folded = [word.replace("-", "_").lower() for word in words]
    known = {*Stage, *Publication}
    for word in folded:
        if word not in known:
            raise typer.BadParameter(f"“{word}” is no stage; choose from {', '.join([*Stage, *Publication])}")
    return (
        frozenset(Stage(word) for word in folded if word in set(Stage)),
        frozenset(Publication(word) for word in folded if word in set(Publication)),
    )
