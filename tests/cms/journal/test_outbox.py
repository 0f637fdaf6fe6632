"""What the newsroom refused late is told in the language of whoever reads it, after any restart."""

import sqlite3
from datetime import UTC, datetime

import pytest

from cms.domain.errors import NotAllowed
from cms.domain.problems import Blocked, Problem
from cms.domain.waiting import Waiting
from cms.journal.outbox import Outbox

ASKED = Waiting("a1", "Ferry", "submit", "c1", datetime(2026, 3, 1, tzinfo=UTC))
NO_CREDIT = Problem("credit", "Photo {position} has no credit.", "credit_line", 2, "p2", {"position": 2})
NO_HEADLINE = Problem("headline", "The article has no headline.", "headline")


@pytest.fixture
def outbox(tmp_path):
    def opened():
        return Outbox(tmp_path / "outbox.sqlite", newsroom_id="n1", login="minji")

    opened().put(ASKED)
    return opened


def test_a_refusal_is_kept_as_its_sentence_and_places(outbox):
    outbox().note_refusal(ASKED, NotAllowed("Only members of {desk} do that.", desk="World"))
    (kept,) = outbox().all()
    assert (kept.refusal.sentence, kept.refusal.places) == (
        "Only members of {desk} do that.",
        {"desk": "World"},
    )


def test_an_article_that_is_not_ready_keeps_each_of_its_problems(outbox):
    outbox().note_refusal(ASKED, Blocked((NO_CREDIT, NO_HEADLINE)))
    (kept,) = outbox().all()
    assert kept.refusal.problems == (NO_CREDIT, NO_HEADLINE)


def test_the_words_an_earlier_release_kept_are_told_as_they_are(outbox, tmp_path):
    with sqlite3.connect(tmp_path / "outbox.sqlite") as file:
        file.execute("UPDATE waiting SET refusal = 'Photo 2 has {no} credit.'")
    file.close()
    (kept,) = outbox().all()
    assert str(kept.refusal) == "Photo 2 has {no} credit."
