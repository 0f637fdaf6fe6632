"""The program is killed while somebody writes: the next window has every word, says so, and shows which are new."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.words_in_sight import english_in
from ui.review.changes_view import ChangesView

_PROJECT = Path(__file__).parents[2]


@pytest.fixture
def killed(newsroom_file, tmp_path):
    """Let somebody type in a program of its own, and kill it once it has said that three words are safe."""
    program = [sys.executable, "-m", "tests.journeys.window_to_kill"]
    with subprocess.Popen(
        [*program, str(newsroom_file), str(tmp_path), "lamps"],
        cwd=_PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        while not (line := window.stdout.readline()).startswith("safe") or int(line.split()[1]) < 3:
            assert line, "The program ended by itself."
        window.kill()


@pytest.fixture
def sit_down_again(open_window, newsroom_file, tmp_path):
    """Open the window at the same computer again."""

    def sit_down_again(language="en"):
        desk = open_window(newsroom_file, computer="killed", journal=tmp_path / "computer", language=language)
        desk.wait(lambda: desk.app.writing.opened is not None)
        desk.settle()
        return desk

    return sit_down_again


def test_after_a_crash_a_banner_says_what_is_new_and_shows_it_and_the_page_again(killed, sit_down_again):
    desk = sit_down_again()
    desk.wait(lambda: "Copydesk stopped while you were writing" in desk.banner)
    words = len(desk.window.page.text().plain_body.split())
    assert desk.banner.endswith(f"Since version 1: +{words} −0 words.")
    assert desk.window.page.body.hasFocus()
    desk.click("Show what is new")
    desk.wait(lambda: desk.window.is_in_the_middle(ChangesView))
    assert desk.can_read(f"Since version 1: +{words} −0 words")
    desk.click("Back to the article")
    assert desk.window.is_in_the_middle(type(desk.window.page))
    assert desk.banner == ""


def test_the_banner_is_worded_in_korean_and_gone_once_it_was_closed(killed, sit_down_again):
    desk = sit_down_again("ko")
    desk.wait(lambda: "쓰는 도중에 프로그램이 멈췄습니다" in desk.banner)
    assert english_in(desk) == set()
    desk.click("닫기")
    assert desk.banner == ""


def test_who_closed_the_window_is_told_of_no_crash(killed, sit_down_again):
    desk = sit_down_again()
    desk.wait(lambda: desk.banner != "")
    desk.click("Close")
    desk.write(" And on.")
    desk.window.close()
    again = sit_down_again()
    assert again.window.page.text().plain_body.endswith("And on.")
    assert again.banner == ""
