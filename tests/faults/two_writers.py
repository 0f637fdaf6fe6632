"""Two people who write in one article, at three computers, in any order of events: no word may get lost.

A word counts as kept while it stands in a version, a working copy or the journal of a computer; what only a window
shows does not count.
"""

import itertools
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Engine, select

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.db.tables import ArticleVersion, WorkingCopy
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError
from cms.domain.rows import StepTaken
from cms.services.articles.merging import Merging

_WORD = re.compile(r"w\d+x")
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Office:
    """Where the two work: the newsroom as each computer has it open, and as its editor does.

    *everything* reads every row; *let_leases_lapse* moves the clock on for as long as a lease lasts.
    """

    computers: dict[str, Newsroom]
    editor: Newsroom
    everything: Engine
    let_leases_lapse: Callable[[], None]


@dataclass(slots=True)
class _Page:
    """The article as one window shows it."""

    text: ArticleText
    base: int
    token: str = ""


class TwoWriters(RuleBasedStateMachine):
    """What can happen to an article that two people write in."""

    computers = st.sampled_from(("minji", "minji at home", "jun"))

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._slug = f"flood-{next(_numbers)}"
        self._typed: set[str] = set()
        self._pages: dict[str, _Page] = {}
        text = ArticleText("Flood", body=body_from_text("The river rose.\n\nThe bridge was closed."))
        office.computers["minji"].drafting.new_article(self._slug, desk="world", language="en", text=text)
        self._article_id = office.editor.reading.open(self._slug).row.article_id

    @rule(computer=computers, place=st.sampled_from(("headline", "first", "last")))
    def type_a_word(self, computer: str, place: str) -> None:
        """The one thing that cannot fail: what is typed is kept on this computer."""
        page = self._page(computer)
        word = f"w{next(_numbers)}x"
        page.text = _with_word(page.text, place, word)
        self._office.computers[computer].syncing.keep(self._article_id, page.text, base=page.base)
        self._typed.add(word)

    @rule(computer=computers)
    def send(self, computer: str) -> None:
        page, newsroom = self._page(computer), self._office.computers[computer]
        with suppress(NewsroomError):
            sent = newsroom.syncing.send(self._article_id, token=page.token)
            self._after(computer, sent.taken if sent else None)

    @rule(computer=computers)
    def save(self, computer: str) -> None:
        page, newsroom = self._page(computer), self._office.computers[computer]
        with suppress(NewsroomError):
            sent = newsroom.syncing.save_version(self._article_id, token=page.token)
            self._after(computer, sent.taken if sent else None)

    @rule(computer=computers)
    def close_the_window(self, computer: str) -> None:
        """Also what a crash does, and a night: the window is gone, the computer's journal stays."""
        self._pages.pop(computer, None)

    @rule(computer=computers)
    def open_again(self, computer: str) -> None:
        self._pages.pop(computer, None)
        self._page(computer)

    @rule(computer=computers)
    def take_the_lease(self, computer: str) -> None:
        page = self._page(computer)
        with suppress(NewsroomError):
            page.token = self._office.computers[computer].drafting.take_lease(self._article_id).token

    @precondition(lambda self: self._pages)
    @rule(computer=computers)
    def give_the_lease_back(self, computer: str) -> None:
        page = self._page(computer)
        self._office.computers[computer].drafting.release_lease(self._article_id, page.token)
        page.token = ""

    @rule(computer=computers)
    def ask_for_the_lease(self, computer: str) -> None:
        self._office.computers[computer].drafting.ask_for_lease(self._article_id)

    @rule(computer=computers)
    def hand_over(self, computer: str) -> None:
        page = self._page(computer)
        with suppress(NewsroomError):
            self._office.computers[computer].syncing.hand_over(self._article_id, token=page.token)
            self._pages.pop(computer)

    @rule()
    def let_leases_lapse(self) -> None:
        self._office.let_leases_lapse()

    @rule(computer=computers)
    def submit(self, computer: str) -> None:
        with suppress(NewsroomError):
            self._office.computers[computer].review.submit(self._slug)

    @rule(computer=computers)
    def recall(self, computer: str) -> None:
        with suppress(NewsroomError):
            self._office.computers[computer].review.recall(self._slug)

    @rule()
    def approve(self) -> None:
        with suppress(NewsroomError):
            self._office.editor.review.approve(self._slug)

    @rule()
    def return_to_the_writer(self) -> None:
        with suppress(NewsroomError):
            self._office.editor.review.return_to_writer(self._slug, reason="Shorter, please.")

    @invariant()
    def every_word_is_somewhere(self) -> None:
        lost = self._typed - set(_WORD.findall(" ".join(self._kept())))
        assert not lost, f"{sorted(lost)} of {self._slug} are in no version, working copy or journal"

    def _page(self, computer: str) -> _Page:
        if computer not in self._pages:
            opened = self._office.computers[computer].syncing.open(self._slug)
            self._pages[computer] = _Page(opened.text, opened.article.row.version)
        return self._pages[computer]

    def _after(self, computer: str, taken: StepTaken | None) -> None:
        """Do what a window does when what it sent became a version, or was kept beside the others."""
        if taken is None:
            return
        page = self._pages[computer]
        page.base = taken.version
        if taken.kept_aside is not None:
            merging = Merging(self._office.computers[computer].connection)
            with suppress(NewsroomError):
                merging.bring_together(self._slug, taken.kept_aside, token=page.token)
            del self._pages[computer]

    def _kept(self) -> Iterator[str]:
        of_article = self._article_id
        with reading(self._office.everything) as session:
            versions = select(ArticleVersion.headline, ArticleVersion.body)
            for headline, body in session.execute(versions.where(ArticleVersion.article_id == of_article)):
                yield f"{headline} {body}"
            copies = select(WorkingCopy.text).where(WorkingCopy.article_id == of_article)
            yield from map(str, session.scalars(copies))
        for journal in {
            newsroom.journal_folder / "journal.sqlite" for newsroom in self._office.computers.values()
        }:
            yield from _drafts_in(journal, of_article)


def _with_word(text: ArticleText, place: str, word: str) -> ArticleText:
    if place == "headline":
        return replace(text, headline=f"{text.headline} {word}")
    blocks = text.plain_body.split("\n\n")
    blocks[0 if place == "first" else -1] += f" {word}"
    return replace(text, body=body_from_text("\n\n".join(blocks)))


def _drafts_in(journal: Path, article_id: str) -> Iterator[str]:
    if journal.exists():
        with closing(sqlite3.connect(journal)) as connection:
            yield from (
                text
                for (text,) in connection.execute("SELECT text FROM draft WHERE article_id = ?", [article_id])
            )
