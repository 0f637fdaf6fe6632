"""A folder agencies write into: which files have come, whole, since it was last looked into."""

import os
from pathlib import Path

from cms.domain.errors import UnreadableFile

# Pictures come in with the item that names them; a name like these is still being written.
_NOT_ITEMS = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".heic", ".mp4", ".pdf")
_BEING_WRITTEN = (".part", ".tmp", ".filepart", ".crdownload", "~")

_Look = tuple[int, int]


class WatchedFolder:
    """Remembers what it has handed out, by name, size and time: a file that is replaced comes again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[Path, _Look] = {}
        self._handed_out: dict[Path, _Look] = {}

    def waiting(self, *, is_settled: bool = False) -> list[Path]:
        """Return the new files, the oldest first.

        A file is whole when it looked the same the last time; *is_settled* says that nobody is writing any more.
        """
        found = self._looked()
        whole = [file for file, look in found.items() if is_settled or self._seen.get(file) == look]
        new = [file for file in whole if self._handed_out.get(file) != found[file]]
        self._seen = found
        self._handed_out |= {file: found[file] for file in new}
        return sorted(new, key=lambda file: (found[file][0], file.name))

    def _looked(self) -> dict[Path, _Look]:
        try:
            with os.scandir(self._folder) as entries:
                files = [entry for entry in entries if _is_item(entry)]
                looks = {Path(entry.path): entry.stat() for entry in files}
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableFile(
                "“{folder}” cannot be watched: {reason}.", folder=self._folder, reason=reason
            ) from error
        return {file: (look.st_mtime_ns, look.st_size) for file, look in looks.items()}


def _is_item(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    return entry.is_file() and not name.startswith(".") and not name.endswith((*_NOT_ITEMS, *_BEING_WRITTEN))
