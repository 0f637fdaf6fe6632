"""ARCHITECTURE.md names every folder, and nothing that does not exist."""

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
# What stands in backticks and looks like a path of ours.
NAMED = {
    name
    for name in re.findall(r"`([a-z_]+(?:/[\w.\-]+)*/?)`", TEXT)
    if name.split("/")[0] in {"cms", "ui", "resources", "packaging", "tests"}
}
LONGEST = 400


def packages():
    for top in ("cms", "ui"):
        for marker in (PROJECT / top).glob("*/__init__.py"):
            yield f"{top}/{marker.parent.name}"


def test_every_folder_is_named():
    assert sorted(set(packages()) - NAMED) == []


def test_everything_named_exists():
    assert sorted(name for name in NAMED if not (PROJECT / name).exists()) == []


def test_no_module_holds_two_ideas():
    lengths = {}
    for top in ("cms", "ui", "packaging"):
        for file in (PROJECT / top).rglob("*.py"):
            text = file.read_text(encoding="utf-8")
            assert ast.get_docstring(ast.parse(text)), f"{file} does not say what the reader will find."
            lengths[file.relative_to(PROJECT).as_posix()] = text.count("\n")
    longest = sorted(lengths.items(), key=lambda entry: -entry[1])[:10]
    for name, lines in longest:
        print(f"{lines:4} {name}")  # noqa: T201 (the report this test is asked for)
    assert [name for name, lines in longest if lines > LONGEST] == []
