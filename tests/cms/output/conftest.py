"""Editions to make pages of: one in English with everything a page can hold, one in Korean, one retracted."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cms.body.model import BlockType, MarkType
from cms.domain.edition import (
    Notice,
    NoticeKind,
    PublishedAuthor,
    PublishedBlock,
    PublishedEdition,
    PublishedMark,
    PublishedPhoto,
    PublishedRendition,
    Site,
)
from cms.domain.workflow import EditionKind

KST = timezone(timedelta(hours=9))
MORNING = datetime(2026, 3, 4, 9, 30, tzinfo=KST)
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=KST)


def _renditions(photo_id: str) -> tuple[PublishedRendition, ...]:
    return tuple(
        PublishedRendition(width=width, height=width * 2 // 3, file_name=f"{photo_id}-{width}.jpg")
        for width in (320, 640, 1024, 2048)
    )


@pytest.fixture
def site() -> Site:
    return Site(name="The Harbour Post", language="en", base_url="https://news.example")


@pytest.fixture
def english() -> PublishedEdition:
    return PublishedEdition(
        edition_id="e1",
        article_id="a1",
        slug="ferry-talks",
        desk_slug="world",
        desk_name="World",
        language="en",
        headline="Island Ferry Talks Resume",
        subheadline="Both towns say an agreement is near",
        summary="Talks on the ferry have resumed.",
        byline="By Mina Seo",
        dateline="PORT ELLEN",
        blocks=(
            PublishedBlock(
                text="The two towns met on Tuesday.",
                marks=(
                    PublishedMark(4, 13, MarkType.STRONG),
                    PublishedMark(8, 17, MarkType.LINK, "https://example.org/towns"),
                ),
            ),
            PublishedBlock(type=BlockType.SUBHEADING, text="What is agreed"),
            PublishedBlock(type=BlockType.LIST_ITEM, text="Timetable"),
            PublishedBlock(type=BlockType.LIST_ITEM, text="Summer", depth=1),
            PublishedBlock(type=BlockType.NUMBERED_ITEM, text="Sign"),
            PublishedBlock(type=BlockType.QUOTE, text="We are close."),
            PublishedBlock(type=BlockType.PULL_QUOTE, text="Closer than ever."),
            PublishedBlock(type=BlockType.DIVIDER, text=""),
            PublishedBlock(text="Talks go on."),
        ),
        photos=(
            PublishedPhoto(
                photo_id="p1",
                position=1,
                caption="A delegate answers a question.",
                alt_text="A woman at a lectern",
                credit_line="AP=Associated Press",
                printed="▲ A delegate answers a question. ⓒAP=Associated Press",
                creator="Kim Doe",
                copyright="AP 2026",
                width=3000,
                height=2000,
                renditions=_renditions("p1"),
            ),
            PublishedPhoto(
                photo_id="p2",
                position=2,
                caption="The pier.",
                alt_text="A pier",
                credit_line="Port Ellen Council",
                printed="▲ The pier. ⓒPort Ellen Council",
                renditions=_renditions("p2"),
            ),
        ),
        authors=(PublishedAuthor(name="Mina Seo", profile_url="https://news.example/mina"),),
        first_published_at=MORNING,
        published_at=NOON,
        kind=EditionKind.CORRECTION,
        notices=(
            Notice(
                kind=NoticeKind.CORRECTION,
                text="The day was wrong.",
                at=NOON,
                changed=("headline", "body"),
                words_added=3,
                words_removed=1,
            ),
        ),
        translations=(("ko", "https://news.example/ferry-talks-ko/"),),
    )


@pytest.fixture
def korean() -> PublishedEdition:
    return PublishedEdition(
        edition_id="e2",
        article_id="a2",
        slug="ferry-talks-ko",
        desk_slug="gukje",
        desk_name="국제",
        language="ko",
        headline="섬 여객선 협상 재개",
        byline="서미나 기자",
        dateline="(포트엘런=하버포스트)",
        blocks=(PublishedBlock(text="두 마을이 화요일에 만났다."),),
        photos=(
            PublishedPhoto(
                photo_id="p3",
                position=1,
                caption="대표가 질문에 답하고 있다.",
                alt_text="연단에 선 여성",
                credit_line="AP=연합뉴스",
                printed="▲ 대표가 질문에 답하고 있다. ⓒAP=연합뉴스",
                renditions=_renditions("p3"),
            ),
        ),
        authors=(PublishedAuthor(name="서미나"),),
        first_published_at=MORNING,
        published_at=MORNING,
        translations=(("en", "https://news.example/ferry-talks/"),),
    )


@pytest.fixture
def retracted() -> PublishedEdition:
    return PublishedEdition(
        edition_id="e3",
        article_id="a1",
        slug="ferry-talks",
        desk_slug="world",
        desk_name="World",
        language="en",
        headline="Forged headline",
        summary="Forged summary",
        blocks=(PublishedBlock(text="Forged text"),),
        authors=(PublishedAuthor(name="Mina Seo"),),
        first_published_at=MORNING,
        published_at=NOON,
        kind=EditionKind.RETRACTION,
        notices=(Notice(kind=NoticeKind.RETRACTION, text="The document was forged.", at=NOON),),
        is_retracted=True,
    )


@pytest.fixture
def picture_source(tmp_path: Path) -> Callable[[str], Path]:
    """The newsroom's renditions: for each name a file of its own bytes, made when it is asked for."""
    folder = tmp_path / "renditions"
    folder.mkdir()

    def source(name: str) -> Path:
        path = folder / name
        if not path.exists():
            path.write_bytes(b"picture " + name.encode())
        return path

    return source
