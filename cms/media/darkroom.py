"""The darkroom: pictures are examined and copied in a process of their own, which a bad one may kill."""

import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Lock, Timer
from types import TracebackType
from typing import IO, Any, Self

import cms
from cms.domain.errors import UnreadableFile
from cms.domain.photos.crop import Crop, crop_to_json
from cms.domain.photos.facts import PhotoFacts
from cms.media.job_wire import Job, facts_in, line_of, message_in, raise_if_refused, renditions_in
from cms.media.rendition import WIDTHS, Rendition, RenditionCredit, RenditionFormat
from cms.media.source_file import printable_name
from cms.resting import Resting

_CHILD = "cms.media.darkroom_child"
_SECONDS_PER_JOB = 30.0
_SECONDS_TO_DIE = 1.0
# An open child holds 20 MB, and is there again in a fifth of a second.
_SECONDS_UNTIL_REST = 30.0
_LOOKS_PER_JOB = 100
# A second child takes a third of a second to start: with fewer files than this it would not be made up for.
_LOOKS_FOR_TWO = 800
_LONGEST_COMPLAINT = 4_000


class ChildDied(Exception):
    """How the child ended and what it complained of: the cause behind a refusal, for the crash report."""


@dataclass(frozen=True, slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    complaints: IO[bytes]

    def answer_to(self, line: bytes) -> bytes:
        """Return the child's answer, empty if it died over the job."""
        assert self.process.stdin is not None  # noqa: S101 (both pipes are ours, see _start)
        assert self.process.stdout is not None  # noqa: S101
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except OSError:
            return b""
        return self.process.stdout.readline()

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def end(self) -> ChildDied:
        """See the child end, or end it, and return how it ended."""
        with suppress(subprocess.TimeoutExpired):
            # It has fallen silent; killed at once, it would seem to have died of that.
            self.process.wait(_SECONDS_TO_DIE)
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            _close_quietly(pipe)
        status = self.process.wait()
        self.complaints.seek(0)
        complaint = self.complaints.read(_LONGEST_COMPLAINT).decode("utf-8", "replace")
        self.complaints.close()
        return ChildDied(f"The darkroom's child ended with {status}.\n{complaint}")


class Darkroom:
    """Examines photographs and makes renditions, one job at a time, from whatever thread it is asked.

    The child process starts with the first job or `warm_up`, is replaced when it dies, and ends with `close` or when
    it had no job for a while.
    """

    def __init__(
        self, *, seconds_per_job: float = _SECONDS_PER_JOB, seconds_until_rest: float = _SECONDS_UNTIL_REST
    ) -> None:
        self._seconds_per_job = seconds_per_job
        self._resting = Resting(seconds_until_rest, self._rest)
        self._one_job = Lock()
        self._child: _Child | None = None
        self._closing = Event()
        self._second: Darkroom | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def examine(self, path: Path, *, name: str = "", encoding: str = "") -> PhotoFacts:
        """Return what the picture at *path* says about itself; *name* is what a refusal calls it.

        Texts older than Unicode are read in the *encoding* somebody chose, or else in the likeliest.
        """
        return facts_in(self._ask(Job.EXAMINE, path, name, {"encoding": encoding}))

    def render(  # noqa: PLR0913 (a copy is ordered by these)
        self,
        path: Path,
        folder: Path,
        *,
        credit: RenditionCredit,
        widths: Sequence[int] = WIDTHS,
        file_format: RenditionFormat = RenditionFormat.JPEG,
        part: Crop | None = None,
        accepts_cut_off: bool = False,
        name: str = "",
    ) -> list[Rendition]:
        """Write a copy of the picture for each width into *folder*, each carrying the *credit*.

        A copy is called by its width (“640.jpg”); the smallest comes first. A picture is never enlarged:
        instead of all copies wider than itself it gets one of its own width. Of a *part* only that is copied. A file
        that ends before its picture does is a `CutOffPicture`, unless somebody *accepts* what there is of it.
        """
        if not widths or min(widths) < 1:
            raise ValueError(f"No rendition can be made of widths {widths!r}.")
        order = {
            "folder": str(folder.absolute()),
            "widths": list(widths),
            "credit": asdict(credit),
            "file_format": file_format,
            "part": crop_to_json(part) if part is not None else None,
            "accepts_cut_off": accepts_cut_off,
        }
        return renditions_in(self._ask(Job.RENDER, path, name, order))

    def label(self, copies: Sequence[tuple[Path, Path]], *, credit: RenditionCredit, name: str = "") -> None:
        """Write renditions (first of each pair) again at other places (second), carrying the *credit*."""
        paths = [(str(made.absolute()), str(labelled.absolute())) for made, labelled in copies]
        self._ask(Job.LABEL, copies[0][0], name, {"copies": paths, "credit": asdict(credit)})

    def export(
        self,
        path: Path,
        copy: Path,
        *,
        texts: Mapping[str, str],
        lists: Mapping[str, Sequence[str]],
        name: str = "",
    ) -> bool:
        """Write the picture at *path* to *copy*, pixel for pixel, with these texts in place of all its own.

        Texts and lists go by the names they have in `PhotoFacts`. Of a kind that cannot be labelled only a side-car
        is written to *copy*; whether it was is returned.
        """
        order = {"copy": str(copy.absolute()), "texts": dict(texts), "lists": dict(lists)}
        return bool(self._ask(Job.EXPORT, path, name, order)["is_sidecar"])

    def look(self, paths: Sequence[Path]) -> list[dict[str, Any] | UnreadableFile]:
        """Return for each file the facts it tells, by the names of `PhotoFacts`, or why it cannot be read.

        Of very many a second child looks at some: each takes the next handful as soon as it has done its last.
        """
        waiting = deque(range(0, len(paths), _LOOKS_PER_JOB))
        looks: list[dict[str, Any] | UnreadableFile] = [{}] * len(paths)

        def work(darkroom: Darkroom) -> None:
            for first in _taken_from(waiting):
                some = paths[first : first + _LOOKS_PER_JOB]
                looks[first : first + len(some)] = darkroom.look_alone(some)

        if len(paths) < _LOOKS_FOR_TWO:
            work(self)
            return looks
        second = self._second_darkroom()
        with ThreadPoolExecutor(1, "darkroom") as beside:
            theirs = beside.submit(work, second)
            work(self)
            theirs.result()
        return looks

    def look_alone(self, some: Sequence[Path]) -> list[dict[str, Any] | UnreadableFile]:
        """Do the same as one job of one child."""
        try:
            answer = self._ask(Job.LOOK, some[0], "", {"paths": [str(path.absolute()) for path in some]})
        except UnreadableFile as refusal:
            # One of them has taken the child with it: each is looked at on its own.
            return [refusal] if len(some) == 1 else [self.look_alone([path])[0] for path in some]
        return [
            look["told"] if "told" in look else UnreadableFile(look["sentence"], **look["places"])
            for look in answer["looks"]
        ]

    def warm_up(self) -> None:
        """Start the child ahead of need, without waiting for it."""
        if self._one_job.acquire(blocking=False):
            try:
                if not self._closing.is_set():
                    self._living_child()
                    self._resting.used()
            finally:
                self._one_job.release()

    def close(self) -> None:
        """End the child, whatever it is doing; a copy is written whole or not at all."""
        self._closing.set()
        self._resting.stop()
        child = self._child
        if child is not None:
            child.process.kill()
        with self._one_job:
            self._end_child()
            second = self._second
        if second is not None:
            second.close()

    def _second_darkroom(self) -> "Darkroom":
        with self._one_job:
            if self._second is None:
                self._second = Darkroom(seconds_per_job=self._seconds_per_job)
            if self._closing.is_set():
                self._second.close()
            return self._second

    def _ask(self, job: Job, path: Path, name: str, order: Mapping[str, object]) -> dict[str, Any]:
        name = name or printable_name(path)
        line = line_of({"job": job, "path": str(path.absolute()), "name": name, **order})
        with self._one_job:
            if self._closing.is_set():
                raise self._refusal(name, is_late=False)
            child = self._living_child()
            in_time = _TimeLimit(child, self._seconds_per_job)
            with in_time:
                # Asked again: `close` may have come too early to know of a child that was just started.
                answer = b"" if self._closing.is_set() else child.answer_to(line)
            if not answer.endswith(b"\n"):
                raise self._refusal(name, is_late=in_time.has_passed) from self._end_child()
        self._resting.used()
        message = message_in(answer)
        raise_if_refused(message)
        return message

    def _refusal(self, name: str, *, is_late: bool) -> UnreadableFile:
        if self._closing.is_set():
            return UnreadableFile(
                "Copydesk was closed before it had read “{file}”. Add the picture again.", file=name
            )
        if is_late:
            return UnreadableFile(
                "“{file}” took longer than {seconds} seconds to read. Save it as a JPEG and choose that.",
                file=name,
                seconds=round(self._seconds_per_job),
            )
        return UnreadableFile(
            "“{file}” could not be read: it is damaged or of an unusual make. Ask its sender for a new copy.",
            file=name,
        )

    def _living_child(self) -> _Child:
        if self._child is not None and not self._child.is_alive():
            self._end_child()
        if self._child is None:
            self._child = _start()
        return self._child

    def _rest(self) -> None:
        # Whoever has a job meanwhile goes first; the child then rests another time.
        if self._one_job.acquire(blocking=False):
            try:
                if self._child is not None:
                    _close_quietly(self._child.process.stdin)
                    self._end_child()
            finally:
                self._one_job.release()

    def _end_child(self) -> ChildDied | None:
        child, self._child = self._child, None
        return child.end() if child is not None else None


class _TimeLimit:
    """Kills the child when a job takes too long; waiting for its answer then ends by itself.

    A timer rather than waiting on the pipe with a limit, which Windows cannot.
    """

    def __init__(self, child: _Child, seconds: float) -> None:
        self.has_passed = False
        self._child = child
        self._timer = Timer(seconds, self._pass)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _pass(self) -> None:
        self.has_passed = True
        self._child.process.kill()


def _start() -> _Child:
    complaints = tempfile.TemporaryFile()  # noqa: SIM115 (closed when the child ends)
    process = subprocess.Popen(
        [sys.executable, "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        # `-m` looks in the current folder first: that must be our own, not one full of strangers' files.
        cwd=Path(cms.__file__).parents[1],
    )
    return _Child(process, complaints)


def _taken_from(waiting: deque[int]) -> Iterator[int]:
    """Yield what is *waiting*, each to one of several who ask at the same time."""
    while True:
        try:
            yield waiting.popleft()
        except IndexError:
            return


def _close_quietly(pipe: IO[bytes] | None) -> None:
    try:
        if pipe is not None:
            pipe.close()
    except OSError:
        # What was still to be written to a dead child is of no use to anybody.
        return
