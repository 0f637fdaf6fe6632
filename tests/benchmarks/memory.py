"""Measures the memory of the running program with a long article open, process by process; prints JSON.

    xvfb-run python -m tests.benchmarks.memory [WORDS] [FIGURES] [SECONDS]

Memory is PSS in MiB: what several processes share is counted in parts. Whatever else runs with the same libraries takes
its part of them, so run it while no other Copydesk does. SECONDS after its start the program has opened the
article, read it for spelling and settled.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.typing_outside import command_for, long_newsroom, surroundings

# Of a mapping: its file or name, if it has one.
_MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ (?:\S+ +){3}\d+ *(.*)$")


def main(words: int, figures: int, seconds: int) -> None:
    """Print what each process of the program holds, by kind of memory."""
    with tempfile.TemporaryDirectory(prefix="copydesk-memory-") as folder:
        home = Path(folder)
        long_newsroom(home, words, figures)
        # The first start is not measured: it compiles what was not compiled yet.
        _held(home, seconds)
        held = _held(home, seconds)
    total = round(sum(sum(kinds.values()) for kinds in held.values()), 1)
    print(json.dumps({"words": words, "figures": figures, "pss_mib": total, "of": held}, indent=2))


def _held(home: Path, seconds: int) -> dict[str, dict[str, float]]:
    program = subprocess.Popen(command_for(home), env=surroundings(home))
    try:
        with suppress(subprocess.TimeoutExpired):
            program.wait(seconds)
            raise SystemExit("The program did not stay: has it a screen to open its window on?")
        return {_called(pid): _kinds(pid) for pid in [program.pid, *_children(program.pid)]}
    finally:
        program.terminate()
        program.wait()


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return [*children, *(grandchild for child in children for grandchild in _children(child))]


def _called(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    return words[words.index("-m") + 1] if "-m" in words else "copydesk"


def _kinds(pid: int) -> dict[str, float]:
    """Tell what the program made itself from what it has mapped of files, and from what it shares with the screen."""
    kib: Counter[str] = Counter()
    kind = ""
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if mapping := _MAPPING.match(line):
            name = mapping[1]
            kind = "shared" if name.startswith("/memfd") else "files" if name.startswith("/") else "own"
        elif line.startswith("Pss:"):
            kib[kind] += int(line.split()[1])
    return {kind: round(held / 1024, 1) for kind, held in kib.items()}


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    main(*asked, *[10_000, 10, 20][len(asked) :])
