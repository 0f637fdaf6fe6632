"""The whole job without a mouse: written, illustrated, sent, returned, sent again, approved and published by keys."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from cms.domain.workflow import Publication, Stage
from tests.journeys.test_step_3_a_photo import wait_for_photos
from tests.journeys.test_step_5_review import wait_for_stage
from tests.journeys.wire_photo import CAPTION


def focused(desk):
    """Return the name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() or getattr(widget, "text", str)()


def tab_to(desk, name, key="Tab"):
    """Press Tab until *name* has the keyboard."""
    met = []
    while focused(desk) != name:
        assert len(met) < 60, f"Tab does not come to “{name}”: {met}"
        desk.press(key)
        met.append(focused(desk))


def command(desk, typed):
    """Find something in the palette and do it."""
    desk.press("Ctrl+K")
    desk.write(typed)
    desk.press("Return")
    desk.settle()


def sit_down(desk, name):
    command(desk, f"@{name}")
    desk.wait(lambda: name in desk.app.newsroom.person.name)
    desk.settle()


def walk_to(desk, slug):
    """Go down the list that has the keyboard until the article is open."""
    rows = len(desk.app.lists.rows)
    for _ in range(rows + 1):
        if desk.app.writing.opened is not None and desk.opened_row().slug == slug:
            return
        desk.press("J")
        desk.settle()
    pytest.fail(f"“{slug}” is not in the list.")


def test_an_article_goes_from_the_first_key_to_its_readers_without_a_mouse(desk, agency_photo):
    write(desk)
    illustrate(desk, agency_photo)
    desk.press("Ctrl+Return")
    wait_for_stage(desk, Stage.SUBMITTED)
    return_to_writer(desk)
    write_on(desk)
    approve(desk)
    publish(desk)
    assert "The port paid." in desk.pages[0].read_text(encoding="utf-8")


def write(desk):
    desk.press("Ctrl+N")
    desk.write("harbour-lamps")
    tab_to(desk, "Desk")
    desk.write("w")
    tab_to(desk, "Start writing")
    desk.press("Space")
    desk.wait(lambda: desk.app.writing.opened is not None)
    desk.settle()
    assert desk.opened_row().desk == "world"
    desk.write("Harbour lights return")
    tab_to(desk, "Body")
    desk.write("The lamps were lit on Monday.")


def illustrate(desk, photo):
    desk.press("Ctrl+Shift+P")
    desk.wait(lambda: any(one.isVisible() for one in desk.window.findChildren(QFileDialog)))
    desk.write(str(photo))
    desk.press("Return")
    desk.return_to_window()
    wait_for_photos(desk, 1)
    desk.press("F6")
    tab_to(desk, "Caption")
    assert desk.field("Caption").toPlainText() == CAPTION
    tab_to(desk, "Alternative text")
    desk.write("A woman at a lectern")
    tab_to(desk, "Usage rights")
    desk.write("Ag")
    desk.settle()


def return_to_writer(desk):
    sit_down(desk, "Daniel")
    walk_to(desk, "harbour-lamps")
    desk.press("R")
    desk.write("Who paid?")
    desk.press("Ctrl+Return")
    wait_for_newsroom(desk, Stage.RETURNED)


def wait_for_newsroom(desk, stage):
    """Wait until the eight seconds for undoing are over and the newsroom has the step."""
    desk.wait(lambda: desk.app.newsroom.reading.open("harbour-lamps").row.stage is stage)
    desk.settle()


def write_on(desk):
    sit_down(desk, "Park")
    command(desk, "harbour-lamps")
    wait_for_stage(desk, Stage.RETURNED)
    desk.press("Ctrl+End")
    desk.write(" The port paid.")
    desk.press("Ctrl+Return")
    wait_for_stage(desk, Stage.SUBMITTED)


def approve(desk):
    sit_down(desk, "Daniel")
    walk_to(desk, "harbour-lamps")
    assert desk.can_read("The port paid.")
    desk.press("A")
    wait_for_newsroom(desk, Stage.APPROVED)
    command(desk, "harbour-lamps")
    wait_for_stage(desk, Stage.APPROVED)


def publish(desk):
    desk.press("Ctrl+Return")
    tab_to(desk, "Publish now")
    desk.press("Space")
    desk.wait(lambda: desk.opened_row().publication is Publication.LIVE)
    desk.settle()
    tab_to(desk, "Open page")
    desk.press("Space")
