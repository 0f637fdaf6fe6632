"""A server that is killed in the middle of its work, again and again, under writers who go on saving."""

import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.domain.article import ArticleText, cleaned, content_hash
from cms.domain.line import NewsroomUnreachable
from tests.faults.shared_desks import SharedDesks, reporter

WRITERS = tuple(f"writer{number:02}" for number in range(20))
STAFF = tuple(reporter(login) for login in WRITERS)
# Seconds of undisturbed work before each crash.
_WORK = 0.7


@dataclass(slots=True)
class Figures:
    """What writers were told was saved, and what was there afterwards."""

    crashes: int = 0
    saves_acknowledged: int = 0
    told_of_no_answer: int = 0
    longest_until_all_are_back_seconds: float = 0.0
    longest_save_seconds: float = 0.0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def crash_under_writers(desks: SharedDesks, crashes: int) -> Figures:
    """Kill the server so many times while everybody saves, and compare what they were told with what there is."""
    began = time.monotonic()
    figures = Figures(crashes=crashes)
    writers = [_Writer(desks.desk(login)) for login in WRITERS]
    stop = Event()
    with ThreadPoolExecutor(len(writers)) as threads:
        work = [threads.submit(writer.work, stop) for writer in writers]
        try:
            for _ in range(crashes):
                _wait_for_everybody(writers, work)
                stop.wait(_WORK)
                desks.server.kill9()
                killed_at = time.monotonic()
                desks.server.start()
                _wait_for_everybody(writers, work)
                figures.longest_until_all_are_back_seconds = max(
                    figures.longest_until_all_are_back_seconds, time.monotonic() - killed_at
                )
        finally:
            stop.set()
    for one in work:
        one.result()
    for writer in writers:
        figures.saves_acknowledged += len(writer.acknowledged)
        figures.told_of_no_answer += writer.told_of_no_answer
        figures.longest_save_seconds = max(figures.longest_save_seconds, writer.longest_save_seconds)
        figures.wrong += writer.missing()
    figures.wrong += desks.root.ledger.broken_rows()
    figures.seconds = time.monotonic() - began
    return figures


class _Writer:
    """Saves one version after the other, as fast as the newsroom answers."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._slug = f"tide-{newsroom.person.login}"
        self.acknowledged: list[tuple[int, str]] = []
        self.told_of_no_answer = 0
        self.longest_save_seconds = 0.0

    def work(self, stop: Event) -> None:
        """Save until told to stop; what is not answered in time is saved again."""
        first = _text(self._slug, 1)
        self._newsroom.drafting.new_article(self._slug, desk="world", language="en", text=first)
        self.acknowledged.append((1, content_hash(first)))
        while not stop.is_set():
            self._save(_text(self._slug, len(self.acknowledged) + 1))

    def _save(self, text: ArticleText) -> None:
        began = time.monotonic()
        asked, base = str(uuid.uuid4()), self.acknowledged[-1][0]
        while True:
            try:
                saved = self._newsroom.drafting.save(self._slug, text, base=base, command_id=asked)
            except NewsroomUnreachable:
                self.told_of_no_answer += 1
                continue
            self.acknowledged.append((saved.version, content_hash(text)))
            self.longest_save_seconds = max(self.longest_save_seconds, time.monotonic() - began)
            return

    def missing(self) -> list[str]:
        """Say so if what was acknowledged is not there, or if there is what nobody saved, or anything twice."""
        versions = self._newsroom.reading.versions(self._slug)
        there = [(row.number, row.content_hash) for row in reversed(versions)]
        return [] if there == self.acknowledged else [f"{self._slug}: {self.acknowledged} but {there}"]


def _text(slug: str, number: int) -> ArticleText:
    said = f"At {number} the water of {slug} stood higher. " * 20
    return cleaned(ArticleText(f"Tide, {number}", body=body_from_text(said)))


def _wait_for_everybody(writers: list[_Writer], work: list[Future[None]]) -> None:
    """Return when everybody has saved something after now."""
    before = [len(writer.acknowledged) for writer in writers]
    while any(len(writer.acknowledged) <= count for writer, count in zip(writers, before, strict=True)):
        for one in work:
            if one.done():
                one.result()
        Event().wait(0.02)
