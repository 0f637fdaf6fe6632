"""What was typed on this computer and never reached a newsroom, as plain text: read without signing in anywhere."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cms.body.suggestions import open_suggestions
from cms.domain.credits.credit import printed_line
from cms.domain.waiting import Said
from cms.homes import joined_home
from cms.journal.journal import Draft, Journal
from cms.journal.owners import owners_in
from cms.journal.sayings import everybodys
from cms.services.computer.joined_newsrooms import JoinedNewsrooms

_LINE = "=" * 72


@dataclass(frozen=True, slots=True)
class Unsent:
    """One draft the newsroom does not have; *newsroom* is its name, or its id where only that is known."""

    newsroom: str
    login: str
    draft: Draft

    @property
    def article_id(self) -> str:
        """The article it is a text of."""
        return self.draft.article_id


@dataclass(frozen=True, slots=True)
class UnsentSaid:
    """A note, a name, a word or a rule that waits for a newsroom or was refused there."""

    newsroom: str
    login: str
    said: Said

    @property
    def article_id(self) -> str:
        """The article it was said of; empty if of none."""
        return self.said.article_id


def unsent_work(journal_folder: Path) -> list[Unsent | UnsentSaid]:
    """Return every draft in the journal that no newsroom has, whoever typed it, the oldest first; then what was said."""
    names = {one.newsroom_id: one.invite.newsroom for one in JoinedNewsrooms(joined_home()).all()}
    path = journal_folder / "journal.sqlite"
    found: list[Unsent] = []
    for newsroom_id, login in owners_in(path):
        with closing(Journal(path, newsroom_id=newsroom_id, login=login)) as journal:
            name = names.get(newsroom_id, newsroom_id)
            found += [Unsent(name, login, draft) for draft in journal.unsent()]
    said = [
        UnsentSaid(names.get(newsroom_id, newsroom_id), login, one)
        for newsroom_id, login, one in everybodys(journal_folder / "outbox.sqlite")
    ]
    return [*sorted(found, key=lambda unsent: unsent.draft.kept_at), *said]


def as_text(work: Sequence[Unsent | UnsentSaid]) -> str:
    """Return all of it as text that any program opens."""
    return "\n".join(
        line for one in work for line in (_told(one) if isinstance(one, Unsent) else _told_said(one))
    )


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


def _told_said(unsent: UnsentSaid) -> Iterator[str]:
    said = unsent.said
    yield _LINE
    beside = f" beside article {said.article_id}" if said.article_id else ""
    yield f"{said.saying.value}{beside}, said by {unsent.login} in {unsent.newsroom}"
    yield f"kept on this computer at {said.said_at:%Y-%m-%d %H:%M:%S %Z}"
    if said.refusal is not None:
        yield f"not taken by the newsroom: {said.refusal}"
    yield _LINE
    anchor = said.content.get("anchor")
    if anchor:
        yield f"“{anchor['quote']}”"
    yield from (
        f"{name}: {value}" for name, value in said.content.items() if isinstance(value, str) and value
    )
    yield ""
