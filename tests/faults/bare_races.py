"""Approvals at the same moment by people who leave the program out: the database alone must find one winner.

This is the sharper race: nothing looks at the article first, so all of them arrive at its lock together.
"""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random
from threading import Barrier

import psycopg
from psycopg.types.json import Jsonb

from cms.body.model import body_from_text
from cms.domain.article import ArticleText, content_hash, text_to_json
from cms.domain.workflow import Stage
from tests.faults.shared_desks import EDITORS, PASSWORD, WRITERS, SharedDesks

# Mostly two editors meet at an article; of so many races one has a crowd.
_CROWD_EVERY = 8
# A new article after so many: the history of one grows long.
_RACES_EACH = 50
# What the database calls a step that somebody else has made impossible.
_MOVED_ON = "CD002"


@dataclass(slots=True)
class Figures:
    """How the races came out; *refused* counts those who were told that the article had moved on."""

    races: int = 0
    racers: int = 0
    refused: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def race_bare(desks: SharedDesks, races: int, *, seed: int) -> Figures:
    """Hold so many races for the approval or the return of an article; two go on at a time."""
    began = time.monotonic()
    figures = Figures()
    with ExitStack() as opened, ThreadPoolExecutor(len(WRITERS)) as threads:
        teams = []
        for writer in WRITERS:
            lines = {login: opened.enter_context(_line(desks, login)) for login in (writer, *EDITORS)}
            held = _BareRaces(desks, writer, lines, Random(f"{seed} {writer}"))  # noqa: S311 (a run must come back by its seed)
            teams.append(threads.submit(held.hold, races // len(WRITERS)))
        for team in teams:
            found = team.result()
            figures.races += found.races
            figures.racers += found.racers
            figures.refused += found.refused
            figures.wrong += found.wrong
    figures.seconds = time.monotonic() - began
    figures.wrong += desks.root.ledger.broken_rows()
    return figures


def _line(desks: SharedDesks, login: str) -> psycopg.Connection:
    return psycopg.connect(desks.url(login), password=PASSWORD, autocommit=True)


class _BareRaces:
    """Race after race for one article at a time; its writer gets it ready for each."""

    def __init__(
        self, desks: SharedDesks, writer: str, lines: dict[str, psycopg.Connection], random: Random
    ) -> None:
        self._newsroom = desks.desk(writer)
        self._writer = lines[writer]
        self._editors = {login: lines[login] for login in EDITORS}
        self._random = random
        self._article_id = ""
        self._version = 0
        self._stage = Stage.DRAFT
        self._figures = Figures()

    def hold(self, races: int) -> Figures:
        """Hold so many races."""
        with ThreadPoolExecutor(len(EDITORS)) as track:
            for number in range(races):
                if number % _RACES_EACH == 0:
                    self._start(f"vote-{self._newsroom.person.login}-{number}")
                self._submit()
                self._meet(track)
        return self._figures

    def _start(self, slug: str) -> None:
        started = self._newsroom.drafting.new_article(slug, desk="world", language="en", text=_text(1))
        self._article_id, self._version, self._stage = started.article_id, 1, Stage.DRAFT

    def _submit(self) -> None:
        if self._stage is not Stage.APPROVED:
            _take(self._writer, "submit", self._article_id, self._version)
            return
        # New words take an approval back and put the article into the queue again.
        text = _text(self._version + 1)
        measured = {"hash": content_hash(text), "words": 1, "characters": 1}
        self._writer.execute(
            "SELECT cms.save_version(%s, %s, %s, %s, %s, '')",
            [str(uuid.uuid4()), self._article_id, Jsonb(text_to_json(text)), Jsonb(measured), self._version],
        )
        self._version += 1

    def _meet(self, track: ThreadPoolExecutor) -> None:
        crowd = self._random.randint(3, len(EDITORS)) if self._random.randrange(_CROWD_EVERY) == 0 else 2
        racers = self._random.sample(EDITORS, crowd)
        steps = [self._random.choice(("approve", "approve", "return")) for _ in racers]
        start = Barrier(crowd)
        told = list(track.map(lambda login, step: self._run(start, login, step), racers, steps))
        self._figures.races += 1
        self._figures.racers += crowd
        winners = [number for number, refusal in enumerate(told) if refusal is None]
        if len(winners) != 1:
            self._figures.wrong.append(f"{self._article_id}: {len(winners)} of {crowd} were first: {told}")
            return
        self._stage = Stage.APPROVED if steps[winners[0]] == "approve" else Stage.RETURNED
        self._figures.refused += sum(
            refusal is not None and refusal.sqlstate == _MOVED_ON for refusal in told
        )

    def _run(self, start: Barrier, login: str, step: str) -> psycopg.Error | None:
        start.wait()
        try:
            _take(self._editors[login], step, self._article_id, self._version)
        except psycopg.Error as refusal:
            return refusal
        return None


def _take(line: psycopg.Connection, step: str, article_id: str, version: int) -> None:
    line.execute(
        f"SELECT cms.step_{step}(%s, %s, %s, 'Too long', '{{}}')",
        [str(uuid.uuid4()), article_id, version],
    )


def _text(version: int) -> ArticleText:
    return ArticleText(f"Vote, day {version}", body=body_from_text(f"No result on day {version}."))
