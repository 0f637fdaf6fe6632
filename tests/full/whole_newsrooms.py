"""Backup, restore and move of a whole newsroom: `python -m tests.full.whole_newsrooms [ARTICLES] [PHOTOS]`.

The servers write to the disk as a newsroom's do, and share this computer with the program.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image

from cms.api import Newsroom
from cms.domain.article import PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import Publication, Stage
from cms.media.darkroom import Darkroom
from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.backups import backup_newsroom, restore_newsroom
from cms.services.newsroom.in_files import Findings, check_newsroom
from cms.services.newsroom.moving_up import move_up
from cms.services.newsroom.shared import upgrade_shared
from cms.services.newsroom.shared_backups import backup_shared, restore_shared
from cms.services.newsroom.shared_checks import check_shared
from cms.services.photos.library import Wording
from tests.cms.shared_newsroom import password_of
from tests.cms.staffed_newsroom import BODY, StillClock, TestNewsroom, staffed, text
from tests.full.running import given, tell
from tests.servers.installations import servers_to_test
from tests.servers.postgres import PostgresServer

_CREDIT = Wording("The quay at dawn.", "AP=Associated Press", "A quay.")
_ONE_IN = 4  # so many articles are before readers
_LONG = "\n\n".join([BODY] * 20)
_MEGABYTE = 1_000_000


def run(folder: Path, articles: int, photos: int) -> dict[str, Any]:
    """Fill a newsroom in a file, carry it about, and return how many seconds each took."""
    path = folder / "newsroom.sqlite"
    with Darkroom() as darkroom:
        staffed(path, darkroom)
        newsroom = TestNewsroom(path, StillClock(), darkroom)
        _fill(newsroom, folder, articles, photos)
        newsroom.close()
    figures: dict[str, Any] = {"counts": check_newsroom(path).counts}
    backup = folder / "file.backup"
    figures["file"] = {
        "check": _seconds(lambda: check_newsroom(path)),
        "backup": _seconds(lambda: backup_newsroom(path, backup, _quietly)),
        "backup_megabytes": backup.stat().st_size / _MEGABYTE,
        "restore": _seconds(lambda: restore_newsroom(backup, folder / "again.sqlite", _quietly)),
    }
    for version in servers_to_test():
        with PostgresServer(version, is_durable=True) as server:
            figures[f"postgresql {version}"] = _on_server(server, path, folder / f"{version}.backup")
    return figures


def _on_server(server: PostgresServer, path: Path, backup: Path) -> dict[str, float]:
    socket = f"?host={quote(str(server.folder), safe='')}&port={server.port}"
    first, again = (Administrator(f"postgresql://postgres@/{name}{socket}") for name in ("first", "again"))
    return {
        "move_up": _seconds(lambda: move_up(path, first, "root", password_of("root"), _quietly)),
        "check": _seconds(lambda: check_shared(first)),
        "upgrade": _seconds(lambda: upgrade_shared(first.url, "")),
        "backup": _seconds(lambda: backup_shared(first, backup, _quietly)),
        "backup_megabytes": backup.stat().st_size / _MEGABYTE,
        "restore": _seconds(lambda: restore_shared(backup, again, _quietly)),
    }


def _fill(newsroom: TestNewsroom, folder: Path, articles: int, photos: int) -> None:
    minji = newsroom.as_("minji")
    library = [_taken_in(minji, folder / f"quay-{number}.jpg", number) for number in range(photos)]
    for number in range(articles):
        words = text(f"Ferry {number} leaves at dawn", _LONG, library[number % photos])
        if number % _ONE_IN == 0:
            newsroom.file_article(f"ferry-{number}", Stage.APPROVED, Publication.LIVE, words)
        else:
            newsroom.file_article(f"ferry-{number}", Stage.SUBMITTED, words=words)


def _taken_in(newsroom: Newsroom, path: Path, number: int) -> PhotoUse:
    """Take a picture as detailed as a photograph into the library: 6 megapixels, some 3 megabytes."""
    noise = Image.effect_noise((3000, 2000), 24 + number % 20)
    gradient = Image.linear_gradient("L").resize((3000, 2000))
    Image.merge("RGB", (noise, gradient, Image.blend(noise, gradient, 0.5))).save(path, quality=88)
    photo = newsroom.photos.add(path)
    newsroom.photos.reword(photo.photo_id, _CREDIT, usage_rights=UsageRights.AGENCY)
    return PhotoUse(photo.photo_id, "The quay at dawn.", "AP=Associated Press", "A quay.")


def _seconds(act: Callable[[], Findings | str]) -> float:
    began = time.perf_counter()
    came_out = act()
    taken = time.perf_counter() - began
    if isinstance(came_out, Findings) and came_out.problems:
        raise RuntimeError(came_out.problems[0])
    return round(taken, 2)


def _quietly(done: int, total: int) -> None:
    """Nobody watches the progress."""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="copydesk-full-") as home:
        tell(run(Path(home), given(1, 1000), given(2, 200)))
