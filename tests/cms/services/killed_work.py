"""Work on a whole newsroom in a process of its own, killed with SIGKILL before it asks the database for this or that.

while was_killed(statement, "upgrade", place):
    ...what must hold now...
    statement *= 3
"""

import os
import signal
import subprocess
import sys
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.backups import backup_newsroom, restore_newsroom
from cms.services.newsroom.in_files import upgrade_newsroom
from cms.services.newsroom.moving_up import move_up
from cms.services.newsroom.shared import upgrade_shared
from cms.services.newsroom.shared_backups import backup_shared, restore_shared
from tests.cms.shared_newsroom import password_of

# In place of a statement's number: killed when everything is done but for the commit.
AT_COMMIT = 0
_ROOT = Path(__file__).parents[3]


def was_killed(statement: int, work: str, place: object, file: object = "") -> bool:
    """Do the *work* and return whether it was killed at that *statement*; False if it was done before it."""
    program = [sys.executable, "-m", __name__, str(statement), work, str(place), str(file)]
    done = subprocess.run(program, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def _kill_at(statement: int) -> None:
    numbers = count(1)

    def before_statement(*_: object) -> None:
        if next(numbers) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def before_commit(*_: object) -> None:
        if statement == AT_COMMIT:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", before_statement)
    event.listen(Engine, "commit", before_commit)


def _do(work: str, place: str, file: str) -> None:
    administrator, path = Administrator(place), Path(place)
    in_file = {
        "upgrade": partial(upgrade_newsroom, path),
        "backup": partial(backup_newsroom, path, Path(file), _quietly),
        "restore": partial(restore_newsroom, Path(file), path, _quietly),
    }
    on_server = {
        "upgrade": partial(upgrade_shared, place, ""),
        "backup": partial(backup_shared, administrator, Path(file), _quietly),
        "restore": partial(restore_shared, Path(file), administrator, _quietly),
        "copy": partial(move_up, Path(file), administrator, "root", password_of("root"), _quietly),
    }
    (on_server if place.startswith("postgresql:") else in_file)[work]()


def _quietly(done: int, total: int) -> None:
    """Nobody watches the progress."""


if __name__ == "__main__":
    _kill_at(int(sys.argv[1]))
    _do(*sys.argv[2:])
