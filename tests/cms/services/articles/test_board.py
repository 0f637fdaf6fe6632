"""The board: what is under way, where it stands, and to where whoever looks may move it."""

from datetime import timedelta

import pytest

from cms.domain.moves import Column
from cms.domain.workflow import Publication, Stage, Step


@pytest.fixture
def column_of(as_):
    """Say in which column an article stands for somebody, and where they may move it."""

    def look(login, slug):
        card = next(card for card in as_(login).reading.board() if card.row.slug == slug)
        return card.column, card.moves

    return look


@pytest.mark.parametrize(
    ("stage", "column"),
    [
        (Stage.DRAFT, Column.DRAFT),
        (Stage.SUBMITTED, Column.SUBMITTED),
        (Stage.IN_REVIEW, Column.IN_REVIEW),
        (Stage.RETURNED, Column.RETURNED),
        (Stage.APPROVED, Column.APPROVED),
    ],
)
def test_an_article_stands_in_the_column_of_its_stage(file_article, column_of, stage, column):
    file_article("quay", stage)
    assert column_of("daniel", "quay")[0] is column


def test_what_waits_for_its_time_has_a_column_of_its_own(file_article, column_of):
    file_article("quay", Stage.APPROVED, Publication.SCHEDULED)
    assert column_of("daniel", "quay") == (Column.SCHEDULED, {Column.APPROVED: Step.UNSCHEDULE})


def test_what_readers_have_and_what_is_spiked_is_not_under_way(as_, file_article):
    file_article("gone", Stage.SPIKED)
    file_article("out", Stage.APPROVED)
    as_("daniel").publishing.publish("out")
    assert as_("daniel").reading.board() == []


def test_a_correction_of_what_readers_have_is_under_way(file_article, column_of):
    file_article("quay", Stage.SUBMITTED, Publication.LIVE)
    assert column_of("daniel", "quay")[0] is Column.SUBMITTED


def test_only_what_the_table_allows_this_person_is_offered(file_article, column_of):
    file_article("quay", Stage.SUBMITTED)
    assert column_of("minji", "quay")[1] == {Column.DRAFT: Step.RECALL}
    assert column_of("tomas", "quay")[1] == {}
    # Sora wrote part of it, so another editor must approve it.
    assert Column.APPROVED not in column_of("sora", "quay")[1]
    assert column_of("daniel", "quay")[1] == {
        Column.IN_REVIEW: Step.CLAIM,
        Column.RETURNED: Step.RETURN,
        Column.APPROVED: Step.APPROVE,
    }


def test_a_whole_board_says_the_same_as_each_opened_article(as_, file_article):
    file_article("quay", Stage.SUBMITTED)
    file_article("ferry", Stage.RETURNED)
    as_("hana").publishing.publish_urgent("quay", reason="Evacuation order.")
    as_("sora").drafting.save("ferry", as_("sora").reading.open("ferry").text)
    for login in ("minji", "sora", "hana", "yuri", "tomas"):
        for card in as_(login).reading.board():
            assert card.standing == as_(login).reading.open(card.row.slug).standing


def test_what_an_embargo_frees_first_stands_on_top(as_, clock, file_article):
    file_article("first", Stage.SUBMITTED)
    file_article("embargoed", Stage.SUBMITTED)
    as_("daniel").review.set_embargo("embargoed", until=clock() + timedelta(hours=1), reason="As agreed.")
    assert [card.row.slug for card in as_("daniel").reading.board()] == ["embargoed", "first"]


@pytest.mark.server
def test_on_a_server_the_board_is_the_same(shared_newsroom):
    shared_newsroom.file_article("quay", Stage.SUBMITTED)
    (card,) = shared_newsroom.as_("daniel").reading.board()
    assert (card.column, set(card.moves)) == (
        Column.SUBMITTED,
        {Column.IN_REVIEW, Column.RETURNED, Column.APPROVED},
    )
