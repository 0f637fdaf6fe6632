"""Two set-ups at once take turns: the second waits until the first has ended, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from narration import say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def taking_turns(turn: Path) -> Iterator[None]:
    """Hold the file *turn* while the block runs; wait, saying so, while another program holds it."""
    with turn.open("a") as file:
        # A pip that outlives a killed set-up goes on writing, so it keeps the turn until it ends.
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 – the standard library takes it by position
        if not _take(file.fileno(), wait=False):
            say("Copydesk is being set up by another start; waiting for it.")
            while not _take(file.fileno(), wait=True):
                continue  # Windows gives up after ten seconds; ask again
        yield


def _take(file: int, *, wait: bool) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
