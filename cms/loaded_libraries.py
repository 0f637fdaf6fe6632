"""What the program has read of its libraries: the start needs far more of them than the work after it."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

_MAPPED = Path("/proc/self/smaps")
# The same number on every Linux.
_DONT_NEED = 4
# A line that begins a mapping: where it is, what may be done with it, three words more, and of which file it is.
_WORDS_BEFORE_FILE = 5


class _Mapping:
    """A stretch of memory that shows a part of a file."""

    def __init__(self, words: list[str]) -> None:
        start, _, end = words[0].partition("-")
        self.start, self.end = int(start, 16), int(end, 16)
        self.is_writable = "w" in words[1]
        self.is_changed = False
        self.file = words[_WORDS_BEFORE_FILE] if len(words) > _WORDS_BEFORE_FILE else ""


def let_go_of_libraries() -> None:
    """Give the system back what is mapped of libraries; it keeps that in its cache, where what is used again comes from.

    Counted in the program's memory it would be for as long as the program runs. Elsewhere than on Linux nothing is done.
    Other threads may go on meanwhile: what is let go is of libraries that are loaded whole, which nobody unloads.
    """
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    for mapping in _unchanging(list(_mappings())):
        size = mapping.end - mapping.start
        advise(ctypes.c_void_p(mapping.start), ctypes.c_size_t(size), _DONT_NEED)


def _unchanging(mappings: list[_Mapping]) -> Iterator[_Mapping]:
    """Find what is as it is in the file and stays so: of what was changed we have the only copy.

    What can be written to is mapped last, and only that is changed while a library is joined to the others.
    """
    loaded = {mapping.file for mapping in mappings if mapping.is_writable}
    for mapping in mappings:
        if (
            mapping.file in loaded
            and ".so" in mapping.file
            and not (mapping.is_writable or mapping.is_changed)
        ):
            yield mapping


def _mappings() -> Iterator[_Mapping]:
    mapping: _Mapping | None = None
    with _MAPPED.open("rb") as lines:
        for line in lines:
            words = line.decode("utf-8", "replace").split()
            if not words[0].endswith(":"):
                if mapping is not None:
                    yield mapping
                mapping = _Mapping(words)
            elif words[0] == "Anonymous:" and words[1] != "0" and mapping is not None:
                mapping.is_changed = True
    if mapping is not None:
        yield mapping
