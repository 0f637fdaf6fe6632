"""The real window killed in the middle of typing: `python -m tests.full.killed_window [KILLS] [SEED]`."""

import tempfile
from pathlib import Path

from cms.services.newsroom.demo import make_demo
from tests.faults.killed_window import kill_windows
from tests.full.running import given, tell

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="copydesk-full-") as folder:
        newsroom = Path(folder, "newsroom.sqlite")
        make_demo(newsroom, lambda _done, _all: None)
        tell(kill_windows(newsroom, Path(folder), given(1, 1000), seed=given(2, 1)))
