"""Every sheet about people and desks fits a small window, and in Korean has no English on it."""

import contextlib
import re

import pytest

from tests.journeys.test_people_in_a_file import ADMIN, lines
from tests.journeys.what_fits import misfits
from tests.journeys.words_in_sight import english_in
from ui.shell.window import SMALLEST


def assert_fits(desk):
    """Qt lays out in several passes; what does not fit then stays so."""
    with contextlib.suppress(desk._bot.TimeoutError):
        desk._bot.waitUntil(lambda: misfits(desk) == [], timeout=3000)
    assert misfits(desk) == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_sheet_fits_a_small_window(open_window, newsroom_file, language):
    desk = open_window(newsroom_file, ADMIN, language=language)
    desk.window.resize(*SMALLEST)
    desk.app.go("people")
    desk.wait(lambda: bool(lines(desk)))
    page = desk.window.staff
    assert_fits(desk)
    shown = [
        lambda: page.show_person("sejin"),
        lambda: page._ask_for_password("sejin"),
        lambda: page.tell_password("sejin", "kfod-m3pa-tz7h-wqxn", is_new=True),
        lambda: page._ask_for_invite("sejin"),
        page._back_to_person,
        page.ask_for_new,
        lambda: page.person.refuse("A sentence that says why it was not done.", "login"),
        lambda: page.set_hindrance(
            "The newsroom does not answer. Nothing can be changed here until it does."
        ),
    ]
    for show in shown:
        show()
        desk.breathe()
        assert_fits(desk)
    page.person.left.emit()
    page._show_kind("desks")
    page.show_desk("world")
    assert_fits(desk)
    page.ask_for_new()
    assert_fits(desk)


def test_a_korean_window_has_no_english_on_any_sheet(open_window, newsroom_file):
    desk = open_window(newsroom_file, ADMIN, language="ko")
    desk.app.go("people")
    desk.wait(lambda: bool(lines(desk)))
    page = desk.window.staff
    shows = [
        lambda: page.show_person("sejin"),
        lambda: page.person.offboarding_asked.emit("minji"),
        lambda: page._ask_for_password("sejin"),
        lambda: page.tell_password("sejin", "2345-2345-2345-2345", is_new=True),
        lambda: page._open(page.invite),
        page._back_to_person,
        page.ask_for_new,
        page.person.primary.click,
        lambda: page.show_person("sejin"),
        lambda: page._show_kind("desks"),
        lambda: page.show_desk("world"),
        page.ask_for_new,
    ]
    slugs = {desk_.slug for desk_ in desk.app.newsroom.people.desks()}
    for show in shows:
        show()
        desk.settle()
        assert {text for text in english_in(desk) if not _of_desks(text, slugs)} == set()


def _of_desks(text, slugs):
    """Whether all that is Latin in *text* are short names of desks."""
    return set(re.findall(r"[A-Za-z]{2,}", text)) <= slugs
