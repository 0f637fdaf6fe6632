"""Step 2: a new article is started and written; what is typed is saved as it happens, and no crash loses a word."""

import contextlib
import signal
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def start_article(desk, slug="harbour-lights-return"):
    desk.press("Ctrl+N")
    desk.write(slug)
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == slug)
    desk.settle()


def find(desk, slug):
    """Go to an article by its slug."""
    desk.press("Ctrl+K")
    desk.write(slug)
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == slug)
    desk.settle()


def test_a_new_article_is_written_from_headline_to_body(desk):
    start_article(desk)
    desk.write("Harbour lights return")
    desk.press("Return")
    desk.write("Six dark winters end")
    desk.rewrite("Byline", "By Park Min-ji")
    desk.press("Return")
    desk.write("MARROW BAY")
    desk.press("Return")
    desk.write("The lamps were lit on Monday.\nFerries answered.")
    text = desk.window.page.text()
    assert (text.headline, text.subheadline) == ("Harbour lights return", "Six dark winters end")
    assert (text.byline, text.dateline) == ("By Park Min-ji", "MARROW BAY")
    assert text.plain_body == "The lamps were lit on Monday.\n\nFerries answered."


def test_korean_is_composed_letter_by_letter(desk):
    start_article(desk)
    desk.click_into("Headline")
    desk.compose("누리항")
    desk.press("Space")
    desk.compose("불")
    desk.click_into("Body")
    desk.compose("등대에 다시 불이 켜졌다")
    desk.write(".")
    text = desk.window.page.text()
    assert (text.headline, text.plain_body) == ("누리항 불", "등대에 다시 불이 켜졌다.")


def test_the_status_bar_says_where_the_words_are(desk):
    start_article(desk)
    desk.click_into("Body")
    desk.write("The lamps")
    desk.wait(lambda: desk.status.startswith("Saved on this computer "))
    desk.wait_until_saved()
    assert desk.can_read("2 words")


def test_a_syllable_being_composed_is_not_lost_when_another_article_is_opened(desk):
    start_article(desk)
    desk.click_into("Body")
    desk.compose("켜졌다", is_finished=False)
    article_id = desk.app.writing.article_id
    desk.open_article("Three Dishes")
    kept = desk.app.newsroom.syncing.open(article_id)
    assert kept.text.plain_body == "켜졌다"


def test_closing_asks_nothing_and_keeps_every_word(open_window, newsroom_file):
    desk = open_window(newsroom_file)
    start_article(desk)
    desk.click_into("Body")
    desk.write("Written and left at once")
    desk.window.close()
    assert not desk.window.isVisible()
    again = open_window(newsroom_file)
    find(again, "harbour-lights-return")
    assert again.window.page.text().plain_body == "Written and left at once"


def test_three_crashes_in_the_middle_of_typing_lose_no_acknowledged_word(
    newsroom_file, tmp_path, open_window
):
    for moment in (0.05, 0.45, 0.52):
        acknowledged = _type_until_killed(newsroom_file, tmp_path, moment)
        desk = open_window(newsroom_file)
        find(desk, "lamps-to-kill")
        words = desk.window.page.text().plain_body.split()
        assert words == [f"w{number}" for number in range(1, len(words) + 1)]
        assert len(words) >= acknowledged > 0
        assert desk.window.page.body.hasFocus()
        assert desk.window.page.caret.offset == len(desk.window.page.text().plain_body)
        desk.window.close()


def _type_until_killed(newsroom_file, folder, moment):
    """Let a window be typed in, and kill it a *moment* after it said for the fourth time that the words are safe."""
    program = [
        sys.executable,
        "-m",
        "tests.journeys.window_to_kill",
        str(newsroom_file),
        str(folder),
        "lamps-to-kill",
    ]
    with subprocess.Popen(program, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as window:
        said = [int(window.stdout.readline()) for _ in range(4)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            window.wait(moment)
        window.kill()
        said += [int(line) for line in window.stdout]
    assert window.returncode == -signal.SIGKILL
    return said[-1]
