"""The photo store of a newsroom on one computer: a folder of originals, and of the copies made from them."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.domain.errors import UnreadableFile
from cms.media.photo_store import NAMELESS
from cms.media.safe_write import write_whole
from cms.media.source_file import read_source, refuse_size

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ORIGINALS, _RENDITIONS, _PUBLISHED = "originals", "renditions", "published"


class FolderStore:
    """Originals in a folder, named by the SHA-256 of their bytes, so that none is kept twice or ever changes.

    No name a person chose is ever part of a path here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, path: Path, *, name: str = "") -> str:
        """Keep the file at *path* and return its SHA-256; *name* is what a refusal calls it."""
        return self._keep(read_source(path, name=name))

    def add_bytes(self, original: bytes, *, name: str = NAMELESS) -> str:
        """Keep a picture pasted from the clipboard, where it has no file, and return its SHA-256."""
        refuse_size(len(original), name)
        return self._keep(original)

    def hand_in(self, sha256: str) -> None:
        """Do nothing more: what is in the folder is in the newsroom."""

    def path_of(self, sha256: str) -> Path:
        """Return where the original is, or would be, kept."""
        return self._folder / _ORIGINALS / place_of(sha256)

    @contextmanager
    def in_use(self, sha256: str) -> Iterator[Path]:
        """Lend the original's file; here it never moves anyway."""
        yield self.path_of(sha256)

    def renditions_of(self, sha256: str) -> Path:
        """Return the folder for the copies made from this original, each named by its width."""
        return self._folder / _RENDITIONS / self.path_of(sha256).name

    def open_original(self, sha256: str, *, name: str = NAMELESS) -> bytes:
        """Return the original's bytes, proved to be the ones once kept."""
        original = read_source(self.path_of(sha256), name=name)
        if hashlib.sha256(original).hexdigest() != sha256:
            raise UnreadableFile(
                "The kept original of “{file}” has been damaged. Restore it from a backup, or add it again.",
                file=name,
            )
        return original

    def remove(self, sha256: str) -> None:
        """Let go of an original that turned out to be no picture; nothing in the newsroom names it."""
        self.path_of(sha256).unlink(missing_ok=True)

    def is_intact(self, sha256: str) -> bool:
        """Return whether the original is here with every byte as it was."""
        path = self.path_of(sha256)
        return path.is_file() and is_itself(path)

    @property
    def published(self) -> Path:
        """The folder of the copies that readers get, each with the credit of its use in its bytes."""
        return self._folder / _PUBLISHED

    def kept(self) -> list[str]:
        """Return the SHA-256 of every kept original."""
        return [path.name for path in self._originals()]

    def verify(self) -> list[str]:
        """Return the SHA-256 of every kept original whose bytes have changed."""
        return [path.name for path in self._originals() if not is_itself(path)]

    def _keep(self, original: bytes) -> str:
        sha256 = hashlib.sha256(original).hexdigest()
        path = self.path_of(sha256)
        # A damaged original is put right by adding the same picture again.
        if not self.is_intact(sha256):
            write_whole(path, original)
        return sha256

    def _originals(self) -> Iterator[Path]:
        found = (self._folder / _ORIGINALS).glob("??/??/*")
        return (path for path in sorted(found) if _SHA256.fullmatch(path.name))


def place_of(sha256: str) -> Path:
    """Return where an original lies among others, so that no folder gets too many; nothing else becomes a path."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is not a SHA-256.")
    return Path(sha256[:2], sha256[2:4], sha256)


def is_itself(path: Path) -> bool:
    """Return whether the file's bytes are those its name, a SHA-256, promises."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == path.name


# The name by which services still ask for the folder of a newsroom on one computer.
PhotoStore = FolderStore
