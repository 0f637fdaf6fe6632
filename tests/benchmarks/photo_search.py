"""How long a search of 50,000 photographs takes on a server, in milliseconds, printed as JSON.

Run it from the project's folder: `python -m tests.benchmarks.photo_search`. What a file takes is among the figures of
`tests.benchmarks.photo_window`.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cms.db.base import new_id
from cms.domain.photos.search import PhotoSearch
from cms.media.darkroom import Darkroom
from tests.benchmarks.photo_window import CAPTIONS, LIBRARY, SEARCHES
from tests.cms.shared_newsroom import SharedTestNewsroom, StaffedServer
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer

_ROUNDS = 9
_BEGAN = datetime(2020, 1, 1, tzinfo=UTC)
_COLUMNS = (
    "photo_id, sha256, file_name, format, width, height, size_bytes, caption, creator, credit_line, source, copyright, "
    "alt_text, text_encoding, has_location, embedded_credit, instructions, digital_source_type, stipulations, embedded, "
    "added_by, added_at"
)


def main() -> None:
    """Fill a newsroom on a server, search it, and print the median and the best of each search."""
    with tempfile.TemporaryDirectory(prefix="copydesk-benchmark-") as folder:
        os.environ["XDG_DATA_HOME"] = f"{folder}/home"
        with PostgresServer(installations()[0].version) as server, Darkroom() as darkroom:
            staffed = StaffedServer(server, darkroom, Path(folder))
            staffed.make()
            newsroom = SharedTestNewsroom(staffed, "staffed", Path(folder))
            _fill(newsroom)
            find = newsroom.as_("minji").finding_photos.find
            measured = {
                name: _summary([_milliseconds(find, search) for _ in range(_ROUNDS)])
                for name, search in SEARCHES.items()
            }
            newsroom.close()
    sys.stdout.write(json.dumps(measured, indent=2) + "\n")


def _fill(newsroom: SharedTestNewsroom) -> None:
    embedded = json.dumps({"xmp": {"Xmp.dc.description": ["x" * 900]}})
    credit_lines = ("AP=Associated Press", "연합뉴스", "Ines Okafor/Reuters", "")
    with newsroom.superuser() as connection:
        found = connection.execute("SELECT person_id FROM cms.person WHERE login = 'minji'").fetchone()
        with connection.cursor().copy(f"COPY cms.photo ({_COLUMNS}) FROM STDIN") as rows:
            for number in range(LIBRARY):
                caption = f"{CAPTIONS[number % len(CAPTIONS)]} ({number})"
                shape = ("JPEG", 6000, 4000, 10_000_000)
                words = (caption, "Ines Okafor", credit_lines[number % 4], "", "", "", "", False, "", "", "")
                who = (found[0] if found else "", _BEGAN + timedelta(minutes=number))
                name = (new_id(), f"{number:064x}", f"DSC_{number:05}.jpg")
                rows.write_row((*name, *shape, *words, "{}", embedded, *who))
        connection.execute("VACUUM ANALYZE cms.photo")
        connection.execute("VACUUM ANALYZE cms.photo_words")


def _milliseconds(find: Callable[[PhotoSearch], object], search: PhotoSearch) -> float:
    began = time.perf_counter()
    find(search)
    return (time.perf_counter() - began) * 1000


def _summary(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "best": round(min(times), 1)}


if __name__ == "__main__":
    main()
