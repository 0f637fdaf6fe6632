"""In a language whose sentences are longer by two fifths, and in one that is read from the right, everything fits."""

import contextlib
import math

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator

from tests.journeys.test_step_5_review import CHIPS, DISHES, GRAIN
from tests.journeys.what_fits import misfits
from ui.shell.side_panes import Pane
from ui.shell.window import SMALLEST, USUAL

PLACES = ("mine", "review", "published", "all", "photos")
SIZES = pytest.mark.parametrize("size", [USUAL, SMALLEST], ids=["usual", "smallest"])


class Lengthened(QTranslator):
    """Makes of each text one that is longer by two fifths, in words of a few letters; places stay as they are."""

    def isEmpty(self):  # noqa: N802 - Qt's name
        return False

    def translate(self, _context, source, _disambiguation=None, _number=-1):
        more = math.ceil(0.4 * len(source))
        return source + (" loren" * (more // 6 + 1))[: more + 1].rstrip() if source.strip() else source


@pytest.fixture
def longer(qapp):
    """Let all that is worded from now on be longer."""
    words = Lengthened(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.fixture
def mirrored(qapp):
    """Let the program read from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def walk(open_window, newsroom_file):
    """Walk through the main screens at a size, and return what does not fit, by screen."""

    def walk_(size):
        desk = open_window(newsroom_file, "daniel", size=size)
        found = {}
        for screen, show in screens(desk):
            show()
            desk.settle()
            # Qt lays out in several passes; what does not fit then stays so.
            with contextlib.suppress(desk._bot.TimeoutError):
                desk._bot.waitUntil(lambda: misfits(desk) == [], timeout=3000)
            if unfit := misfits(desk):
                found[screen] = unfit
        return desk, found

    return walk_


def screens(desk):
    window = desk.window

    def open_(place, headline):
        desk.app.go(place)
        desk.open_article(headline)

    for place in PLACES:
        yield place, lambda place=place: desk.app.go(place)
    yield "an article", lambda: open_("all", DISHES)
    for pane in (Pane.PHOTO, Pane.CHECKS, Pane.NOTES, Pane.HISTORY, Pane.OUTLINE, Pane.STEPS):
        yield pane.value, lambda pane=pane: window.show_side(pane)
    yield "publication", lambda: desk.press("Ctrl+Return")
    yield "an article under review", lambda: open_("review", GRAIN)
    yield "a refusal", lambda: desk.press("Ctrl+Return")
    yield "a reason", window.review_bar.ask_reason
    yield "changes", lambda: (open_("review", CHIPS), desk.press("Ctrl+D"))
    yield "the palette", window.palette_.open_with
    yield "the page again", lambda: desk.press("Escape")


@SIZES
def test_longer_sentences_fit_into_the_main_screens(walk, longer, size):
    desk, found = walk(size)
    assert desk.window.top_bar.primary.text() == "Approve lor"
    assert not found, listed(found)


@SIZES
def test_read_from_the_right_the_main_screens_are_mirrored_and_fit(walk, mirrored, size):
    desk, found = walk(size)
    assert left_of(desk, desk.window.side) < left_of(desk, desk.window.middle) or desk.window.side.isHidden()
    assert left_of(desk, desk.window.middle) < left_of(desk, desk.window.sidebar)
    assert not found, listed(found)


def listed(found):
    return "\n".join(f"{screen}: {line}" for screen, lines in found.items() for line in lines)


def left_of(desk, part):
    return part.mapTo(desk.window, QPoint(0, 0)).x()
