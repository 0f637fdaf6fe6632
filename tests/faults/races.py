"""Editors who take steps on the same article at the same moment: one is first, the others are told who and when."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random
from threading import Barrier

from sqlalchemy import func, select

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.db.tables import Edition
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError, StaleArticle
from cms.domain.rows import StepTaken
from cms.domain.workflow import EditionKind, Stage
from tests.faults.shared_desks import EDITORS, WRITERS, SharedDesks

# How many editors meet at an article: mostly two or three, sometimes everybody.
_CROWDS = (2, 2, 2, 2, 2, 3, 3, 4, 5, 8)
_TEAMS = 2
# A new article after so many: the history of one grows long.
_RACES_EACH = 40

Act = partial[StepTaken]


@dataclass(slots=True)
class Figures:
    """How the races came out."""

    races: int = 0
    racers: int = 0
    winners: dict[str, int] = field(default_factory=lambda: {"approve": 0, "return_to_writer": 0, "publish": 0})
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
    editors = [desks.desk(login) for login in EDITORS]
    with ThreadPoolExecutor(_TEAMS) as threads:
        teams = [
            threads.submit(
                _Races(desks.desk(WRITERS[team]), editors, Random(f"{seed} {team}")).hold,  # noqa: S311 (a run must come back by its seed)
                f"strike-{team}",
                races // _TEAMS,
            )
            for team in range(_TEAMS)
        ]
        figures = Figures()
        for team in teams:
            figures.add(team.result())
    figures.seconds = time.monotonic() - began
    figures.wrong += [*_wrong_counts(desks.root, figures), *desks.root.ledger.broken_rows()]
    return figures


class _Races:
    """Race after race, in twos: for the approval or the return of a text, and for its publication once approved."""

    def __init__(self, writer: Newsroom, editors: list[Newsroom], random: Random) -> None:
        self._writer = writer
        self._editors = editors
        self._random = random
        self._slug = ""
        self._version = 0
        self._figures = Figures()

    def hold(self, name: str, races: int) -> Figures:
        """Hold so many races on articles called *name* and a number."""
        with ThreadPoolExecutor(len(EDITORS)) as track:
            while self._figures.races < races:
                self._submit(f"{name}-{self._figures.races // _RACES_EACH}")
                won = self._meet(track, self._verdict)
                if won is not None and won.stage is Stage.APPROVED and self._figures.races < races:
                    self._meet(track, self._publication)
        return self._figures

    def _submit(self, slug: str) -> None:
        if slug != self._slug:
            self._slug, self._version = slug, 1
            self._writer.drafting.new_article(slug, desk="world", language="en", text=_text(1))
        else:
            self._version += 1
            saved = self._writer.drafting.save(slug, _text(self._version), base=self._version - 1)
            if saved.stage is Stage.SUBMITTED:
                return  # it was approved: new words put it back into the queue
        self._writer.review.submit(slug, seen=self._version)

    def _verdict(self, editor: Newsroom) -> Act:
        if self._random.random() < 2 / 3:
            return partial(editor.review.approve, self._slug, seen=self._version)
        return partial(editor.review.return_to_writer, self._slug, reason="Too long", seen=self._version)

    def _publication(self, editor: Newsroom) -> Act:
        kind = EditionKind.UPDATE if self._writer.reading.open(self._slug).row.live_version else None
        return partial(editor.publishing.publish, self._slug, kind=kind, seen=self._version)

    def _meet(self, track: ThreadPoolExecutor, act_of: Callable[[Newsroom], Act]) -> StepTaken | None:
        racers = self._random.sample(self._editors, self._random.choice(_CROWDS))
        ways = [_Racer(editor.person.name, act_of(editor)) for editor in racers]
        start = Barrier(len(ways))
        list(track.map(lambda one: one.run(start), ways))
        self._figures.races += 1
        self._figures.racers += len(ways)
        winners = [one for one in ways if one.taken is not None]
        if len(winners) != 1:
            self._figures.wrong.append(f"{self._slug}: {len(winners)} of {len(ways)} were first")
            return None
        self._figures.winners[winners[0].act_name] += 1
        for loser in ways:
            self._judge(loser, winners[0])
        return winners[0].taken

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
