"""What the readers' site is behind the newsroom with: marks beside its folder, which outlive a crash."""

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cms.output.shelf import explained, put_text

# A step is being taken, or was broken off: any page may be behind.
_ALL = "pages"
# The article's own page is written; only what lists it is behind.
_LISTS = "lists"
# No mark begins with such a letter.
_LOCK = "lock"
# Seconds: a site of many articles takes some to be written whole.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Owed:
    """What was owing at one look; *is_all* where a step was broken off before its page was written."""

    marks: tuple[Path, ...]
    is_all: bool


class Owing:
    """The marks of one site. Each step leaves one of its own, so that nobody takes away what another still owes."""

    def __init__(self, site: Path) -> None:
        self._folder = site.with_name(f"{site.name}.owing")

    def begin(self) -> Path:
        """Owe all pages from before a step is taken."""
        mark = self._folder / uuid.uuid4().hex
        # The newsroom does not wait for a folder that cannot be written; whoever writes the page tells of that.
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            put_text(mark, _ALL)
        return mark

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other thread or program write the site meanwhile; whoever dies lets the next one in.

        What is read of the newsroom inside is as new as what others wrote before: nobody takes away the page of an
        article that was published after they had looked. SQLite's lock is one that every system keeps to.
        """
        with contextlib.ExitStack() as stack:
            # Where nothing can be kept, the page itself cannot be written either: that is what is told.
            with contextlib.suppress(OSError, sqlite3.OperationalError):
                self._folder.mkdir(parents=True, exist_ok=True)
                lock = sqlite3.connect(self._folder / _LOCK, timeout=_PATIENCE, isolation_level=None)
                stack.callback(lock.close)
                lock.execute("BEGIN EXCLUSIVE")
            yield

    def only_lists(self, mark: Path) -> None:
        """Owe no more than the lists: the pages of the step's own article are written."""
        with explained(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            put_text(mark, _LISTS)

    def forget(self, mark: Path) -> None:
        """Owe nothing: the step was refused."""
        with explained(self._folder):
            mark.unlink(missing_ok=True)

    def owed(self) -> Owed:
        """Return what is owing now."""
        with explained(self._folder):
            found = {mark: _read(mark) for mark in self._folder.glob("[0-9a-f]*")}
        return Owed(tuple(found), any(words != _LISTS for words in found.values()))

    def settle(self, owed: Owed) -> None:
        """Take the marks of *owed* away."""
        with explained(self._folder):
            for mark in owed.marks:
                mark.unlink(missing_ok=True)


def _read(mark: Path) -> str:
    try:
        return mark.read_text(encoding="utf-8")
    except FileNotFoundError:  # somebody else has just settled it
        return _LISTS
