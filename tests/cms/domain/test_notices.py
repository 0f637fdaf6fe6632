"""What somebody is told of their own articles, and what nobody is shown of one under embargo."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.domain.notices import NewsKind, news_between
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def row(stage=Stage.SUBMITTED, **changed):
    made = ArticleRow(
        article_id="a1",
        slug="quay",
        desk="world",
        language="en",
        stage=stage,
        publication=Publication.UNPUBLISHED,
        version=2,
        live_version=None,
        headline="Ferry leaves",
        byline="",
        author="minji",
        author_name="Minji Kim",
        words=9,
        characters=50,
        photos=0,
        problems=0,
        stage_at=NOON,
        saved_at=NOON,
        saved_by_name="Minji Kim",
        kept_by="minji",
    )
    return replace(made, **changed)


def told(before, after, me="minji"):
    return news_between({before.article_id: before} if before else {}, [after], me)


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        (Stage.RETURNED, NewsKind.RETURNED),
        (Stage.APPROVED, NewsKind.APPROVED),
        (Stage.IN_REVIEW, NewsKind.CLAIMED),
    ],
)
def test_what_a_colleague_did_with_my_article_is_told(stage, kind):
    (news,) = told(row(), row(stage, return_reason="Who saw it?", claimed_by_name="Sora Lee"))
    assert (news.kind, news.headline) == (kind, "Ferry leaves")


def test_a_return_tells_its_reason_and_a_review_who_holds_it():
    assert told(row(), row(Stage.RETURNED, return_reason="Who saw it?"))[0].reason == "Who saw it?"
    claimed = row(Stage.IN_REVIEW, claimed_by="sora", claimed_by_name="Sora Lee")
    assert told(row(), claimed)[0].who == "Sora Lee"


def test_what_passes_to_me_is_told():
    (news,) = told(row(kept_by="jun", author="jun"), row(author="jun"))
    assert news.kind is NewsKind.ASSIGNED


def test_what_is_not_mine_what_stays_and_what_i_did_is_no_news():
    assert told(row(), row(Stage.APPROVED), me="jun") == ()
    assert told(row(Stage.APPROVED), row(Stage.APPROVED)) == ()
    assert told(row(), row(Stage.IN_REVIEW, claimed_by="minji")) == ()
    assert told(None, row(Stage.DRAFT)) == ()


@pytest.mark.parametrize("stage", [Stage.RETURNED, Stage.APPROVED, Stage.IN_REVIEW])
def test_an_embargoed_headline_is_never_part_of_the_news(stage):
    (news,) = told(row(has_embargo=True), row(stage, has_embargo=True))
    assert news.headline == ""
    assert "quay" not in str(news)
