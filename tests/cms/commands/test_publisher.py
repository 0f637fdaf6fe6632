"""`copydesk publisher run`: publishes what is due, once, and says loudly what is late or cannot be published."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from cms.domain.workflow import Publication, Stage


@pytest.fixture
def overdue(newsroom, file_article, clock):
    """An article that was to be published an hour ago, by this computer's clock."""
    clock.now = datetime.now(UTC) - timedelta(hours=3)
    file_article("quay", Stage.APPROVED, Publication.SCHEDULED)
    return "quay"


def test_what_is_due_is_published_and_late_is_said_on_standard_error(copydesk, overdue):
    ran = copydesk("publisher", "run", "--once", login="daniel")
    assert ran.code == 0
    assert ran.out.startswith("quay: published version 2, scheduled for ")
    assert ran.err.startswith("LATE: quay was published 60 min after ")
    assert copydesk("article", "show", "quay", "--json").json["publication"] == "live"


def test_the_second_run_finds_nothing_to_do(copydesk, overdue):
    copydesk("publisher", "run", "--once", login="daniel")
    again = copydesk("publisher", "run", "--once", "--json", login="sora")
    assert (again.code, again.json) == (0, [])


def test_in_json_each_schedule_says_what_became_of_it(copydesk, overdue):
    (fired,) = copydesk("publisher", "run", "--once", "--json", login="daniel").json
    assert (fired["slug"], fired["version"], fired["published"], fired["late_minutes"]) == (
        "quay",
        2,
        True,
        60,
    )
    assert fired["page"].endswith(".html")


def test_what_a_hold_forbids_is_not_published_and_ends_with_code_1(copydesk, overdue):
    words = ("article", "hold", "set", "quay", "legal", "--reason", "Names.")
    copydesk(*words, login="daniel")
    ran = copydesk("publisher", "run", "--once", login="daniel")
    assert ran.code == 1
    assert ran.err.startswith("NOT PUBLISHED: quay, scheduled for ")
    assert "the lawyer’s clearance" in ran.err


def test_a_reporter_publishes_nothing(copydesk, overdue, newsroom_file):
    assert copydesk("publisher", "run", "--once", "--json", login="minji").json == []
    with sqlite3.connect(newsroom_file) as database:
        assert database.execute("SELECT count(*) FROM edition").fetchone() == (0,)
    database.close()
