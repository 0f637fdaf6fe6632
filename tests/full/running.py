"""What every long run begins and ends with: a shared newsroom on a server of its own, and figures as JSON."""

import dataclasses
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cms.domain.staff import NewPerson
from tests.faults.shared_desks import STAFF, SharedDesks
from tests.servers.postgres import PostgresServer


@contextmanager
def shared_newsroom(
    *,
    staff: Sequence[NewPerson] = STAFF,
    is_durable: bool = False,
    settings: Mapping[str, str] | None = None,
) -> Iterator[SharedDesks]:
    """Start a server with a newsroom on it; both are gone afterwards, with everything written on this computer."""
    with (
        tempfile.TemporaryDirectory(prefix="copydesk-full-") as home,
        PostgresServer(is_durable=is_durable, settings=settings) as server,
    ):
        os.environ["XDG_DATA_HOME"] = home
        desks = SharedDesks(server, Path(home), staff=staff)
        try:
            yield desks
        finally:
            desks.close()


def tell(figures: Any) -> None:
    """Print *figures*, a dataclass or a dictionary, as JSON."""
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False, default=_told) + "\n")


def _told(figures: Any) -> Any:
    return dataclasses.asdict(figures) if dataclasses.is_dataclass(figures) else str(figures)


def given(place: int, otherwise: int) -> int:
    """Return the number given as that word of the command."""
    return int(sys.argv[place]) if len(sys.argv) > place else otherwise
