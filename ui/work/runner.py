"""The only place that starts threads: jobs run beside the window, their answers come back to its thread."""

import queue
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal
from shiboken6 import isValid

from cms.domain.errors import NewsroomError

Answer = TypeVar("Answer")


class Lane(StrEnum):
    """Jobs of one lane run strictly one after another; the lanes run beside each other."""

    JOURNAL = "journal"
    NEWSROOM = "newsroom"
    PICTURES = "pictures"
    # Waits for what colleagues do, for as long as a newsroom is open. Neither this nor the next two are counted as busy.
    NEWS = "news"
    # Keeps this computer's copy of a shared newsroom as the newsroom is; nobody waits for it.
    COPY = "copy"
    # Looks up the words on the page; they are marked when it is done, and nobody waits for it.
    PROOF = "proof"


_UNSEEN = frozenset({Lane.NEWS, Lane.COPY, Lane.PROOF})


@dataclass(slots=True)
class _Task:
    """A job on its way: asked for on the window's thread, done on a lane, answered on the window's thread."""

    job: Callable[[], Any]
    owner: QObject
    lane: Lane
    then: Callable[[Any], None] | None
    otherwise: Callable[[NewsroomError], None] | None
    answer: Any = None
    error: Exception | None = None

    def do(self) -> None:
        """Run the job and keep what came of it."""
        try:
            self.answer = self.job()
        except Exception as error:
            self.error = error


class _LaneThread(QThread):
    """Takes tickets one by one and tells when each is done.

    It carries only tickets and holds no task when it tells: were a worker the last to hold a screen, that
    would be destroyed on the wrong thread.
    """

    done = Signal(int)

    def __init__(self, tasks: dict[int, _Task], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._tickets: queue.SimpleQueue[int | None] = queue.SimpleQueue()

    def add(self, ticket: int | None) -> None:
        """Queue a ticket; None ends the thread after those before it."""
        self._tickets.put(ticket)

    def run(self) -> None:
        while (ticket := self._tickets.get()) is not None:
            self._tasks[ticket].do()
            self.done.emit(ticket)


class Runner(QObject):
    """Runs calls of the newsroom away from the window, and brings each answer back to the screen that asked.

    One call is one command is one transaction is one job. An answer whose screen was closed is dropped.
    """

    idle = Signal()
    # A NewsroomError nobody asked to be told of: the window shows it.
    unanswered = Signal(object)
    # Any other exception of a job, which is a bug: for the crash report.
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[int, _Task] = {}
        self._tickets = count(1)
        self._lanes: dict[Lane, _LaneThread] = {}
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether any job is waiting, running or not yet answered."""
        return any(task.lane not in _UNSEEN for task in self._tasks.values())

    def run(
        self,
        job: Callable[[], Answer],
        *,
        owner: QObject,
        then: Callable[[Answer], None] | None = None,
        otherwise: Callable[[NewsroomError], None] | None = None,
        lane: Lane = Lane.NEWSROOM,
    ) -> None:
        """Run *job* on its lane, then call *then* with its answer, or *otherwise* if the newsroom refused."""
        if self._is_closed:
            raise RuntimeError("The runner is closed.")
        ticket = next(self._tickets)
        self._tasks[ticket] = _Task(job, owner, Lane(lane), then, otherwise)
        self._thread(Lane(lane)).add(ticket)

    def close(self) -> None:
        """Let every job asked for be done, then end the threads; answers still on their way are dropped."""
        self._is_closed = True
        for thread in self._lanes.values():
            thread.add(None)
        for thread in self._lanes.values():
            thread.wait()
        for ticket in list(self._tasks):
            self._answer(ticket)

    def _thread(self, lane: Lane) -> _LaneThread:
        if lane not in self._lanes:
            thread = _LaneThread(self._tasks, self)
            thread.setObjectName(f"{lane} lane")
            thread.done.connect(self._answer, Qt.ConnectionType.QueuedConnection)
            self._lanes[lane] = thread
            thread.start()
        return self._lanes[lane]

    def _answer(self, ticket: int) -> None:
        task = self._tasks.pop(ticket, None)
        if task is None:  # answered already, while closing
            return
        if task.lane not in _UNSEEN and not self.is_busy:
            self.idle.emit()
        is_wanted = isValid(task.owner) and not self._is_closed
        if task.error is None:
            if task.then and is_wanted:
                task.then(task.answer)
        elif not isinstance(task.error, NewsroomError):
            self.crashed.emit(task.error)
        elif is_wanted:
            (task.otherwise or self.unanswered.emit)(task.error)
