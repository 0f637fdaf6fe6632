"""What the newsroom asks of the place where its photographs are, whichever place that is."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

# What a refusal calls a picture that came without a file name.
NAMELESS = "picture"


class PhotoStore(Protocol):
    """Originals, each under the SHA-256 of its bytes, and the copies made from them.

    What is added stays on this computer until it is handed in; from then on the newsroom has it.
    """

    def add(self, path: Path, *, name: str = "") -> str:
        """Keep the file at *path* and return its SHA-256; *name* is what a refusal calls it."""

    def add_bytes(self, original: bytes, *, name: str = NAMELESS) -> str:
        """Keep a picture that has no file and return its SHA-256."""

    def hand_in(self, sha256: str) -> None:
        """Give the newsroom an original that was added; done before anything in the newsroom names it."""

    def path_of(self, sha256: str) -> Path:
        """Return a file with the original's bytes; fetched, if it is not on this computer."""

    def in_use(self, sha256: str) -> AbstractContextManager[Path]:
        """Lend a file with the original's bytes, which stays where it is until the block ends."""

    def is_intact(self, sha256: str) -> bool:
        """Return whether the newsroom has the original with every byte as it was."""

    def remove(self, sha256: str) -> None:
        """Let go of an original that was added and turned out to be no picture."""

    def renditions_of(self, sha256: str) -> Path:
        """Return the folder for the copies made from this original, each named by its width."""

    @property
    def published(self) -> Path:
        """The folder of the copies that readers get."""


class PhotoArchive(Protocol):
    """Where a shared newsroom keeps its originals, away from the desks."""

    def deliver(self, sha256: str, original: Path) -> None:
        """Bring the file *original* in under its SHA-256; what is there already is not sent again."""

    def fetch(self, sha256: str) -> Iterator[bytes]:
        """Yield the original's bytes, piece by piece; whoever keeps them compares them with their SHA-256."""

    def is_intact(self, sha256: str) -> bool:
        """Return whether the original is there with every byte as it was."""
