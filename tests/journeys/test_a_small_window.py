"""At 960 by 600 pixels nothing scrolls sideways, nothing is cut off, nothing lies over its neighbour."""

import pytest

from tests.journeys.test_step_5_review import CHIPS, DISHES, GRAIN
from tests.journeys.what_fits import misfits
from ui.shell.side_panes import Pane
from ui.shell.window import SMALLEST


@pytest.fixture(params=["en", "ko"])
def small(request, open_window, newsroom_file):
    """Open a window as small as it gets, in either language."""

    def open_(login="daniel"):
        desk = open_window(newsroom_file, login, language=request.param)
        desk.window.resize(*SMALLEST)
        return desk

    return open_


def said(desk, english):
    """Return what the window calls it in its language."""
    return english if desk.app.language.code == "en" else desk.app.language.names_of(english)[1]


def test_a_window_that_begins_small_begins_with_its_page_uncovered(open_window, newsroom_file):
    desk = open_window(newsroom_file, size=SMALLEST)
    desk.open_article("Lakeside Secretariat")
    assert not desk.window.side.isVisible()


def test_every_place_fits(small):
    desk = small()
    for place in ("My articles", "Review queue", "Published", "All articles", "Photos"):
        desk.go_to(said(desk, place))
        assert misfits(desk) == []


def test_an_article_with_each_pane_floating_over_it_fits(small):
    desk = small()
    desk.go_to(said(desk, "All articles"))
    desk.open_article(DISHES)
    assert misfits(desk) == []
    for pane in (Pane.PHOTO, Pane.CHECKS, Pane.NOTES, Pane.HISTORY, Pane.OUTLINE):
        desk.window.show_side(pane)
        desk.settle()
        assert misfits(desk) == []
    desk.press("Ctrl+Return")
    assert misfits(desk) == []


def test_an_article_under_review_fits_with_everything_said_above_it(small):
    desk = small()
    desk.go_to(said(desk, "Review queue"))
    desk.open_article(GRAIN)
    assert misfits(desk) == []
    desk.press("Ctrl+Return")
    desk.wait(lambda: bool(desk.banner))
    assert misfits(desk) == []
    desk.window.review_bar.ask_reason()
    assert misfits(desk) == []
    desk.press("Escape")
    desk.press("Ctrl+D")
    desk.settle()
    assert misfits(desk) == []


@pytest.mark.parametrize("size", [SMALLEST, (1040, 600)])
def test_a_search_in_the_article_fits(small, size):
    desk = small()
    desk.window.resize(*size)
    desk.go_to(said(desk, "All articles"))
    desk.open_article(CHIPS)
    desk.press("Ctrl+H")
    desk.write("e")
    desk.press("Shift+Return")
    assert misfits(desk) == []


def test_text_of_twice_its_size_fits(small):
    desk = small()
    desk.go_to(said(desk, "All articles"))
    desk.open_article(CHIPS)
    try:
        for _ in range(8):
            desk.press("Ctrl+=")
        assert misfits(desk) == []
        for pane in (Pane.PHOTO, Pane.CHECKS, Pane.OUTLINE):
            desk.window.show_side(pane)
            desk.settle()
            assert misfits(desk) == []
        desk.press("Ctrl+H")
        assert misfits(desk) == []
    finally:
        desk.press("Ctrl+0")


def test_a_version_of_the_past_fits(small):
    desk = small()
    desk.go_to(said(desk, "All articles"))
    desk.open_article(CHIPS)
    desk.press("Ctrl+Shift+H")
    desk.settle()
    desk.window.history.version_chosen.emit(1)
    desk.settle()
    assert misfits(desk) == []


def test_the_panels_over_the_window_and_the_sheets_fit(small):
    desk = small("minji")
    desk.press("Ctrl+K")
    assert misfits(desk) == []
    desk.press("Escape")
    desk.press("F1")
    assert misfits(desk) == []
    desk.press("Escape")
    desk.press("Ctrl+N")
    desk.press("Return")
    assert misfits(desk) == []
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait(desk.window.sign_in.isVisible)
    assert misfits(desk) == []
