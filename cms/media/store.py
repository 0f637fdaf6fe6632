"""The photo store: every original, byte for byte under its own fingerprint, and the copies made from it."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from cms.domain.errors import UnreadableFile
from cms.media.safe_write import write_whole
from cms.media.source_file import read_source, refuse_size

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ORIGINALS, _RENDITIONS, _PUBLISHED = "originals", "renditions", "published"
# What a refusal calls a picture that came without a file name.
_NAMELESS = "picture"


class PhotoStore:
    """Originals in a folder, named by the SHA-256 of their bytes, so that none is kept twice or ever changes.

    No name a person chose is ever part of a path here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, path: Path, *, name: str = "") -> str:
        """Keep the file at *path* and return its SHA-256; *name* is what a refusal calls it."""
        return self._keep(read_source(path, name=name))

    def add_bytes(self, original: bytes, *, name: str = _NAMELESS) -> str:
        """Keep a picture pasted from the clipboard, where it has no file, and return its SHA-256."""
        refuse_size(len(original), name)
        return self._keep(original)

    def path_of(self, sha256: str) -> Path:
        """Return where the original is, or would be, kept."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256.")
        return self._folder / _ORIGINALS / sha256[:2] / sha256[2:4] / sha256

    def renditions_of(self, sha256: str) -> Path:
        """Return the folder for the copies made from this original, each named by its width."""
        return self._folder / _RENDITIONS / self.path_of(sha256).name

    def open_original(self, sha256: str, *, name: str = _NAMELESS) -> bytes:
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
        return path.is_file() and _is_itself(path)

    @property
    def published(self) -> Path:
        """The folder of the copies that readers get, each with the credit of its use in its bytes."""
        return self._folder / _PUBLISHED

    def verify(self) -> list[str]:
        """Return the SHA-256 of every kept original whose bytes have changed."""
        return [path.name for path in self._originals() if not _is_itself(path)]

    def _keep(self, original: bytes) -> str:
        sha256 = hashlib.sha256(original).hexdigest()
        path = self.path_of(sha256)
        # A damaged original is put right by adding the same picture again.
        if not (path.is_file() and _is_itself(path)):
            write_whole(path, original)
        return sha256

    def _originals(self) -> Iterator[Path]:
        found = (self._folder / _ORIGINALS).glob("??/??/*")
        return (path for path in sorted(found) if _SHA256.fullmatch(path.name))


def _is_itself(path: Path) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == path.name
