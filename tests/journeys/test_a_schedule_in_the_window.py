"""An open window of an editor publishes what is due, and says loudly what is late or could not be published."""

import sqlite3
from datetime import UTC, datetime, timedelta

from cms.domain.workflow import Publication, Step
from tests.journeys.test_step_5_review import DISHES

SLUG = "dishes-map-faint-galaxies"


def set_back(file, **by):
    """Have a schedule lie in the past, as if no program had been open since: only time itself can do that."""
    with sqlite3.connect(file) as database:
        past = (datetime.now(UTC) - timedelta(**by)).strftime("%Y-%m-%d %H:%M:%S.%f")
        database.execute("UPDATE article SET scheduled_at = ? WHERE slug = ?", (past, SLUG))
    database.close()


def scheduled(desk):
    """The open article, to be published tomorrow."""
    desk.go_to("All articles")
    desk.open_article(DISHES)
    newsroom = desk.app.newsroom
    newsroom.publishing.schedule(SLUG, at=datetime.now(UTC) + timedelta(days=1))


def test_a_window_that_is_opened_late_publishes_and_says_how_late(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    scheduled(desk)
    set_back(newsroom_file, minutes=12, seconds=5)
    desk.app.desk_day.schedule_watch.look()
    desk.wait_for_words(f"“{SLUG}” was published 12 minutes late.")
    desk.wait(lambda: desk.opened_row().publication is Publication.LIVE)


def test_what_is_on_time_is_told_quietly(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    scheduled(desk)
    set_back(newsroom_file, seconds=1)
    desk.app.desk_day.schedule_watch.look()
    desk.wait(lambda: f"“{SLUG}” was published as scheduled." in desk.toasts)


def test_what_cannot_be_published_is_told_with_the_reason(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    scheduled(desk)
    desk.app.newsroom.review.set_hold(Step.SET_LEGAL, SLUG, reason="Names a minor.")
    set_back(newsroom_file, minutes=1)
    desk.app.desk_day.schedule_watch.look()
    desk.wait_for_words(
        f"“{SLUG}” was to be published and was not. The article waits for the lawyer’s clearance."
    )


def test_a_reporters_window_publishes_nothing(open_window, newsroom_file):
    editor = open_window(newsroom_file, "daniel", computer="other")
    scheduled(editor)
    editor.window.close()
    set_back(newsroom_file, minutes=1)
    desk = open_window(newsroom_file, "minji")
    desk.app.desk_day.schedule_watch.look()
    desk.settle()
    assert desk.app.newsroom.reading.open(SLUG).row.publication is Publication.SCHEDULED
