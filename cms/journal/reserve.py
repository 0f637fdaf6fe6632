"""Room on the journal's disk that nobody else gets: given up when the disk is full, so that typing is still kept."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

# The texts of some days of typing. It is never taken of a disk that is nearly full already.
SIZE = 4 * 1024 * 1024
_TIMES_AS_MUCH_FREE = 4


class Reserve:
    """A file of *size* bytes that holds nothing."""

    def __init__(self, path: Path, *, size: int = SIZE) -> None:
        self._path = path
        self._size = size

    @property
    def is_there(self) -> bool:
        """Whether the room is set aside."""
        return self._path.exists()

    def set_aside(self) -> None:
        """Take the room, if it is not taken yet and there is plenty; a disk that refuses is asked again another time."""
        with suppress(OSError):
            is_plenty = shutil.disk_usage(self._path.parent).free >= _TIMES_AS_MUCH_FREE * self._size
            if not self.is_there and is_plenty:
                self._fill()

    def give_up(self) -> bool:
        """Let the journal have the room, and say whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _fill(self) -> None:
        try:
            with self._path.open("wb") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, self._size)
                else:
                    file.write(bytes(self._size))
        except OSError:
            self._path.unlink(missing_ok=True)
            raise
