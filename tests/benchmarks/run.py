"""Every figure the program promises, measured once and printed as JSON; nothing here passes or fails.

Run it on a quiet machine: `.venv/bin/python tests/benchmarks/run.py`.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))

from tests.benchmarks.newsroom import measure  # noqa: E402 (found only now)

_ROUNDS = 5
# Starts the program in a process of its own, as `copydesk demo` does, and ends it when its list can be used.
_START = """
import time; began = time.perf_counter()
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from ui.app import App, application
from ui.shell.entrance import Opening
qt = application(["copydesk"])
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
app = App(qt, Opening(sys.argv[1], "minji", Path(sys.argv[3])), settings=settings)
app.start()
painted = []
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not painted:
            painted.append(time.perf_counter() - began)
        return False
watch = Watch()
app.window.sidebar.installEventFilter(watch)
timer = QTimer(interval=5)
def look():
    if app.lists.rows and painted:
        usable = time.perf_counter() - began
        pss = sum(int(l.split()[1]) for l in open("/proc/self/smaps_rollup") if l.startswith("Pss:")) / 1024
        print(painted[0] * 1000, usable * 1000, pss)
        app.window.close(); qt.quit()
timer.timeout.connect(look); timer.start()
qt.exec()
"""


def measure_start() -> dict[str, object]:
    """Return milliseconds from the interpreter's start to first paint and to a usable list, and the PSS in MiB."""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if not variables.get("DISPLAY"):
        variables["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as home:
        demo = Path(home) / "demo"
        words = ["demo", "--dir", str(demo), "--no-open"]
        making = [sys.executable, "-c", f"from ui.main import copydesk; copydesk({words!r})"]
        subprocess.run(making, check=True, cwd=PROJECT, env=variables, stdout=subprocess.DEVNULL)
        files = [str(demo / "newsroom.sqlite"), f"{home}/settings.ini", f"{home}/journal"]
        rounds = [
            subprocess.run(
                [sys.executable, "-c", _START, *files],
                check=True,
                cwd=PROJECT,
                env=variables,
                capture_output=True,
                text=True,
            ).stdout.split()
            for _ in range(_ROUNDS + 1)
        ][1:]
    medians = [sorted(float(one[place]) for one in rounds)[_ROUNDS // 2] for place in range(3)]
    return dict(zip(("first_paint_ms", "usable_ms", "pss_mib"), (round(m, 1) for m in medians), strict=True))


if __name__ == "__main__":
    answer = {"cpus": os.cpu_count(), "start": measure_start(), "newsroom": measure()}
    sys.stdout.write(json.dumps(answer, indent=2) + "\n")
