"""No word once shown is lost: the journal and the newsroom are slow, and the writer goes on meanwhile."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QObject

from ui.work.runner import Lane

DRAFT, SLUG = "Lakeside Secretariat", "secretariat-backs-strait-talks"
ALT = "Alternative text"


class SlowLane:
    """A lane on which nothing is done until it is let go on; a job that waits there is a job like any other."""

    def __init__(self, desk, lane: Lane) -> None:
        self._gate = threading.Event()
        self._owner = QObject()
        desk.app.runner.run(self._gate.wait, owner=self._owner, lane=lane)

    def let_go(self) -> None:
        self._gate.set()


@pytest.fixture
def hold(desk) -> Iterator[Callable[[Lane], SlowLane]]:
    """Hold a lane; what is still held at the end is let go, so that the window can close."""
    held: list[SlowLane] = []

    def hold_(lane: Lane) -> SlowLane:
        held.append(SlowLane(desk, lane))
        return held[-1]

    yield hold_
    for lane in held:
        lane.let_go()


@pytest.fixture
def draft(desk):
    """The reporter's draft, its photograph in the inspector."""
    desk.open_article(DRAFT)
    desk.wait_until_saved()
    return desk


def alt(desk):
    return desk.field(ALT).toPlainText()


def wait_for_journal(desk):
    """Wait until all that was asked of the journal by now is done and answered."""
    done: list[None] = []
    desk.app.runner.run(lambda: None, owner=desk.window, then=done.append, lane=Lane.JOURNAL)
    desk.wait(lambda: bool(done))


def wait_unheard(until):
    """Wait without letting the window hear of anything."""
    end = time.monotonic() + 20
    while not until():
        assert time.monotonic() < end, "It never came to be."


def words_in_newsroom(desk):
    opened = desk.app.newsroom.reading.open(desk.app.writing.article_id)
    return opened.working_copy or opened.text


def test_a_letter_typed_while_a_version_is_being_made_of_the_others_stays(draft, hold):
    draft.rewrite(ALT, "A woman at a lecter")
    newsroom = hold(Lane.NEWSROOM)
    draft.press("Ctrl+S")
    wait_for_journal(draft)
    newsroom.let_go()
    # The version is made, and the window has not heard of it.
    wait_unheard(lambda: draft.app.newsroom.reading.open(SLUG).row.version == 2)
    draft.field(ALT).textCursor().insertText("n")
    draft.app.writing.finish_typing()
    draft.wait_until_saved()
    draft.app.writing.look_again()
    draft.settle()
    assert alt(draft) == "A woman at a lectern"
    opened = draft.app.newsroom.syncing.open(SLUG)
    assert (opened.text.photos[0].alt_text, opened.kept_aside) == ("A woman at a lectern", None)


def test_what_is_said_to_be_saved_is_what_was_typed_last_however_slow_the_journal_is(draft, hold):
    draft.rewrite(ALT, "A woman at a lecter")
    draft.wait_until_saved()
    journal = hold(Lane.JOURNAL)
    draft.click_into(ALT)
    draft.press("Ctrl+End")
    draft.write("n")
    draft.app.writing.finish_typing()
    draft.app.writing.send()
    draft.breathe()
    assert not draft.app.writing.is_sent
    journal.let_go()
    draft.wait_until_saved()
    assert words_in_newsroom(draft).photos[0].alt_text == "A woman at a lectern"


def test_the_inspector_takes_no_words_for_an_article_that_was_left(draft, hold):
    newsroom = hold(Lane.NEWSROOM)
    draft.app.writing.open(draft.app.newsroom.reading.open("dishes-map-faint-galaxies").row.article_id)
    draft.wait(lambda: not draft.app.writing.article_id)
    field = draft.field(ALT)
    assert field.isReadOnly()
    before = field.toPlainText()
    field.setFocus()
    draft.write("x")
    assert field.toPlainText() == before
    newsroom.let_go()
    draft.settle()


def test_a_syllable_begun_while_the_article_is_being_left_is_kept(draft, hold):
    before = alt(draft)
    journal = hold(Lane.JOURNAL)
    draft.click_into(ALT)
    draft.press("Ctrl+End")
    article_id = draft.app.writing.article_id
    draft.app.writing.leave(lambda: None)
    draft.compose("등", is_finished=False)
    journal.let_go()
    draft.wait(lambda: not draft.app.writing.article_id)
    draft.settle()
    assert draft.app.newsroom.syncing.open(article_id).text.photos[0].alt_text == before + "등"


def test_who_writes_about_one_photograph_is_not_led_to_another_that_arrives(draft, tmp_path):
    Image.new("RGB", (600, 400), "teal").save(tmp_path / "teal.jpg")
    draft.click_into(ALT)
    draft.press("Ctrl+A")
    draft.write("Written ")
    draft.drop(draft.window.page.tray, [tmp_path / "teal.jpg"])
    draft.wait(lambda: len(draft.window.page.photos) == 2)
    draft.write("on")
    assert [use.alt_text for use in draft.window.page.photos] == ["Written on", ""]
