"""What a desk has of a shared newsroom's photographs on its own computer: a bounded cache, and what waits to be sent."""

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from cms.domain.errors import UnreadableFile
from cms.media.safe_write import write_whole
from cms.media.store import FolderStore, is_itself, place_of

LIMIT = 2 * 1024**3
_ORIGINALS, _RENDITIONS, _PUBLISHED, _WAITING = "originals", "renditions", "published", "waiting"


@dataclass(frozen=True, slots=True)
class _Kept:
    """One thing that may be let go of: an original, the copies made from one, or a copy readers get."""

    used_at: int
    size: int
    path: Path
    sha256: str


class PhotoCache:
    """A folder that holds no more than *limit* bytes; what was used least recently goes first, and nothing in use.

    Originals that wait to be handed in are not counted and never go: the newsroom does not have them yet. Only the
    person whose account it is can look into the folder.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._in_use: Counter[str] = Counter()
        self._lock = Lock()
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        self.waiting = FolderStore(folder / _WAITING)

    def original(self, sha256: str) -> Path | None:
        """Return the file with the original's bytes, proved to be those, or None if it is not here."""
        if self.waiting.is_intact(sha256):
            return self.waiting.path_of(sha256)
        path = self._place_of(sha256)
        try:
            if not is_itself(path):
                # A damaged original is fetched again.
                path.unlink(missing_ok=True)
                return None
            os.utime(path)
        except FileNotFoundError:
            return None
        return path

    def keep(self, sha256: str, original: bytes) -> Path:
        """Keep an original the newsroom has, if the bytes are those its SHA-256 promises, and return its file."""
        if hashlib.sha256(original).hexdigest() != sha256:
            raise UnreadableFile(
                "The newsroom’s original of this photo is damaged. Restore it from a backup, or add the photo again."
            )
        self._make_room(len(original))
        path = self._place_of(sha256)
        write_whole(path, original)
        return path

    def handed_in(self, sha256: str) -> None:
        """Let an original that waited be one of the cache, because the newsroom has it now."""
        source, target = self.waiting.path_of(sha256), self._place_of(sha256)
        with suppress(FileNotFoundError):
            self._make_room(source.stat().st_size)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            os.utime(target)

    @contextmanager
    def in_use(self, sha256: str) -> Iterator[None]:
        """Let go of nothing of this photograph until the block ends."""
        with self._lock:
            self._in_use[sha256] += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_use[sha256] -= 1
                if not self._in_use[sha256]:
                    del self._in_use[sha256]

    def renditions_of(self, sha256: str) -> Path:
        """Return the folder for the copies made from this original, and note that it was used."""
        folder = self._folder / _RENDITIONS / place_of(sha256).name
        with suppress(FileNotFoundError):
            os.utime(folder)
        return folder

    @property
    def published(self) -> Path:
        """The folder of the copies that readers get."""
        return self._folder / _PUBLISHED

    def _place_of(self, sha256: str) -> Path:
        return self._folder / _ORIGINALS / place_of(sha256)

    def _make_room(self, size: int) -> None:
        kept = sorted(self._kept(), key=lambda one: one.used_at)
        # Looked up in the folder each time, because another Copydesk of the same person may use it too.
        too_much = sum(one.size for one in kept) + size - self._limit
        for one in kept:
            if too_much <= 0:
                return
            if self._let_go(one):
                too_much -= one.size

    def _let_go(self, one: _Kept) -> bool:
        with self._lock:
            if one.sha256 in self._in_use:
                return False
            try:
                _delete(one.path)
            except OSError:
                # Windows does not delete what a program has open: it is in use.
                return False
        return True

    def _kept(self) -> Iterator[_Kept]:
        for path in (self._folder / _ORIGINALS).glob("??/??/*"):
            yield from _described(path, path.name)
        for path in (self._folder / _RENDITIONS).glob("*"):
            yield from _described(path, path.name)
        for path in (self._folder / _PUBLISHED).glob("*"):
            yield from _described(path, path.name.partition("-")[0])


def _described(path: Path, sha256: str) -> Iterator[_Kept]:
    # Another Copydesk may have let go of it a moment ago.
    with suppress(FileNotFoundError):
        status = path.stat()
        files = path.iterdir() if path.is_dir() else [path]
        yield _Kept(status.st_mtime_ns, sum(file.stat().st_size for file in files), path, sha256)


def _delete(path: Path) -> None:
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    # Out of sight first, so that nobody finds half of the copies.
    gone = path.with_name(f".{path.name}.gone")
    path.rename(gone)
    shutil.rmtree(gone)
