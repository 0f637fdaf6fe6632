"""How smooth the window stays over a library of 50,000 photographs and while 40 of 24 megapixels are taken in.

Prints JSON, milliseconds throughout: `python -m tests.benchmarks.photo_window`. Nothing here fails for being slow.
"""

import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from cms.api import Newsroom, open_newsroom
from cms.db.base import new_id
from cms.db.tables import Photo
from cms.domain.photos.search import PhotoSearch
from cms.media.darkroom import Darkroom
from tests.cms.staffed_newsroom import staffed
from ui.app import App
from ui.controllers.entering.entrance import Opening
from ui.desktop import _TURN

LIBRARY, _FILES, _MANY = 50_000, 40, 1_000
_LIMIT_FRAME, _LIMIT_STALL, _LIMIT_SEEN = 32, 50, 2_000
SEARCHES = {
    "all": PhotoSearch(),
    "english_word": PhotoSearch(words="lighthouse"),
    "korean_word": PhotoSearch(words="본회의장"),
    "two_syllables": PhotoSearch(words="부산"),
    "no_such_word": PhotoSearch(words="zeppelin"),
    "agency_and_unused": PhotoSearch(agency="ap", is_unused=True),
}
CAPTIONS = (
    "A ferry leaves the harbour at dawn on Monday as crew members wait at the quay.",
    "국회 본회의장에서 의원들이 개정안을 표결하고 있다.",
    "부산항에 정박한 여객선이 새벽 안개 속에서 출항을 기다리고 있다.",
    "The lighthouse on the northern mole is painted for the first time in ten years.",
)


def main() -> None:
    """Measure a library and an import in one window each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As the program itself does when its window opens.
    sys.setswitchinterval(_TURN)
    qt = QApplication([])
    qt.setApplicationName("Copydesk")
    with tempfile.TemporaryDirectory(prefix="copydesk-benchmark-") as folder:
        home = Path(folder)
        os.environ |= {"XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state"}
        path = home / "newsroom.sqlite"
        with Darkroom() as darkroom:
            staffed(path, darkroom)
        measured = {"import": _import(qt, path, home), "list_of_1000": _list_of_many(qt, path, home)}
        _fill(path, home)
        measured |= {"find": _find(path, home), "library": _library(qt, path, home)}
    sys.stdout.write(json.dumps(measured, indent=2) + "\n")


def _fill(path: Path, home: Path) -> None:
    newsroom = open_newsroom(str(path), "minji", journal_folder=home / "journal")
    began = datetime(2020, 1, 1, tzinfo=UTC)
    rows = [
        {
            "photo_id": new_id(),
            "sha256": f"{number:064x}",
            "file_name": f"DSC_{number:05}.jpg",
            "format": "JPEG",
            "width": 6000,
            "height": 4000,
            "size_bytes": 10_000_000,
            "caption": f"{CAPTIONS[number % len(CAPTIONS)]} ({number})",
            "creator": "Ines Okafor",
            "credit_line": ("AP=Associated Press", "연합뉴스", "Ines Okafor/Reuters", "")[number % 4],
            "embedded": {"xmp": {"Xmp.dc.description": ["x" * 900]}},
            "added_by": newsroom.person.person_id,
            "added_at": began + timedelta(minutes=number),
        }
        for number in range(LIBRARY)
    ]
    with newsroom.connection.engine.execution_options(copydesk_writing=True).begin() as connection:
        connection.execute(insert(Photo), rows)
    newsroom.close()


def _find(path: Path, home: Path) -> dict[str, object]:
    newsroom = open_newsroom(str(path), "minji", journal_folder=home / "journal")
    try:
        return {
            name: _summary(
                [_milliseconds(lambda one=search: newsroom.finding_photos.find(one)) for _ in range(7)]
            )
            for name, search in SEARCHES.items()
        } | {"rows_of_a_screen": _summary(_rows(newsroom))}
    finally:
        newsroom.close()


def _rows(newsroom: Newsroom) -> list[float]:
    found = newsroom.finding_photos.find(PhotoSearch()).photo_ids
    screens = [found[at : at + 30] for at in range(0, 3000, 300)]
    return [_milliseconds(lambda shown=screen: newsroom.finding_photos.rows(shown)) for screen in screens]


def _library(qt: QApplication, path: Path, home: Path) -> dict[str, object]:
    app = _window(qt, path, home)
    app.go("photos")
    library = app.window.library
    _wait(lambda: len(library.photo_ids) >= LIBRARY)
    _settle(app)
    bar, view = library._view.verticalScrollBar(), library._view.viewport()
    frames = []
    for step in range(300):
        began = time.perf_counter()
        bar.setValue(bar.maximum() * step // 300)
        view.repaint()
        qt.sendPostedEvents()
        frames.append((time.perf_counter() - began) * 1000)
    stalls = _stalls(qt, lambda: _settle(app))
    app.window.close()
    return {"frame": _summary(frames) | {"limit": _LIMIT_FRAME}, "stall_after_scrolling": stalls}


def _import(qt: QApplication, path: Path, home: Path) -> dict[str, object]:
    pictures = home / "brought"
    pictures.mkdir()
    busy = io.BytesIO()
    Image.effect_noise((1500, 1000), 60).resize((6000, 4000)).convert("RGB").save(busy, "JPEG", quality=90)
    for number in range(_FILES):
        # What stands behind a picture's end makes it another file, and no other work.
        (pictures / f"DSC_{number:04}.jpg").write_bytes(busy.getvalue() + bytes([number]))
    app = _window(qt, path, home)
    began = time.perf_counter()
    app.pictures.take_in([str(file) for file in sorted(pictures.iterdir())])
    seen: list[float] = []

    def over() -> bool:
        if not seen and app.window.middle.currentWidget() is app.window.imports:
            seen.append((time.perf_counter() - began) * 1000)
        return len(app.window.imports.photo_ids) == _FILES and not app.runner.is_busy

    stalls = _stalls(qt, lambda: _wait(over))
    seconds = time.perf_counter() - began
    app.window.close()
    return {
        "files": _FILES,
        "list_seen_after": round(seen[0], 1),
        "whole_seconds": round(seconds, 1),
        "stall": stalls | {"limit": _LIMIT_STALL},
    }


def _window(qt: QApplication, path: Path, home: Path) -> App:
    settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("language", "en")
    app = App(qt, Opening(str(path), "minji", home / "journal"), settings=settings)
    app.start()
    app.window.resize(1440, 900)
    _wait(lambda: app.newsroom is not None)
    _settle(app)
    return app


def _list_of_many(qt: QApplication, path: Path, home: Path) -> dict[str, float]:
    """Measure how soon a thousand files are seen in the list, from what their first bytes say."""
    roll = home / "roll"
    roll.mkdir()
    picture = io.BytesIO()
    Image.effect_noise((640, 427), 60).convert("RGB").save(picture, "JPEG", quality=90)
    for number in range(_MANY):
        (roll / f"DSC_{number:04}.jpg").write_bytes(picture.getvalue())
    app = _window(qt, path, home)
    began = time.perf_counter()
    app.pictures.take_in([str(roll)])
    _wait(lambda: app.window.middle.currentWidget() is app.window.imports)
    seen = (time.perf_counter() - began) * 1000
    app.window.imports.cancel_wanted.emit()
    _settle(app)
    app.window.close()
    return {"seen_after": round(seen, 1), "limit": _LIMIT_SEEN}


def _stalls(qt: QApplication, work: Callable[[], None]) -> dict[str, object]:
    """Return how long the window's thread left a heartbeat of 5 ms waiting, at most and in the worst hundredth.

    Beside it what the thread itself worked between two beats: the rest was waiting for a processor that was not free.
    """
    beats = [(time.perf_counter(), time.thread_time())]
    heart = QTimer(qt, interval=5)
    heart.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
    heart.start()
    work()
    heart.stop()
    waits = [(b[0] - a[0]) * 1000 - 5 for a, b in pairwise(beats)] or [0.0]
    worked = [(b[1] - a[1]) * 1000 for a, b in pairwise(beats)] or [0.0]
    return {**_summary(waits), "own_work": _summary(worked)}


def _settle(app: App) -> None:
    _wait(lambda: not app.runner.is_busy)


def _wait(until: Callable[[], bool]) -> None:
    while not until():
        QTest.qWait(10)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _summary(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 1),
        "p99": round(ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], 1),
        "worst": round(ordered[-1], 1),
    }


if __name__ == "__main__":
    main()
