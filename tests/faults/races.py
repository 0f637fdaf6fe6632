"""Editors who take steps on the same article at the same moment: one is first, the others are told who and when."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from random import Random
from threading import Barrier

from sqlalchemy import func, select

from cms.api import Newsroom, open_newsroom
from cms.body.model import body_from_text
from cms.db.tables import Edition
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError, StaleArticle
from cms.domain.rows import StepTaken
from cms.domain.workflow import EditionKind
from tests.faults.shared_desks import EDITORS, PASSWORD, WRITERS, SharedDesks

# Mostly two editors meet at an article; of so many races one has a crowd.
_CROWD_EVERY = 8
# Each team races in a process of its own, so that the editors really run at the same moment.
_TEAMS = 2
# A new article after so many: the history of one grows long.
_RACES_EACH = 20

Act = partial[StepTaken]


@dataclass(slots=True)
class Figures:
    """How the races came out."""

    races: int = 0
    racers: int = 0
    winners: dict[str, int] = field(
        default_factory=lambda: {"approve": 0, "return_to_writer": 0, "publish": 0}
    )
    losers_told: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        """Count the races of another team."""
        self.races += other.races
        self.racers += other.racers
        for step, won in other.winners.items():
            self.winners[step] += won
        self.losers_told += other.losers_told
        self.wrong += other.wrong


def race(desks: SharedDesks, races: int, *, seed: int) -> Figures:
    """Hold so many races, and find out what the newsroom then has of each."""
    began = time.monotonic()
    urls = {login: desks.url(login) for login in (*EDITORS, *WRITERS)}
    figures = Figures()
    with ProcessPoolExecutor(_TEAMS, get_context("spawn")) as processes:
        teams = [
            processes.submit(_race_team, urls, WRITERS[team], races // _TEAMS, f"{seed} {team}")
            for team in range(_TEAMS)
        ]
        for team in teams:
            figures.add(team.result())
    figures.seconds = time.monotonic() - began
    figures.wrong += [*_wrong_counts(desks.root, figures), *desks.root.ledger.broken_rows()]
    return figures


def _race_team(urls: dict[str, str], writer: str, races: int, seed: str) -> Figures:
    with ExitStack() as desks:
        opened = {
            login: desks.enter_context(closing(open_newsroom(urls[login], login, PASSWORD)))
            for login in (writer, *EDITORS)
        }
        editors = [opened[login] for login in EDITORS]
        held = _Races(opened[writer], editors, Random(seed))  # noqa: S311 (a run must come back by its seed)
        return held.hold(f"strike-{writer}", races)


class _Races:
    """Race after race, in twos: for the approval or the return of a text, and for its publication once approved."""

    def __init__(self, writer: Newsroom, editors: list[Newsroom], random: Random) -> None:
        self._writer = writer
        self._editors = editors
        self._random = random
        self._slug = ""
        self._version = 0
        self._is_approved = False
        self._is_live = False
        self._figures = Figures()

    def hold(self, name: str, races: int) -> Figures:
        """Hold so many races on articles called *name* and a number."""
        with ThreadPoolExecutor(len(EDITORS)) as track:
            while self._figures.races < races:
                self._submit(f"{name}-{self._figures.races // _RACES_EACH}")
                self._is_approved = self._meet(track, self._verdict) == "approve"
                if self._is_approved and self._figures.races < races:
                    self._is_live = self._meet(track, self._publication) == "publish" or self._is_live
        return self._figures

    def _submit(self, slug: str) -> None:
        if slug != self._slug:
            self._slug, self._version, self._is_live = slug, 1, False
            self._writer.drafting.new_article(slug, desk="world", language="en", text=_text(1))
        elif self._is_approved:
            # New words take an approval back and put the article into the queue again.
            self._version += 1
            self._writer.drafting.save(slug, _text(self._version), base=self._version - 1)
            return
        self._writer.review.submit(slug, seen=self._version)

    def _verdict(self, editor: Newsroom) -> Act:
        if self._random.random() < 2 / 3:
            return partial(editor.review.approve, self._slug, seen=self._version)
        return partial(editor.review.return_to_writer, self._slug, reason="Too long", seen=self._version)

    def _publication(self, editor: Newsroom) -> Act:
        kind = EditionKind.UPDATE if self._is_live else None
        return partial(editor.publishing.publish, self._slug, kind=kind, seen=self._version)

    def _meet(self, track: ThreadPoolExecutor, act_of: Callable[[Newsroom], Act]) -> str:
        """Let some editors act at once; return what the first of them did, "" if there was no such one."""
        racers = self._random.sample(self._editors, self._crowd())
        ways = [_Racer(editor.person.name, act_of(editor)) for editor in racers]
        start = Barrier(len(ways))
        list(track.map(lambda one: one.run(start), ways))
        self._figures.races += 1
        self._figures.racers += len(ways)
        winners = [one for one in ways if one.taken is not None]
        if len(winners) != 1:
            self._figures.wrong.append(f"{self._slug}: {len(winners)} of {len(ways)} were first")
            return ""
        self._figures.winners[winners[0].act_name] += 1
        for loser in ways:
            self._judge(loser, winners[0])
        return winners[0].act_name

    def _crowd(self) -> int:
        return self._random.randint(3, len(EDITORS)) if self._random.randrange(_CROWD_EVERY) == 0 else 2

    def _judge(self, loser: "_Racer", winner: "_Racer") -> None:
        if loser is winner:
            return
        if isinstance(loser.refusal, StaleArticle) and _tells_who_and_when(str(loser.refusal), winner.name):
            self._figures.losers_told += 1
        else:
            self._figures.wrong.append(f"{self._slug}: {loser.name} was told: {loser.refusal}")


@dataclass(slots=True)
class _Racer:
    name: str
    act: partial[StepTaken]
    taken: StepTaken | None = None
    refusal: NewsroomError | None = None

    @property
    def act_name(self) -> str:
        """What was tried."""
        return str(self.act.func.__name__)

    def run(self, start: Barrier) -> None:
        """Act when all are ready."""
        start.wait()
        try:
            self.taken = self.act()
        except NewsroomError as refusal:
            self.refusal = refusal


def _text(version: int) -> ArticleText:
    return ArticleText(
        f"Strike, day {version}", body=body_from_text(f"The port stood still on day {version}.")
    )


def _tells_who_and_when(sentence: str, name: str) -> bool:
    return name in sentence and re.search(r"\b\d\d:\d\d UTC", sentence) is not None


def _wrong_counts(root: Newsroom, figures: Figures) -> Iterator[str]:
    acts = Counter[str]()
    for row in root.reading.articles():
        acts.update(act.step for act in root.reading.history(row.slug))
    won = figures.winners
    for step, name in (("approve", "approve"), ("return", "return_to_writer"), ("publish", "publish")):
        if acts[step] != won[name]:
            yield f"{won[name]} were first to {step}, the ledger has {acts[step]}"
    with reading(root.connection.engine) as session:
        editions = session.scalar(select(func.count()).select_from(Edition))
    if editions != won["publish"]:
        yield f"{won['publish']} publications made {editions} editions"
