"""A newsroom with staff, for tests: a real SQLite file, a clock moved by hand, and people who act in it."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cms.api import Newsroom, open_newsroom
from cms.body.model import body_from_text
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.staff import NewPerson
from cms.domain.workflow import Publication, Role, Stage
from cms.media.darkroom import Darkroom
from cms.services.connection import photo_folder
from cms.services.newsroom.in_files import FirstAdministrator, create_newsroom

ADMIN = "root"
# Who works here. Tomas edits at another desk; Nari is alone at a desk that relaxes four eyes.
STAFF = (
    NewPerson("minji", "Minji Kim", (("world", Role.REPORTER),), name_ko="김민지", byline="By Minji Kim"),
    NewPerson("jun", "Jun Park", (("world", Role.REPORTER),)),
    NewPerson("daniel", "Daniel Reyes", (("world", Role.EDITOR),)),
    NewPerson("sora", "Sora Lee", (("world", Role.EDITOR),), name_ko="이소라"),
    NewPerson("hana", "Hana Choi", (("world", Role.DUTY_EDITOR),)),
    NewPerson("yuri", "Yuri Han", (("world", Role.PICTURE_EDITOR),)),
    NewPerson("tomas", "Tomas Berg", (("sports", Role.EDITOR),)),
    NewPerson("nari", "Nari Yoon", (("letters", Role.EDITOR),)),
)
# What whoever was disabled is told: a file says so itself, of a server only that it lets nobody in.
SHUT_OUT = "is disabled|no longer lets this login in"
BODY = "The ferry left at dawn.\n\nNobody on the quay had expected it."


class StillClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


def text(headline: str = "Ferry leaves at dawn", body: str = BODY, *photos: PhotoUse) -> ArticleText:
    """An article's text that nothing blocks."""
    return ArticleText(headline=headline, byline="By Minji Kim", body=body_from_text(body), photos=photos)


def staffed(path: Path, darkroom: Darkroom) -> None:
    """Make the newsroom every test starts from: desks and staff, no article."""
    create_newsroom(path, "The Harbour Gazette", FirstAdministrator(ADMIN, "Root Admin"))
    newsroom = TestNewsroom(path, StillClock(), darkroom)
    people = newsroom.as_(ADMIN).people
    people.add_desk("world", "World", name_ko="국제")
    people.add_desk("sports", "Sports")
    people.add_desk("letters", "Letters", is_solo=True)
    for person in STAFF:
        people.add_person(person)
    newsroom.close()


def copied(path: Path, target: Path) -> Path:
    """Copy a newsroom nobody has open: the file, and its photographs if it has any."""
    shutil.copyfile(path, target)
    if photo_folder(path).exists():
        shutil.copytree(photo_folder(path), photo_folder(target))
    return target


class TestNewsroom:
    """One newsroom file, opened as whoever acts; all share the clock and one darkroom."""

    __test__ = False

    def __init__(self, path: Path, clock: StillClock, darkroom: Darkroom) -> None:
        self.path = path
        self.clock = clock
        self._darkroom = darkroom
        self._opened: dict[str, Newsroom] = {}
        self._onlooker: sqlite3.Connection | None = None

    def as_(self, login: str) -> Newsroom:
        """Return the newsroom as *login* has it open."""
        if login not in self._opened:
            self._opened[login] = self._open(login)
        return self._opened[login]

    def elsewhere(self, login: str) -> Newsroom:
        """Return the newsroom as *login* has it open at another computer, with a journal of its own."""
        newsroom = replace(self.as_(login), journal_folder=self.path.parent / "elsewhere")
        return newsroom.as_person(login)

    def file_article(
        self,
        slug: str,
        stage: Stage = Stage.DRAFT,
        publication: Publication = Publication.UNPUBLISHED,
        words: ArticleText | None = None,
    ) -> str:
        """Bring a new article of Minji's, edited once by Sora, to where it is wanted; return its slug.

        Daniel reviews it. Where readers have it, they have its version 2, and Sora and Minji have written on since.
        """
        words = words or text()
        self.as_("minji").drafting.new_article(slug, desk="world", language="en", text=words)
        self.as_("sora").drafting.save(slug, replace(words, subheadline="Crew silent on the reason"))
        if publication not in (Publication.UNPUBLISHED, Publication.SCHEDULED):
            self._publish_and_edit(slug, words)
        if publication in (Publication.WITHDRAWN, Publication.RETRACTED):
            self.as_("daniel").publishing.withdraw(slug, reason="A source asked us to check.")
        self._bring_to(slug, stage)
        if publication is Publication.SCHEDULED:
            self.as_("daniel").publishing.schedule(slug, at=self.clock() + timedelta(hours=2))
        if publication is Publication.RETRACTED:
            self.as_("daniel").publishing.retract(slug, notice="The report was wrong.")
        return slug

    def state_of_file(self) -> int:
        """Return a number that changes whenever anybody commits a change to the file."""
        if self._onlooker is None:
            self._onlooker = sqlite3.connect(self.path)
        state: int = self._onlooker.execute("PRAGMA data_version").fetchone()[0]
        return state

    def close(self) -> None:
        if self._onlooker is not None:
            self._onlooker.close()
            self._onlooker = None
        for newsroom in self._opened.values():
            newsroom.connection.engine.dispose()
        self._opened = {}

    def _open(self, login: str) -> Newsroom:
        if self._opened:
            return next(iter(self._opened.values())).as_person(login)
        newsroom = open_newsroom(
            str(self.path), login, clock=self.clock, journal_folder=self.path.parent / "journal"
        )
        connection = replace(newsroom.connection, darkroom=self._darkroom)
        return replace(newsroom, connection=connection).as_person(login)

    def _publish_and_edit(self, slug: str, words: ArticleText) -> None:
        minji, sora, daniel = (self.as_(login) for login in ("minji", "sora", "daniel"))
        minji.review.submit(slug)
        daniel.review.approve(slug)
        daniel.publishing.publish(slug)
        sora.drafting.save(slug, replace(words, subheadline="Crew silent, says the owner"))
        daniel.review.return_to_writer(slug, reason="Who is the owner?")
        minji.drafting.save(slug, replace(words, subheadline="Crew silent, says owner Oh Jin-su"))

    def _bring_to(self, slug: str, stage: Stage) -> None:
        # A draft that was published before cannot become a draft again except through submission and recall.
        minji, daniel = self.as_("minji").review, self.as_("daniel").review
        now = self.as_("minji").reading.open(slug).row.stage
        if stage is now:
            return
        if stage is Stage.SPIKED:
            daniel.spike(slug, reason="Overtaken by events.")
            return
        minji.submit(slug)
        match stage:
            case Stage.DRAFT:
                minji.recall(slug)
            case Stage.IN_REVIEW:
                daniel.claim(slug)
            case Stage.RETURNED:
                daniel.return_to_writer(slug, reason="Ask the harbour master.")
            case Stage.APPROVED:
                daniel.approve(slug)
