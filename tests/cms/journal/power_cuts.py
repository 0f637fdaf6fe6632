"""Power cuts without a power switch: a layer under SQLite that records what is written and what is forced to the disk.

Whatever was not forced may be on the disk after a cut, or not, or in part: `Disk.after_cut` draws one such disk.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

# A disk writes whole sectors; a write that the cut met is there up to one of them.
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Event:
    """What was done to the file *name*; *what* is write, truncate, sync, delete, or told for what a writer was told."""

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class Disk:
    """All that SQLite did to its files, in order."""

    events: list[Event] = field(default_factory=list)

    def tell(self, number: int) -> None:
        """Note that a writer was told that the text with this number is safe."""
        self.events.append(Event("told", offset=number))

    def told_before(self, cut: int) -> int:
        """Return the number of the last text that somebody was told is safe before event *cut*; 0 if none."""
        return max((event.offset for event in self.events[:cut] if event.what == "told"), default=0)

    def after_cut(self, cut: int, chance: Random) -> dict[str, bytes]:
        """Return the files as they may be when the power goes at event *cut*."""
        forced: dict[str, bytes] = {}
        loose: dict[str, list[Event]] = {}
        for event in self.events[:cut]:
            if event.what == "sync":
                forced[event.name] = _with(forced.get(event.name, b""), loose.pop(event.name, []))
            elif event.what == "delete":
                # SQLite forces the folder, too: the file is gone.
                forced.pop(event.name, None)
                loose.pop(event.name, None)
            elif event.what != "told":
                loose.setdefault(event.name, []).append(event)
        for name, events in loose.items():
            kept = [_met_by_cut(event, chance) for event in events if chance.random() < 0.5]
            if name in forced or kept:
                forced[name] = _with(forced.get(name, b""), kept)
        return forced


def _with(content: bytes, events: list[Event]) -> bytes:
    for event in events:
        if event.what == "truncate":
            content = content[: event.offset].ljust(event.offset, b"\0")
        else:
            content = content.ljust(event.offset, b"\0")
            content = content[: event.offset] + event.content + content[event.offset + len(event.content) :]
    return content


def _met_by_cut(event: Event, chance: Random) -> Event:
    if event.what != "write" or chance.random() >= 0.3:
        return event
    sectors = chance.randrange(len(event.content) // _SECTOR + 1)
    return Event("write", event.name, event.offset, event.content[: sectors * _SECTOR])


class _RecordedFile(apsw.VFSFile):
    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(path).name if path else ""

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        super().xWrite(data, offset)
        self._disk.events.append(Event("write", self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - SQLite's name
        super().xTruncate(newsize)
        self._disk.events.append(Event("truncate", self._name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        super().xSync(flags)
        self._disk.events.append(Event("sync", self._name))


class RecordedDisk(apsw.VFS):
    """The computer's own files, with a record of what is done to them."""

    def __init__(self, name: str, disk: Disk) -> None:
        self._disk = disk
        self.name = name
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> _RecordedFile:  # noqa: N802 - SQLite's name
        return _RecordedFile(self._disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's name
        super().xDelete(filename, syncdir)
        self._disk.events.append(Event("delete", Path(filename).name))


class _Connection:
    """A connection through a recorded disk that answers as the standard library's does."""

    def __init__(self, path: Path, layer: RecordedDisk, change: Callable[[str], str]) -> None:
        self._change = change
        self._connection = apsw.Connection(str(path), vfs=layer.name)
        self._connection.set_busy_timeout(5000)

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> apsw.Cursor:
        return self._connection.execute(self._change(statement), values)

    def __enter__(self) -> None:
        self._connection.execute("BEGIN")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")

    def close(self) -> None:
        self._connection.close()


def recorded(layer: RecordedDisk, change: Callable[[str], str] = str) -> Callable[[Path], Any]:
    """Return what opens a file through *layer*; *change* rewrites each statement."""
    return lambda path: _Connection(path, layer, change)
