"""Measures typing as a person meets it, beside another writing program in the same minutes; prints JSON.

    python -m tests.benchmarks.typing_outside MEASURE [WORDS] [FIGURES] [ROUNDS]

MEASURE is a script that starts a program on a screen of its own, presses keys and prints one line of JSON with
`type_p50_ms`, `type_p95_ms`, `type_p99_ms`, `first_paint_s` and `pss_after_mib`: `MEASURE [OPTIONS] -- COMMAND …`.
The other program is Debian's FocusWriter; both open the same text, and take turns. Where others use the computer, too,
`chrt -r 1` before the command lets it be measured as if they did not.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image

from cms.api import Newsroom, open_newsroom
from cms.body.model import Block, BlockType
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.media.darkroom import Darkroom
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import staffed
from tests.ui.editor.newsroom_rows import long_body

_OPTIONS = ("--keys", "200", "--wait", "6", "--size", "1400x880")
_FIGURES = ("first_paint_s", "type_p50_ms", "type_p95_ms", "type_p99_ms", "pss_after_mib")
# How many times as long as the other program's each may be.
_LIMITS = {"type_p50_ms": 1.5, "type_p95_ms": 2.0}


def main(measure: Path, words: int, figures: int, rounds: int) -> None:
    """Print the medians over *rounds* turns, and how they stand to each other."""
    with tempfile.TemporaryDirectory(prefix="copydesk-typing-") as folder:
        home = Path(folder)
        text = long_newsroom(home, words, figures)
        plain = home / "text.txt"
        plain.write_text(text.plain_body, encoding="utf-8")
        commands = {
            "copydesk": command_for(home),
            "focuswriter": ["focuswriter", str(plain)],
        }
        # The first start is not measured: it compiles what was not compiled yet.
        _measured(measure, commands["copydesk"], home)
        turns: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                turns[name].append(_measured(measure, command, home))
    found = {
        name: {figure: statistics.median(turn[figure] for turn in taken) for figure in _FIGURES}
        for name, taken in turns.items()
    }
    times = {
        figure: {
            "times": round(found["copydesk"][figure] / found["focuswriter"][figure], 2),
            "limit": limit,
        }
        for figure, limit in _LIMITS.items()
    }
    print(json.dumps({"words": words, "figures": figures, **found, "to_the_other": times}, indent=2))


def command_for(home: Path) -> list[str]:
    """Return how the program is started on the newsroom at *home*."""
    program = Path(sys.executable).with_name("copydesk")
    return [str(program), "--newsroom", str(home / "n.sqlite"), "--as", "minji"]


def surroundings(home: Path) -> dict[str, str]:
    """Return the variables with which a program has *home* for its own, and this code instead of one that is installed.

    Where Python may not keep what it compiled, each start compiles all of it again, which no reader’s computer does.
    """
    others = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"HOME": home, "XDG_CONFIG_HOME": home / "config", "XDG_DATA_HOME": home / "data"}
    return {**others, **{name: str(place) for name, place in places.items()}, "PYTHONPATH": str(Path.cwd())}


def long_newsroom(home: Path, words: int, figures: int) -> ArticleText:
    """Make a newsroom with one long article that the program opens by itself, and return its text."""
    path = home / "n.sqlite"
    with Darkroom() as darkroom:
        staffed(path, darkroom)
    minji = open_newsroom(str(path), "minji", journal_folder=home / "data" / "copydesk" / "journal")
    try:
        text = ArticleText("A long read", body=long_body(words))
        text = _with_figures(minji, home, text, figures)
        minji.drafting.new_article("long", desk="world", language="en", text=text)
        article_id = minji.reading.open("long").row.article_id
        settings = home / "config" / "Copydesk" / "Copydesk.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text(f"[open]\n{minji.newsroom_id}\\minji={article_id}\n", encoding="ascii")
    finally:
        minji.close()
    return text


def _with_figures(minji: Newsroom, home: Path, text: ArticleText, figures: int) -> ArticleText:
    blocks = list(text.body)
    uses: list[PhotoUse] = []
    apart = max(len(blocks) // (figures + 1), 1)
    for number in range(figures, 0, -1):
        picture = home / f"{number}.jpg"
        Image.new("RGB", (3000, 2000), (20 * number % 255, 90, 160)).save(picture)
        added = minji.photos.add(picture)
        caption, credit, alt_text = "The quay at dawn.", "AP=Associated Press", "A quay."
        minji.photos.reword(
            added.photo_id, Wording(caption, credit, alt_text), usage_rights=UsageRights.AGENCY
        )
        uses.insert(0, PhotoUse(added.photo_id, caption, credit, alt_text))
        blocks.insert(number * apart, Block(type=BlockType.FIGURE, photo_id=added.photo_id))
    return replace(text, body=tuple(blocks), photos=tuple(uses))


def _measured(measure: Path, command: list[str], home: Path) -> dict[str, float]:
    told = subprocess.run(
        ["/usr/bin/python3", str(measure), *_OPTIONS, "--", *command],
        check=True,
        capture_output=True,
        text=True,
        env=surroundings(home),
    )
    figures: dict[str, float] = json.loads(told.stdout)
    if any(figures.get(name) is None for name in _FIGURES):
        raise SystemExit(f"{command[0]} did not come up, or took no key: measure again on a quieter machine.")
    return figures


if __name__ == "__main__":
    main(
        Path(sys.argv[1]), *(int(word) for word in [*sys.argv[2:], *["10000", "0", "3"][len(sys.argv) - 2 :]])
    )
