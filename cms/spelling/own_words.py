"""My words: what one person on this computer has told the speller, one word a line in a file of their own."""

from pathlib import Path


class OwnWords:
    """One person's words, in *file*; a file that is not there is an empty list."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> frozenset[str]:
        """Return every word."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, UnicodeDecodeError):
            return frozenset()
        return frozenset(line.strip() for line in lines if line.strip())

    def add(self, word: str) -> None:
        """Keep *word*, if it is not kept yet."""
        words = self.all() | {word}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        beside.write_text("".join(f"{one}\n" for one in sorted(words)), encoding="utf-8")
        beside.replace(self._file)

    def remove(self, word: str) -> None:
        """Keep *word* no longer."""
        words = self.all() - {word}
        if self._file.exists():
            self._file.write_text("".join(f"{one}\n" for one in sorted(words)), encoding="utf-8")
