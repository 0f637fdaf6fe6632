"""The real window, killed again and again in the middle of typing; each start has to find every word that was safe."""

import contextlib
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_PROJECT = Path(__file__).parents[2]
_SLUG = "lamps-to-kill"
# Of so many kills one meets the program before it has said that anything is safe: while it recovers.
_RECOVERING = 5


@dataclass
class Figures:
    """What came of it; *wrong* lists what must not be."""

    kills: int = 0
    while_recovering: int = 0
    words_acknowledged: int = 0
    words_found: int = 0
    # Words that were typed and found again although nobody had been told that they are safe.
    most_found_beyond: int = 0
    wrong: list[str] = field(default_factory=list)


def kill_windows(newsroom: Path, folder: Path, kills: int, *, seed: int) -> Figures:
    """Kill a writer's window *kills* times, each time at a moment that *seed* draws."""
    chance = Random(seed)  # noqa: S311 (a draw that can be made again)
    figures = Figures()
    while figures.kills < kills:
        is_recovering = figures.kills > 0 and chance.randrange(_RECOVERING) == 0
        _type_until_killed(newsroom, folder, figures, chance, is_recovering=is_recovering)
        figures.kills += 1
    return figures


def _type_until_killed(
    newsroom: Path, folder: Path, figures: Figures, chance: Random, *, is_recovering: bool
) -> None:
    program = [sys.executable, "-m", "tests.journeys.window_to_kill", str(newsroom), str(folder), _SLUG]
    with subprocess.Popen(program, cwd=_PROJECT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        if is_recovering:
            with contextlib.suppress(subprocess.TimeoutExpired):
                window.wait(chance.uniform(0.2, 2.5))
            figures.while_recovering += 1
        else:
            _look_at(window.stdout.readline(), figures)
            for _ in range(chance.randrange(1, 4)):
                _look_at(window.stdout.readline(), figures)
            with contextlib.suppress(subprocess.TimeoutExpired):
                window.wait(chance.uniform(0, 0.6))
        window.kill()
        for line in window.stdout:
            _look_at(line, figures)
    if window.returncode != -signal.SIGKILL:
        figures.wrong.append(f"The program ended by itself after {figures.kills} kills.")


def _look_at(line: str, figures: Figures) -> None:
    what, _, count = line.partition(" ")
    if what == "safe":
        figures.words_acknowledged = int(count)
    elif what == "found":
        found = int(count)
        if found < figures.words_acknowledged:
            figures.wrong.append(f"{found} words were found of {figures.words_acknowledged} that were safe.")
        figures.words_found = found
        figures.most_found_beyond = max(figures.most_found_beyond, found - figures.words_acknowledged)
