"""What the program has read of itself: libraries, fonts. The start needs far more of them than the work after it."""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

_MAPPED = Path("/proc/self/smaps")
# The same number on every Linux.
_DONT_NEED = 4


def let_go_of_mapped_files() -> None:
    """Give what is mapped of files back to the system, which keeps it in its cache; what is used again comes from there.

    Counted in the program's memory it would be for as long as the program runs. Elsewhere than on Linux nothing is done.
    """
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    for start, end in list(_unchanged()):
        advise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _DONT_NEED)


def _unchanged() -> Iterator[tuple[int, int]]:
    """Find the files' parts that are as they are in the file and stay so: of others we have the only copy."""
    where = ""
    with _MAPPED.open("rb") as lines:
        for line in lines:
            words = line.decode("utf-8", "replace").split()
            if not words[0].endswith(":"):
                # First line of a mapping: where it is, what may be done with it, …, and of which file it is.
                is_of_file = len(words) > 5 and words[5].startswith("/")
                where = words[0] if is_of_file and "w" not in words[1] else ""
            elif words[0] == "Anonymous:" and words[1] == "0" and where:
                start, _, end = where.partition("-")
                yield int(start, 16), int(end, 16)
