"""One person's session of a load run: signed in as a window is, saving, looking at the queue, hearing what others do."""

import contextlib
import math
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from cms.api import Newsroom
from cms.body.model import Block, body_from_text
from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError
from cms.domain.line import LineState

_PARAGRAPH = (
    "The harbour master said on Monday that the ferry would not sail before the storm had passed. " * 5
)
# What a window has on its page already; only what is typed is made into a paragraph.
_WRITTEN = body_from_text("\n\n".join([_PARAGRAPH] * 5))
# What is asked for the second time is planned for good.
_SETTLED = 3
# Seconds within which a session is back after the server was restarted, or counts as lost.
_BACK_WITHIN = 120.0


@dataclass(frozen=True, slots=True)
class Shift:
    """When sessions work, from *begins_at* on, and how often.

    Each sends what was typed, and looks at the queue, once in *pace* seconds; every so many times (*versions_every*) what
    was typed becomes a version, of which everybody hears.
    """

    begins_at: float
    seconds: float
    pace: float
    versions_every: int


@dataclass(slots=True)
class Worked:
    """How long everything took, in seconds; *saved* and *heard* say of which article, and when."""

    working_copies: list[float] = field(default_factory=list)
    versions: list[float] = field(default_factory=list)
    refreshes: list[float] = field(default_factory=list)
    saved: list[tuple[str, float]] = field(default_factory=list)
    heard: list[tuple[str, float]] = field(default_factory=list)
    interruptions: int = 0
    errors: list[str] = field(default_factory=list)


class Session:
    """One signed-in person, who hears what others do."""

    def __init__(self, newsroom: Newsroom, *, notes_news: bool) -> None:
        self.worked = Worked()
        self._newsroom = newsroom
        self._slug = f"story-{newsroom.person.login}"
        self._version = 1
        self._notes_news = notes_news
        self._listener = newsroom.listening()
        self._hears = threading.Event()
        # When the newsroom answered again after an interruption, and the session had looked at the queue.
        self._returns: queue.SimpleQueue[float] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._article_id = ""

    def prepare(self, *, fills_queue: bool, slug: str = "", rounds: int = _SETTLED) -> None:
        """Start the article this person writes on; some have another one in the queue already.

        Everything is then done some times over, as in a window that has been open for a while: each desk's first
        questions of a kind are put into SQL and planned, which takes ten times as long as the question, and all desks
        share this computer here.
        """
        self._slug = slug or self._slug
        self._start_article(self._slug)
        if fills_queue:
            self._start_article(f"{self._slug}-filed")
            self._newsroom.review.submit(f"{self._slug}-filed")
        self._article_id = self._newsroom.reading.open(self._slug).row.article_id
        for _ in range(rounds):
            self._send()
            self._refresh()
            self._save()
        self.worked = Worked()

    def listen(self) -> None:
        """Hear what others do, from now on."""
        self._start(self._hear)
        self._hears.wait()

    def type(self) -> float:
        """Keep a few more words on this computer; return when that began."""
        text = _text("Storm", f"Told at {time.time()}.")
        began = time.time()
        self._newsroom.syncing.keep(self._article_id, text, base=self._version)
        return began

    def send_typed(self) -> None:
        """Bring what was typed to the newsroom."""
        self._newsroom.syncing.send(self._article_id)

    def save_typed(self) -> None:
        """Make what was typed a version."""
        sent = self._newsroom.syncing.save_version(self._article_id)
        if sent is not None and sent.taken is not None:
            self._version = sent.taken.version

    def refresh(self) -> None:
        """Look at the queue."""
        self._newsroom.reading.review_queue()

    def begin(self, shift: Shift) -> None:
        """Work when the shift begins."""
        self._start(lambda: self._work(shift))

    def end(self) -> None:
        """Wait for the end of this session's work."""
        self._threads[1].join()

    def back_after(self, moment: float) -> float:
        """Wait until this session works again after the server went away at that *moment*; return after how long."""
        with contextlib.suppress(queue.Empty):
            while True:
                after = self._returns.get(timeout=_BACK_WITHIN) - moment
                if after > 0:
                    return after
        return math.inf

    def hang_up(self) -> None:
        """Hear nothing more."""
        if self._listener is not None:
            self._listener.stop()
        self._threads[0].join()

    def _start_article(self, slug: str) -> None:
        self._newsroom.drafting.new_article(slug, desk="world", language="en", text=_text("Storm"))

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work)
        thread.start()
        self._threads.append(thread)

    def _hear(self) -> None:
        while self._listener is not None and (heard := self._listener.hear()) is not None:
            if heard.refusal is not None:
                self.worked.errors.append(str(heard.refusal))
            if self._hears.is_set() and heard.state is LineState.ONLINE and heard.changed is None:
                self._come_back()
            self._hears.set()
            if self._notes_news:
                self.worked.heard += [(article_id, time.time()) for article_id in heard.changed or ()]

    def _come_back(self) -> None:
        self._try(self.refresh)
        self.worked.interruptions += 1
        self._returns.put(time.time())

    def _work(self, shift: Shift) -> None:
        random = Random(self._slug)  # noqa: S311 (a run must come back)
        due = shift.begins_at + random.uniform(0, shift.pace)
        turn = random.randrange(shift.versions_every)
        while due < shift.begins_at + shift.seconds:
            wait_until(due)
            self._try(self._save if turn % shift.versions_every == 0 else self._send)
            wait_until(due + shift.pace / 2)
            self._try(self._refresh)
            due += shift.pace
            turn += 1

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except NewsroomError as error:
            self.worked.errors.append(f"{self._slug}: {error}")

    def _send(self) -> None:
        began = self.type()
        self.send_typed()
        self.worked.working_copies.append(time.time() - began)

    def _save(self) -> None:
        began = self.type()
        self.save_typed()
        self.worked.versions.append(time.time() - began)
        self.worked.saved.append((self._article_id, began))

    def _refresh(self) -> None:
        began = time.time()
        self.refresh()
        self.worked.refreshes.append(time.time() - began)


def _text(headline: str, last_words: str = "") -> ArticleText:
    return ArticleText(headline, body=(*_WRITTEN, Block(text=last_words)))


def wait_until(moment: float) -> None:
    """Wait until that moment on `time.time()`."""
    threading.Event().wait(max(moment - time.time(), 0))
