"""Nobody but its desk sees an article under embargo: in no list, count, search, export; told of both newsrooms."""

from datetime import timedelta

import pytest

from cms.domain.errors import NotFound
from cms.domain.workflow import Stage
from cms.services.photos.library import Wording

# Tomas edits at another desk; Minji wrote it, Yuri looks after pictures at its desk.
OUTSIDE, INSIDE = "tomas", ("minji", "yuri", "daniel")


@pytest.fixture
def embargoed(as_, file_article):
    """An article under embargo for another hour, with a photo, in review."""
    file_article("quay", Stage.SUBMITTED)
    daniel = as_("daniel")
    until = daniel.connection.clock() + timedelta(hours=1)
    daniel.review.set_embargo("quay", until=until, reason="The ministry asked.")
    return "quay"


def looks_at(newsroom):
    """Every way to come across an article without knowing of it: what each finds."""
    reading = newsroom.reading
    return {
        "all articles": [row.slug for row in reading.articles()],
        "one desk": [row.slug for row in reading.articles(desks=frozenset({"world"}))],
        "the queue": [row.slug for row in reading.review_queue()],
        "the board": [card.row.slug for card in reading.board()],
        "the count": [desk.slug for desk in newsroom.people.desks() if desk.open_articles],
        "corrections": [one.slug for one in newsroom.correcting.requests()],
    }


@pytest.mark.parametrize(
    "ask",
    [
        lambda newsroom, slug: newsroom.reading.open(slug),
        lambda newsroom, slug: newsroom.reading.versions(slug),
        lambda newsroom, slug: newsroom.reading.version(slug, 1),
        lambda newsroom, slug: newsroom.reading.changes(slug),
        lambda newsroom, slug: newsroom.reading.history(slug),
        lambda newsroom, slug: newsroom.reading.editions(slug),
        lambda newsroom, slug: newsroom.reading.certificates(slug),
        lambda newsroom, slug: newsroom.notes.threads(slug),
        lambda newsroom, slug: newsroom.correcting.requests(slug),
        lambda newsroom, slug: newsroom.publishing.export(slug, "text"),
        lambda newsroom, slug: newsroom.publishing.export(slug, "json", as_proof=True),
    ],
)
def test_who_asks_for_it_by_name_is_told_there_is_no_such_article(as_, embargoed, ask):
    with pytest.raises(NotFound):
        ask(as_(OUTSIDE), embargoed)
    ask(as_("minji"), embargoed)


def test_no_list_board_or_count_of_another_desk_has_it(as_, embargoed):
    minji = as_("minji").correcting
    minji.log(embargoed, asked_by="Oh", wants="Do not print it.", received_on=minji.today())
    assert not any(looks_at(as_(OUTSIDE)).values())
    for login in INSIDE:
        assert all(looks_at(as_(login)).values()), login


def test_an_administrator_without_a_desk_sees_nothing_of_it_either(as_, embargoed):
    assert as_("root").reading.articles() == []


def test_when_it_is_lifted_everybody_sees_it(as_, embargoed):
    as_("daniel").review.lift_embargo(embargoed, reason="The ministry agrees.")
    assert as_(OUTSIDE).reading.open(embargoed).row.slug == embargoed


def test_an_open_ended_embargo_hides_it_too(as_, embargoed):
    as_("daniel").review.set_embargo(embargoed, until=None, reason="Until they call.")
    assert as_(OUTSIDE).reading.articles() == []


def test_where_a_photo_is_used_says_nothing_of_it(as_, file_article, library_photo):
    use = library_photo()
    file_article("hushed-up", Stage.DRAFT)
    as_("minji").photos.attach("hushed-up", use.photo_id, Wording())
    as_("daniel").review.set_embargo("hushed-up", until=None, reason="The ministry asked.")
    assert "hushed-up" not in str(as_(OUTSIDE).photos.library())
    assert "hushed-up" in str(as_("minji").photos.library())


def test_by_the_newsrooms_clock_it_appears_by_itself(as_, clock, file_article):
    file_article("quay", Stage.SUBMITTED)
    as_("daniel").review.set_embargo("quay", until=clock() + timedelta(hours=1), reason="As agreed.")
    assert as_(OUTSIDE).reading.articles() == []
    clock.forward(hours=1)
    assert [row.slug for row in as_(OUTSIDE).reading.articles()] == ["quay"]
