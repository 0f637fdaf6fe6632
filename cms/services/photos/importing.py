"""Hundreds of picture files at once: what they are at a glance, then each into the library, whatever the others do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cms.domain.errors import DatabaseUnavailable, DiskFull, NewsroomError, UnreadableFile
from cms.domain.rows import PhotoRow
from cms.media.glance import Glance, glance_at, pictures_among
from cms.services.connection import Connection
from cms.services.photos.library import Photos

# After one of these no other file of the batch could be taken in either.
_HOPELESS = (DiskFull, DatabaseUnavailable)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its photo, or why there is none. *was_known* says that the library had the picture."""

    path: Path
    photo: PhotoRow | None = None
    was_known: bool = False
    refusal: NewsroomError | None = None


def _tell_nobody(done: int, total: int) -> None:
    """Stand in for whoever wants to know how far a batch has come."""


def _go_on() -> bool:
    return False


class Importing:
    """Takes batches of picture files into the library."""

    def __init__(self, connection: Connection) -> None:
        self._photos = Photos(connection)
        self._darkroom = connection.darkroom

    def found_in(self, paths: Iterable[Path]) -> list[Path]:
        """Return the files among *paths*, and in place of each folder the pictures in it, however deep."""
        found = pictures_among(list(paths))
        if not found:
            raise UnreadableFile("There is no picture in there. Choose a folder with picture files.")
        return found

    def glance(self, paths: Iterable[Path]) -> list[Glance]:
        """Return kind and measure of each file from its first bytes, for a grid that need not wait."""
        return [glance_at(path) for path in paths]

    def look(self, paths: Sequence[Path]) -> list[dict[str, Any] | UnreadableFile]:
        """Return for each file what it says, by the names of `PhotoFacts`, or why it cannot be read; none is taken in."""
        return self._darkroom.look(paths)

    def add(
        self,
        paths: Sequence[Path],
        *,
        on_progress: Callable[[int, int], None] = _tell_nobody,
        is_cancelled: Callable[[], bool] = _go_on,
    ) -> list[Imported]:
        """Take the files in, one after the other; a bad one is told and costs no other.

        *on_progress* hears how many of how many are done. When *is_cancelled* says so, what was taken in stays,
        and the answer ends there.
        """
        answers: list[Imported] = []
        for done, path in enumerate(paths):
            on_progress(done, len(paths))
            if is_cancelled():
                return answers
            last = answers[-1].refusal if answers else None
            answers.append(Imported(path, refusal=last) if isinstance(last, _HOPELESS) else self._one(path))
        on_progress(len(paths), len(paths))
        return answers

    def _one(self, path: Path) -> Imported:
        try:
            photo, was_known = self._photos.take(path)
        except NewsroomError as refusal:
            return Imported(path, refusal=refusal)
        return Imported(path, photo, was_known)
