"""What the window looks like: its colours are those of the theme, its spaces steps of four, its questions few."""

import ast
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QGridLayout

from tests.journeys.test_step_5_review import DISHES
from ui.shell.side_panes import Pane
from ui.theme.tokens import DARK, LIGHT, SCROLL_BAR_WIDTH, PillColours, Pills

ROOT = Path(__file__).resolve().parents[3]

# Of a picture of the window: what covers less is the rim of a letter.
_A_GROUND = 0.002
# The lines that part two things, the frame within which a focus is drawn, and a gutter of 20 beside a scroll bar.
_NO_SPACES = {1, 2, 20 + SCROLL_BAR_WIDTH}


@pytest.fixture(params=["light", "dark"])
def dressed(request, open_window, newsroom_file, journey_theme):
    """A window in each theme, with an article in it whose photo nobody has chosen."""
    desk = open_window(newsroom_file, "daniel")
    journey_theme.use(request.param)
    desk.go_to("All articles")
    desk.open_article(DISHES)
    yield desk
    journey_theme.use("light")


def colours_of(tokens):
    """Return every colour the theme names."""
    named = [getattr(tokens, field.name) for field in fields(tokens)]
    named += [tokens.pills.of(field.name) for field in fields(Pills)]
    pairs = [colour for pair in named if isinstance(pair, PillColours) for colour in (pair.text, pair.ground)]
    return {QColor(colour).name() for colour in [*pairs, *(one for one in named if isinstance(one, str))]}


def grounds_of(window):
    """Return the colours that cover a part of the window worth mentioning."""
    picture = window.grab().toImage()
    seen = Counter(
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )
    return {colour for colour, times in seen.items() if times / seen.total() > _A_GROUND}


def test_no_colour_is_seen_that_the_theme_does_not_name(dressed):
    dressed.window.show_side(Pane.STEPS)
    dressed.settle()
    dressed.breathe()
    tokens = DARK if dressed.window.theme.is_dark else LIGHT
    grounds = grounds_of(dressed.window)
    assert {tokens.canvas.lower(), tokens.window.lower(), tokens.sidebar.lower()} <= grounds
    assert grounds - colours_of(tokens) == set()


def test_spaces_are_steps_of_four(dressed):
    for pane in Pane:
        dressed.window.show_side(pane)
        dressed.settle()
    off = {
        f"{type(layout.parent()).__name__} with {type(layout.itemAt(0).widget()).__name__}: {value}"
        for layout in dressed.window.findChildren(QBoxLayout) + dressed.window.findChildren(QGridLayout)
        for value in spaces_of(layout)
        if value not in _NO_SPACES and value % 4
    }
    assert off == set()


def spaces_of(layout):
    margins = layout.contentsMargins()
    between = layout.spacing()
    yield from (margins.left(), margins.top(), margins.right(), margins.bottom())
    if between >= 0 and layout.count() > 1:
        yield between


def test_only_three_things_interrupt_somebody_with_a_question():
    asked = {
        str(file.relative_to(ROOT))
        for file in (ROOT / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and name_of(call).startswith(("confirm_", "Question", "OffboardingQuestion"))
    }
    # A colleague's right to write is taken over, somebody leaves, a plan is dropped.
    assert asked - {"ui/shell/messages.py"} == {
        "ui/controllers/text/right_to_write.py",
        "ui/staff/staff_page.py",
        "ui/controllers/desk/planning.py",
    }


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def test_every_proof_the_list_of_acceptance_names_is_there():
    said = (ROOT / "resources" / "docs" / "ux-acceptance.md").read_text(encoding="utf-8")
    files = list((ROOT / "tests").rglob("*.py"))
    proofs = {
        line for file in files for line in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    }
    proofs |= {file.name for file in files}
    named = set(re.findall(r"`(test_[\w.]+)`", said))
    assert len(named) > 60
    assert named - proofs == set()
