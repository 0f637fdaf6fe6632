"""How soon a colleague's act moves its card on the monitor: two sessions on one server, one of them a real window.

    python -m tests.full.live_board [ACTS]

Prints JSON, milliseconds from the colleague's answer to the card in its new column. Takes a PostgreSQL with TLS.
"""

import json
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.api import Newsroom
from cms.domain.invite import read_invite
from cms.homes import joined_home
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.cms.staffed_newsroom import text
from tests.journeys.shared_newsrooms import SharedGazette, password_of, shared_gazette
from ui.app import App
from ui.controllers.entering.entrance import Opening
from ui.desktop import _TURN
from ui.monitor.monitor_page import MonitorPage

_ACTS, _ARTICLES, _PATIENCE, _LIMIT = 60, 40, 30.0, 1000
_SLUG = "harbour-0"


def main() -> None:
    """Measure, and print what was measured."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else _ACTS
    # As the program itself does when its window opens.
    sys.setswitchinterval(_TURN)
    qt = QApplication([])
    qt.setApplicationName("Copydesk")
    with tempfile.TemporaryDirectory(prefix="copydesk-live-") as folder:
        home = Path(folder)
        os.environ |= {"XDG_DATA_HOME": f"{home}/data", "XDG_STATE_HOME": f"{home}/state"}
        with shared_gazette(home) as gazette, using(DesktopKeyring()):
            taken = _measure(qt, gazette, home, acts)
    found = {
        "acts": len(taken),
        "median": round(statistics.median(taken)),
        "p95": round(sorted(taken)[int(len(taken) * 0.95)]),
        "longest": round(max(taken)),
        "limit": _LIMIT,
    }
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


def _measure(qt: QApplication, gazette: SharedGazette, home: Path, acts: int) -> list[float]:
    with gazette.as_("minji") as minji:
        for number in range(_ARTICLES):
            slug = f"harbour-{number}"
            minji.drafting.new_article(slug, desk="world", language="en", text=text(f"Harbour {number}"))
            minji.review.submit(slug)
    list(join(read_invite(gazette.invite("daniel")), password_of("daniel"), JoinedNewsrooms(joined_home())))
    settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
    app = App(qt, Opening(gazette.url("daniel"), "daniel", home / "journal"), settings=settings)
    app.start()
    try:
        _wait(lambda: len(app.lists.everything) == _ARTICLES)
        app.desk_day.monitoring.show()
        board = app.window.monitor
        _wait(lambda: app.window.is_in_the_middle(MonitorPage) and _column_of(board) == "submitted")
        with gazette.as_("sora") as sora:
            return [_act(sora, board, number) for number in range(acts)]
    finally:
        app.window.may_close = lambda: True
        app.window.close()


def _act(sora: Newsroom, board: MonitorPage, number: int) -> float:
    """Let Sora claim or release the article; return how long after her answer the card has moved."""
    act, column = (sora.review.claim, "in_review") if number % 2 == 0 else (sora.review.release, "submitted")
    answered: list[float] = []

    def do() -> None:
        act(_SLUG)
        answered.append(time.perf_counter())

    colleague = threading.Thread(target=do)
    colleague.start()
    _wait(lambda: bool(answered) and _column_of(board) == column)
    seen = time.perf_counter()
    colleague.join()
    # She reads on for a moment, and the window comes to rest.
    QTest.qWait(150)
    return max(0.0, (seen - answered[0]) * 1000)


def _column_of(board: MonitorPage) -> str:
    return next(
        (
            name
            for name, column in board.columns.items()
            for row in range(column.list.model().rowCount())
            if column.list.model().row_at(column.list.model().index(row, 0)).slug == _SLUG
        ),
        "",
    )


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("The window did not come so far.")
        QTest.qWait(2)


if __name__ == "__main__":
    main()
