"""Parts of the window that are made when first asked for: made once, heard from then on, in their place for Tab."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.shell.focus_walk import tab_on_to
from ui.shell.on_demand import PartsOnDemand
from ui.widgets.tab_order import next_in_order


class Sheet(QLineEdit):
    """A part that nobody may need."""


@pytest.fixture
def made():
    return []


@pytest.fixture
def parts(qtbot, made):
    def make() -> Sheet:
        sheet = Sheet()
        qtbot.addWidget(sheet)
        made.append(sheet)
        return sheet

    return PartsOnDemand({Sheet: make})


def test_a_part_nobody_asks_for_is_never_made(parts, made):
    parts.when_made(Sheet, lambda sheet: sheet.setText("heard"))
    assert not parts.has(Sheet)
    assert made == []


def test_a_part_is_made_once(parts, made):
    assert parts.part(Sheet) is parts.part(Sheet)
    assert len(made) == 1


def test_whoever_waits_for_a_part_gets_it_before_it_is_used(parts):
    parts.when_made(Sheet, lambda sheet: sheet.setText("heard"))
    assert parts.part(Sheet).text() == "heard"


def test_whoever_comes_when_the_part_is_there_gets_it_at_once(parts):
    sheet = parts.part(Sheet)
    parts.when_made(Sheet, lambda sheet: sheet.setText("heard"))
    assert sheet.text() == "heard"


def test_tab_reaches_a_part_made_later_where_it_stands_and_not_at_the_end_of_the_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    page, part, last = QWidget(), QWidget(), QPushButton("last")
    first = QPushButton("first", page)
    fields = [QLineEdit(part), QLineEdit(part)]
    for widget in (page, last, part):
        column.addWidget(widget)
    tab_on_to(part, after=page)
    order, widget = [], first
    for _ in range(3):
        widget = next_in_order(widget)
        while not (widget in fields or widget is last):
            widget = next_in_order(widget)
        order.append(widget)
    assert order == [*fields, last]
