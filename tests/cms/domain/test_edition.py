"""An edition as it is kept: what is stored is what readers got."""

import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType
from cms.domain.edition import (
    Notice,
    NoticeKind,
    PublishedAuthor,
    PublishedBlock,
    PublishedEdition,
    PublishedMark,
    PublishedPhoto,
    PublishedRendition,
    from_json,
    published_blocks,
    to_json,
)

times = st.datetimes(timezones=st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m))))
counts = st.integers(0, 10_000)
editions = st.builds(
    PublishedEdition,
    **dict.fromkeys(("edition_id", "article_id", "slug", "desk_slug", "desk_name", "language"), st.text()),
    **dict.fromkeys(("headline", "subheadline", "summary", "byline", "dateline"), st.text()),
    first_published_at=times,
    published_at=times,
    is_retracted=st.booleans(),
    blocks=st.lists(
        st.builds(
            PublishedBlock,
            text=st.text(),
            type=st.sampled_from(BlockType),
            marks=st.lists(
                st.builds(PublishedMark, counts, counts, st.sampled_from(MarkType), st.text()), max_size=3
            ).map(tuple),
            depth=counts,
            photo_id=st.text(max_size=3),
            card=st.none() | st.builds(LinkCard, st.text(), st.text(), st.text()),
        ),
        max_size=4,
    ).map(tuple),
    photos=st.lists(
        st.builds(
            PublishedPhoto,
            renditions=st.lists(st.builds(PublishedRendition), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    authors=st.lists(st.builds(PublishedAuthor), max_size=2).map(tuple),
    notices=st.lists(
        st.builds(Notice, kind=st.sampled_from(NoticeKind), text=st.text(), at=times), max_size=2
    ).map(tuple),
    translations=st.lists(st.tuples(st.text(), st.text()), max_size=2).map(tuple),
)


@given(editions)
def test_edition_read_back_is_the_edition_that_was_kept(edition):
    assert from_json(json.loads(json.dumps(to_json(edition)))) == edition


@given(editions)
def test_kept_edition_is_the_same_before_and_after_the_database(edition):
    assert json.loads(json.dumps(to_json(edition))) == to_json(edition)


def test_time_without_a_zone_is_never_published():
    with pytest.raises(ValueError, match="zone"):
        Notice(kind=NoticeKind.UPDATE, text="", at=datetime(2026, 3, 4))  # noqa: DTZ001 (that is the point)


def test_edition_of_a_later_schema_is_not_guessed_at():
    with pytest.raises(ValueError, match="schema 99"):
        from_json({"schema": 99})


def test_published_body_keeps_words_marks_and_levels():
    body = (
        Block(BlockType.LIST_ITEM, "Ferry talks", (Mark(0, 5, MarkType.LINK, "https://example.org"),), 1),
    )
    assert published_blocks(body) == (
        PublishedBlock(
            type=BlockType.LIST_ITEM,
            text="Ferry talks",
            marks=(PublishedMark(0, 5, MarkType.LINK, "https://example.org"),),
            depth=1,
        ),
    )
