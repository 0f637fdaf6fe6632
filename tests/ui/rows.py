"""Made-up rows for the tests and the gallery: newsroom people and articles that do not exist."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cms.domain.rows import ArticleRow, DeskRow, PersonRow
from cms.domain.workflow import Publication, Role, Stage

NOW = datetime(2026, 11, 23, 5, 41, 7, tzinfo=UTC)


def now() -> datetime:
    return NOW


def ago(minutes: int) -> datetime:
    return NOW - timedelta(minutes=minutes)


def article(article_id: str = "a1", minutes: int = 12, **changes: Any) -> ArticleRow:
    """A reporter's article as a list shows it; *minutes* since it got to its stage."""
    row = {
        "article_id": article_id,
        "slug": f"slug-{article_id}",
        "desk": "world",
        "language": "en",
        "stage": Stage.SUBMITTED,
        "publication": Publication.UNPUBLISHED,
        "version": 3,
        "live_version": None,
        "headline": "Harbour talks resume after a ten-day pause",
        "byline": "By Jae Park",
        "author": "jpark",
        "author_name": "Jae Park",
        "words": 412,
        "characters": 2_480,
        "photos": 0,
        "problems": 0,
        "stage_at": ago(minutes),
        "saved_at": ago(minutes),
        "saved_by_name": "Jae Park",
    }
    return ArticleRow(**{**row, **changes})


def articles_en() -> tuple[ArticleRow, ...]:
    """A review queue with every state in it."""
    live, retracted = Publication.LIVE, Publication.RETRACTED
    return (
        article("e1", 12, headline="Chipmakers lift Seoul shares to a six-week high after export figures"),
        article(
            "e2",
            4,
            headline="Envoys back a new round of talks on the northern ferry route amid rising tension",
            author_name="Min-ji Park",
            stage=Stage.IN_REVIEW,
            photos=1,
        ),
        article(
            "e3",
            95,
            headline="Forty days after the quake, evacuees wait for housing",
            author_name="Hana Sato",
            stage=Stage.RETURNED,
            photos=2,
            problems=1,
        ),
        article("e4", 8, headline="Parliament passes the revised press act", stage=Stage.DRAFT, problems=3),
        article(
            "e5",
            31,
            headline="River bridge to close for repairs this weekend",
            stage=Stage.APPROVED,
            author_name="Soo-jin Kim",
            photos=3,
            edited_by="daniel",
            edited_by_name="Daniel Weber",
        ),
        article(
            "e6",
            180,
            headline="Weather: cold wave warning for the mountain provinces",
            stage=Stage.APPROVED,
            publication=live,
            live_version=3,
            photos=1,
        ),
        article("e7", 3_000, headline="", stage=Stage.DRAFT, words=0),
        article(
            "e8",
            60 * 24 * 12,
            headline="Correction: trade figures for January",
            publication=retracted,
            live_version=2,
            author_name="Hyun-woo Yoon",
        ),
    )


def articles_ko() -> tuple[ArticleRow, ...]:
    """The same queue in Korean."""
    return (
        article(
            "k1",
            12,
            headline="반도체 강세에 코스피 상승 마감…수출 지표 호조",
            author_name="박지훈",
            language="ko",
        ),
        article(
            "k2",
            4,
            headline="긴장 속 북방 항로 회담 재개…각국 특사단 “대화로 이어진다면 환영”, 다음 주에 만나기로",
            author_name="박민지",
            stage=Stage.IN_REVIEW,
            photos=1,
            language="ko",
        ),
        article(
            "k3",
            95,
            headline="지진 40일, 주거 기다리는 이재민들",
            author_name="사토 하나",
            stage=Stage.RETURNED,
            photos=2,
            problems=1,
            language="ko",
        ),
        article(
            "k4",
            8,
            headline="언론중재법 개정안 국회 통과",
            stage=Stage.DRAFT,
            problems=3,
            author_name="최경호",
        ),
        article(
            "k5",
            31,
            headline="한강 다리 주말 보수로 전면 통제",
            stage=Stage.APPROVED,
            author_name="김수진",
            photos=3,
            edited_by="daniel",
            edited_by_name="이도현",
        ),
        article(
            "k6",
            180,
            headline="강원 산지 한파특보",
            stage=Stage.APPROVED,
            publication=Publication.LIVE,
            live_version=3,
            author_name="정하늘",
        ),
        article("k7", 3_000, headline="", stage=Stage.DRAFT, words=0, author_name="박민지"),
        article(
            "k8",
            60 * 24 * 12,
            headline="[정정] 1월 무역수지",
            publication=Publication.RETRACTED,
            live_version=2,
            author_name="윤현우",
        ),
    )


def desks() -> tuple[DeskRow, ...]:
    return (
        DeskRow("d1", "world", "World", "국제", is_solo=False, open_articles=12),
        DeskRow("d2", "politics", "Politics", "정치", is_solo=False, open_articles=9),
        DeskRow("d3", "business", "Business", "경제", is_solo=False, open_articles=5),
        DeskRow("d4", "culture", "Culture", "문화", is_solo=False, open_articles=2),
        DeskRow("d5", "sports", "Sports", "스포츠", is_solo=False),
    )


def person(login: str = "minji", **changes: Any) -> PersonRow:
    row = {
        "person_id": f"p-{login}",
        "login": login,
        "name": "Park Min-ji",
        "name_ko": "박민지",
        "byline": "By Park Min-ji",
        "language": "en",
        "is_admin": False,
        "is_active": True,
        "has_password": False,
        "roles": {"world": frozenset({Role.REPORTER})},
    }
    return PersonRow(**{**row, **changes})


def people() -> tuple[PersonRow, ...]:
    editor, duty = frozenset({Role.EDITOR}), frozenset({Role.DUTY_EDITOR})
    return (
        person(),
        person(
            "daniel", name="Daniel Weber", name_ko="다니엘 베버", roles={"world": editor, "politics": editor}
        ),
        person("sora", name="Han So-ra", name_ko="한소라", roles={"world": duty}),
        person("yuna", name="Kim Yu-na", name_ko="김유나", roles={"world": frozenset({Role.PICTURE_EDITOR})}),
        person("admin", name="Oh Se-jin", name_ko="오세진", is_admin=True, roles={}, has_password=True),
    )
