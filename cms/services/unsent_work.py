"""What was typed on this computer and never reached a newsroom, as plain text: read without signing in anywhere."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cms.body.suggestions import open_suggestions
from cms.domain.credit import printed_line
from cms.homes import joined_home
from cms.journal.journal import Draft, Journal
from cms.journal.owners import owners_in
from cms.services.joined_newsrooms import JoinedNewsrooms

_LINE = "=" * 72


@dataclass(frozen=True, slots=True)
class Unsent:
    """One draft the newsroom does not have; *newsroom* is its name, or its id where only that is known."""

    newsroom: str
    login: str
    draft: Draft


def unsent_work(journal_folder: Path) -> list[Unsent]:
    """Return every draft in the journal that no newsroom has, whoever typed it, the oldest first."""
    names = {one.newsroom_id: one.invite.newsroom for one in JoinedNewsrooms(joined_home()).all()}
    path = journal_folder / "journal.sqlite"
    found = []
    for newsroom_id, login in owners_in(path):
        with closing(Journal(path, newsroom_id=newsroom_id, login=login)) as journal:
            name = names.get(newsroom_id, newsroom_id)
            found += [Unsent(name, login, draft) for draft in journal.unsent()]
    return sorted(found, key=lambda unsent: unsent.draft.kept_at)


def as_text(work: list[Unsent]) -> str:
    """Return all of it as text that any program opens."""
    return "\n".join(line for unsent in work for line in _told(unsent))


def _told(unsent: Unsent) -> Iterator[str]:
    draft, text = unsent.draft, unsent.draft.text
    yield _LINE
    yield f"{text.headline or '(no headline)'}"
    yield f"article {draft.article_id}, written on version {draft.base} by {unsent.login} in {unsent.newsroom}"
    yield f"kept on this computer at {draft.kept_at:%Y-%m-%d %H:%M:%S %Z}"
    yield _LINE
    yield from (line for line in (text.subheadline, text.summary, text.byline, text.dateline) if line)
    yield ""
    yield text.plain_body
    for one in open_suggestions(text.body):
        yield ""
        yield f"(suggested by {one.suggestion.author}: “{one.inserted}” in place of “{one.deleted}”)"
    for use in text.photos:
        yield ""
        yield printed_line(use.caption, use.credit_line)
        yield f"(photo {use.photo_id}; alternative text: {use.alt_text or 'none'})"
    yield ""
