"""The way to the window: short, because nothing is loaded on it that a window can wait for."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
# What opening a newsroom, publishing, pictures, passwords, servers and commands need.
HEAVY = (
    "sqlalchemy",
    "alembic",
    "jinja2",
    "PIL",
    "exiv2",
    "argon2",
    "psycopg",
    "lxml",
    "mammoth",
    "typer",
    "rich",
)
SERVERS_DIALECT = "sqlalchemy.dialects.postgresql"


def modules_after(program: str) -> set[str]:
    said = f"{program}\nimport sys\nprint(*sys.modules, *{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run(
        [sys.executable, "-c", said], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_the_window_comes_before_everything_heavy():
    assert modules_after("import ui.main, ui.desktop") & set(HEAVY) == set()


def test_a_first_list_needs_no_templates_pictures_passwords_or_servers():
    heavy = (set(HEAVY) - {"sqlalchemy"}) | {SERVERS_DIALECT}
    assert modules_after("import cms.api") & heavy == set()


def test_no_sources_are_read_and_kept_by_what_joins_python_and_qt():
    said = "import ui.main, linecache; ui.main.desktop(); print(*linecache.cache)"
    ran = subprocess.run(
        [sys.executable, "-c", said], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert [name for name in ran.stdout.split() if name.startswith(str(PROJECT / "ui"))] == []


def test_a_site_that_is_owed_nothing_loads_nothing_that_writes_pages(tmp_path):
    program = f"""
from pathlib import Path
from types import SimpleNamespace
from cms.asked_for import AskedFor
connection = SimpleNamespace(site_folder=Path({str(tmp_path / "site")!r}))
AskedFor("n", None, Path("."), connection).catch_up_site()
"""
    assert modules_after(program) & {"jinja2", "PIL"} == set()
