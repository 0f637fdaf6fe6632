"""Lists read out of rows that are known: the same as a look at the newsroom would find."""

from datetime import UTC, datetime, timedelta

import pytest

from cms.domain.lists import brought_up_to_date, is_on_its_way, latest_first, most_urgent_first
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def row(slug, *, minutes=0, **fields):
    """Return an article that was touched so many minutes past noon."""
    at = NOON + timedelta(minutes=minutes)
    known = {
        "article_id": slug,
        "slug": slug,
        "desk": "world",
        "language": "en",
        "stage": Stage.SUBMITTED,
        "publication": Publication.UNPUBLISHED,
        "version": 1,
        "live_version": None,
        "headline": slug,
        "byline": "",
        "author": "minji",
        "author_name": "Minji",
        "words": 1,
        "characters": 1,
        "photos": 0,
        "problems": 0,
        "stage_at": NOON,
        "saved_at": at,
        "saved_by_name": "Minji",
    }
    return ArticleRow(**known | fields)


def slugs(rows):
    """Return what the articles are called, in their order."""
    return [one.slug for one in rows]


def test_what_was_touched_last_stands_first_and_equals_by_slug():
    rows = [row("b"), row("a"), row("late", minutes=5), row("moved", stage_at=NOON + timedelta(minutes=9))]
    assert slugs(latest_first(rows)) == ["moved", "late", "a", "b"]


def test_the_end_of_an_embargo_goes_before_a_deadline_and_that_before_waiting_long():
    soon = NOON + timedelta(hours=1)
    rows = [
        row("waits"),
        row("due", deadline_at=soon),
        row("embargoed", has_embargo=True, embargo_until=soon, stage_at=NOON + timedelta(minutes=1)),
        row("waits-longer", stage_at=NOON - timedelta(hours=1)),
    ]
    assert slugs(most_urgent_first(rows)) == ["embargoed", "due", "waits-longer", "waits"]


def test_a_changed_article_takes_its_new_place_and_the_others_stay():
    known = [row("a", minutes=3), row("b", minutes=2), row("c", minutes=1)]
    found = [row("c", minutes=4)]
    assert slugs(brought_up_to_date(known, frozenset({"c"}), found)) == ["c", "a", "b"]


def test_an_article_that_may_be_seen_no_longer_goes():
    known = [row("a"), row("b")]
    assert slugs(brought_up_to_date(known, frozenset({"b"}), [])) == ["a"]


@pytest.mark.parametrize(
    ("fields", "is_"),
    [
        ({"stage": Stage.DRAFT}, True),
        ({"stage": Stage.SPIKED}, False),
        ({"stage": Stage.APPROVED, "publication": Publication.LIVE}, False),
    ],
)
def test_what_is_spiked_or_was_published_is_not_on_its_way(fields, is_):
    assert is_on_its_way(row("a", **fields)) is is_
