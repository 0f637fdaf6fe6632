"""A writer whose program is killed again and again, and who finds every word again that was safe."""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event

from cms.api import open_newsroom
from cms.domain.article import ArticleText
from tests.faults.shared_desks import PASSWORD, WRITERS, SharedDesks

_PROJECT = Path(__file__).resolve().parents[2]
# How many words a writer gets to type before the program is killed, and how many seconds after the last of them.
_WORDS_AT_MOST = 25
_SECONDS_AT_MOST = 0.05


@dataclass(slots=True)
class Figures:
    """What was typed, and what was left of it."""

    kills: int = 0
    words_acknowledged: int = 0
    versions: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def kill_writers(desks: SharedDesks, folder: Path, kills: int, *, seed: int) -> Figures:
    """Kill the programs of two writers so many times, and look each time whether their words are there."""
    began = time.monotonic()
    figures = Figures()
    with ThreadPoolExecutor(len(WRITERS)) as threads:
        days = [_Day(desks, login, folder / login, Random(f"{seed} {login}")) for login in WRITERS]  # noqa: S311 (a run must come back by its seed)
        list(threads.map(lambda day: day.live_through(kills // len(WRITERS)), days))
    for day in days:
        figures.kills += day.kills
        figures.words_acknowledged += day.safe
        figures.versions += day.versions
        figures.wrong += day.wrong
    figures.wrong += desks.root.ledger.broken_rows()
    figures.seconds = time.monotonic() - began
    return figures


class _Day:
    """One writer, at one computer, with one article."""

    def __init__(self, desks: SharedDesks, login: str, folder: Path, random: Random) -> None:
        self._newsroom = desks.desk(login)
        self._login = login
        self._folder = folder
        self._slug = f"diary-{login}"
        self._command = [
            *(sys.executable, "-m", "tests.faults.writers_day"),
            *(desks.url(login), login, str(folder), self._slug),
        ]
        self._random = random
        self.kills = self.safe = self.versions = 0
        self.wrong: list[str] = []

    def live_through(self, kills: int) -> None:
        """Start the program, kill it, so many times; start it once more and read."""
        self._newsroom.drafting.new_article(
            self._slug, desk="world", language="en", text=ArticleText("A diary")
        )
        for _ in range(kills):
            self._write_until_killed(self._random.randrange(_WORDS_AT_MOST))
        self._write_until_killed(1)
        self._judge()

    def _write_until_killed(self, words: int) -> None:
        with subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True, cwd=_PROJECT) as program:
            assert program.stdout is not None
            told = [program.stdout.readline() for _ in range(words + 1)]
            Event().wait(self._random.uniform(0, _SECONDS_AT_MOST))
            program.kill()
            self.kills += 1
            # What it told of while it was being killed is acknowledged as well; half a line is not.
            told += program.stdout.readlines()
            self._hear([line for line in told if line.endswith("\n")])

    def _hear(self, told: Sequence[str]) -> None:
        if told[:1] != ["opened\n"]:
            self.wrong.append(f"{self._slug}: the program told {told} instead of opening the article")
            return
        for number in map(int, told[1:]):
            if number not in (self.safe + 1, self.safe + 2):
                self.wrong.append(f"{self._slug}: word {number} was typed after word {self.safe}")
            self.safe = number

    def _judge(self) -> None:
        """Read what is there: every word that was safe, in its place, and no version twice."""
        with closing(
            open_newsroom(self._newsroom.url, self._login, PASSWORD, journal_folder=self._folder)
        ) as newsroom:
            words = newsroom.syncing.open(self._slug).text.plain_body.split()
            rows = newsroom.reading.versions(self._slug)
            texts = [newsroom.reading.version(self._slug, row.number) for row in reversed(rows)]
        self.versions = len(rows)
        counts = [len(text.plain_body.split()) for text in texts]
        if words != _counted(len(words)) or len(words) < self.safe:
            self.wrong.append(f"{self._slug}: {self.safe} words were safe, now it says {words}")
        if any(text.plain_body.split() != _counted(count) for text, count in zip(texts, counts, strict=True)):
            self.wrong.append(f"{self._slug}: a version lacks words")
        if any(row.is_side for row in rows) or counts != sorted(set(counts)):
            self.wrong.append(f"{self._slug}: its versions have {counts} words")


def _counted(words: int) -> list[str]:
    return [str(number) for number in range(1, words + 1)]
