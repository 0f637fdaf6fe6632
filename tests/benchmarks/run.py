"""Every figure the program promises, measured once and printed as JSON; nothing here passes or fails.

Run it on a quiet machine: `.venv/bin/python tests/benchmarks/run.py`.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tests.benchmarks import bodies, newsroom  # noqa: E402 (found only now)

_ROUNDS = 9
# Seconds after which a start that shows no list has failed.
_PATIENCE = 60
# Starts the program in a process of its own, as the `copydesk` command does, and ends it when its list is painted.
_START = """
import sys, time
from ui.main import desktop
desktop = desktop()
from PySide6.QtCore import QEvent, QObject, QTimer
began, newsroom = float(sys.argv[1]), sys.argv[2]
qt = desktop.application(["copydesk"])
app = desktop.start_window(qt, newsroom, "minji")
painted = []
class Watch(QObject):
    def eventFilter(self, watched, event):
        is_awaited = not painted or (app.lists.rows and watched is rows)
        if event.type() is QEvent.Type.Paint and is_awaited:
            painted.append((time.perf_counter() - began) * 1000)
            if watched is rows and app.lists.rows:
                QTimer.singleShot(0, tell)
        return False
def tell():
    pss = sum(int(l.split()[1]) for l in open("/proc/self/smaps_rollup") if l.startswith("Pss:")) / 1024
    print(painted[0], painted[-1], pss)
    app.window.close(); qt.quit()
watch, rows = Watch(), app.window.pane.list.viewport()
app.window.sidebar.installEventFilter(watch)
rows.installEventFilter(watch)
qt.exec()
"""


def measure_start() -> dict[str, object]:
    """Return milliseconds from the call of the program to first paint and to a painted list, and the PSS in MiB."""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if not variables.get("DISPLAY"):
        variables["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        variables |= {"XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        demo = Path(home) / "demo"
        words = ["demo", "--dir", str(demo), "--no-open"]
        making = [sys.executable, "-c", f"from ui.main import copydesk; copydesk({words!r})"]
        subprocess.run(making, check=True, cwd=PROJECT, env=variables, stdout=subprocess.DEVNULL)
        rounds = [_start(demo / "newsroom.sqlite", variables) for _ in range(_ROUNDS + 1)][1:]
    columns = list(zip(*rounds, strict=True))
    return {
        "first_paint_ms": _best_and_median(columns[0]),
        "usable_ms": _best_and_median(columns[1]),
        "pss_mib": _best_and_median(columns[2]),
        "rounds": _ROUNDS,
    }


def _start(newsroom: Path, variables: dict[str, str]) -> list[float]:
    # The clock is the computer's, so that the time in which Python itself starts is counted.
    program = [sys.executable, "-c", _START, str(time.perf_counter()), str(newsroom)]
    started = subprocess.run(
        program, check=True, cwd=PROJECT, env=variables, capture_output=True, text=True, timeout=_PATIENCE
    )
    return [float(figure) for figure in started.stdout.split()]


def _best_and_median(figures: Sequence[float]) -> dict[str, float]:
    # On a computer that does other things too, the best says what the program takes, the median what was waited.
    return {"best": round(min(figures), 1), "median": round(statistics.median(figures), 1)}


if __name__ == "__main__":
    answer = {
        "cpus": os.cpu_count(),
        "start": measure_start(),
        "newsroom": newsroom.measure(),
        "bodies": bodies.measure(),
    }
    sys.stdout.write(json.dumps(answer, indent=2) + "\n")
